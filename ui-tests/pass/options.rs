//! Options, in each of the ways in which the writer takes one.

use std::net::IpAddr;

use cdl_runtime::prelude::*;
use uuid::Uuid;

/// The writer takes some options as they are, a string through `as_deref`, and others by their value.
#[test]
fn an_option_is_written_as_its_value_is() {
    #[derive(AuditEvent)]
    #[audit(event = "shop.everything")]
    struct Present {
        a_bool: bool,
        an_i32: i32,
        an_i64: i64,
        a_u32: u32,
        a_u64: u64,
        an_f64: f64,
        a_string: &'static str,
        #[redact]
        a_text: String,
        a_uuid: Uuid,
        an_ip: IpAddr,
        a_url: &'static String,
        #[redact]
        an_email: &'static str,
    }

    #[derive(AuditEvent)]
    #[audit(event = "shop.everything")]
    struct Optional {
        a_bool: Option<bool>,
        an_i32: Option<i32>,
        an_i64: Option<i64>,
        a_u32: u32,
        a_u64: Option<u64>,
        an_f64: Option<f64>,
        a_string: Option<&'static str>,
        #[redact]
        a_text: Option<String>,
        a_uuid: Option<Uuid>,
        an_ip: Option<IpAddr>,
        a_url: Option<&'static String>,
        #[redact]
        an_email: Option<&'static str>,
    }

    let url: &'static String = Box::leak(Box::new("https://shop.example/".to_owned()));
    let audit = Audit::memory();
    let address = IpAddr::from([203, 0, 113, 9]);
    let present = Present {
        a_bool: true,
        an_i32: -3,
        an_i64: 4,
        a_u32: 5,
        a_u64: 6,
        an_f64: 0.5,
        a_string: "longer than eight",
        a_text: "longer than sixteen characters".to_owned(),
        a_uuid: Uuid::nil(),
        an_ip: address,
        a_url: url,
        an_email: "robin@shop.example",
    };
    present.emit(&audit).unwrap();
    let optional = Optional {
        a_bool: Some(true),
        an_i32: Some(-3),
        an_i64: Some(4),
        a_u32: 5,
        a_u64: Some(6),
        an_f64: Some(0.5),
        a_string: Some("longer than eight"),
        a_text: Some("longer than sixteen characters".to_owned()),
        a_uuid: Some(Uuid::nil()),
        an_ip: Some(address),
        a_url: Some(url),
        an_email: Some("robin@shop.example"),
    };
    optional.emit(&audit).unwrap();
    let absent = Optional {
        a_bool: None,
        an_i32: None,
        an_i64: None,
        a_u32: 5,
        a_u64: None,
        an_f64: None,
        a_string: None,
        a_text: None,
        a_uuid: None,
        an_ip: None,
        a_url: None,
        an_email: None,
    };
    absent.emit(&audit).unwrap();
    let captured = audit.captured();
    assert_eq!(captured[0].fields, captured[1].fields);
    assert_eq!(captured[2].fields, serde_json::json!({ "a_u32": 5 }));
}
