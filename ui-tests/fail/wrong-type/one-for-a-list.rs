use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<'a> {
    strings: String,
    a_string: &'a [&'a str],
}

fn main() {}
