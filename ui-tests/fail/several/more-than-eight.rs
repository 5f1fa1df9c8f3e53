use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    one: u8,
    two: u8,
    three: u8,
    four: u8,
    five: u8,
    six: u8,
    seven: u8,
    eight: u8,
    nine: u8,
    ten: u8,
}

fn main() {}
