use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.paid")]
struct Paid<'a> {
    order: &'a str,
    amount: Reason,
    #[redact(truncate)]
    reason: OnlyIf<Reason>,
}

struct Reason;

fn main() {}
