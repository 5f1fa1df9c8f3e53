//! What parts of a catalogue say of each other.

use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "CDL0700",
        "severity and outcomes",
        "An event has one severity, or one for each outcome. Both contradict each other, and neither leaves it open.",
        "severity = \"info\"  outcomes = { success = \"info\" }",
        "Keep one of them.",
    ),
    code(
        "CDL0701",
        "mandatory and best_effort",
        "A mandatory event may not be dropped, and best_effort drops when memory is full.",
        "mandatory = true  delivery = \"best_effort\"",
        "Use delivery = \"queued\" or \"durable\".",
    ),
    code(
        "CDL0702",
        "too many bases",
        "An event may have three bases above itself at most, and none of them may be the event.",
        "extends = \"auth.login\" in auth.login",
        "Extend an event that is nearer to the root.",
    ),
    code(
        "CDL0703",
        "unknown category",
        "Categories are a closed list, so that consumers can route by them.",
        "category = \"authentcation\"",
        "Correct it, or list it under [categories] in catalogue.toml, which replaces the standard list.",
    ),
    code(
        "CDL0704",
        "looser than its base",
        "An event that extends another may add and tighten. What its base promises, others rely on.",
        "reason = { required = false } // the base requires it",
        "Remove what loosens, or do not extend.",
    ),
    code(
        "CDL0705",
        "import is not what was reviewed",
        "An import is pinned by the SHA-256 of its file, so that a change of it is a change that somebody approves.",
        "sha256 = \"6b1b36cb…\" // the file has another",
        "Review the file, then write the hash that the message prints.",
    ),
    code(
        "CDL0706",
        "import not found",
        "The import has no file, or its file holds another catalogue or another version.",
        "[[import]] catalogue = \"acme-base\" path = \"vendor/acme-base-2.3.1.toml\"",
        "Correct path, catalogue or version. Only cdl-standard comes without a path.",
    ),
    code(
        "CDL0707",
        "import of nothing",
        "A pattern in `use` that matches nothing is a misspelt one, or the import has lost what it had.",
        "use = [\"event.sesion.*\"]",
        "Correct or remove it.",
    ),
    code(
        "CDL0708",
        "one name, two definitions",
        "Code names objects and enums by their names alone, so two of one name could not be told apart.",
        "[object.Actor] here, and an imported event that uses its own Actor",
        "Rename one of them, or use the other's.",
    ),
    code(
        "CDL0709",
        "map without a limit",
        "A map's keys come from data, so its size has to be bounded where it is declared.",
        "labels = { type = \"map<string,string>\" }",
        "Add max_items.",
    ),
];
