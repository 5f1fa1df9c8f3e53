//! What the compiler is given to say: the words in the expansion of a declaration that the derive itself finds nothing
//! wrong with.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::LitStr;

use super::broken_catalogues::{CLASSES, EVENTS, HEADER, temporary};
use super::{of_ui_tests, read};
use crate::derive::derive;

/// The source, and each text of the expansion that has a code, with the lines that stand beside it.
fn spoken(source: &str) -> String {
    let (kind, input) = read(source);
    let tokens = derive(
        kind,
        quote::ToTokens::into_token_stream(input),
        &of_ui_tests(),
    );
    let mut found = Vec::new();
    collect(tokens, &mut found);
    assert!(!found.is_empty(), "nothing is said");
    format!("{source}\n\n{}", found.join("\n\n"))
}

/// Texts stand beside each other in one attribute or one call.
fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let texts = texts(&group);
        if texts.first().is_some_and(|text| text.starts_with("CDL0")) {
            found.push(texts.join("\n"));
        } else {
            collect(group.stream(), found);
        }
    }
}

fn texts(group: &Group) -> Vec<String> {
    let literals = group.stream().into_iter().filter_map(|token| match token {
        TokenTree::Literal(literal) => syn::parse_str::<LitStr>(&literal.to_string()).ok(),
        _ => None,
    });
    literals.map(|literal| literal.value()).collect()
}

macro_rules! words {
    ($($name:ident: $source:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(spoken($source));
        }
    )*};
}

words! {
    m05_a_wrong_type: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout { #[redact] user: Name }"#;
    m15_a_wrong_enum: r#"
#[derive(AuditObject)]
#[audit(object = "Actor")]
struct Actor<'a> { kind: Kind, #[redact] id: &'a str }"#;
    m16_a_deprecated_event: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.signin")]
struct SignIn;"#;
    m17_an_event_with_outcomes: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.refund")]
struct Refund<'a> { #[redact] pan: &'a str, amount: i64 }"#;
    m19_an_option_behind_an_alias: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<'a> { a_string: Maybe<'a> }"#;
    m19_a_required_field_behind_an_alias: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact] user: Maybe<'a> }"#;
    m24_a_field_that_serde_skips: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<'a> { #[serde(default, skip)] a_string: &'a str, #[serde(skip_serializing)] #[redact] a_text: &'a str }"#;
    m26_what_may_be_free_form_json: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { a_string: Value }"#;
    m30_a_time_whose_feature_may_be_off: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { a_timestamp: Option<chrono::DateTime<Utc>>, a_duration: time::Duration }"#;
    m42_a_deprecated_word: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod { Password, SmsOtp }"#;
    m49_a_wrong_object: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<'a> { an_object: Person<'a> }"#;
    m63_a_mandatory_event_below_the_level: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> { actor: Actor<'a>, method: AuthMethod, #[redact] source_ip: IpAddr }"#;
}

#[test]
fn what_is_silenced_is_not_said() {
    let source = r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything", allow(serde))]
struct Everything<'a> { #[serde(skip)] a_string: &'a str, #[serde(skip)] #[redact(drop)] a_text: &'a str }"#;
    let (kind, input) = read(source);
    let tokens = derive(
        kind,
        quote::ToTokens::into_token_stream(input),
        &of_ui_tests(),
    );
    assert!(!tokens.to_string().contains("CDL0211"));
}

/// What a catalogue spells with more white space than it needs stands escaped in the schema, which is JSON in one form.
#[test]
fn a_type_s_spelling_is_escaped_in_the_schema() {
    let manifest = temporary("white-space");
    let events = EVENTS.replace("\"string\"", "\"list<\\tstring>\"");
    for (path, text) in [
        ("Cargo.toml", "[workspace]"),
        ("catalogue/catalogue.toml", HEADER),
        ("catalogue/classes.toml", CLASSES),
        ("catalogue/events/auth.toml", &events),
    ] {
        let path = manifest.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let surroundings = crate::locate::Surroundings {
        manifest: manifest.clone(),
        ..Default::default()
    };
    let source = "#[derive(AuditEvent)] #[audit(event = \"auth.logout\")] struct Logout<'a> { #[redact] user: &'a [&'a str] }";
    let (kind, input) = read(source);
    let tokens = derive(
        kind,
        quote::ToTokens::into_token_stream(input),
        &surroundings,
    )
    .to_string();
    std::fs::remove_dir_all(&manifest).unwrap();
    // For JSON; the literal is a raw one.
    assert!(tokens.contains(r"list<\tstring>"), "{tokens}");
}
