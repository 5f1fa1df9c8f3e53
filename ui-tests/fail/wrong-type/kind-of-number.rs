use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    a_u32: f64,
    an_i64: bool,
    a_bool: Option<u8>,
}

fn main() {}
