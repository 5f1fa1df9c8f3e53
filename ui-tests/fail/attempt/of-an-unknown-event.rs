use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.tranfser")]
struct Transfer {
    account: &'static str,
    amount: i64,
}

// Of the mistake above, and of nothing else, is told.
fn main() -> Result<(), EmitError> {
    let audit = Audit::memory();
    let event = Transfer {
        account: "usr_1",
        amount: 1,
    };
    let mut attempt = event.attempt(&audit)?;
    attempt.amount = 2;
    attempt.attempted().wait()?;
    attempt.success()?.wait()?;
    Ok(())
}
