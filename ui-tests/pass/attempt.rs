//! Attempts: guards of events that borrow, that are generic, and of each delivery.

use cdl_runtime::prelude::*;
use cdl_runtime::value::Text;

#[derive(AuditEvent)]
#[audit(event = "shop.transfer")]
struct Transfer<'a, T, const N: usize = 1>
where
    T: Text,
{
    #[redact]
    account: T,
    amount: i64,
    reference: Option<&'a str>,
}

#[derive(AuditEvent)]
#[audit(event = "shop.probed")]
pub(crate) struct Probed;

/// A guard has a name, so that it can be kept and handed on.
struct Job<'a> {
    attempt: Attempt<Transfer<'a, String>>,
    reference: &'a str,
}

impl Job<'_> {
    fn run(mut self) -> Result<Pending, EmitError> {
        self.attempt.reference = Some(self.reference);
        self.attempt.account.push('2');
        self.attempt.success()
    }
}

#[test]
fn an_attempt_is_kept_handed_on_and_ended() -> Result<(), EmitError> {
    let audit = Audit::memory();
    let reference = String::from("r-1");
    let event = Transfer {
        account: String::from("usr_"),
        amount: 1,
        reference: None,
    };
    let attempt = event.attempt(&audit)?;
    let _on_disk: Receipt = attempt.attempted().wait()?;
    let job = Job {
        attempt,
        reference: &reference,
    };
    job.run()?.wait()?;
    let outcomes: Vec<_> = audit
        .captured()
        .into_iter()
        .map(|event| (event.outcome, event.fields["reference"].clone()))
        .collect();
    assert_eq!(
        outcomes,
        [
            (Some("attempted".to_owned()), serde_json::Value::Null),
            (Some("success".to_owned()), "r-1".into())
        ]
    );
    Ok(())
}

#[test]
fn a_best_effort_attempt_cannot_be_refused() {
    let audit = Audit::memory();
    let attempt: Attempt<Probed> = Probed.attempt(&audit);
    let () = attempt.success();
    Probed.unknown(&audit);
    assert_eq!(audit.captured().len(), 3);
}

#[test]
fn a_guard_goes_where_its_event_goes() {
    fn is_send<T: Send + Sync + 'static>() {}
    is_send::<Attempt<Transfer<'static, String>>>();
}
