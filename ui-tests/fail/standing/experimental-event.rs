use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.scored")]
struct Scored;

fn main() {}
