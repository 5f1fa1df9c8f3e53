use cdl_runtime::prelude::*;

struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
