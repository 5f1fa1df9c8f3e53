//! `cdl show DIR`: the events of a trail, for a person.

use std::fs::{self, OpenOptions};
use std::io::Write as _;

use cdl_runtime::format::line::Line;
use cdl_runtime::prelude::*;

use super::place::Place;
use super::run::cdl;

/// The result without pseudonyms, which differ with the keys, and without process ids and hosts.
fn steady(out: &str) -> String {
    let words = out
        .split_inclusive([' ', '\n'])
        .map(|word| match word.split_once("hmac:k1:") {
            Some((before, pseudonym)) => format!("{before}hmac:k1:P{}", &pseudonym[22..]),
            None => word.to_owned(),
        });
    words.collect()
}

#[test]
fn events_come_in_order_one_a_line() {
    let place = Place::with_trail();
    let ran = cdl("show", &[&place.trail()]).exits(0);
    let login = "warning   auth.login failure  user hmac:k1:P {account=acct_204}  client_address=203.0.113.0/24 method=password attempts=3";
    let read = r#"info      data.record.read success  service hmac:k1:P {account=acct_204} -> invoice "inv_7 outcome=denied"  sensitivity=confidential purpose="\u001b[2Jdéjà vu\u202e\n""#;
    let lines = [
        format!("2020-01-03T03:40:28.123456Z {login}  #6\n"),
        format!("2020-01-03T03:40:28.123456Z {read}  #8\n"),
        format!("2020-01-04T03:40:28.123456Z {login}  #15\n"),
        format!("2020-01-04T03:40:28.123456Z {read}  #17\n"),
    ];
    assert_eq!(steady(&ran.out), lines.concat());
    assert_eq!(
        ran.err,
        format!(
            "4 of 4 events shown; nothing was verified\nhint: verify with `cdl verify {} --keys AUDITOR`\n",
            place.trail().display()
        )
    );
}

#[test]
fn filters_choose_events() {
    let place = Place::with_trail();
    for (words, shown) in [
        ("--event auth.*", 2),
        ("--event auth.* --event data.*", 4),
        ("--outcome failure", 2),
        ("--outcome denied", 0),
        ("--actor service", 2),
        ("--since 2020-01-04", 2),
        ("--until 2020-01-03", 2),
        ("--since 2020-01-04 --event auth.*", 1),
        ("--until 2020-01-02", 0),
    ] {
        let ran = cdl(&format!("show {words}"), &[&place.trail()]).exits(0);
        assert_eq!(ran.out.lines().count(), shown, "{words}");
        ran.tells(&[&format!("{shown} of 4 events shown")]);
    }
}

#[test]
fn what_the_trail_has_not_is_told_with_what_it_has() {
    let place = Place::with_trail();
    let near = "hint: the trail has no event \"auth.loign\": did you mean \"auth.login\"?\n";
    let actor = "hint: `--actor` fits nobody: people stand in a trail as pseudonyms";
    for (words, told) in [
        ("--event auth.loign", near),
        (
            "--outcome faliure",
            "hint: the trail has no outcome \"faliure\": did you mean \"failure\"?\n",
        ),
        (
            "--event payment.*",
            "hint: the trail has no event \"payment.*\": it has auth.login, data.record.read\n",
        ),
        ("--actor usr_42", actor),
        ("--json --event auth.loign", near),
    ] {
        let ran = cdl(&format!("show {words}"), &[&place.trail()]).exits(0);
        ran.tells(&["0 of 4 events shown", told]);
    }
    // Each rule fits something; only together they fit nothing.
    for words in [
        "--event data.* --outcome failure",
        "--actor service --until 2020-01-02",
    ] {
        let ran = cdl(&format!("show {words}"), &[&place.trail()]).exits(0);
        assert_eq!(ran.err.matches("hint: ").count(), 1, "{words}: {ran:?}");
    }
}

#[test]
fn json_is_the_event_as_it_stands() {
    let place = Place::with_trail();
    let mut events = Vec::new();
    for segment in place.segments() {
        let text = fs::read(segment).unwrap();
        for line in text
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
        {
            let line = Line::parse(line).unwrap();
            if line.kind.name() == "event" {
                events.extend_from_slice(line.member.0);
                events.push(b'\n');
            }
        }
    }
    let ran = cdl("show --json", &[&place.trail()]).exits(0);
    assert_eq!(ran.out.as_bytes(), events);
}

#[test]
fn all_tells_what_happened_to_the_trail() {
    let place = Place::with_trail();
    let ran = cdl("show --all", &[&place.trail()]).exits(0);
    ran.prints(&[
        " boot      shop 1.2.3 on ",
        ", last run none",
        ", last run clean",
        " clock     before=2020-01-02T03:40:28.123456Z after=2020-01-03T03:40:28.123456Z monotonic=0.0  #4\n",
        " end       rotate, 2 events, next 00000000000000000012.jsonl  #10\n",
        " end       close, 2 events  #19\n",
        " end       close, 0 events  #24\n",
    ]);
    let ran = cdl(
        "show --all --since 2020-01-04 --event none",
        &[&place.trail()],
    )
    .exits(0);
    assert!(
        !ran.out.contains("auth.login") && !ran.out.contains("last run none"),
        "{}",
        ran.out
    );
}

#[test]
fn lines_that_are_none_are_named_and_the_rest_is_shown() {
    let place = Place::with_trail();
    let first = place.segments().remove(0);
    let text = fs::read_to_string(&first).unwrap();
    fs::write(&first, text.replacen("auth.login", "auth\u{9b}.login", 1)).unwrap();
    let mut last = OpenOptions::new()
        .append(true)
        .open(place.segments().pop().unwrap())
        .unwrap();
    last.write_all(b"{\"v\":1,\"kind\":\"ev").unwrap();
    let ran = cdl("show", &[&place.trail()]).exits(1);
    assert_eq!(
        ran.out.lines().count(),
        4,
        "the schema line was hit first: {}",
        ran.out
    );
    ran.tells(&[
        "00000000000000000000.jsonl:6: not shown: a byte in a string that must be escaped\n",
        ".jsonl:6: not finished: still being written, or torn by a crash\n",
    ]);

    fs::write(&first, "\u{1b}]0;x\u{7}\n".repeat(30)).unwrap();
    let ran = cdl("show", &[&place.trail()]).exits(1);
    assert_eq!(ran.err.matches(": not shown: no trail line\n").count(), 10);
    assert!(!ran.err.contains('\u{1b}'));
    ran.tells(&["30 lines in all are not shown", "2 of 2 events shown"]);
}

#[test]
fn what_was_lost_is_told_to_everybody() {
    let place = Place::new();
    let audit = place.builder().line_bytes(1_024).start().unwrap();
    let long = Context::new().correlation("\u{1f600}".repeat(128));
    place.write(&audit, 0);
    let refused = Place::login(&audit.with(long));
    assert!(
        matches!(refused, Err(EmitError::TooLarge { .. })),
        "{refused:?}"
    );
    audit.close().unwrap();
    let ran = cdl("show", &[&place.trail()]).exits(0);
    ran.tells(&[
        "warning: 0 events were lost and 1 refused; `--all` shows when\n",
        "2 of 2 events shown",
    ]);
    cdl("show --json", &[&place.trail()])
        .exits(0)
        .tells(&["warning: 0 events were lost and 1 refused\n"]);
    cdl("show --all", &[&place.trail()]).exits(0).prints(&[
        " gap       too_large: lost 0, refused 1 (auth.login 1), from 2020-01-02T03:40:28.123456Z to ",
        " big       name=auth.login bytes=",
    ]);
}
