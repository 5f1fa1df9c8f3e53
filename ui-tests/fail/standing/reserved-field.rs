use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.shipped")]
struct Shipped<'a> {
    order: &'a str,
    truck: &'a str,
}

fn main() {}
