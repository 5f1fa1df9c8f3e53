use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything {
    labels: serde_json::Value,
    a_string: Option<serde_json::Map<String, serde_json::Value>>,
}

fn main() {}
