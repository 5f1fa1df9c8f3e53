//! The straight line without the derives: a hand-written event, from emit to sealed bytes.

use std::time::Duration;

use crate::__private::{self as door, EncodeFields, Writer};
use crate::{Audit, Delivery, Descriptor, Moment, Schema, Severity};

pub(crate) struct Ping<'a> {
    pub(crate) user: &'a str,
    pub(crate) count: u64,
}

static DESCRIPTOR: Descriptor = Descriptor {
    name: "test.ping",
    fingerprint: "00",
    mandatory: false,
    delivery: Delivery::Queued,
    schema: Schema {
        text: "{\"name\":\"test.ping\"}",
        objects: &[],
    },
    before_time: "{\"name\":\"test.ping\",\"time\":\"",
};

static PING: Moment = Moment {
    tag: "",
    descriptor: &DESCRIPTOR,
    severity: Severity::Info,
    after_time: "\",\"severity\":\"info\",\"outcome\":\"success\"",
};

impl EncodeFields for Ping<'_> {
    fn encode_fields(&self, writer: &mut Writer<'_>) {
        writer.raw("\"user\":");
        writer.text(self.user, 0);
        writer.raw(",\"count\":");
        writer.u64(self.count);
    }
}

#[test]
fn an_event_becomes_a_line() {
    let audit = Audit::memory();
    for count in 0..3 {
        door::emit_queued(
            &audit,
            &PING,
            &Ping {
                user: "a\u{1b}\"\n",
                count,
            },
        )
        .unwrap();
    }
    let events = audit.captured();
    assert_eq!(events.len(), 3);
    assert_eq!(
        events[2].fields,
        serde_json::json!({"user": "a\u{1b}\"\n", "count": 2})
    );
    audit.close().unwrap();
    for (name, bytes) in audit.captured_segments() {
        println!("{name}\n{}", String::from_utf8(bytes).unwrap());
    }
    println!("{:?}", audit.health());
}

#[test]
fn a_trail_on_disk_goes_on_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        let audit = Audit::builder("shop")
            .keys(crate::Keys::for_tests())
            .trail(folder.path().join("trail"))
            .start()
            .unwrap();
        door::emit_queued(
            &audit,
            &PING,
            &Ping {
                user: "x",
                count: 7,
            },
        )
        .unwrap();
        audit.flush(Duration::from_secs(5)).unwrap();
        audit.rotate(Duration::from_secs(5)).unwrap();
        door::emit_queued(
            &audit,
            &PING,
            &Ping {
                user: "x",
                count: 7,
            },
        )
        .unwrap();
        audit.close().unwrap();
    }
    let mut names: Vec<_> = std::fs::read_dir(folder.path().join("trail"))
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names.len(), 6 + 3, "{names:?}");
}
