//! What an expansion's digest covers.

use std::collections::BTreeMap;

use cdl_catalogue::model::Event;
use cdl_catalogue::{Catalogue, Scope};

use crate::base::{AUTH, CLASSES, HEADER, TYPES, load, source};

fn event(catalogue: &Catalogue, name: &str) -> Event {
    Event::clone(&catalogue.event(name).expect("resolved"))
}

/// The bytes of each file that the event was made of.
fn covered(catalogue: &Catalogue, event: &Event) -> BTreeMap<String, Vec<std::ops::Range<usize>>> {
    let sections = catalogue.sections_of_event(event);
    sections
        .into_iter()
        .map(|sections| (sections.file.to_string(), sections.ranges))
        .collect()
}

/// Every third letter or digit of the whole catalogue is replaced by another, one at a time. Wherever the event's shape
/// becomes another one by it, the byte must be covered.
#[test]
fn whatever_changes_a_shape_is_covered() {
    use cdl_catalogue::Source as _;
    for name in ["auth.login", "auth.password.changed"] {
        let catalogue = load(&[]);
        let Ok(before) = catalogue.event(name) else {
            panic!("{name} is not in the base")
        };
        let covered = covered(&catalogue, &before);
        let (mut tried, mut changed) = (0, 0);
        for file in [HEADER, CLASSES, TYPES, AUTH] {
            let text = source(&[]).read(file).expect("a file").to_string();
            let letters = text
                .char_indices()
                .filter(|(_, c)| c.is_ascii_alphanumeric());
            // A third of them is enough to find a definition that is left out.
            for (at, letter) in letters.step_by(3) {
                tried += 1;
                let other = match letter {
                    '9' | 'z' | 'Z' => char::from(letter as u8 - 1),
                    _ => char::from(letter as u8 + 1),
                };
                let mut edited = text.clone();
                edited.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
                let edited = source(&[]).with(file, &edited);
                let Ok(edited) = Catalogue::load(&edited, &Scope::All) else {
                    continue;
                };
                let same = edited
                    .event(name)
                    .is_ok_and(|after| after.fingerprint == before.fingerprint);
                if same {
                    continue;
                }
                changed += 1;
                let ranges = covered.get(file).map(Vec::as_slice).unwrap_or_default();
                assert!(
                    ranges.iter().any(|range| range.contains(&at)),
                    "{name}: byte {at} of {file} decides over it and is not covered: {}",
                    &text[at.saturating_sub(30)..(at + 30).min(text.len())]
                );
            }
        }
        assert!(
            tried > 500 && changed > 20,
            "{changed} of {tried} edits changed {name}"
        );
    }
}

#[test]
fn another_event_of_the_file_is_not_covered() {
    let catalogue = load(&[]);
    let login = event(&catalogue, "auth.login");
    let sections = catalogue.sections_of_event(&login);
    let auth = sections
        .iter()
        .find(|sections| &*sections.file == AUTH)
        .expect("its own file");
    let text: Vec<u8> = auth.bytes().flatten().copied().collect();
    let text = String::from_utf8(text).expect("text");
    assert!(text.contains("auth.login"), "{text}");
    assert!(!text.contains("auth.signin"), "{text}");
}
