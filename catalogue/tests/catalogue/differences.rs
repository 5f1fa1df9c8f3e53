//! The table of breaking changes, row by row and in both directions, on resolved catalogues and on their locks.

mod cases;

use std::collections::BTreeSet;

use cdl_catalogue::baseline::Baseline;
use cdl_catalogue::diff::{Audience, Bump, Diff, Need, Rule, TABLE};

use super::base::{AUTH, CLASSES, Edit, TYPES, load};
use cases::{CASES, Case, NEW_EVENT};

pub(crate) fn baseline(edits: &[Edit<'_>]) -> Baseline {
    Baseline::of(&load(edits)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn told(diff: &Diff) -> BTreeSet<String> {
    let line = |change: &cdl_catalogue::diff::Change| {
        let subject = change.subject.to_string().replace('"', "");
        format!("{} {subject}", change.rule.as_str())
    };
    diff.changes.iter().map(line).collect()
}

fn set(expected: &[&str]) -> BTreeSet<String> {
    expected.iter().map(|line| (*line).to_owned()).collect()
}

#[test]
fn every_change_is_found_in_both_directions() {
    let old = baseline(&[]);
    assert_eq!(Diff::between(&old, &old).changes, []);
    for Case { edit, there, back } in CASES {
        let new = baseline(edit);
        assert_eq!(told(&Diff::between(&old, &new)), set(there), "{edit:?}");
        assert_eq!(told(&Diff::between(&new, &old)), set(back), "{edit:?}");
    }
}

#[test]
fn a_value_of_an_open_enum_is_not_expected_to_be_known() {
    let open = (TYPES, "[enum.AuthMethod]", "[enum.AuthMethod]\nopen = true");
    let more = (
        TYPES,
        "{ id = \"passkey\" }",
        "{ id = \"passkey\" }, { id = \"sso\" }",
    );
    let diff = Diff::between(&baseline(&[open]), &baseline(&[open, more]));
    assert_eq!(
        told(&diff),
        set(&["open-value-added enum AuthMethod value sso"])
    );
    assert_eq!(diff.required(&[Audience::Consumers]), Bump::Minor);
}

#[test]
fn another_mask_hides_as_much() {
    let pin = (
        AUTH,
        "session = {",
        "pin = { type = \"string\", class = \"personal\", redact = [\"mask\"] }\nsession = {",
    );
    let sign = (CLASSES, "char = \"*\"", "char = \"#\"");
    let diff = Diff::between(&baseline(&[pin]), &baseline(&[pin, sign]));
    assert_eq!(
        told(&diff),
        set(&["strategy-changed event auth.login field pin"])
    );
}

#[test]
fn what_the_fingerprint_tells_is_never_lost() {
    let old = baseline(&[]);
    let mut new = old.clone();
    if let Some(event) = new.events.get_mut("auth.login") {
        event.fingerprint.replace_range(..1, "z");
    }
    let diff = Diff::between(&old, &new);
    assert_eq!(told(&diff), set(&["shape-changed event auth.login"]));
    assert_eq!(diff.required(&Audience::ALL), Bump::Major);
}

/// The two tests above try a row each; the cases try all others.
#[test]
fn every_row_is_tried() {
    let tried: BTreeSet<&str> = CASES
        .iter()
        .flat_map(|case| case.there.iter().chain(case.back))
        .filter_map(|line| line.split(' ').next())
        .chain(["open-value-added", "strategy-changed", "shape-changed"])
        .collect();
    for row in TABLE {
        assert!(tried.contains(row.name), "{} is not tried", row.name);
    }
}

#[test]
fn what_is_removed_is_reserved_or_the_key_to_do_so_is_printed() {
    let event = (AUTH, "[reserved]", NEW_EVENT);
    let field = (AUTH, "mfa =", "remote = { type = \"bool\" }\nmfa =");
    let value = (
        TYPES,
        "{ id = \"passkey\" }",
        "{ id = \"passkey\" }, { id = \"sso\" }",
    );
    let of_object = (TYPES, "note = {", "nick = { type = \"string\" }\nnote = {");
    for (edit, reservation, key) in [
        (
            event,
            (AUTH, "events = [", "events = [\"auth.logout\", "),
            "events = [\"auth.logout\"]",
        ),
        (
            field,
            (AUTH, "[\"ip\"]", "[\"ip\", \"remote\"]"),
            "fields = { \"auth.login\" = [\"remote\"] }",
        ),
        (
            value,
            (
                TYPES,
                "[object.Actor]\n",
                "[reserved]\nvalues = { AuthMethod = [\"sso\"] }\n[object.Actor]\n",
            ),
            "values = { \"AuthMethod\" = [\"sso\"] }",
        ),
        (
            of_object,
            (
                TYPES,
                "[object.Actor]\n",
                "[reserved]\nfields = { Actor = [\"nick\"] }\n[object.Actor]\n",
            ),
            "fields = { \"Actor\" = [\"nick\"] }",
        ),
    ] {
        let old = baseline(&[edit]);
        let diff = Diff::between(&old, &baseline(&[]));
        let needs: Vec<&Need> = diff
            .changes
            .iter()
            .filter_map(|c| c.need.as_ref())
            .collect();
        assert_eq!(needs, [&Need::Reserve(key.to_owned())]);
        let diff = Diff::between(&old, &baseline(&[reservation]));
        assert_eq!(diff.unreserved().count(), 0, "{key}");
        // And it may not come back.
        let faults = super::base::faults(&[edit, reservation]);
        assert!(
            faults.contains("is reserved and may not come back"),
            "{key}: {faults}"
        );
    }
}

#[test]
fn what_is_normalised_otherwise_is_another_pseudonym() {
    let text: Edit<'_> = (
        TYPES,
        "max_len = 64\n",
        "max_len = 64\nnormalise = [\"trim\", \"lower\"]\n",
    );
    let diff = Diff::between(&baseline(&[]), &baseline(&[text]));
    let found: Vec<_> = diff
        .changes
        .iter()
        .filter(|change| change.rule == Rule::PseudonymChanged)
        .collect();
    assert!(!found.is_empty(), "{:#?}", diff.changes);
    for change in found {
        assert_eq!(
            change.what,
            "normalise [] became [trim, lower]: the same value has another pseudonym"
        );
    }
    assert_eq!(diff.required(&[Audience::Consumers]), Bump::Major);
    let read = Baseline::read("catalogue.lock", &baseline(&[text]).to_string());
    assert_eq!(read.expect("a lock"), baseline(&[text]));
}
