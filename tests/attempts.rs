//! An attempt ends in the trail however the work ends: with an outcome, or as `unknown`.

use std::fmt;
use std::future::{Future, pending};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::{self, Poll, Waker};
use std::time::Duration;

use cdl_runtime::prelude::*;
use cdl_runtime::{Captured, Failpoints};

use crate::support::{Queued, Trail};

#[derive(AuditEvent)]
#[audit(event = "probe.attempted")]
struct Work<D: fmt::Display> {
    #[audit(display)]
    text: D,
    count: Option<u64>,
}

#[derive(AuditEvent)]
#[audit(event = "probe.attempted.durable")]
struct DurableWork {
    number: u64,
}

#[derive(AuditEvent)]
#[audit(event = "probe.attempted.lossy")]
struct LossyWork {
    number: u64,
}

fn work(text: &str) -> Work<&str> {
    Work { text, count: None }
}

/// `attempted:info success:info`.
fn told(events: &[Captured]) -> String {
    let told = events.iter().map(|event| {
        let outcome = event.outcome.as_deref().unwrap_or("-");
        format!("{outcome}:{}", event.severity)
    });
    told.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_way_to_end_is_in_the_trail_once() {
    type Way = fn(Attempt<Work<&str>>);
    let ways: [(&str, Way); 7] = [
        ("success:info", |attempt| drop(attempt.success())),
        ("denied:error", |attempt| drop(attempt.denied())),
        ("unknown:error", |attempt| drop(attempt.unknown())),
        ("unknown:error", |attempt| drop(attempt)),
        ("unknown:error", |attempt| {
            fn early(_attempt: Attempt<Work<&str>>) -> Option<()> {
                None?;
                Some(())
            }
            assert_eq!(early(attempt), None);
        }),
        ("unknown:error", |attempt| {
            let panicked = catch_unwind(AssertUnwindSafe(move || {
                let _attempt = attempt;
                panic!("the work fell over");
            }));
            assert!(panicked.is_err());
        }),
        ("unknown:error", |attempt| {
            let ended = std::thread::scope(|scope| {
                let ended = scope.spawn(|| {
                    let _attempt = attempt;
                    panic!("the thread fell over");
                });
                ended.join()
            });
            assert!(ended.is_err());
        }),
    ];
    for (expected, way) in ways {
        let audit = Audit::memory();
        way(work("w").attempt(&audit).unwrap());
        assert_eq!(
            told(&audit.captured()),
            format!("attempted:info {expected}")
        );
        let health = audit.health();
        assert_eq!((health.offered, health.accepted), (2, 2));
    }
}

#[test]
fn what_is_known_only_at_the_end_is_set_before_it() {
    let audit = Audit::memory();
    let mut attempt = work("w").attempt(&audit).unwrap();
    assert_eq!(attempt.text, "w");
    attempt.count = Some(7);
    attempt.failure().unwrap();
    let fields: Vec<String> = audit
        .captured()
        .iter()
        .map(|event| event.fields.to_string())
        .collect();
    assert_eq!(fields, [r#"{"text":"w"}"#, r#"{"count":7,"text":"w"}"#]);
}

#[test]
fn a_cancelled_future_ends_as_unknown() {
    async fn serve(audit: &Audit) {
        let attempt = work("w").attempt(audit).unwrap();
        pending::<()>().await;
        attempt.success().unwrap();
    }
    let audit = Audit::memory();
    {
        let mut serving = pin!(serve(&audit));
        let mut context = task::Context::from_waker(Waker::noop());
        assert_eq!(serving.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(told(&audit.captured()), "attempted:info");
    }
    assert_eq!(told(&audit.captured()), "attempted:info unknown:error");
}

#[test]
fn a_value_that_panics_while_a_panic_unwinds_stays_one_panic() {
    /// Displays itself once, for the attempted phase, and then never again.
    struct Once(std::cell::Cell<bool>);

    impl fmt::Display for Once {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            assert!(!self.0.replace(true), "never twice");
            formatter.write_str("once")
        }
    }

    let audit = Audit::memory();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let event = Work {
            text: Once(false.into()),
            count: None,
        };
        let _attempt = event.attempt(&audit).unwrap();
        panic!("the first");
    }))
    .unwrap_err();
    assert_eq!(panicked.downcast_ref(), Some(&"the first"));
    // The outcome was refused, and that is counted.
    assert_eq!(told(&audit.captured()), "attempted:info");
    let health = audit.health();
    assert_eq!((health.offered, health.refused), (2, 1));
}

#[test]
fn a_thread_that_panics_may_emit() {
    struct OnDrop<'a>(&'a Audit);

    impl Drop for OnDrop<'_> {
        fn drop(&mut self) {
            let event = Queued {
                thread: 1,
                number: 2,
            };
            event.emit(self.0).unwrap();
        }
    }

    let audit = Audit::memory();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let _dropped = OnDrop(&audit);
        panic!("on the way");
    }));
    assert!(panicked.is_err());
    assert_eq!(told(&audit.captured()), "-:info");
}

#[test]
fn the_lines_of_an_attempt_share_ids_that_no_other_attempt_has() {
    let ids = |event: &Captured| -> Vec<String> {
        ["correlation_id", "request_id", "trace_id", "span_id"]
            .map(|key| event.event[key].as_str().unwrap_or("-").to_owned())
            .to_vec()
    };
    let audit = Audit::memory();
    let given = Context::new().request("r");
    for (context, own, kept) in [
        (given.clone(), Some(3), [(1, "r")].as_slice()),
        (given.clone().correlation("c"), Some(3), &[(0, "c")]),
        (given.clone().span("s"), Some(0), &[(3, "s")]),
        (
            given.span("s").correlation("c"),
            None,
            &[(0, "c"), (3, "s")],
        ),
    ] {
        let handle = audit.with(context.trace("t").tenant("acme"));
        let before = audit.captured().len();
        let (first, second) = (work("a").attempt(&handle), work("b").attempt(&handle));
        second.unwrap().success().unwrap();
        first.unwrap().denied().unwrap();
        let events = audit.captured().split_off(before);
        let of = |text| -> Vec<Vec<String>> {
            let lines = events.iter().filter(|event| event.fields["text"] == text);
            lines.map(ids).collect()
        };
        let (first, second) = (of("a"), of("b"));
        assert_eq!((first.len(), second.len()), (2, 2));
        assert_eq!(first[0], first[1], "joined");
        assert_eq!(second[0], second[1], "joined");
        for &(place, id) in kept.iter().chain(&[(2, "t")]) {
            assert_eq!(first[0][place], id, "given");
        }
        assert!(events.iter().all(|event| event.event["tenant"] == "acme"));
        match own {
            Some(place) => {
                let own = &first[0][place];
                assert_ne!(own, &second[0][place], "told apart");
                let digits = own.bytes().all(|byte| byte.is_ascii_hexdigit());
                assert!(own.len() == 16 && digits, "{own}");
            }
            None => assert_eq!(first[0], second[0], "the service's word"),
        }
    }
}

#[test]
fn an_attempt_that_is_refused_has_no_guard_and_is_counted() {
    let audit = Audit::memory();
    let open = work("w").attempt(&audit).unwrap();
    audit.close().unwrap();
    assert!(matches!(
        work("late").attempt(&audit).unwrap_err(),
        EmitError::Closed
    ));
    assert!(matches!(
        DurableWork { number: 1 }.attempt(&audit).unwrap_err(),
        EmitError::Closed
    ));
    assert_eq!(audit.health().refused, 2);
    // There is nobody to refuse it to.
    drop(LossyWork { number: 1 }.attempt(&audit));
    assert_eq!(audit.health().refused, 4, "its attempt and its `unknown`");
    drop(open);
    let health = audit.health();
    assert_eq!(
        (health.offered, health.written, health.refused),
        (6, 1, 5),
        "an attempt that is dropped after the end"
    );
}

#[test]
fn an_outcome_that_is_refused_is_told_to_the_caller_and_nothing_else_is_tried() {
    let audit = Audit::memory();
    let mut attempt = Work {
        text: String::new(),
        count: None,
    }
    .attempt(&audit)
    .unwrap();
    attempt.text = "x".repeat(20_000);
    assert!(matches!(
        attempt.success().unwrap_err(),
        EmitError::TooLarge { .. }
    ));
    let health = audit.health();
    assert_eq!((health.offered, health.refused), (2, 1));
}

#[test]
fn without_memory_each_delivery_says_or_counts_that_nothing_was_attempted() {
    let trail = Trail::new();
    let failpoints = Failpoints::default();
    let audit = trail
        .builder()
        .memory(64 << 10)
        .patience(Duration::ZERO)
        .failpoints(&failpoints)
        .start()
        .unwrap();
    failpoints.slow_writes(Duration::from_millis(50));
    let mut guards = Vec::new();
    while audit.health().lost < 2 {
        match work("w").attempt(&audit) {
            Ok(attempt) => guards.push(attempt),
            // Both of its lines are lost.
            Err(EmitError::Full) => drop(LossyWork { number: 0 }.attempt(&audit)),
            Err(error) => panic!("{error}"),
        }
    }
    failpoints.slow_writes(Duration::ZERO);
    audit.flush(Duration::from_secs(10)).unwrap();
    drop(guards);
    audit.close().unwrap();
    trail.expect("VERIFIED");
    let health = audit.health();
    let missing = health.refused + health.lost;
    assert_eq!(health.offered, health.written + missing);
    let counted = trail.lines("gap").into_iter().flat_map(|line| {
        let rows = ["lost", "refused"].map(|key| line["gap"][key].as_array().unwrap().clone());
        rows.concat()
    });
    let counted: u64 = counted.map(|row| row["count"].as_u64().unwrap()).sum();
    assert_eq!(counted, missing);
}

#[test]
fn a_durable_attempt_is_on_disk_before_its_work_begins() {
    let trail = Trail::new();
    let audit = trail.start();
    let attempt = DurableWork { number: 7 }.attempt(&audit).unwrap();
    attempt.attempted().wait().unwrap();
    assert_eq!(trail.lines("event").len(), 1);
    attempt.success().unwrap().wait().unwrap();
    drop(DurableWork { number: 8 }.attempt(&audit).unwrap());
    audit.close().unwrap();
    trail.expect("VERIFIED");
    let told: Vec<String> = trail
        .lines("event")
        .iter()
        .map(|line| {
            let event = &line["event"];
            format!(
                "{} {} {}",
                event["fields"]["number"], event["outcome"], event["severity"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            r#"7 "attempted" "info""#,
            r#"7 "success" "info""#,
            r#"8 "attempted" "info""#,
            r#"8 "unknown" "critical""#
        ]
    );
}

#[test]
fn an_attempt_below_the_minimum_ends_when_its_end_is_not() {
    let trail = Trail::new();
    let audit = trail
        .builder()
        .min_severity(Severity::Warning)
        .start()
        .unwrap();
    let attempt = work("w").attempt(&audit).unwrap();
    assert_eq!(attempt.attempted().ticket(), None);
    drop(attempt);
    work("w").attempt(&audit).unwrap().success().unwrap();
    audit.close().unwrap();
    let [only] = &trail.lines("event")[..] else {
        panic!("one line");
    };
    assert_eq!(only["event"]["outcome"], "unknown");
}

#[test]
fn a_leaked_attempt_has_no_end() {
    let audit = Audit::memory();
    std::mem::forget(work("w").attempt(&audit).unwrap());
    assert_eq!(told(&audit.captured()), "attempted:info");
}

#[test]
fn a_guard_shows_no_value() {
    let audit = Audit::memory();
    let attempt = work("4111111111111111").attempt(&audit).unwrap();
    assert_eq!(
        format!("{attempt:?}"),
        r#"Attempt { event: "probe.attempted", .. }"#
    );
}
