//! The table of breaking changes, row by row and in both directions, on resolved catalogues and on their locks.

use std::collections::BTreeSet;

use cdl_catalogue::baseline::Baseline;
use cdl_catalogue::diff::{Audience, Bump, Diff, Need, Rule, TABLE};

use super::base::{AUTH, CLASSES, Edit, HEADER, TYPES, VENDOR, load};

/// An edit, the changes that it makes, and those that undo it.
struct Case {
    edit: &'static [Edit<'static>],
    there: &'static [&'static str],
    back: &'static [&'static str],
}

const fn case(
    edit: &'static [Edit<'static>],
    there: &'static [&'static str],
    back: &'static [&'static str],
) -> Case {
    Case { edit, there, back }
}

const NEW_EVENT: &str =
    "[event.\"auth.logout\"]\ncategory = \"authentication\"\nseverity = \"info\"\n\n[reserved]";

/// One word a change: the rule, and of what.
const CASES: &[Case] = &[
    case(
        &[(HEADER, "\"shop\"", "\"store\"")],
        &["catalogue-renamed catalogue shop"],
        &["catalogue-renamed catalogue store"],
    ),
    case(
        &[(AUTH, "[reserved]", NEW_EVENT)],
        &["event-added event auth.logout"],
        &["event-removed event auth.logout"],
    ),
    case(
        &[(AUTH, "mfa =", "remote = { type = \"bool\" }\nmfa =")],
        &["field-added event auth.login field remote"],
        &["field-removed event auth.login field remote"],
    ),
    case(
        &[(
            AUTH,
            "mfa =",
            "remote = { type = \"bool\", required = true }\nmfa =",
        )],
        &["required-field-added event auth.login field remote"],
        &["field-removed event auth.login field remote"],
    ),
    case(
        &[(TYPES, "note = {", "nick = { type = \"string\" }\nnote = {")],
        &["field-added object Actor field nick"],
        &["field-removed object Actor field nick"],
    ),
    case(
        &[(AUTH, "type = \"u32\"", "type = \"u32\", required = true")],
        &["field-required event auth.login field attempts"],
        &["field-optional event auth.login field attempts"],
    ),
    case(
        &[(AUTH, "order = 2", "order = 0")],
        &["field-order event auth.login"],
        &["field-order event auth.login"],
    ),
    case(
        &[(AUTH, "type = \"u32\"", "type = \"u64\"")],
        &["type-changed event auth.login field attempts"],
        &["type-changed event auth.login field attempts"],
    ),
    case(
        &[(AUTH, "list<string>", "list<uuid>")],
        &[
            "type-changed event auth.login field roles",
            "strategy-removed event auth.login field roles",
        ],
        &[
            "type-changed event auth.login field roles",
            "strategy-added event auth.login field roles",
        ],
    ),
    case(
        &[
            (
                TYPES,
                "[type.email]",
                "[type.count]\nbase = \"u32\"\n[type.email]",
            ),
            (AUTH, "type = \"u32\"", "type = \"count\""),
        ],
        &["type-renamed event auth.login field attempts"],
        &["type-renamed event auth.login field attempts"],
    ),
    case(
        &[
            (TYPES, "[type.user_id]", "[type.account_id]"),
            (TYPES, "\"user_id\"", "\"account_id\""),
        ],
        &["pseudonym-changed object Actor field id"],
        &["pseudonym-changed object Actor field id"],
    ),
    case(
        &[(TYPES, "max_len = 64", "max_len = 32")],
        &["limit-lowered object Actor field id"],
        &["limit-raised object Actor field id"],
    ),
    case(
        &[(
            AUTH,
            "type = \"string\", only_if",
            "type = \"string\", max_len = 9, only_if",
        )],
        &["limit-lowered event auth.login field reason"],
        &["limit-raised event auth.login field reason"],
    ),
    case(
        &[(AUTH, "max_items = 8", "max_items = 9")],
        &["limit-raised event auth.login field roles"],
        &["limit-lowered event auth.login field roles"],
    ),
    case(
        &[(
            AUTH,
            "type = \"u32\"",
            "only_if = { outcome = [\"failure\"] }, type = \"u32\"",
        )],
        &["outcomes-narrowed event auth.login field attempts"],
        &["outcomes-widened event auth.login field attempts"],
    ),
    case(
        &[(
            TYPES,
            "{ id = \"passkey\" }",
            "{ id = \"passkey\" }, { id = \"sso\" }",
        )],
        &["closed-value-added enum AuthMethod value sso"],
        &["value-removed enum AuthMethod value sso"],
    ),
    case(
        &[(TYPES, "[enum.AuthMethod]", "[enum.AuthMethod]\nopen = true")],
        &["enum-opened enum AuthMethod"],
        &["enum-closed enum AuthMethod"],
    ),
    case(
        &[(
            TYPES,
            "[object.Actor]",
            "[enum.Kind]\nvalues = [{ id = \"a\" }]\n[object.Thing]\n[object.Thing.field]\na = { type = \"bool\" }\n[object.Actor]",
        )],
        &["enum-added enum Kind", "object-added object Thing"],
        &["enum-removed enum Kind", "object-removed object Thing"],
    ),
    case(
        &[(CLASSES, "level = 4", "level = 6")],
        &["class-raised class cardholder"],
        &["class-lowered class cardholder"],
    ),
    case(
        &[(
            AUTH,
            "mfa = { type = \"bool\", class = \"public\"",
            "mfa = { type = \"bool\", class = \"internal\"",
        )],
        &[
            "class-raised event auth.login field mfa",
            "strategy-added event auth.login field mfa",
        ],
        &[
            "class-lowered event auth.login field mfa",
            "strategy-removed event auth.login field mfa",
        ],
    ),
    case(
        &[
            (
                CLASSES,
                "[class.personal]",
                "[class.open]\nlevel = 0\nallow = [\"plain\"]\ndefault = \"plain\"\n[class.personal]",
            ),
            (AUTH, "class = \"public\"", "class = \"open\""),
        ],
        &["class-changed event auth.login field mfa"],
        &["class-changed event auth.login field mfa"],
    ),
    case(
        &[(
            CLASSES,
            "allow = [\"hmac\", \"mask\", ",
            "allow = [\"hmac\", \"mask\", \"truncate\", ",
        )],
        &["strategy-added class personal"],
        &["strategy-removed class personal"],
    ),
    case(
        &[(
            AUTH,
            "redact = [\"truncate_ip\", \"hmac\"]",
            "redact = [\"hmac\", \"drop\"]",
        )],
        &[
            "strategy-removed event auth.login field source_ip",
            "strategy-added event auth.login field source_ip",
            "strategy-stricter event auth.login field source_ip",
        ],
        &[
            "strategy-removed event auth.login field source_ip",
            "strategy-added event auth.login field source_ip",
            "strategy-looser event auth.login field source_ip",
        ],
    ),
    case(
        &[(CLASSES, "v4 = 24", "v4 = 16")],
        &["strategy-stricter event auth.login field source_ip"],
        &["strategy-looser event auth.login field source_ip"],
    ),
    case(
        &[
            (
                CLASSES,
                "[strategy.hmac]",
                "[strategy.blot]\nkind = \"mask\"\nchar = \"#\"\n[strategy.hmac]",
            ),
            (
                CLASSES,
                "allow = [\"hmac\", \"mask\", ",
                "allow = [\"hmac\", \"blot\", ",
            ),
            (
                TYPES,
                "redact = [\"mask_email\", \"hmac\", \"drop\"]",
                "redact = [\"mask_email\", \"hmac\", \"drop\"]",
            ),
        ],
        &[
            "strategy-removed class personal",
            "strategy-added class personal",
        ],
        &[
            "strategy-removed class personal",
            "strategy-added class personal",
        ],
    ),
    case(
        &[
            (
                AUTH,
                "session = {",
                "pin = { type = \"string\", class = \"personal\", redact = [\"mask\"] }\nsession = {",
            ),
            (CLASSES, "char = \"*\"", "char = \"#\""),
        ],
        &["field-added event auth.login field pin"],
        &["field-removed event auth.login field pin"],
    ),
    case(
        &[(CLASSES, "scope = \"tenant\"", "scope = \"event\"")],
        &[
            "pseudonym-changed event auth.login field source_ip",
            "pseudonym-changed object Actor field email",
            "pseudonym-changed object Actor field id",
        ],
        &[
            "pseudonym-changed event auth.login field source_ip",
            "pseudonym-changed object Actor field email",
            "pseudonym-changed object Actor field id",
        ],
    ),
    case(
        &[(CLASSES, "\"audit-pseudonym\"", "\"other\"")],
        &[
            "pseudonym-changed event auth.login field source_ip",
            "pseudonym-changed object Actor field email",
            "pseudonym-changed object Actor field id",
        ],
        &[
            "pseudonym-changed event auth.login field source_ip",
            "pseudonym-changed object Actor field email",
            "pseudonym-changed object Actor field id",
        ],
    ),
    case(
        &[(AUTH, "retention = \"2y\"", "retention = \"18m\"")],
        &["retention-shortened event auth.login"],
        &["retention-lengthened event auth.login"],
    ),
    case(
        &[(CLASSES, "level = 3", "level = 3\nmax_retention = \"5y\"")],
        &["retention-shortened class personal"],
        &["retention-lengthened class personal"],
    ),
    case(
        &[(AUTH, "retention =", "mandatory = true\nretention =")],
        &["mandatory-added event auth.login"],
        &["mandatory-dropped event auth.login"],
    ),
    case(
        &[(AUTH, "retention =", "delivery = \"durable\"\nretention =")],
        &["delivery-strengthened event auth.login"],
        &["delivery-weakened event auth.login"],
    ),
    case(
        &[(AUTH, "success = \"info\"", "success = \"notice\"")],
        &["severity-raised event auth.login outcome success"],
        &["severity-lowered event auth.login outcome success"],
    ),
    case(
        &[(VENDOR, "severity = \"notice\"", "severity = \"info\"")],
        &[
            "severity-lowered event account.changed",
            "severity-lowered event auth.password.changed",
        ],
        &[
            "severity-raised event account.changed",
            "severity-raised event auth.password.changed",
        ],
    ),
    case(
        &[(AUTH, "{ attempt = \"info\" }", "{ attempt = \"notice\" }")],
        &["severity-raised event auth.login phase attempt"],
        &["severity-lowered event auth.login phase attempt"],
    ),
    case(
        &[(
            AUTH,
            "failure = \"warning\"",
            "failure = \"warning\", denied = \"warning\"",
        )],
        &["outcome-added event auth.login outcome denied"],
        &["outcome-removed event auth.login outcome denied"],
    ),
    case(
        &[(AUTH, "phases = { attempt = \"info\" }\n", "")],
        &[
            "outcome-removed event auth.login phase attempt",
            "outcome-removed event auth.login outcome unknown",
        ],
        &[
            "outcome-added event auth.login phase attempt",
            "outcome-added event auth.login outcome unknown",
        ],
    ),
    case(
        &[(
            VENDOR,
            "severity = \"notice\"",
            "outcomes = { success = \"notice\" }",
        )],
        &[
            "outcomes-introduced event account.changed",
            "outcomes-introduced event auth.password.changed",
        ],
        &[
            "outcomes-abolished event account.changed",
            "outcomes-abolished event auth.password.changed",
        ],
    ),
    case(
        &[(AUTH, "phases =", "action = \"enter\"\nphases =")],
        &["category-changed event auth.login"],
        &["category-changed event auth.login"],
    ),
    case(
        &[(AUTH, "phases =", "controls = [\"SOC2:CC6.1\"]\nphases =")],
        &["control-added event auth.login"],
        &["control-removed event auth.login"],
    ),
    case(
        &[(TYPES, "subject = true\n", "")],
        &["subject-changed object Actor"],
        &["subject-changed object Actor"],
    ),
    case(
        &[(
            TYPES,
            "{ id = \"passkey\" }",
            "{ id = \"passkey\", deprecated = { } }",
        )],
        &["deprecated enum AuthMethod value passkey"],
        &["undeprecated enum AuthMethod value passkey"],
    ),
    case(
        &[(AUTH, "phases =", "stability = \"experimental\"\nphases =")],
        &["unstable event auth.login"],
        &["stable event auth.login"],
    ),
    case(
        &[(AUTH, "phases =", "description = \"Who came in.\"\nphases =")],
        &["remarks-changed event auth.login"],
        &["remarks-changed event auth.login"],
    ),
    case(
        &[(AUTH, "max = 1000", "max = 1000, unit = \"{attempt}\"")],
        &["remarks-changed event auth.login field attempts"],
        &["remarks-changed event auth.login field attempts"],
    ),
];

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
