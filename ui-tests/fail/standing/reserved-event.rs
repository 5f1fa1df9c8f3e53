use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.wired")]
struct Wired;

fn main() {}
