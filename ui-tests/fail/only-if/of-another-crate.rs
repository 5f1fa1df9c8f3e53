use std::marker::PhantomData;

use cdl_runtime::{AuditEvent, prelude};

type Audit = prelude::Audit;

struct OnlyIf<T>(PhantomData<T>);

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
        reason: OnlyIf(PhantomData),
    };
    let _ = paid.failure(&audit, "because");
}
