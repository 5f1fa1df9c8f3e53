use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refund<'a> {
    #[redact]
    pan: &'a str,
    amount: i64,
}

mod billing {
    use super::*;

    #[derive(AuditEvent)]
    #[audit(event = "shop.refund")]
    pub struct Refund<'a> {
        #[redact(drop)]
        pan: &'a str,
        amount: i64,
        reason: Option<&'a str>,
    }

    #[derive(AuditEvent)]
    #[audit(event = "shop.refund", allow(twice))]
    pub struct Repaid {
        #[redact(drop)]
        pan: String,
        amount: i64,
    }
}

fn main() {}
