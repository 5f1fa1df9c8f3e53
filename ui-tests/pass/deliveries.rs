//! The emitter's answer follows from the catalogue.

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.started")]
struct Started;

#[derive(AuditEvent)]
#[audit(event = "shop.pinged")]
struct Pinged {}

#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refund<'a> {
    #[redact]
    pan: &'a str,
    amount: i64,
}

#[test]
fn each_delivery_has_its_answer() -> Result<(), EmitError> {
    let audit = Audit::memory();
    let receipt: Receipt = Started.emit(&audit)?;
    assert_eq!(receipt.ticket(), Some(0));
    let () = Pinged {}.emit(&audit);
    let pending: Pending = Refund {
        pan: "4111111111111111",
        amount: 1200,
    }
    .success(&audit)?;
    pending.wait()?;
    Ok(())
}

#[test]
fn an_event_without_outcomes_is_emitted_through_the_handle_too() -> Result<(), EmitError> {
    let audit = Audit::memory();
    let _receipt: Receipt = audit.emit(&Started)?;
    let () = audit.emit(&Pinged {});
    let names: Vec<_> = audit
        .captured()
        .into_iter()
        .map(|event| event.name)
        .collect();
    assert_eq!(names, ["shop.started", "shop.pinged"]);
    Ok(())
}
