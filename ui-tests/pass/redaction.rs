//! What is dropped or masked is never read, and slog sees redacted values only.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use cdl_runtime::prelude::*;
use cdl_runtime::value::Text;
use slog::{Drain, KV as _, Serializer};

use crate::written;

/// Reading it would be a fault of the derive.
struct Untouchable;

impl Text for Untouchable {
    fn text<'a>(&'a self, _: &'a mut cdl_runtime::value::Room) -> &'a str {
        panic!("a redacted value was read");
    }
}

#[derive(AuditEnum)]
#[audit(name = "ActorKind")]
enum ActorKind {
    User,
}

#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor {
    kind: ActorKind,
    #[redact(mask)]
    id: Untouchable,
    #[redact(drop)]
    email: Option<Untouchable>,
}

#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Masked {
    an_object: Actor,
    #[redact(mask)]
    an_email: Option<Untouchable>,
    #[redact(drop)]
    a_string: Untouchable,
}

#[test]
fn what_is_not_written_is_not_read() {
    let audit = Audit::memory();
    let masked = Masked {
        an_object: Actor {
            kind: ActorKind::User,
            id: Untouchable,
            email: Some(Untouchable),
        },
        an_email: Some(Untouchable),
        a_string: Untouchable,
    };
    masked.emit(&audit).unwrap();
    assert_eq!(
        written(&audit),
        r#"{"an_email":"********","an_object":{"id":"********","kind":"user"}}"#
    );
}

/// Keeps what a drain would print.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<String>>);

impl Drain for Printed {
    type Ok = ();
    type Err = slog::Error;

    fn log(&self, record: &slog::Record<'_>, _: &slog::OwnedKVList) -> slog::Result {
        record.kv().serialize(record, &mut self.clone())
    }
}

impl Serializer for Printed {
    fn emit_arguments(&mut self, key: slog::Key, value: &fmt::Arguments<'_>) -> slog::Result {
        let mut printed = self.0.lock().expect("nobody panics with it");
        Ok(write!(printed, "{key}={value} ")?)
    }
}

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

#[test]
fn an_slog_drain_sees_one_redacted_value() {
    let printed = Printed::default();
    let log = slog::Logger::root(printed.clone().fuse(), slog::o!());
    slog::info!(log, "somebody left"; Logout { user: "usr_1" });
    slog::info!(log, "somebody left"; "logout" => Logout { user: "usr_1" });
    let printed = printed.0.lock().unwrap();
    assert_eq!(
        *printed,
        r#"event={"name":"auth.logout","fields":{"user":"********"}} logout={"name":"auth.logout","fields":{"user":"********"}} "#
    );
}
