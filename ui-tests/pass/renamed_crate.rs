//! The runtime under another name, and behind a company's own crate.

use crate::written;

/// What a company's crate would re-export.
mod facade {
    pub(super) use ::cdl_runtime as audit;
}

#[derive(acme_audit::AuditEvent)]
#[audit(event = "auth.logout", crate = ::acme_audit)]
struct Renamed {
    #[redact(mask)]
    user: String,
}

#[derive(facade::audit::AuditEvent)]
#[audit(event = "auth.logout", crate = facade::audit)]
struct Behind {
    #[redact(mask)]
    user: String,
}

#[derive(acme_audit::AuditValue)]
#[audit(crate = ::acme_audit)]
struct Name(String);

#[derive(acme_audit::AuditEvent)]
#[audit(event = "auth.logout", crate = ::acme_audit)]
struct Named {
    #[redact(mask)]
    user: Name,
}

#[test]
fn the_runtime_may_have_another_name() {
    let audit = acme_audit::Audit::memory();
    Renamed {
        user: "usr_1".to_owned(),
    }
    .emit(&audit)
    .unwrap();
    assert_eq!(written(&audit), r#"{"user":"********"}"#);
    let audit = acme_audit::Audit::memory();
    let user = Name("usr_1".to_owned());
    Named { user }.emit(&audit).unwrap();
    assert_eq!(written(&audit), r#"{"user":"********"}"#);
    let audit = facade::audit::Audit::memory();
    Behind {
        user: "usr_1".to_owned(),
    }
    .emit(&audit)
    .unwrap();
    assert_eq!(written(&audit), r#"{"user":"********"}"#);
    assert_eq!(
        facade::audit::catalogue!(crate = facade::audit).name,
        "acme-shop"
    );
}
