//! Nonsense in, faults out: nothing that a file says makes the reader panic.

use cdl_catalogue::{Catalogue, MemorySource, Scope, Source};
use proptest::prelude::*;

use crate::base::{AUTH, CLASSES, HEADER, TYPES, VENDOR, source};

#[derive(Clone, Debug)]
enum Edit {
    Cut(usize),
    Insert(String),
    Repeat(usize),
}

/// What an editor's slip looks like in a catalogue.
fn edit() -> impl Strategy<Value = Edit> {
    let words = prop::sample::select(vec![
        "\"",
        "{",
        "}",
        "[",
        "]",
        "=",
        ",",
        ".",
        "\n",
        "#",
        "'",
        "\\",
        "type",
        "redact",
        "field",
        "\u{0}",
        "é",
        "…",
        "[[file]]\n",
        "[event.\"a.b\"]\n",
        "list<",
        ">",
        "map<string,",
        "Actor",
        "99999999999",
        "-1",
        "true",
        "*",
        "extends",
    ]);
    prop_oneof![
        (1..40_usize).prop_map(Edit::Cut),
        words.prop_map(|word| Edit::Insert(word.to_owned())),
        (1..60_usize).prop_map(Edit::Repeat),
    ]
}

fn edited(text: &str, at: usize, edit: &Edit) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let at = at % (letters.len() + 1);
    let end = |length: usize| (at + length).min(letters.len());
    match edit {
        Edit::Cut(length) => {
            letters.drain(at..end(*length));
        }
        Edit::Insert(word) => {
            letters.splice(at..at, word.chars());
        }
        Edit::Repeat(length) => {
            let part = letters[at..end(*length)].to_vec();
            letters.splice(at..at, part);
        }
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn an_edit_never_panics(
        path in prop::sample::select(vec![HEADER, CLASSES, TYPES, AUTH, VENDOR]),
        edits in prop::collection::vec((any::<usize>(), edit()), 1..4),
    ) {
        let base = source(&[]);
        let mut text = base.read(path).expect("a file").to_string();
        for (at, edit) in &edits {
            text = edited(&text, *at, edit);
        }
        let changed: MemorySource = base.with(path, &text);
        match Catalogue::load(&changed, &Scope::All) {
            Err(faults) => prop_assert!(!faults.to_string().is_empty()),
            Ok(catalogue) => {
                for fault in &catalogue.check_all() {
                    prop_assert!(!fault.to_string().is_empty());
                }
                prop_assert_eq!(catalogue.digest(), catalogue.digest());
            }
        }
    }
}
