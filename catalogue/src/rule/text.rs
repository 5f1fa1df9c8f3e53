//! The text of every rule, in their order: builds know the names, for `[[allow]]` makes exceptions from them.

use super::{Level, Rule};

pub(crate) const ACTOR_MISSING: Rule = Rule {
    name: "actor-missing",
    level: Level::Warning,
    title: "nobody did it",
    why: "A record has to say who did what (NIST SP 800-53 AU-3, PCI DSS 10.2.2). A mandatory event without an actor proves that something happened, and not by whom.",
    wrong: "[event.\"config.change\"]\nmandatory = true\n[event.\"config.change\".field]\nkey = { type = \"string\" }",
    right: "[event.\"config.change\".field]\nactor = { type = \"Actor\", required = true }\nkey   = { type = \"string\" }",
    fix: "Add a required actor, or another required field of an object with subject = true. Where nobody acts, make an exception that says so.",
};

pub(crate) const CONTROL_UNKNOWN: Rule = Rule {
    name: "control-unknown",
    level: Level::Warning,
    title: "control of no framework",
    why: "A report of controls is asked for by framework. What is misspelt is missing from it, and looks like a gap to an auditor.",
    wrong: "controls = [\"PCIDSS:10.2.1.2\", \"CC6.1\"]",
    right: "controls = [\"PCI-DSS:10.2.1.2\", \"SOC2:CC6.1\"]",
    fix: "Write FRAMEWORK:control, with the framework spelled as everywhere else in the catalogue.",
};

pub(crate) const DEPRECATED_WITHOUT_REPLACEMENT: Rule = Rule {
    name: "deprecated-without-replacement",
    level: Level::Warning,
    title: "deprecated, and nothing says what for",
    why: "Whoever sees the warning in their build wants to know what to use instead, or why there is nothing.",
    wrong: "deprecated = { since = \"3.0.0\" }",
    right: "deprecated = { since = \"3.0.0\", replaced_by = \"auth.login\" }",
    fix: "Add replaced_by, or a note that says what to do.",
};

pub(crate) const DESCRIPTION_GENERIC: Rule = Rule {
    name: "description-generic",
    level: Level::Warning,
    title: "description says nothing",
    why: "A description that repeats the name, or waits to be written, tells a reader nothing that the name does not.",
    wrong: "[event.\"auth.login\"]\ndescription = \"Auth login event.\"",
    right: "[event.\"auth.login\"]\ndescription = \"Somebody logs in interactively.\"",
    fix: "Say when it happens, or what it means, in words that the name does not have.",
};

pub(crate) const DESCRIPTION_MISSING: Rule = Rule {
    name: "description-missing",
    level: Level::Warning,
    title: "no description",
    why: "Years later an auditor has the record and the catalogue, and nobody to ask. One sentence says when the event is written.",
    wrong: "[event.\"auth.login\"]\ncategory = \"authentication\"",
    right: "[event.\"auth.login\"]\ncategory    = \"authentication\"\ndescription = \"Somebody logs in interactively.\"",
    fix: "Write one sentence: when it happens, in words of the business.",
};

pub(crate) const ENUM_SINGLE_VALUE: Rule = Rule {
    name: "enum-single-value",
    level: Level::Warning,
    title: "a list of one word",
    why: "A closed list of one word says the same in every record, so it says nothing; the second word will break its readers.",
    wrong: "[enum.Channel]\nvalues = [{ id = \"web\" }]",
    right: "[enum.Channel]\nvalues = [{ id = \"web\" }, { id = \"api\" }]",
    fix: "Add the other words, write open = true if they will come, or remove the enum.",
};

pub(crate) const EVENT_OVERSIZE: Rule = Rule {
    name: "event-oversize",
    level: Level::Error,
    title: "larger than the policy allows",
    why: "Readers, queues and budgets are sized for [policy] max_event_bytes. An event that can be larger will be, on the day when something is wrong.",
    wrong: "[policy] max_event_bytes = 1024, and body = { type = \"string\", max_len = 4000 }",
    right: "body = { type = \"string\", max_len = 400 }",
    fix: "Shorten max_len or max_items, redact to a fixed width, or raise max_event_bytes where it is reviewed.",
};

/// An example looks like a real person's data. Whoever can read JSON looks for it.
pub const EXAMPLE_CONTAINS_PII: Rule = Rule {
    name: "example-contains-pii",
    level: Level::Warning,
    title: "example looks like real data",
    why: "A catalogue is read by everybody, printed in documentation and kept in a repository's history for ever. An example that somebody took from a log is a leak.",
    wrong: "examples = ['{\"email\":\"maria.lopez@gmail.com\"}']",
    right: "examples = ['{\"email\":\"robin@example.org\"}']",
    fix: "Use names below example.org, addresses of RFC 5737 and RFC 3849, and the test numbers of card networks.",
};

/// An example is no record that the event could write. Whoever can read JSON looks for it.
pub const EXAMPLE_INVALID: Rule = Rule {
    name: "example-invalid",
    level: Level::Error,
    title: "example is not what the event says",
    why: "People copy examples, and tools test themselves with them, so an example that the event's own fields contradict teaches what is wrong.",
    wrong: "examples = ['{\"atempts\":\"three\"}']",
    right: "examples = ['{\"attempts\":3}']",
    fix: "Write a JSON object with every required field, no other fields, and a value of each field's type.",
};

pub(crate) const FREE_TEXT_CLASS: Rule = Rule {
    name: "free-text-class",
    level: Level::Warning,
    title: "free text that is written as it is",
    why: "People type names, addresses and passwords into free text. A class that allows the plain value writes whatever they typed.",
    wrong: "comment = { type = \"text\", class = \"internal\" }",
    right: "comment = { type = \"text\", class = \"confidential\" } # truncate, mask, …",
    fix: "Give it a class that does not allow \"plain\", or the type string when its words come from the service. [policy] free_text sets the level.",
};

pub(crate) const NAME_TOO_SIMILAR: Rule = Rule {
    name: "name-too-similar",
    level: Level::Warning,
    title: "two names that are one",
    why: "Names that differ by a plural or an underscore are taken for each other, in code and in queries, and each then holds half of the records.",
    wrong: "[event.\"auth.log_in\"] beside [event.\"auth.login\"]",
    right: "[event.\"auth.login\"] alone",
    fix: "Keep one of them, or rename one so that the difference can be heard. An event that replaces another may be like it: deprecate the old one.",
};

pub(crate) const OUTCOME_MISSING: Rule = Rule {
    name: "outcome-missing",
    level: Level::Warning,
    title: "nobody knows how it ended",
    why: "A record has to say whether the action succeeded (PCI DSS 10.2.2). An action that can be attempted can also fail or be denied, and an attack is seen in what was denied.",
    wrong: "[event.\"data.export\"]\nmandatory = true\nseverity  = \"info\"",
    right: "[event.\"data.export\"]\nmandatory = true\noutcomes  = { success = \"info\", failure = \"warning\", denied = \"warning\" }",
    fix: "Give it outcomes, or name it for a fact in the past, such as \"data.exported\".",
};

pub(crate) const OWNER_MISSING: Rule = Rule {
    name: "owner-missing",
    level: Level::Warning,
    title: "nobody answers for it",
    why: "A question about a record, a deletion or a change of its class needs somebody who may decide.",
    wrong: "[catalogue] without owners, and an event without owners",
    right: "owners = [\"group:identity\"]",
    fix: "Add owners to the event, or to [catalogue] for all of them.",
};

pub(crate) const OWNER_UNKNOWN: Rule = Rule {
    name: "owner-unknown",
    level: Level::Warning,
    title: "owner is nobody here",
    why: "An owner that the repository's CODEOWNERS does not have has left, was renamed or is misspelt: nobody reviews what they own.",
    wrong: "owners = [\"group:identiy\"] # CODEOWNERS has @acme/identity",
    right: "owners = [\"group:identity\"]",
    fix: "Correct the name, or add the team to CODEOWNERS.",
};

pub(crate) const REMOVE_AFTER_PASSED: Rule = Rule {
    name: "remove-after-passed",
    level: Level::Error,
    title: "should be gone by now",
    why: "The catalogue promised a date, and others have planned with it. A date that passes without effect teaches everybody to ignore the next one.",
    wrong: "deprecated = { since = \"3.0.0\", replaced_by = \"auth.login\", remove_after = \"2020-01-31\" }",
    right: "[reserved]\nevents = [\"auth.signin\"]",
    fix: "Remove the definition and reserve its name, or agree on a later date.",
};

pub(crate) const RETENTION_EXCEEDS_CLASS: Rule = Rule {
    name: "retention-exceeds-class",
    level: Level::Error,
    title: "kept longer than the law of its data",
    why: "A class says how long its data may be kept. An event that is kept longer keeps that data longer, pseudonyms included: they still relate to a person.",
    wrong: "[class.personal] max_retention = \"2y\", and an event with such a field and retention = \"7y\"",
    right: "retention = \"2y\"",
    fix: "Shorten the event's retention, redact the field to nothing (drop, mask), or change the class where it is reviewed.",
};

pub(crate) const TOO_MANY_FIELDS: Rule = Rule {
    name: "too-many-fields",
    level: Level::Error,
    title: "more fields than the policy allows",
    why: "An event of very many fields is usually several events, or a document that belongs elsewhere.",
    wrong: "[policy] max_fields = 40, and an event with 41",
    right: "two events, each with its own fields",
    fix: "Split the event, group fields in an object, or raise max_fields where it is reviewed.",
};

pub(crate) const UNIT_IN_NAME: Rule = Rule {
    name: "unit-in-name",
    level: Level::Warning,
    title: "unit in the name",
    why: "A unit in a name cannot change, cannot be converted, and is spelled in three ways by three teams. The key `unit` is read by tools.",
    wrong: "elapsed_ms = { type = \"u64\" }",
    right: "elapsed = { type = \"u64\", unit = \"ms\" } # or type = \"duration\"",
    fix: "Take the unit out of the name and write unit = \"…\" (UCUM), or use the type duration or timestamp.",
};

pub(crate) const UNUSED_EXCEPTION: Rule = Rule {
    name: "unused-exception",
    level: Level::Warning,
    title: "exception for nothing",
    why: "An exception that no finding needs is misspelt, or what it excused is gone. Left in place it would excuse the next mistake unseen.",
    wrong: "[[allow]] rule = \"actor-missing\" where = \"auth.lgoin\" reason = \"…\"",
    right: "[[allow]] rule = \"actor-missing\" where = \"auth.login\" reason = \"…\"",
    fix: "Correct the rule or the name, or remove the exception.",
};
