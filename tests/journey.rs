//! An event from its struct to a proven line.

use std::time::Duration;

use cdl_runtime::Clock;
use cdl_runtime::prelude::*;
use serde_json::json;

use crate::support::{Durable, Mandatory, Queued, Redacted, Trail};

const REDACTED: Redacted<'static> = Redacted {
    user: "usr_1",
    email: "ann@example.org",
    name: "Ann Example",
    card: "4111111111111111",
    agent: "a browser",
    address: std::net::IpAddr::V4(std::net::Ipv4Addr::new(203, 0, 113, 9)),
    token: "s3cr3t",
    plain: "visible",
};

#[test]
fn a_closed_trail_is_verified_and_counts_its_events() {
    let trail = Trail::new();
    let audit = trail.start();
    for number in 0..10 {
        Queued { thread: 0, number }.emit(&audit).unwrap();
    }
    audit.close().unwrap();
    let report = trail.expect("VERIFIED");
    assert_eq!(report.events, 10);
}

#[test]
fn a_running_trail_is_live_and_sealed_up_to_the_flush() {
    let trail = Trail::new();
    let audit = trail.start();
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&audit)
    .unwrap();
    audit.flush(Duration::from_secs(5)).unwrap();
    let report = trail.expect("LIVE");
    assert_eq!(report.events, 1);
    audit.close().unwrap();
}

#[test]
fn a_durable_event_is_in_the_file_when_the_wait_is_over() {
    let trail = Trail::new();
    let audit = trail.start();
    for number in 0..3 {
        Durable { number }.emit(&audit).unwrap().wait().unwrap();
        assert_eq!(trail.lines("event").len() as u64, number + 1);
    }
    audit.close().unwrap();
}

#[test]
fn a_durable_event_can_be_awaited() {
    let trail = Trail::new();
    let audit = trail.start();
    let pending = Durable { number: 1 }.emit(&audit).unwrap();
    let receipt = block_on(pending).unwrap();
    assert_eq!(receipt.ticket(), Some(0));
    audit.close().unwrap();
}

#[test]
fn every_strategy_writes_its_own_form() {
    let audit = Audit::memory();
    REDACTED.emit(&audit).unwrap();
    let event = audit.captured().remove(0);
    assert_eq!(
        event.fields,
        json!({
            "user": event.fields["user"],
            "email": "a***@example.org",
            "name": "********",
            "card": "****1111",
            "agent": "a browser",
            "address": "203.0.113.0/24",
            "plain": "visible",
        })
    );
    let pseudonym = event.fields["user"].as_str().unwrap();
    let (prefix, tag) = pseudonym.split_at("hmac:k1:".len());
    assert_eq!((prefix, tag.len()), ("hmac:k1:", 22), "{pseudonym}");
}

#[test]
fn the_same_value_has_the_same_pseudonym_and_another_value_another() {
    let audit = Audit::memory();
    for user in ["usr_1", "usr_2", "usr_1"] {
        Redacted { user, ..REDACTED }.emit(&audit).unwrap();
    }
    let users: Vec<_> = audit
        .captured()
        .into_iter()
        .map(|event| event.fields["user"].clone())
        .collect();
    assert_eq!(users[0], users[2]);
    assert_ne!(users[0], users[1]);
}

#[test]
fn context_stands_in_its_order_and_inner_context_wins() {
    let audit = Audit::memory();
    let request = audit.with(
        Context::new()
            .tenant("acme")
            .correlation("outer")
            .trace("0af7651916cd43dd8448eb211c80319c"),
    );
    let inner = request.with(
        Context::new()
            .correlation("inner")
            .request("r-1")
            .span("b7ad6b7169203331"),
    );
    Queued {
        thread: 1,
        number: 2,
    }
    .emit(&inner)
    .unwrap();
    Queued {
        thread: 1,
        number: 3,
    }
    .emit(&audit)
    .unwrap();
    let events = audit.captured();
    let keys: Vec<_> = events[0]
        .event
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    assert_eq!(events[0].event["correlation_id"], "inner");
    assert_eq!(events[0].event["tenant"], "acme");
    for key in ["request_id", "trace_id", "span_id"] {
        assert!(keys.iter().any(|other| other == key), "{key} of {keys:?}");
    }
    assert!(events[1].event.get("tenant").is_none());
}

#[test]
fn an_event_that_occurred_before_says_when() {
    let audit = Audit::memory();
    let then = std::time::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&audit.with(Context::new().occurred_at(then)))
    .unwrap();
    assert_eq!(
        audit.captured()[0].event["occurred_at"],
        "2023-11-14T22:13:20.000000Z"
    );
}

#[test]
fn a_filter_keeps_out_what_is_below_it_and_never_a_mandatory_event() {
    let trail = Trail::new();
    let audit = trail
        .builder()
        .min_severity(Severity::Notice)
        .start()
        .unwrap();
    assert_eq!(
        Queued {
            thread: 0,
            number: 0
        }
        .emit(&audit)
        .unwrap()
        .ticket(),
        None
    );
    assert_eq!(Mandatory {}.emit(&audit).unwrap().ticket(), Some(0));
    audit.close().unwrap();
    let names: Vec<_> = trail
        .lines("event")
        .iter()
        .map(|line| line["event"]["name"].clone())
        .collect();
    assert_eq!(names, ["probe.mandatory"]);
}

#[test]
fn a_self_contained_trail_repeats_the_service_in_each_event() {
    let trail = Trail::new();
    let audit = trail
        .builder()
        .version("1.2.3")
        .environment("test")
        .self_contained(true)
        .start()
        .unwrap();
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&audit)
    .unwrap();
    audit.close().unwrap();
    let service = &trail.lines("event")[0]["event"]["service"];
    assert_eq!(
        *service,
        json!({"name": "tests", "version": "1.2.3", "instance": null, "environment": "test"})
    );
    trail.expect("VERIFIED");
}

#[test]
fn a_step_of_the_wall_clock_is_a_line_and_changes_no_verdict() {
    const DAY: i64 = 86_400_000_000;
    let trail = Trail::new();
    let clock = Clock::fixed(1_800_000_000_000_000);
    let audit = trail.builder().clock(clock.clone()).start().unwrap();
    for at in [
        1_800_000_000_000_000,
        1_800_000_000_000_000 + DAY,
        1_800_000_000_000_000 - DAY,
    ] {
        clock.set(at);
        Durable { number: 0 }.emit(&audit).unwrap().wait().unwrap();
    }
    audit.close().unwrap();
    trail.expect("VERIFIED");
    let steps: Vec<_> = trail
        .lines("clock")
        .iter()
        .map(|line| line["clock"]["after"].clone())
        .collect();
    assert_eq!(
        steps,
        ["2027-01-16T08:00:00.000000Z", "2027-01-14T08:00:00.000000Z"]
    );
}

#[test]
fn an_idle_trail_shows_signs_of_life_and_seals_them() {
    let trail = Trail::new();
    let audit = trail
        .builder()
        .heartbeat(Duration::from_millis(10))
        .start()
        .unwrap();
    // Each flush waits for the disk, so this is no busy loop; a trail without a heartbeat would go on for ever.
    while trail.lines("heartbeat").len() < 3 {
        audit.flush(Duration::from_secs(5)).unwrap();
    }
    audit.close().unwrap();
    trail.expect("VERIFIED");
}

#[test]
fn an_event_in_an_slog_record_is_redacted() {
    let written = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let drain = slog_json::Json::default(Shared(written.clone()));
    let log = slog::Logger::root(slog::Fuse(std::sync::Mutex::new(drain)), slog::o!());
    slog::info!(log, "seen"; &REDACTED);
    slog::info!(log, "seen"; "login" => &REDACTED);
    let text = String::from_utf8(written.lock().unwrap().clone()).unwrap();
    assert_eq!(text.matches("a***@example.org").count(), 2, "{text}");
    for raw in [
        "usr_1",
        "ann@example.org",
        "Ann Example",
        "4111111111111111",
        "203.0.113.9",
        "s3cr3t",
    ] {
        assert!(!text.contains(raw), "{raw} in {text}");
    }
}

struct Shared(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The smallest executor: parks this thread until it is woken.
fn block_on<F: Future>(future: F) -> F::Output {
    struct Unpark(std::thread::Thread);
    impl std::task::Wake for Unpark {
        fn wake(self: std::sync::Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = std::sync::Arc::new(Unpark(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            std::task::Poll::Ready(output) => return output,
            std::task::Poll::Pending => std::thread::park(),
        }
    }
}
