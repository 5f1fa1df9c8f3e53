//! A declaration that a service's own macro writes.

use cdl_runtime::prelude::*;

use crate::written;

macro_rules! event {
    ($name:ident, $event:literal, $($field:ident: $ty:ty),*) => {
        #[derive(AuditEvent)]
        #[audit(event = $event)]
        struct $name {
            $($field: $ty,)*
        }
    };
}

event!(Everything, "shop.everything", a_bool: bool, an_i64: Option<i64>, strings: Vec<String>);

#[test]
fn types_from_a_macro_keep_their_meaning() {
    let audit = Audit::memory();
    Everything {
        a_bool: false,
        an_i64: Some(1),
        strings: vec![],
    }
    .emit(&audit)
    .unwrap();
    assert_eq!(
        written(&audit),
        r#"{"a_bool":false,"an_i64":1,"strings":[]}"#
    );
}

macro_rules! id {
    ($name:ident, $inner:ty) => {
        #[derive(AuditValue)]
        struct $name($inner);
    };
}

id!(Count, u32);
id!(Names, Vec<String>);

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Counted {
    a_u32: Count,
    strings: Names,
}

#[test]
fn newtypes_from_a_macro_are_values() {
    let audit = Audit::memory();
    Counted {
        a_u32: Count(7),
        strings: Names(vec!["a".to_owned()]),
    }
    .emit(&audit)
    .unwrap();
    assert_eq!(written(&audit), r#"{"a_u32":7,"strings":["a"]}"#);
}
