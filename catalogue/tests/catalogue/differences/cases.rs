//! Edits of a catalogue, each with what it changes.

use crate::base::{AUTH, CLASSES, Edit, HEADER, TYPES, VENDOR};

/// An edit, the changes that it makes, and those that undo it.
pub(super) struct Case {
    pub(super) edit: &'static [Edit<'static>],
    pub(super) there: &'static [&'static str],
    pub(super) back: &'static [&'static str],
}

const fn case(
    edit: &'static [Edit<'static>],
    there: &'static [&'static str],
    back: &'static [&'static str],
) -> Case {
    Case { edit, there, back }
}

pub(super) const NEW_EVENT: &str =
    "[event.\"auth.logout\"]\ncategory = \"authentication\"\nseverity = \"info\"\n\n[reserved]";

/// One word a change: the rule, and of what.
pub(super) const CASES: &[Case] = &[
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
