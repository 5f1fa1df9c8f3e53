use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.paid")]
struct Paid<'a> {
    order: &'a str,
    amount: i64,
    #[redact]
    reason: OnlyIf<&'a str>,
}

fn main() {
    let audit = Audit::memory();
    let paid = Paid {
        order: "o-1",
        amount: 5,
        reason: OnlyIf::new(),
    };
    let _ = paid.failure(&audit);
}
