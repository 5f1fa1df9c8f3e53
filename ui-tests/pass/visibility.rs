//! Emitters are as visible as the struct.

mod inner {
    use cdl_runtime::prelude::*;

    #[derive(AuditEvent)]
    #[audit(event = "shop.started")]
    pub(super) struct ForTheParent;

    #[derive(AuditEvent)]
    #[audit(event = "shop.started")]
    pub(in crate::visibility) struct ForAPath;

    #[derive(AuditEvent)]
    #[audit(event = "shop.started")]
    struct Private;

    pub(super) fn emit_private(audit: &Audit) -> Result<Receipt, EmitError> {
        Private.emit(audit)
    }
}

#[test]
fn emitters_are_reachable_where_the_struct_is() {
    let audit = cdl_runtime::Audit::memory();
    inner::ForTheParent.emit(&audit).unwrap();
    inner::ForAPath.emit(&audit).unwrap();
    inner::emit_private(&audit).unwrap();
    assert_eq!(audit.captured().len(), 3);
}
