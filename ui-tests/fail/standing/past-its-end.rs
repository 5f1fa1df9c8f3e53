use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "order.faxed", allow(deprecated))]
struct Faxed;

#[derive(AuditEnum)]
#[audit(name = "Carrier", allow(deprecated))]
enum Carrier {
    Road,
    Zeppelin,
}

fn main() {}
