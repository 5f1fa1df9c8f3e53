use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refund<'a> {
    #[redact]
    pan: &'a str,
    amount: i64,
}

impl Refund<'_> {
    fn success(&self) -> bool {
        self.amount > 0
    }
}

fn main() {
    let refund = Refund {
        pan: "4111111111111111",
        amount: 1,
    };
    refund.success();
}
