//! A suggestion never weakens redaction: nobody who does what a message says writes more than before.

use std::collections::BTreeSet;

use cdl_catalogue::codes::CODES;
use cdl_catalogue::declaration::{FieldDeclaration, Redact, StructDeclaration, Supply};
use cdl_catalogue::model::{Field, StrategyKind};
use cdl_catalogue::{Catalogue, check_event};

#[test]
fn whatever_redact_says_the_help_names_what_is_lawful_and_redacts() {
    let catalogue = Catalogue::standard().expect("the standard catalogue");
    let strategies: BTreeSet<String> = catalogue
        .strategies()
        .map(|strategy| strategy.name.clone())
        .chain(["plain", "drop"].map(str::to_owned))
        .collect();
    // Each strategy, and each with its last two letters swapped.
    let named = strategies.iter().flat_map(|name| {
        let mut letters: Vec<char> = name.chars().collect();
        let last = letters.len() - 1;
        letters.swap(last - 1, last);
        [name.clone(), letters.into_iter().collect()]
    });
    let said: Vec<Redact> = [Redact::Absent, Redact::Default]
        .into_iter()
        .chain(named.map(Redact::Named))
        .collect();
    let (mut seen, mut asked) = (BTreeSet::new(), 0);
    for event in catalogue.events() {
        let event = catalogue.event(event).expect("a standard event");
        for field in &event.fields {
            for redact in &said {
                let declaration = declaration(&event.name, field, redact.clone());
                let Err(mistakes) = check_event(&catalogue, &declaration) else {
                    continue;
                };
                for mistake in mistakes
                    .iter()
                    .filter(|found| found.code.starts_with("CDL03"))
                {
                    asked += 1;
                    seen.insert(mistake.code);
                    let help = mistake.help.clone().unwrap_or_default();
                    assert_lawful(field, &strategies, &help);
                }
            }
        }
    }
    assert!(asked > 1_000, "{asked}");
    let expected = [
        "CDL0301", "CDL0302", "CDL0303", "CDL0304", "CDL0305", "CDL0311",
    ];
    assert_eq!(seen, BTreeSet::from(expected));
}

fn declaration(event: &str, field: &Field, redact: Redact) -> StructDeclaration {
    StructDeclaration {
        ident: "Event".to_owned(),
        name: Some(event.to_owned()),
        experimental: true,
        allows_deprecated: true,
        today: None,
        fields: vec![FieldDeclaration {
            ident: field.name.clone(),
            rename: None,
            type_text: "Value".to_owned(),
            optional: false,
            supply: Supply::Struct,
            redact,
        }],
    }
}

fn assert_lawful(field: &Field, strategies: &BTreeSet<String>, help: &str) {
    let words = help.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    for word in words.filter(|word| strategies.contains(*word)) {
        let lawful = field.lawful.iter().find(|strategy| strategy.name == word);
        let redacts = lawful.is_some_and(|strategy| strategy.kind != StrategyKind::Plain);
        assert!(redacts, "of \"{}\": {help}", field.name);
    }
    assert_harmless(help);
}

/// No text that is shown as a way out leads to less redaction.
fn assert_harmless(text: &str) {
    for weaker in [
        "plain",
        "lower the class",
        "lower class",
        "remove #[redact",
        "remove `#[redact",
    ] {
        assert!(!text.contains(weaker), "{text}");
    }
}

#[test]
fn no_explanation_proposes_less_redaction() {
    for code in CODES {
        assert_harmless(code.fix);
    }
}
