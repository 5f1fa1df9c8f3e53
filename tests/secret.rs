//! The wrapper of secrets that services have: written in no form, by its name or behind another.
//!
//! What does not compile is in `ui-tests/fail/wrong-type/secret*.rs`.

use cdl_runtime::prelude::*;
use secrecy::SecretString;

type Password = SecretString;

const WORD: &str = "correct horse battery staple";

#[derive(AuditEvent)]
#[audit(event = "probe.secrets")]
struct Secrets<'a> {
    number: u64,
    #[redact(drop)]
    value: SecretString,
    #[redact(drop)]
    optional: Option<Password>,
    #[redact(drop)]
    displayed: &'a Password,
    #[redact(drop)]
    borrowed: Box<SecretString>,
}

#[test]
fn a_secret_is_dropped_by_its_name_and_behind_an_alias() {
    let audit = Audit::memory();
    let secrets = Secrets {
        number: 1,
        value: WORD.into(),
        optional: Some(WORD.into()),
        displayed: &WORD.into(),
        borrowed: Box::new(WORD.into()),
    };
    secrets.success(&audit).unwrap();
    drop(secrets.attempt(&audit).unwrap());
    for event in audit.captured() {
        assert_eq!(event.fields.to_string(), r#"{"number":1}"#);
    }
}

/// A mask reads nothing, so an alias that the derive cannot see through gives nothing away: the width is the
/// catalogue's. `docs/decisions/0015-a-mask-asks-for-no-type.md` says why that is not refused.
#[test]
fn a_mask_over_an_alias_of_a_secret_is_the_same_for_every_secret() {
    #[derive(AuditEvent)]
    #[audit(event = "value.redacted")]
    struct Masked {
        #[redact(mask)]
        user: Password,
        #[redact(mask)]
        note: Option<Password>,
    }
    let audit = Audit::memory();
    for word in ["", "x", WORD] {
        let (user, note) = (word.into(), Some(word.into()));
        Masked { user, note }.emit(&audit).unwrap();
    }
    let events = audit.captured();
    let fields: Vec<String> = events.iter().map(|it| it.fields.to_string()).collect();
    assert_eq!(fields[0], r#"{"note":"********","user":"********"}"#);
    assert!(
        fields.iter().all(|written| *written == fields[0]),
        "{fields:?}"
    );
}
