use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    strings: Option<Vec<u32>>,
}

fn main() {}
