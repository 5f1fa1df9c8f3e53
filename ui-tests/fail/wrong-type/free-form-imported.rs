use serde_json::Value;

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    a_string: Value,
}

fn main() {}
