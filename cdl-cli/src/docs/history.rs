//! Since when, and how long still.

use cdl_catalogue::model::{Deprecated, Event};

use super::html::Html;

/// What changed at an event, as far as the catalogue says it.
pub(super) fn history(html: &mut Html, event: &Event) {
    let mut entries: Vec<(String, String)> = Vec::new();
    if let Some(since) = &event.since {
        entries.push((since.clone(), "The event is introduced.".to_owned()));
    }
    for field in &event.fields {
        if let Some(since) = field
            .remarks
            .since
            .as_ref()
            .filter(|since| Some(*since) != event.since.as_ref())
        {
            entries.push((since.clone(), format!("Field {} is added.", field.name)));
        }
        if let Some(deprecated) = &field.deprecated {
            let since = deprecated.since.clone().unwrap_or_default();
            entries.push((
                since,
                format!("Field {}: {}", field.name, deprecation(deprecated)),
            ));
        }
    }
    if let Some(deprecated) = &event.deprecated {
        let since = deprecated.since.clone().unwrap_or_default();
        entries.push((since, deprecation(deprecated)));
    }
    for name in &event.reserved_fields {
        entries.push((
            String::new(),
            format!("Field {name} is gone for good; its name is reserved."),
        ));
    }
    if entries.is_empty() {
        return;
    }
    entries.sort_by_key(|(version, _)| parts(version));
    html.raw("<section aria-labelledby=\"history\"><h2 id=\"history\">History</h2>\n<ol class=\"history\">\n");
    for (version, text) in entries {
        html.raw("<li><code>")
            .text(if version.is_empty() { "—" } else { &version })
            .raw("</code> ")
            .text(&text)
            .raw("</li>\n");
    }
    html.raw("</ol></section>\n");
}

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
