use cdl_runtime::prelude::*;

struct Name;

#[derive(AuditEvent)]
#[audit(event = "shop.priced")]
struct Priced {
    #[audit(display)]
    amount: Name,
    #[audit(as_str)]
    tags: Vec<Name>,
    #[audit(as_str)]
    method: Name,
}

fn main() {}
