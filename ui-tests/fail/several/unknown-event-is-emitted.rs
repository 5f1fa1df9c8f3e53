use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.refunds")]
struct Refund<'a> {
    #[redact]
    pan: &'a str,
    amount: i64,
}

fn main() -> Result<(), EmitError> {
    let audit = Audit::memory();
    let refund = Refund {
        pan: "4111111111111111",
        amount: 1200,
    };
    refund.success(&audit)?.wait()?;
    refund.failure(&audit)?;
    audit.emit(&refund)?;
    Ok(())
}
