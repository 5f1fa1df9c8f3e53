use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.shipped")]
struct Shipped<'a> {
    order: &'a str,
    weather: Option<&'a str>,
}

fn main() {}
