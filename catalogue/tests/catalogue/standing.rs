//! What comes and goes, what only some outcomes have, and names that say too much: the catalogue's side.

use cdl_catalogue::declaration::Supply;
use cdl_catalogue::model::{Date, Normalise};
use cdl_catalogue::{Catalogue, MemorySource, Scope, check_enum, check_event};
use insta::assert_snapshot;

use crate::base::{AUTH, Edit, HEADER, TYPES, faults, load};
use crate::declare::{enumeration, structure, told};

const LOGIN: [&str; 2] = ["actor: Actor<'a>", "#[redact] source_ip: IpAddr"];

#[test]
fn what_replaces_something_is_there() {
    let told = faults(&[
        (
            AUTH,
            "[event.\"auth.login\"]\n",
            "[event.\"auth.signin\"]\ncategory = \"authentication\"\nseverity = \"info\"\n\
             deprecated = { replaced_by = \"auth.lgoin\" }\n[event.\"auth.login\"]\n",
        ),
        (
            AUTH,
            "max = 1000",
            "deprecated = { replaced_by = \"retries\" }",
        ),
        (
            TYPES,
            "{ since = \"4.0.0\", note = \"use a passkey\" }",
            "{ replaced_by = \"passkeys\" }",
        ),
    ]);
    assert_snapshot!(told, @r#"
    CDL0068: events/auth.toml:7:8: event "auth.signin" is replaced by event "auth.lgoin", which is not defined; did you mean "auth.login"?
    CDL0068: events/auth.toml:24:1: field "attempts" is replaced by field "retries", which is not defined
    CDL0068: types.toml:10:7: value "totp" of enum "AuthMethod" is replaced by value "passkeys", which is not defined; did you mean "passkey"?
    "#);
}

#[test]
fn a_day_is_a_day() {
    for day in ["2027-13-01", "2027-02-29", "27-06-30", "soon"] {
        let deprecated = format!("deprecated = {{ remove_after = \"{day}\" }}");
        let told = faults(&[(AUTH, "max = 1000", &deprecated)]);
        assert!(
            told.starts_with("CDL0068") && told.contains("must be a date as \"YYYY-MM-DD\""),
            "{told}"
        );
    }
}

#[test]
fn a_build_is_told_the_day_and_asks_no_clock() {
    let ends: Edit<'_> = (
        AUTH,
        "max = 1000",
        "deprecated = { remove_after = \"2027-06-30\" }",
    );
    let catalogue = load(&[ends]);
    let mut declaration = structure(
        "Login",
        "auth.login",
        &[&LOGIN[..], &["attempts: Option<u32>"]].concat(),
    );
    for (today, expected) in [
        (None, "CDL0106"),
        (Some("2027-06-30"), "CDL0106"),
        (Some("2027-07-01"), "CDL0004"),
    ] {
        declaration.today = today.and_then(Date::parse);
        let found = match check_event(&catalogue, &declaration) {
            Ok(plan) => plan.warnings,
            Err(mistakes) => mistakes,
        };
        let codes: Vec<&str> = found.iter().map(|found| found.code).collect();
        assert_eq!(codes, [expected], "{today:?}");
    }
    declaration.today = Date::parse("2027-07-01");
    declaration.allows_deprecated = true;
    let mistakes = check_event(&catalogue, &declaration).expect_err("nothing allows it now");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0004 at Field(2): field "attempts" of event "auth.login" was to be removed after 2027-06-30, and it is 2027-07-01
      catalogue: events/auth.toml:20
    "#);
    let declaration = enumeration("AuthMethod", "AuthMethod", &["Password", "Totp"]);
    let plan = check_enum(&catalogue, &declaration).expect("it only warns");
    assert_snapshot!(told(&plan.warnings), @r#"
    CDL0106 at Variant(1): value "totp" of enum "AuthMethod" is deprecated since 4.0.0: use a passkey
      catalogue: types.toml:10
    "#);
}

#[test]
fn a_draft_is_no_experiment() {
    let event = load(&[(AUTH, "retention = \"2y\"", "draft = true")]);
    let event = event.event("auth.login").expect("an event");
    assert!(event.draft && !event.experimental);
}

#[test]
fn a_field_of_some_outcomes_comes_with_them() {
    let fields = [&LOGIN[..], &["reason: OnlyIf<Option<&'a str>>"]].concat();
    let declaration = structure("Login", "auth.login", &fields);
    assert_eq!(declaration.fields[2].supply, Supply::Outcome);
    assert!(check_event(&load(&[]), &declaration).is_ok());
    let held = [&LOGIN[..], &["reason: Option<&'a str>"]].concat();
    let mistakes = check_event(&load(&[]), &structure("Login", "auth.login", &held));
    assert_snapshot!(told(&mistakes.expect_err("it is in the struct")), @r#"
    CDL0109 at FieldType(2): field "reason" is for outcome "failure" only, and a struct that holds it would hold it for every outcome
      help: write `OnlyIf<Option<&'a str>>`, and give the value with the outcome: `.failure(&audit, reason)`
      catalogue: events/auth.toml:21
    "#);
}

#[test]
fn an_attempt_that_is_dropped_has_nothing_to_give() {
    let told = faults(&[(
        AUTH,
        "reason = { type = \"string\", only_if = { outcome = [\"failure\"] } }",
        "reason = { type = \"string\", required = true, only_if = { outcome = [\"failure\", \"unknown\"] } }",
    )]);
    assert_snapshot!(told, @r#"CDL0068: events/auth.toml:21:1: field "reason" is required for outcome "unknown", in which an attempt ends when nobody is there to give it; allow it there, without required, or name other outcomes"#);
}

#[test]
fn a_sensitive_name_needs_a_class_that_fits() {
    let told = faults(&[
        (
            AUTH,
            "attempts = {",
            "access_token = { type = \"string\" }\nattempts = {",
        ),
        (
            AUTH,
            "attempts = {",
            "csrf_token = { type = \"string\", class = \"personal\" }\nattempts = {",
        ),
        (
            TYPES,
            "note = { type = \"string\" }",
            "note = { type = \"string\" }\niban = { type = \"string\" }",
        ),
    ]);
    assert_snapshot!(told, @r#"
    CDL0065: events/auth.toml:20:1: field "access_token" is class "internal", and what is called token is never written in any form, so only "drop" or a mask may be lawful; give it a stricter class, or say why the name is right: name_ok = "reason"
    CDL0065: events/auth.toml:21:1: field "csrf_token" is class "personal", and what is called token is never written in any form, so only "drop" or a mask may be lawful; give it a stricter class, or say why the name is right: name_ok = "reason"
    CDL0065: types.toml:19:1: field "iban" is class "internal", and what is called iban is never written as it is, so its class does not allow "plain"; give it a stricter class, or say why the name is right: name_ok = "reason"
    "#);
}

#[test]
fn a_sensitive_name_may_be_right() {
    for field in [
        "access_token = { type = \"string\", class = \"secret\" }",
        "iban = { type = \"string\", class = \"cardholder\" }",
        "password_changed = { type = \"string\" }",
        "token = { type = \"bool\" }",
        "tokens = { type = \"u32\" }",
        "token = { type = \"u32\", name_ok = \"how many a language model took\" }",
    ] {
        let with = format!("{field}\nattempts = {{");
        assert_eq!(faults(&[(AUTH, "attempts = {", &with)]), "", "{field}");
    }
    let told = faults(&[(
        AUTH,
        "attempts = {",
        "token = { type = \"u32\", name_ok = \" \" }\nattempts = {",
    )]);
    assert!(
        told.contains("\"name_ok\" in field \"token\" must be a reason"),
        "{told}"
    );
}

#[test]
fn a_policy_decides_how_strictly_names_are_held() {
    let weak: Edit<'_> = (
        AUTH,
        "attempts = {",
        "access_token = { type = \"string\" }\nattempts = {",
    );
    let policy = |word: &str| format!("sensitive_name = \"{word}\"\ndeprecated_event = \"warn\"");
    for (word, warnings) in [("warn", 1), ("allow", 0)] {
        let policy = policy(word);
        let catalogue = load(&[weak, (HEADER, "deprecated_event = \"warn\"", &policy)]);
        assert_eq!(catalogue.check_all().to_string(), "");
        let fields = [&LOGIN[..], &["access_token: Option<&'a str>"]].concat();
        let plan = check_event(&catalogue, &structure("Login", "auth.login", &fields));
        let plan = plan.expect("it builds");
        assert_eq!(plan.warnings.len(), warnings, "{word}");
        assert!(
            plan.warnings
                .iter()
                .all(|warning| warning.code == "CDL0065")
        );
    }
}

#[test]
fn a_type_says_how_its_texts_are_normalised() {
    let plain = load(&[]);
    let with: Edit<'_> = (
        TYPES,
        "class = \"personal\"\nredact",
        "class = \"personal\"\nnormalise = [\"lower\", \"trim\"]\nredact",
    );
    let normalised = load(&[with]);
    let email = |catalogue: &cdl_catalogue::Catalogue| {
        catalogue.object("Actor").expect("an object").fields[1]
            .normalise
            .clone()
    };
    assert_eq!(email(&plain), []);
    assert_eq!(email(&normalised), [Normalise::Trim, Normalise::Lower]);
    let fingerprint = |catalogue: &cdl_catalogue::Catalogue| {
        catalogue.event("auth.login").expect("an event").fingerprint
    };
    assert_ne!(
        fingerprint(&plain),
        fingerprint(&normalised),
        "its pseudonyms are others"
    );
    for (from, to, expected) in [
        (
            "base = \"string\"\nclass = \"personal\"\nmax_len",
            "base = \"u64\"\nclass = \"personal\"\nnormalise = [\"trim\"]\n#",
            "cannot be normalised",
        ),
        (
            "max_len = 64",
            "normalise = [\"lowr\"]",
            "did you mean \"lower\"?",
        ),
        (
            "max_len = 64",
            "normalise = [\"trim\", \"trim\"]",
            "each once at most",
        ),
        ("max_len = 64", "normalise = []", "at least one string"),
    ] {
        let told = faults(&[(TYPES, from, to)]);
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn a_type_that_is_wrong_is_told_of_every_field_that_has_it() {
    let events = "namespace = \"x\"\n\
         [event.\"x.one\"]\ncategory = \"data\"\nseverity = \"info\"\n\
         [event.\"x.one\".field]\ncount = { type = \"tidy\" }\n\
         [event.\"x.two\"]\ncategory = \"data\"\nseverity = \"info\"\n\
         [event.\"x.two\".field]\ncount = { type = \"tidy\" }\n";
    let source = MemorySource::new()
        .with(
            HEADER,
            "[catalogue]\nformat = 1\nname = \"x\"\nversion = \"1.0.0\"\nowners = [\"group:a\"]\n\
             [defaults]\nclass = \"internal\"\nretention = \"1y\"\n\
             [[import]]\ncatalogue = \"cdl-standard\"\nversion = \"^1\"\nuse = [\"class.*\", \"category.*\", \"strategy.*\"]\n\
             [[file]]\npath = \"types.toml\"\nkind = \"types\"\n\
             [[file]]\npath = \"x.toml\"\nnamespace = \"x\"\n",
        )
        .with(
            "types.toml",
            "[type.tidy]\nbase = \"u32\"\nnormalise = [\"trim\"]\n",
        )
        .with("x.toml", events);
    for order in [["x.one", "x.two"], ["x.two", "x.one"]] {
        let catalogue =
            Catalogue::load(&source, &Scope::All).expect("what is wrong is in its events");
        for name in order {
            let told = catalogue
                .event(name)
                .expect_err("a number cannot be trimmed");
            let told = format!("{told:?}");
            assert!(told.contains("cannot be normalised"), "{name}: {told}");
        }
    }
}
