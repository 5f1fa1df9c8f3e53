//! What somebody can do who holds some of the keys, and what he cannot (`docs/FORMAT.md` section 7).

use zeroize::Zeroizing;

use super::builder::{Builder, small};
use super::*;
use crate::format::evolve::EpochKey;
use crate::format::line::Kind;
use crate::format::note;
use crate::state::State;

/// The trail of [`small`], started anew by a thief of the signing key, who makes a first secret of his own and seals
/// it to the auditor as a writer does.
fn rewritten() -> Built {
    let mut builder = Builder::with(1, [66; 32]);
    builder.events(4).checkpoint().events(30);
    builder.close()
}

#[test]
fn a_trail_replaced_whole_is_known_by_an_anchor_or_the_state_alone() {
    let built = small();
    let forged = rewritten();
    assert_eq!(
        verdict(&forged, &public()),
        Verdict::Verified,
        "an honest limit: nothing pins the trail"
    );
    assert_eq!(
        verdict(&forged, &keyed()),
        Verdict::Verified,
        "an honest limit: a seed can be sealed by anyone"
    );
    for note in &built.notes {
        let report = check(&forged.segments, None, &anchored(note));
        assert_eq!(
            (report.verdict, report.exit),
            (Verdict::Forked, 32),
            "{report:#?}"
        );
    }
    assert_eq!(
        check(&forged.segments, Some(&built.state), &keyed()).verdict,
        Verdict::Forked
    );
    let other = Builder::with(2, [7; 32]).close();
    let pinned = Material {
        trail_id: Some(Builder::new().identity.trail_id),
        ..keyed()
    };
    assert_eq!(verdict(&built, &pinned), Verdict::Verified);
    assert_eq!(verdict(&other, &pinned), Verdict::Forked);
}

#[test]
fn without_the_old_secrets_a_rewritten_epoch_is_tampered() {
    // The thief leaves the seed, and has the signing key and the newest secret.
    let start = Builder::new();
    let mut newest = start.clone();
    newest.events(3).checkpoint().events(3).checkpoint();
    for epoch in [0, 2] {
        let secret = Zeroizing::new(*newest.key.secret());
        let mut forged = start.clone();
        forged.key = EpochKey::new(secret, &start.identity.trail_id, epoch);
        let built = forged.events(3).close();
        let wanted = if epoch == 0 {
            Verdict::Verified
        } else {
            Verdict::Tampered
        };
        assert_eq!(
            verdict(&built, &public()),
            wanted,
            "the public key proves no MAC"
        );
        assert_eq!(verdict(&built, &keyed()), Verdict::Tampered);
        assert_eq!(
            verdict(&built, &anchored(&newest.notes[0])),
            Verdict::Tampered
        );
    }
}

/// What is done to a trail's keys before it goes on.
type Play<'a> = &'a dyn Fn(&mut Builder);

#[test]
fn an_epoch_relabelled_skipped_or_repeated_is_tampered() {
    let secret = |builder: &Builder| Zeroizing::new(*builder.key.secret());
    let id = Builder::new().identity.trail_id;
    let start = || {
        let mut builder = Builder::new();
        builder.events(2).checkpoint().events(2);
        builder
    };
    let games: [(&str, Play<'_>); 4] = [
        ("relabelled", &|builder| {
            builder.key = EpochKey::new(secret(builder), &id, builder.key.epoch() + 1);
        }),
        ("skipped", &|builder| {
            builder.key = builder.key.clone().evolve();
        }),
        ("repeated", &|builder| {
            builder.key = EpochKey::new(secret(builder), &id, builder.key.epoch() - 1);
        }),
        ("the key of another trail", &|builder| {
            builder.key = EpochKey::new(secret(builder), &[0; 32], 1);
        }),
    ];
    for (what, play) in games {
        let mut builder = start();
        play(&mut builder);
        let built = builder.events(2).close();
        assert_eq!(verdict(&built, &keyed()), Verdict::Tampered, "{what}");
    }
}

/// What is written in the place of a trail's next note.
type Write<'a> = &'a dyn Fn(&Builder) -> String;

#[test]
fn a_note_that_is_not_the_one_of_its_place_is_tampered() {
    let games: [(&str, Write<'_>); 8] = [
        ("another size", &|b| {
            note::sign(
                &b.identity.origin,
                b.seq + 1,
                &b.frontier.root(),
                b.keys.signing(),
            )
        }),
        ("another root", &|b| {
            note::sign(&b.identity.origin, b.seq, &[1; 32], b.keys.signing())
        }),
        ("another origin", &|b| {
            note::sign(
                "shop/0000000000000000",
                b.seq,
                &b.frontier.root(),
                b.keys.signing(),
            )
        }),
        ("an older note", &|b| b.notes[0].clone()),
        ("a second signature", &|b| {
            let note = note::sign(
                &b.identity.origin,
                b.seq,
                &b.frontier.root(),
                b.keys.signing(),
            );
            format!("{note}{}\n", note.lines().last().unwrap())
        }),
        ("an extension", &|b| {
            note::sign(
                &b.identity.origin,
                b.seq,
                &b.frontier.root(),
                b.keys.signing(),
            )
            .replacen("\n\n", "\nx\n\n", 1)
        }),
        ("no signature", &|b| {
            let note = note::sign(
                &b.identity.origin,
                b.seq,
                &b.frontier.root(),
                b.keys.signing(),
            );
            note.split_inclusive("\n\n").next().unwrap().to_owned()
        }),
        ("another key", &|b| {
            let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
            note::sign(&b.identity.origin, b.seq, &b.frontier.root(), &key)
        }),
    ];
    for (what, play) in games {
        let mut builder = Builder::new();
        builder.events(2).checkpoint().events(2);
        let note = play(&builder);
        let built = builder.checkpoint_with(&note).events(1).close();
        for material in [keyed(), public()] {
            let report = check(&built.segments, None, &material);
            assert_eq!(report.verdict, Verdict::Tampered, "{what}: {report:#?}");
        }
    }
}

#[test]
fn an_unknown_signing_key_is_never_called_tampered() {
    let other = ed25519_dalek::SigningKey::from_bytes(&[3; 32]).verifying_key();
    let report = check(
        &small().segments,
        None,
        &Material {
            public: Some(other),
            ..keyed()
        },
    );
    assert_eq!(report.verdict, Verdict::Unverifiable, "{report:#?}");
    assert!(report.not_checked.contains(&"signatures") && report.checked.contains(&"MACs"));
}

#[test]
fn what_a_line_says_twice_or_in_other_words_is_tampered_even_under_a_right_mac() {
    for member in [
        r#"{"a":1,"a":1}"#,
        r#"{"a":{"b":1,"b":2}}"#,
        r#"{"a": 1}"#,
        r#"{"a":1e3}"#,
        r#"{"a":01}"#,
        r#"{"a":"\u0041"}"#,
        r#"{"a":"\/"}"#,
        "{\"a\":\"\u{2028}\"}",
        "{\"a\":\"\u{1b}\"}",
        "{\"a\":1}\r",
        "[]",
        "{",
        "",
    ] {
        let mut builder = Builder::new();
        builder.events(1).line(Kind::Event, member);
        let built = builder.events(1).close();
        for material in [keyed(), public()] {
            let report = check(&built.segments, None, &material);
            assert_eq!(report.verdict, Verdict::Tampered, "{member}: {report:#?}");
            assert_eq!(report.first_bad.unwrap().seq, Some(4), "{member}");
        }
    }
    let deep = format!(
        "{}{}",
        "{\"a\":".repeat(31),
        "0".to_owned() + &"}".repeat(31)
    );
    let mut builder = Builder::new();
    builder.line(Kind::Event, &deep);
    assert_eq!(
        verdict(&builder.close(), &keyed()),
        Verdict::Verified,
        "31 within the line's own make 32"
    );
    let mut builder = Builder::new();
    builder.line(Kind::Event, &format!("{{\"a\":{deep}}}"));
    assert_eq!(verdict(&builder.close(), &keyed()), Verdict::Tampered);
}

#[test]
fn a_segment_that_lies_about_the_one_before_is_tampered() {
    for (from, to) in [
        ("\"lines\":", "\"lines\":1"),
        ("\"bytes\":", "\"bytes\":1"),
        ("\"number\":1", "\"number\":2"),
        ("\"number\":1", "\"number\":0"),
        ("\"root\":\"", "\"root\":\"AAAA"),
        ("\"origin\":\"shop/", "\"origin\":\"shot/"),
        ("\"iid\":\"01", "\"iid\":\"02"),
        ("\"previous\":{", "\"previously\":{"),
        ("\"format\":1", "\"format\":0"),
    ] {
        let mut builder = Builder::new();
        builder.events(2).end("close", None);
        let honest = builder.clone().next_segment().segments[1].1.clone();
        let honest = String::from_utf8(honest).unwrap();
        let member = honest
            .split_once("\"segment\":")
            .unwrap()
            .1
            .split_once(",\"mac\":")
            .unwrap()
            .0;
        let member = member.strip_prefix('"').unwrap_or(member).to_owned();
        let member = member
            .split_once("\"segment\":")
            .map_or(member.clone(), |(_, member)| member.to_owned());
        let lie = member.replacen(from, to, 1);
        assert_ne!(lie, member, "{from}");
        builder
            .segments
            .push((format!("{:020}.jsonl", builder.seq), Vec::new()));
        builder.line(Kind::Segment, &lie);
        let report = check(&builder.close().segments, None, &keyed());
        let wanted = if from.starts_with("\"format") {
            Verdict::Unverifiable
        } else {
            Verdict::Tampered
        };
        assert_eq!(report.verdict, wanted, "{lie}: {report:#?}");
    }
}

#[test]
fn a_seed_for_this_auditor_that_does_not_open_is_tampered() {
    for (from, to) in [
        ("\"sealed\":\"", "\"sealed\":\"AAAA"),
        ("\"sealed\":", "\"closed\":"),
    ] {
        let mut builder = Builder::bare(1, [7; 32]);
        let seed = builder.seed([7; 32]).replacen(from, to, 1);
        let built = builder.line(Kind::Seed, &seed).events(2).close();
        let report = check(&built.segments, None, &keyed());
        assert_eq!(report.verdict, Verdict::Tampered, "{report:#?}");
        assert_eq!(report.first_bad.unwrap().seq, Some(1));
        assert_eq!(
            verdict(&built, &public()),
            Verdict::Verified,
            "nobody asked for the MACs"
        );
    }
    let other = Builder::bare(2, [7; 32]).seed([7; 32]);
    let built = Builder::bare(1, [7; 32]).line(Kind::Seed, &other).close();
    assert_eq!(
        verdict(&built, &keyed()),
        Verdict::Tampered,
        "a seed of another trail"
    );
    let built = Builder::bare(1, [7; 32]).events(1).close();
    assert_eq!(verdict(&built, &keyed()), Verdict::Unverifiable, "no seed");
}

#[test]
fn a_state_of_another_secret_place_or_trail_is_seen() {
    let built = small();
    let state = State::decode(&built.state).unwrap();
    let mut other = Builder::with(1, [66; 32]);
    other.events(1);
    let lies = [
        (
            State {
                offset: state.offset - 1,
                ..state.clone()
            },
            Verdict::Tampered,
        ),
        (
            State {
                segment: "x".into(),
                ..state.clone()
            },
            Verdict::Tampered,
        ),
        (
            State {
                epoch: state.epoch + 1,
                ..state.clone()
            },
            Verdict::Tampered,
        ),
        (
            State {
                trail_id: [0; 32],
                ..state.clone()
            },
            Verdict::Tampered,
        ),
        (
            State {
                leaf: [0; 32],
                ..state.clone()
            },
            Verdict::Forked,
        ),
    ];
    for (lie, wanted) in lies {
        let report = check(&built.segments, Some(&lie.encode()), &keyed());
        assert_eq!(report.verdict, wanted, "{report:#?}");
    }
    let report = check(&built.segments, Some(&other.close().state), &keyed());
    assert_eq!(report.verdict, Verdict::Forked);
}
