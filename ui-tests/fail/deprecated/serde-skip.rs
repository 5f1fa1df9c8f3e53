#![deny(deprecated)]

use cdl_runtime::prelude::*;
use serde::Serialize;

#[derive(AuditEvent, Serialize)]
#[audit(event = "shop.everything")]
struct Everything<'a> {
    #[serde(skip)]
    a_string: &'a str,
    #[serde(skip)]
    #[redact(drop)]
    a_url: &'a str,
}

#[derive(AuditEvent, Serialize)]
#[audit(event = "auth.logout", allow(serde))]
struct Logout<'a> {
    #[serde(skip)]
    #[redact]
    user: &'a str,
}

fn main() {}
