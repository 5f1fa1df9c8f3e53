#![deny(unused_must_use)]

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.transfer")]
struct Transfer {
    #[redact]
    account: &'static str,
    amount: i64,
}

const EVENT: Transfer = Transfer {
    account: "usr_1",
    amount: 1,
};

fn main() -> Result<(), EmitError> {
    let audit = Audit::memory();
    EVENT.attempt(&audit)?;
    Ok(())
}
