//! Every mistake that the derives themselves tell: the source, and below it each message with what it underlines.
//!
//! What only the compiler can tell (wrong types, missing outcomes) is in `ui-tests`.

use std::fs;
use std::path::{Path, PathBuf};

use syn::DeriveInput;

use crate::ast::Kind;
use crate::derive::examine;
use crate::fault::Faults;
use crate::locate::Surroundings;

/// The source and its messages.
fn told_in(source: &str, surroundings: &Surroundings) -> String {
    let kind = [Kind::Event, Kind::Object, Kind::Enumeration]
        .into_iter()
        .find(|kind| source.contains(kind.derive()))
        .expect("the source names a derive");
    let input: DeriveInput =
        syn::parse_str(&source.replacen(&format!("#[derive({})]", kind.derive()), "", 1)).unwrap();
    let mut faults = Faults::default();
    let (_, checked) = examine(kind, &input, surroundings, &mut faults);
    let drawn = faults.drawn();
    if drawn.is_empty() {
        assert!(checked.model.is_some(), "silent, and yet no model");
        return format!("{source}\n\nnothing is wrong");
    }
    format!("{source}\n\n{drawn}")
}

/// As [`told_in`], with the catalogue of `ui-tests`.
fn told(source: &str) -> String {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui-tests");
    told_in(
        source,
        &Surroundings {
            manifest,
            catalogue: None,
        },
    )
}

macro_rules! mistakes {
    ($($name:ident: $source:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(told($source));
        }
    )*};
}

mistakes! {
    nothing_is_wrong: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    #[redact]
    source_ip: IpAddr,
    #[redact(drop)]
    session: &'a str,
    attempts: Option<u32>,
}"#;

    // The item.
    m09_no_event_is_named: "
#[derive(AuditEvent)]
struct Login { }";
    m04_an_unknown_event: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.lgoin")]
struct Login { user: String }"#;
    m44_an_unknown_namespace: r#"
#[derive(AuditEvent)]
#[audit(event = "atuh.login")]
struct Login { user: String }"#;
    m36_an_unknown_argument: r#"
#[derive(AuditEvent)]
#[audit(evnet = "auth.login")]
struct Login { }"#;
    m37_a_name_that_is_no_literal: "
#[derive(AuditEvent)]
#[audit(event = EVENT_ID)]
struct Login { }";
    m38_an_argument_given_twice: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout", event = "auth.login")]
struct Logout { #[redact] user: String }"#;
    m43_severity_in_code: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout", severity = "info")]
struct Logout { #[redact] user: String }"#;
    m50_an_enum_is_no_event: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
enum Logout { User }"#;
    m51_a_tuple_struct: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout(String);"#;
    m52_a_union: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
union Logout { user: u32 }"#;
    m23_redact_on_the_struct: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
#[redact]
struct Logout { #[redact] user: String }"#;
    an_attribute_that_cannot_be_read: r#"
#[derive(AuditEvent)]
#[audit(event: "auth.logout")]
struct Logout { #[redact] user: String }"#;

    // Fields.
    m01_required_fields_are_missing: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> { method: AuthMethod, attempts: Option<u32> }"#;
    m02_an_unknown_field: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> { actor: Actor<'a>, method: AuthMethod, #[redact] source_addr: IpAddr }"#;
    m02_a_misspelt_field: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact] usr: &'a str }"#;
    m08_an_optional_required_field: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact] user: Option<&'a str> }"#;
    m46_renamed_to_nothing: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact] #[audit(rename = "usr")] who: &'a str }"#;
    m47_one_field_twice: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact] user: &'a str, #[redact] #[audit(rename = "user")] who: &'a str }"#;
    rendered_but_not_text: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refund<'a> { #[redact] pan: &'a str, #[audit(display)] amount: Money }"#;
    rendered_twice: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refund<'a> { #[redact] #[audit(display, as_str)] pan: Pan, amount: i64 }"#;

    // Redaction.
    m03_a_classified_field_without_redact: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { user: &'a str }"#;
    m06_a_strategy_that_is_not_lawful: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> { actor: Actor<'a>, method: AuthMethod, #[redact(mask)] source_ip: IpAddr }"#;
    m07_an_unknown_strategy: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact(hmca)] user: &'a str }"#;
    m13_a_secret_that_would_be_written: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Actor<'a>, method: AuthMethod, #[redact] source_ip: IpAddr,
    #[redact(hmac)] session: &'a str,
}"#;
    m20_redact_on_a_public_field: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Actor<'a>, method: AuthMethod, #[redact] source_ip: IpAddr,
    #[redact] mfa: bool,
}"#;
    m21_two_strategies: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact(mask, hmac)] user: &'a str }"#;
    m21_two_redact_attributes: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact(mask)] #[redact(hmac)] user: &'a str }"#;
    m22_parameters_in_code: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact(mask, keep = 4)] user: &'a str }"#;
    m22_parameters_in_parentheses: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact(mask(keep = 4))] user: &'a str }"#;

    // Objects and enums.
    m48_a_field_of_an_object_without_redact: r#"
#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor<'a> { kind: ActorKind, id: &'a str }"#;
    an_unknown_object: r#"
#[derive(AuditObject)]
#[audit(object = "Aktor")]
struct Actor<'a> { kind: ActorKind, #[redact] id: &'a str }"#;
    m14_a_variant_without_a_word: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod { Password, PassKeys }"#;
    m57_words_without_a_variant: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod", exhaustive)]
enum AuthMethod { Password, Passkey }"#;
    a_variant_with_data: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod { Password, Passkey(String) }"#;
    a_struct_is_no_enum: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
struct AuthMethod { password: bool }"#;

    // Several.
    every_mistake_of_a_struct_is_told_once: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login", severity = "info", colour = "red")]
#[redact]
struct Login<'a> {
    actor: Option<Actor<'a>>,
    method: AuthMethod,
    source_ip: IpAddr,
    #[redact(hmac)]
    session: &'a str,
    #[redact(hmca)]
    email: Option<&'a str>,
    #[redact(mask, keep = 4)]
    note: Option<&'a str>,
    colour: &'a str,
}"#;
}

/// A catalogue in a folder of its own, and a declaration that is right but for the catalogue.
fn told_of(name: &str, files: &[(&str, &str)]) -> String {
    let manifest = temporary(name);
    for (path, text) in files {
        let path = manifest.join("catalogue").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    fs::write(manifest.join("Cargo.toml"), "[workspace]").unwrap();
    let surroundings = Surroundings {
        manifest: manifest.clone(),
        catalogue: None,
    };
    let source = "#[derive(AuditEvent)]\n#[audit(event = \"auth.logout\")]\nstruct Logout<'a> { #[redact] user: &'a str }";
    let other = source.replace("Logout<", "SignOut<");
    let told = told_in(source, &surroundings);
    let again = told_in(source, &surroundings);
    assert_eq!(told, again, "an editor expands a derive again and again");
    let input: DeriveInput = syn::parse_str(&other.replace("#[derive(AuditEvent)]\n", "")).unwrap();
    let mut faults = Faults::default();
    examine(Kind::Event, &input, &surroundings, &mut faults);
    assert!(
        faults.is_empty(),
        "the catalogue's mistakes are told once: {}",
        faults.drawn()
    );
    fs::remove_dir_all(&manifest).unwrap();
    told.replace(manifest.to_str().unwrap(), "$MANIFEST")
}

fn temporary(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("cdl-macros-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

const HEADER: &str = r#"[catalogue]
format = 1
name = "shop"
version = "1.0.0"
owners = ["group:a"]

[defaults]
retention = "1y"

[[file]]
path = "classes.toml"
kind = "classes"
[[file]]
path = "events/auth.toml"
namespace = "auth"
"#;
const CLASSES: &str = include_str!("../../ui-tests/catalogue/classes.toml");
const EVENTS: &str = r#"namespace = "auth"
[event."auth.logout"]
category = "authentication"
severity = "info"
owners = ["group:a"]
[event."auth.logout".field]
user = { type = "string", class = "personal", required = true }
"#;

macro_rules! broken_catalogues {
    ($($name:ident: $from:literal => $to:literal;)*) => {$(
        #[test]
        fn $name() {
            let events = EVENTS.replacen($from, $to, 1);
            assert_ne!(events, EVENTS);
            let files = [("catalogue.toml", HEADER), ("classes.toml", CLASSES), ("events/auth.toml", &*events)];
            insta::assert_snapshot!(told_of(stringify!($name), &files));
        }
    )*};
}

broken_catalogues! {
    m32_a_syntax_error: "severity = \"info\"" => "severity \"info\"";
    m33_an_unknown_key: "required" => "requird";
    m34_an_unknown_type: "\"string\"" => "\"strnig\"";
    m35_an_unknown_class: "\"personal\"" => "\"personnal\"";
    m58_more_than_the_class_allows: "class = \"personal\"" => "class = \"personal\", redact = [\"plain\"]";
}

#[test]
fn m31_no_catalogue() {
    insta::assert_snapshot!(told_of("nowhere", &[]));
}

#[test]
fn m62_a_packaged_crate_without_its_catalogue() {
    let manifest = temporary("packaged");
    fs::write(manifest.join("Cargo.toml.orig"), "").unwrap();
    let surroundings = Surroundings {
        manifest: manifest.clone(),
        catalogue: None,
    };
    let told = told_in(
        "#[derive(AuditEvent)]\n#[audit(event = \"auth.logout\")]\nstruct Logout;",
        &surroundings,
    );
    insta::assert_snapshot!(told.replace(manifest.to_str().unwrap(), "$MANIFEST"));
    fs::remove_dir_all(&manifest).unwrap();
}

#[test]
fn a_relative_path_in_the_variable() {
    let surroundings = Surroundings {
        manifest: PathBuf::from("/nowhere"),
        catalogue: Some("audit/catalogue.toml".into()),
    };
    insta::assert_snapshot!(told_in(
        "#[derive(AuditEvent)]\n#[audit(event = \"auth.logout\")]\nstruct Logout;",
        &surroundings
    ));
}

#[test]
fn at_most_eight_are_shown() {
    let fields = (0..11).map(|number| format!("#[redact(a, b)] f{number}: u8,"));
    let fields = fields.collect::<Vec<_>>().concat();
    let input: DeriveInput = syn::parse_str(&format!("struct Many {{ {fields} }}")).unwrap();
    let mut faults = Faults::default();
    crate::parse::parse(Kind::Event, &input, &mut faults);
    let errors = faults.into_compile_errors().to_string();
    assert_eq!(errors.matches("compile_error").count(), 8);
    assert_eq!(errors.matches("… and 3 more, run `cdl lint`").count(), 1);
}
