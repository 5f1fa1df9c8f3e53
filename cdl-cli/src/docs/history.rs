//! Since when, what changed, and how long still.

use cdl_catalogue::baseline::Released;
use cdl_catalogue::model::{Deprecated, Event};

use super::html::Html;
use super::releases::{Entry, What, is_added};

/// One line: a version, and a sentence.
struct Line {
    /// Empty where nobody says which.
    version: String,
    text: String,
    /// Released, or still to come.
    unreleased: bool,
}

/// What changed at an event, as far as the catalogue says it (`since`, `deprecated`, `[reserved]`) and as the record of
/// its releases knows it.
pub(super) fn history(html: &mut Html, event: &Event, releases: &[Entry]) {
    let mut lines = said(event);
    lines.extend(releases.iter().filter_map(|entry| recorded(event, entry)));
    if lines.is_empty() {
        return;
    }
    lines.sort_by_key(|line| (line.unreleased, parts(&line.version)));
    html.raw("<section aria-labelledby=\"history\"><h2 id=\"history\">History</h2>\n<ol class=\"history\">\n");
    for line in lines {
        let version = if line.version.is_empty() {
            "—"
        } else {
            &line.version
        };
        html.raw("<li><code>")
            .text(version)
            .raw("</code> ")
            .text(&line.text);
        if line.unreleased {
            html.raw(" <span class=\"badge notice\">not released yet</span>");
        }
        html.raw("</li>\n");
    }
    html.raw("</ol></section>\n");
}

/// What the catalogue itself says.
fn said(event: &Event) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = |version: Option<&String>, text: String| {
        lines.push(Line {
            version: version.cloned().unwrap_or_default(),
            text,
            unreleased: false,
        });
    };
    if let Some(since) = &event.since {
        line(Some(since), "The event is introduced.".to_owned());
    }
    for field in &event.fields {
        let since = field.remarks.since.as_ref();
        if since.is_some() && since != event.since.as_ref() {
            line(since, format!("Field {} is added.", field.name));
        }
        if let Some(deprecated) = &field.deprecated {
            let text = format!("Field {}: {}", field.name, deprecation(deprecated));
            line(deprecated.since.as_ref(), text);
        }
    }
    if let Some(deprecated) = &event.deprecated {
        line(deprecated.since.as_ref(), deprecation(deprecated));
    }
    for name in &event.reserved_fields {
        let text = format!("Field {name} is gone for good; its name is reserved.");
        line(None, text);
    }
    lines
}

/// What a release did. `None` where the catalogue says it itself, in more words.
fn recorded(event: &Event, entry: &Entry) -> Option<Line> {
    let (change, unreleased) = match &entry.what {
        What::OnRecord => {
            return event.since.is_none().then(|| Line {
                version: entry.version.clone(),
                text: "The oldest release on record has the event.".to_owned(),
                unreleased: false,
            });
        }
        What::Changed(change) => (change, false),
        What::Unreleased(change) => (change, true),
    };
    (!is_said(event, change)).then(|| Line {
        version: entry.version.clone(),
        text: sentence(change),
        unreleased,
    })
}

/// Whether a `since` or a `deprecated` of the catalogue tells of this change.
fn is_said(event: &Event, change: &Released) -> bool {
    if change.noun != "event" {
        return false;
    }
    let deprecated = change.what == "is deprecated";
    match &change.part {
        None if deprecated => event.deprecated.is_some(),
        None => is_added(change) && event.since.is_some(),
        Some((_, name)) => event
            .fields
            .iter()
            .find(|field| field.name == *name)
            .is_some_and(|field| {
                let added = change.what.starts_with("new") && field.remarks.since.is_some();
                added || (deprecated && field.deprecated.is_some())
            }),
    }
}

/// `Field risk is added.`, `Object Actor, field email: became required.`
fn sentence(change: &Released) -> String {
    let whole = match change.noun {
        "event" => None,
        noun => Some(format!("{noun} {}", change.name)),
    };
    let part = change.part.as_ref();
    let part = part.map(|(noun, name)| format!("{noun} {name}"));
    let subject = match (whole, part) {
        (None, None) => "the event".to_owned(),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(whole), Some(part)) => format!("{whole}, {part}"),
    };
    let told = match change.what.as_str() {
        "new" => " is added".to_owned(),
        "new and required" => " is added, and required".to_owned(),
        "removed" => " is removed".to_owned(),
        what if VERBS.iter().any(|verb| what.starts_with(verb)) => {
            format!(" {what}")
        }
        what => format!(": {what}"),
    };
    let mut letters = subject.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let subject: String = first.into_iter().chain(letters).collect();
    format!("{subject}{told}.")
}

/// What of a change is a sentence once it has a subject.
const VERBS: [&str; 7] = [
    "answers for ",
    "became ",
    "does not ",
    "has ",
    "identifies ",
    "is ",
    "may ",
];

/// `1.10.0` after `1.9.0`; what is no version comes first.
fn parts(version: &str) -> Vec<u64> {
    version
        .split(['.', '-'])
        .map_while(|part| part.parse().ok())
        .collect()
}

/// What a deprecation says, in sentences.
pub(super) fn deprecation(deprecated: &Deprecated) -> String {
    let since = deprecated.since.as_ref();
    let sentences = [
        Some(since.map_or_else(
            || "Deprecated.".to_owned(),
            |since| format!("Deprecated since {since}."),
        )),
        deprecated
            .replaced_by
            .as_ref()
            .map(|other| format!("Use {other} instead.")),
        deprecated
            .remove_after
            .as_ref()
            .map(|date| format!("To be removed after {date}.")),
        deprecated.note.clone(),
    ];
    sentences
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}
