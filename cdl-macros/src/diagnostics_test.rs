//! Every mistake that the derives tell, without a compiler: the source, and below it each message with what it
//! underlines.

// What the compiler is given to say.
mod spoken;
// Catalogues with mistakes of their own.
mod broken_catalogues;
// One event in several structs.
mod declared_twice;
// What comes with an outcome, and what does not stand fast.
mod standing;

use std::path::Path;

use syn::DeriveInput;

use crate::ast::Kind;
use crate::derive::examine;
use crate::fault::{Faults, Shown};
use crate::locate::{Surroundings, Target};
use crate::model::Warning;

/// The source and its messages.
fn told_in(source: &str, surroundings: &Surroundings) -> String {
    let (kind, input) = read(source);
    let mut faults = Faults::default();
    let (_, checked) = examine(kind, &input, surroundings, &mut faults);
    let drawn = faults.drawn();
    for line in drawn.lines().filter(|line| line.starts_with("help: ")) {
        assert!(!line.contains("plain"), "a help weakens redaction: {line}");
    }
    if drawn.is_empty() {
        let model = checked.model.expect("silent, and yet no model");
        let warnings: Vec<String> = model.frame().warnings.iter().map(warned).collect();
        if warnings.is_empty() {
            return format!("{source}\n\nnothing is wrong");
        }
        return format!("{source}\n\n{}", warnings.concat());
    }
    format!("{source}\n\n{drawn}")
}

/// Which derive, and what it is given.
fn read(source: &str) -> (Kind, DeriveInput) {
    let kind = [Kind::Event, Kind::Object, Kind::Enumeration]
        .into_iter()
        .find(|kind| source.contains(kind.derive()))
        .expect("the source names a derive");
    let item = source.replacen(&format!("#[derive({})]", kind.derive()), "", 1);
    (kind, syn::parse_str(&item).unwrap())
}

/// A warning, and the source text that it underlines.
fn warned(warning: &Warning) -> String {
    let line = warning.span.start().line;
    let underlined = warning.span.source_text().unwrap_or_default();
    format!("{line}: {underlined}\nwarning: {}\n", warning.text)
}

/// As [`told_in`], with the catalogue of `ui-tests`.
fn told(source: &str) -> String {
    told_in(source, &of_ui_tests())
}

/// The catalogue of `ui-tests`, whose events are declared here again and again.
fn of_ui_tests() -> Surroundings {
    Surroundings {
        manifest: Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui-tests"),
        target: Target::Tests,
        ..Surroundings::default()
    }
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
    two_variants_of_one_value: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod { Password, #[audit(value = "password")] Phrase }"#;
    a_variant_may_carry_what_is_not_written: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
enum AuthMethod { Password { tries: u8 }, Passkey(String) }"#;
    a_mirror_has_no_data_and_one_variant_for_others: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod", remote = "lib::Method")]
enum Method { #[audit(other)] Password, #[audit(other)] Passkey(String), #[audit(rest)] Totp }"#;
    a_mirror_without_a_path: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod", remote = 4)]
enum Method { Password }"#;
    a_mirror_of_text: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout { #[redact] #[audit(mirror = "Method")] user: lib::Method }"#;
    a_struct_is_no_enum: r#"
#[derive(AuditEnum)]
#[audit(name = "AuthMethod")]
struct AuthMethod { password: bool }"#;

    // Types whose spelling proves the mistake.
    m25_a_secret_in_a_field_that_is_written: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { a_string: Option<SecretString> }"#;
    m25_a_secret_however_it_is_rendered: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { #[audit(as_str)] a_string: Zeroizing<String> }"#;
    m25_secrets_in_a_list_however_they_are_rendered: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { #[audit(as_str)] strings: Option<Vec<Zeroizing<String>>>, #[audit(display)] labels: BTreeMap<String, SecretBox<str>> }"#;
    m27_a_rendered_list_may_have_another_name: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<'a> { #[audit(display)] strings: Tags, #[redact] #[audit(as_str)] users: Option<&'a Tags>, #[audit(display)] labels: Labels }"#;
    m26_free_form_json: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { labels: serde_json::Value }"#;
    m27_one_value_for_a_list: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { strings: String }"#;
    m27_a_list_for_one_value: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<'a> { a_string: &'a [&'a str] }"#;
    m28_an_integer_too_wide: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { a_u32: Option<u64>, a_u64: i64, numbers: Vec<u128> }"#;
    m29_another_kind_of_number: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything { a_u32: f64, an_i64: bool, a_bool: u8 }"#;
    m53_a_parameter_without_a_bound: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<T: ?Sized> { #[redact] user: T }"#;
    m53_a_parameter_that_no_bound_can_save: r#"
#[derive(AuditEvent)]
#[audit(event = "shop.everything")]
struct Everything<T, L> { an_object: T, strings: L }"#;
    m56_a_text_for_an_address: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> { actor: Actor<'a>, method: AuthMethod, #[redact(truncate_ip)] source_ip: &'a str }"#;
    m56_a_strategy_for_addresses_on_a_text: r#"
#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> { #[redact(truncate_ip)] user: &'a str }"#;

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

#[test]
fn at_most_eight_are_shown() {
    let fields = (0..11).map(|number| format!("#[redact(a, b)] f{number}: u8,"));
    let fields = fields.collect::<Vec<_>>().concat();
    let input: DeriveInput = syn::parse_str(&format!("struct Many {{ {fields} }}")).unwrap();
    let mut faults = Faults::default();
    crate::parse::parse(Kind::Event, &input, &mut faults);
    let all = faults.clone().into_compile_errors(Shown::All).to_string();
    assert_eq!(all.matches("compile_error").count(), 11);
    let errors = faults.into_compile_errors(Shown::Few).to_string();
    assert_eq!(errors.matches("compile_error").count(), 8);
    let rest = "… and 3 more; build with CDL_FAULTS=all to see them all";
    assert_eq!(errors.matches(rest).count(), 1);
}
