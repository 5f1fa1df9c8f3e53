#![deny(deprecated)]

use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.signin")]
struct SignIn;

fn main() {}
