//! Nonsense in, faults out: nothing that a catalogue or a declaration says makes a derive panic.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use proptest::prelude::*;

use crate::ast::Kind;
use crate::derive::derive;
use crate::locate::Surroundings;

/// The catalogue of `ui-tests`, which is valid.
const FILES: [(&str, &str); 6] = [
    (
        "catalogue.toml",
        include_str!("../../ui-tests/catalogue/catalogue.toml"),
    ),
    (
        "classes.toml",
        include_str!("../../ui-tests/catalogue/classes.toml"),
    ),
    (
        "types.toml",
        include_str!("../../ui-tests/catalogue/types.toml"),
    ),
    (
        "events/auth.toml",
        include_str!("../../ui-tests/catalogue/events/auth.toml"),
    ),
    (
        "events/shop.toml",
        include_str!("../../ui-tests/catalogue/events/shop.toml"),
    ),
    (
        "events/order.toml",
        include_str!("../../ui-tests/catalogue/events/order.toml"),
    ),
];

/// Declarations that are right.
const DECLARATIONS: [(Kind, &str); 5] = [
    (
        Kind::Event,
        "#[audit(event = \"auth.login\")] struct Login<'a> { actor: Actor<'a>, method: AuthMethod, #[redact] source_ip: IpAddr, \
         #[redact(drop)] session: &'a str, attempts: Option<u32> }",
    ),
    (
        Kind::Event,
        "#[audit(event = \"order.paid\")] struct Paid<'a> { order: &'a str, amount: i64, #[redact] reason: OnlyIf<&'a str>, \
         status: OnlyIf<Option<u32>>, #[redact(hmac)] payer: OnlyIf<String> }",
    ),
    (
        Kind::Event,
        "#[audit(event = \"shop.everything\")] struct Everything<T> where T: Text { a_bool: bool, a_string: T, \
         #[audit(rename = \"labels\")] tags: BTreeMap<String, String>, #[redact] users: Vec<String>, items: Vec<Item>, \
         #[redact] an_email: Option<String> }",
    ),
    (
        Kind::Object,
        "#[audit(object = \"Actor\")] struct Actor<'a> { kind: ActorKind, #[redact(hmac)] id: &'a str, #[redact] email: Option<&'a str> }",
    ),
    (
        Kind::Enumeration,
        "#[audit(name = \"AuthMethod\", exhaustive)] enum AuthMethod { Password, Passkey, Totp, #[audit(value = \"sms_otp\")] Sms }",
    ),
];

#[derive(Clone, Debug)]
enum Edit {
    Cut(usize),
    Insert(String),
    Repeat(usize),
}

/// What an editor's slip looks like, in TOML and in Rust.
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
        "<",
        ">",
        "(",
        ")",
        "::",
        "&'a ",
        "r#",
        "type",
        "redact",
        "field",
        "\u{0}",
        "é",
        "…",
        "[[file]]\n",
        "[event.\"a.b\"]\n",
        "list<",
        "map<string,",
        "Actor",
        "99999999999",
        "-1",
        "true",
        "*",
        "extends",
        "OnlyIf<",
        "Option<",
        "#[redact]",
        "#[audit(display)]",
        "severity = \"info\"",
        "draft = true\n",
        "only_if = { outcome = [\"success\"] }",
        "deprecated = { remove_after = \"2000-01-01\" }\n",
        "experimental",
    ]);
    prop_oneof![
        (1..40_usize).prop_map(Edit::Cut),
        words.prop_map(|word| Edit::Insert(word.to_owned())),
        (1..60_usize).prop_map(Edit::Repeat),
    ]
}

fn edited(text: &str, edits: &[(usize, Edit)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, edit) in edits {
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
    }
    letters.into_iter().collect()
}

/// A crate's folder with a catalogue, gone when it is dropped. Each is new, for the derive remembers what it has read.
struct Folder(PathBuf);

impl Folder {
    fn with(changed: usize, text: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("cdl-macros-edits-{}-{number}", std::process::id());
        let folder = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(folder.0.join("catalogue/events")).unwrap();
        for (index, (path, valid)) in FILES.into_iter().enumerate() {
            let text = if index == changed { text } else { valid };
            fs::write(folder.0.join("catalogue").join(path), text).unwrap();
        }
        folder
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The expansion of everything that the declarations can still mean.
fn expansion(kind: Kind, declaration: &str, manifest: &Path) -> Option<String> {
    let tokens = declaration.parse().ok()?;
    let surroundings = Surroundings {
        manifest: manifest.to_owned(),
        today: Some("2026-11-24".into()),
        ..Surroundings::default()
    };
    Some(derive(kind, tokens, &surroundings).to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn an_edit_of_the_catalogue_never_panics_a_derive(
        changed in 0..FILES.len(),
        declared in 0..DECLARATIONS.len(),
        edits in prop::collection::vec((any::<usize>(), edit()), 1..4),
    ) {
        let folder = Folder::with(changed, &edited(FILES[changed].1, &edits));
        let (kind, declaration) = DECLARATIONS[declared];
        let expansion = expansion(kind, declaration, folder.path()).expect("Rust");
        prop_assert!(expansion.contains("__private"), "an expansion or a stub is there");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn an_edit_of_a_declaration_never_panics_a_derive(
        declared in 0..DECLARATIONS.len(),
        edits in prop::collection::vec((any::<usize>(), edit()), 1..4),
    ) {
        let (kind, declaration) = DECLARATIONS[declared];
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui-tests");
        if let Some(expansion) = expansion(kind, &edited(declaration, &edits), &manifest) {
            prop_assert!(!expansion.is_empty());
        }
    }
}

#[test]
fn unedited_all_is_right() {
    let folder = Folder::with(FILES.len(), "");
    for (kind, declaration) in DECLARATIONS {
        let expansion = expansion(kind, declaration, folder.path()).expect("Rust");
        assert!(!expansion.contains("compile_error"), "{expansion}");
    }
}
