#![deny(deprecated)]

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.shipped")]
struct Shipped<'a> {
    order: &'a str,
    carrier: Option<&'a str>,
}

fn main() {}
