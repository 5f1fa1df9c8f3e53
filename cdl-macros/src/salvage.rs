//! What can be saved of a catalogue that cannot be read, or that lacks the event: the names of outcomes. Code that
//! calls them is not wrong, and a stub without them would make each call a second message.

use std::fs;
use std::path::Path;

/// The outcomes of every file in the folder `events`, as far as its text shows them.
pub(crate) fn outcomes(catalogue: &Path) -> Vec<String> {
    let files = fs::read_dir(catalogue.join("events")).into_iter().flatten();
    let mut found: Vec<String> = files
        .filter_map(|file| fs::read_to_string(file.ok()?.path()).ok())
        .flat_map(|text| in_text(&text))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// `success` and `failure` of `outcomes = { success = "info", failure = "warning" }` and of a table `[… .outcomes]`.
fn in_text(text: &str) -> Vec<String> {
    let tables = text.split("outcomes").skip(1).flat_map(|rest| {
        let rest = rest.trim_start();
        let inline = rest
            .strip_prefix('=')
            .and_then(|rest| rest.trim_start().strip_prefix('{'))
            .and_then(|rest| rest.split_once('}'));
        let table = rest.strip_prefix(']');
        match (inline, table) {
            (Some((inside, _)), _) => inside.split(',').collect::<Vec<_>>(),
            (None, Some(rest)) => rest
                .lines()
                .take_while(|line| !line.trim_start().starts_with('['))
                .collect(),
            (None, None) => Vec::new(),
        }
    });
    let names = tables.filter_map(|entry| entry.split_once('='));
    names
        .map(|(name, _)| name.trim().trim_matches('"').to_owned())
        .filter(|name| is_method(name))
        .collect()
}

/// Whether a method can have the name, with `r#` or without.
fn is_method(name: &str) -> bool {
    let letters = name
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let begins = name
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_lowercase());
    letters && begins && !["self", "super", "crate"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::in_text;

    #[test]
    fn outcomes_are_found_in_text_that_is_no_toml() {
        let text = r#"
            [event."a.b"]
            severity "info"
            outcomes = { ripe = "info", "spoiled" = "warning", self = "info" }
            [event."a.c".outcomes]
            lost  = "error"
            Found = "info"
            [event."a.c".field]
            name = { type = "string" }
        "#;
        assert_eq!(in_text(text), ["ripe", "spoiled", "lost"]);
    }
}
