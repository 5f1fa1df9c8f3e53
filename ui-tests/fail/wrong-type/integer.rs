use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    a_u32: u64,
    a_u64: Option<i64>,
    numbers: Vec<u128>,
}

fn main() {}
