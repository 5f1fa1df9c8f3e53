use std::collections::HashMap;

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.priced")]
struct Float {
    amount: f64,
}

#[derive(AuditEvent)]
#[audit(event = "shop.priced")]
struct Text<'a> {
    amount: &'a str,
    rates: Vec<f32>,
    limits: HashMap<String, u32>,
}

fn main() {}
