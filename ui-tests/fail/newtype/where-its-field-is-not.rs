use cdl_runtime::prelude::*;

#[derive(AuditValue)]
struct Count(u64);

struct Foreign;

#[derive(AuditValue)]
struct Unknown(Foreign);

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    a_u32: Count,
    a_string: Unknown,
    strings: Vec<Count>,
}

fn main() {}
