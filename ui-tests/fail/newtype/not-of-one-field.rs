use cdl_runtime::prelude::*;

#[derive(AuditValue)]
struct Money(i64, String);

#[derive(AuditValue)]
struct Named {
    first: String,
    last: String,
}

#[derive(AuditValue)]
struct Nothing;

#[derive(AuditValue)]
enum Method {
    Password,
}

#[derive(AuditValue)]
union Either {
    one: u32,
}

fn main() {}
