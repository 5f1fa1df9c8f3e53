//! What a catalogue means once every name is looked up.

use std::fmt::Write;

use cdl_catalogue::model::{Delivery, Event, Field, Moments};
use cdl_catalogue::{Catalogue, Lookup, Scope, check_enum, check_event, check_object};
use insta::assert_snapshot;

use crate::base::{AUTH, CLASSES, Edit, HEADER, TYPES, load, source};
use crate::declare::{enumeration, structure};

fn fields(fields: &[Field]) -> String {
    let mut text = String::new();
    for field in fields {
        let presence = if field.required {
            "required"
        } else {
            "optional"
        };
        let class = field.class.as_ref().map_or("-", |class| &class.name);
        let lawful: Vec<&str> = field
            .lawful
            .iter()
            .map(|strategy| strategy.name.as_str())
            .collect();
        let (name, default) = (&field.name, &field.default.name);
        writeln!(
            text,
            "{name}: {presence} {} {class} [{}] {default}",
            field.type_name,
            lawful.join(" ")
        )
        .expect("memory");
    }
    text
}

fn event(edits: &[Edit<'_>], name: &str) -> Event {
    let event = load(edits)
        .event(name)
        .unwrap_or_else(|why| panic!("{why}"));
    Event::clone(&event)
}

#[test]
fn fields_stand_in_order_then_groups_then_as_written() {
    assert_snapshot!(fields(&event(&[], "auth.login").fields), @"
    actor: required Actor - [plain drop] plain
    method: optional AuthMethod internal [plain drop] plain
    request_id: optional uuid internal [plain drop] plain
    source_ip: required ip personal [truncate_ip hmac] truncate_ip
    session: optional string secret [drop] drop
    mfa: optional bool public [plain] plain
    roles: optional list<string> internal [plain truncate drop] plain
    attempts: optional u32 internal [plain drop] plain
    reason: optional string internal [plain truncate drop] plain
    ");
}

#[test]
fn an_heir_has_what_its_base_has() {
    let changed = event(&[], "auth.password.changed");
    assert_snapshot!(fields(&changed.fields), @"
    actor: required Actor - [plain drop] plain
    reason: required string internal [plain truncate drop] plain
    forced: required bool internal [plain drop] plain
    ");
    assert_eq!(changed.moments, event(&[], "account.changed").moments);
    assert!(changed.mandatory);
    assert_eq!(changed.category, "authentication");
    assert_eq!(changed.action, "changed");
}

#[test]
fn a_field_of_a_base_keeps_its_place_when_it_is_tightened() {
    let edit = (AUTH, "forced =", "reason = { max_len = 32 }\nforced =");
    let changed = event(&[edit], "auth.password.changed");
    let names: Vec<&str> = changed
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["actor", "reason", "forced"]);
    assert_eq!(changed.fields[1].max_len, Some(32));
    assert!(changed.fields[1].required);
}

#[test]
fn an_object_has_its_fields_as_written() {
    let actor = load(&[]).object("Actor").expect("Actor");
    assert_snapshot!(fields(&actor.fields), @"
    id: required user_id personal [hmac] hmac
    email: optional email personal [mask_email hmac drop] mask_email
    note: optional string internal [plain truncate drop] plain
    ");
    assert!(actor.subject);
    assert_eq!(actor.depth, 1);
}

#[test]
fn what_a_value_cannot_bear_is_not_lawful() {
    let edits = [
        (
            AUTH,
            "{ type = \"u32\", max = 1000 }",
            "{ type = \"u32\", class = \"personal\" }",
        ),
        (
            AUTH,
            "{ type = \"list<string>\", max_items = 8 }",
            "{ type = \"map<string,email>\", max_items = 8 }",
        ),
        (
            AUTH,
            "{ type = \"AuthMethod\", order = 2 }",
            "{ type = \"AuthMethod\", class = \"personal\" }",
        ),
        (AUTH, "{ type = \"uuid\" }", "{ type = \"list<email>\" }"),
        (
            TYPES,
            "\"mask_email\", \"hmac\", \"drop\"",
            "\"mask_email\", \"hmac\", \"mask\"",
        ),
        (
            AUTH,
            "{ type = \"string\", only_if",
            "{ type = \"list<ip>\", class = \"personal\", only_if",
        ),
    ];
    assert_snapshot!(fields(&event(&edits, "auth.login").fields), @"
    actor: required Actor - [plain drop] plain
    request_id: optional list<email> personal [mask_email hmac mask] mask_email
    source_ip: required ip personal [truncate_ip hmac] truncate_ip
    method: optional AuthMethod personal [mask drop] mask
    session: optional string secret [drop] drop
    mfa: optional bool public [plain] plain
    roles: optional map<string,email> personal [mask] mask
    attempts: optional u32 personal [hmac mask drop] hmac
    reason: optional list<ip> personal [hmac mask truncate_ip drop] hmac
    ");
}

#[test]
fn an_event_inherits_the_defaults() {
    let changed = event(&[], "account.changed");
    assert_eq!(
        (changed.retention.as_str(), changed.delivery),
        ("1y", Delivery::Queued)
    );
    assert_eq!(event(&[], "auth.login").retention, "2y");
    let durable = event(&[(HEADER, "\"queued\"", "\"durable\"")], "auth.login");
    assert_eq!(durable.delivery, Delivery::Durable);
}

#[test]
fn outcomes_keep_the_order_of_the_file() {
    let edit = (
        AUTH,
        "{ success = \"info\", failure = \"warning\" }",
        "{ success = \"info\", failure = \"warning\", denied = \"alert\" }",
    );
    let Moments::Outcomes(outcomes) = event(&[edit], "auth.login").moments else {
        panic!("outcomes")
    };
    let names: Vec<&str> = outcomes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["success", "failure", "denied", "unknown"]);
}

#[test]
fn an_attempt_may_end_unknown_as_gravely_as_its_gravest_outcome() {
    const ONCE: Edit<'_> = (AUTH, "phases = { attempt = \"info\" }\n", "");
    for (outcomes, phases, expected) in [
        ("{ failure = \"info\" }", None, Some("warning")),
        (
            "{ success = \"info\", failure = \"alert\" }",
            None,
            Some("alert"),
        ),
        (
            "{ failure = \"info\", unknown = \"info\" }",
            None,
            Some("info"),
        ),
        ("{ failure = \"info\" }", Some(ONCE), None),
    ] {
        let mut edits = vec![(
            AUTH,
            "{ success = \"info\", failure = \"warning\" }",
            outcomes,
        )];
        edits.extend(phases);
        let Moments::Outcomes(outcomes) = event(&edits, "auth.login").moments else {
            panic!("outcomes")
        };
        let unknown = outcomes.iter().find(|(outcome, _)| outcome == "unknown");
        assert_eq!(
            unknown.map(|(_, severity)| severity.as_str()),
            expected,
            "{outcomes:?}"
        );
    }
}

#[test]
fn a_fingerprint_follows_the_shape_and_nothing_else() {
    let base = load(&[]);
    let before = base.event("auth.login").expect("an event").fingerprint;
    let after = |edits: &[Edit<'_>]| {
        load(edits)
            .event("auth.login")
            .expect("an event")
            .fingerprint
    };
    let same = [
        (
            AUTH,
            "category = \"authentication\"\nout",
            "title = \"Login\"\ndescription = \"…\"\ncategory = \"authentication\"\nout",
        ),
        (AUTH, "[group.request]", "# a remark\n\n[group.request]"),
        (
            AUTH,
            "type = \"u32\", max = 1000",
            "type = \"u32\", max = 2000",
        ),
        (AUTH, "forced =", "more = { type = \"bool\" }\nforced ="),
        (HEADER, "4.2.0", "4.3.0"),
    ];
    for edit in same {
        assert_eq!(after(&[edit]), before, "{edit:?}");
    }
    let other = [
        (AUTH, "failure = \"warning\"", "failure = \"error\""),
        (AUTH, "attempt = \"info\"", "attempt = \"notice\""),
        (AUTH, "\"2y\"", "\"3y\""),
        (AUTH, "type = \"u32\"", "type = \"u64\""),
        (AUTH, "type = \"ip\", required = true", "type = \"ip\""),
        (
            AUTH,
            "[\"truncate_ip\", \"hmac\"]",
            "[\"hmac\", \"truncate_ip\"]",
        ),
        (AUTH, "order = 1", "order = 3"),
        (CLASSES, "v4 = 24", "v4 = 16"),
        (CLASSES, "scope = \"tenant\"", "scope = \"event\""),
        (
            TYPES,
            "{ id = \"passkey\" }",
            "{ id = \"passkey\" }, { id = \"sso\" }",
        ),
        (TYPES, "max_len = 64", "max_len = 65"),
        (TYPES, "note = { type = \"string\" }", ""),
    ];
    for edit in other {
        assert_ne!(after(&[edit]), before, "{edit:?}");
    }
}

#[test]
fn fingerprints_do_not_change_by_accident() {
    let catalogue = load(&[]);
    let mut shown = String::new();
    for name in catalogue.events() {
        let fingerprint = catalogue.event(name).expect("an event").fingerprint;
        let first = u64::from_be_bytes(fingerprint[..8].try_into().expect("eight bytes"));
        writeln!(shown, "{name} {first:016x}").expect("memory");
    }
    assert_snapshot!(shown, @"
    auth.login 5c23870a148877aa
    auth.password.changed df674d8a6ff0d529
    account.changed 390629f94790f385
    ");
}

#[test]
fn the_digest_follows_every_shape() {
    let base = load(&[]).digest();
    assert_eq!(
        load(&[(AUTH, "[group.request]", "# a remark\n[group.request]")]).digest(),
        base
    );
    for edit in [
        (
            AUTH,
            "forced = { type = \"bool\"",
            "forced = { type = \"u32\"",
        ),
        (TYPES, "\"totp\"", "\"otp\""),
    ] {
        assert_ne!(load(&[edit]).digest(), base, "{edit:?}");
    }
}

#[test]
fn a_namespace_is_read_alone() {
    let more = [
        (
            HEADER,
            "[[import]]",
            "[[file]]\npath = \"events/data.toml\"\nnamespace = \"data\"\n[[import]]",
        ),
        (
            "events/data.toml",
            "",
            "namespace = \"data\"\n[event.\"data.read\"]\ncategory = \"data\"\nseverity = \"info\"\n",
        ),
    ];
    let source = source(&more);
    let files = |scope: &Scope| {
        let catalogue = Catalogue::load(&source, scope).expect("a catalogue");
        catalogue
            .files()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let types = "catalogue.toml classes.toml types.toml vendor/base-1.2.0.toml";
    assert_eq!(files(&Scope::Types), types);
    let auth = "catalogue.toml classes.toml types.toml events/auth.toml vendor/base-1.2.0.toml";
    assert_eq!(files(&Scope::Namespace("auth".to_owned())), auth);
    let catalogue =
        Catalogue::load(&source, &Scope::Namespace("auth".to_owned())).expect("a catalogue");
    assert_eq!(catalogue.namespaces(), ["account", "auth", "data"]);
    assert_eq!(catalogue.event("data.read").err(), Some(Lookup::NotRead));
    let whole = Catalogue::load(&source, &Scope::All).expect("a catalogue");
    let watched: Vec<String> = whole
        .event("auth.login")
        .expect("an event")
        .files
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        watched.join(" "),
        auth,
        "an event does not depend on other namespaces"
    );
}

#[test]
fn a_scope_changes_nothing_about_what_it_reads() {
    let source = source(&[]);
    let alone =
        Catalogue::load(&source, &Scope::Namespace("auth".to_owned())).expect("a catalogue");
    let whole = Catalogue::load(&source, &Scope::All).expect("a catalogue");
    assert_eq!(alone.event("auth.login"), whole.event("auth.login"));
    assert_eq!(alone.object("Actor"), whole.object("Actor"));
}

#[test]
fn the_shipped_catalogue_gives_what_a_catalogue_lacks() {
    let header = "[catalogue]\nformat = 1\nname = \"tiny\"\nversion = \"1.0.0\"\n\
        [[file]]\npath = \"events/shop.toml\"\nnamespace = \"shop\"\n\
        [[import]]\ncatalogue = \"cdl-standard\"\nversion = \"^1\"\nuse = [\"event.auth.*\"]\n";
    let events = "namespace = \"shop\"\n[event.\"shop.opened\"]\ncategory = \"administration\"\nseverity = \"info\"\n\
        [event.\"shop.opened\".field]\nactor = { type = \"Actor\", required = true }\nby = { type = \"email\" }\n";
    let source = cdl_catalogue::MemorySource::new()
        .with(HEADER, header)
        .with("events/shop.toml", events);
    for scope in [Scope::All, Scope::Namespace("shop".to_owned())] {
        let catalogue =
            Catalogue::load(&source, &scope).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(catalogue.check_all().to_string(), "");
        assert_eq!(catalogue.namespaces(), ["auth", "shop"]);
        let opened = catalogue
            .event("shop.opened")
            .unwrap_or_else(|why| panic!("{why}"));
        assert_eq!(opened.fields[1].default.name, "mask_email");
        assert!(catalogue.object("Actor").is_ok());
        assert_eq!(
            catalogue.files().len(),
            2,
            "the shipped files are not watched"
        );
    }
    let auth = Catalogue::load(&source, &Scope::Namespace("auth".to_owned())).expect("a catalogue");
    let name = auth
        .events()
        .find(|name| name.starts_with("auth."))
        .expect("an event of the import")
        .to_owned();
    assert!(auth.event(&name).is_ok());
}

#[test]
fn a_declaration_that_agrees_becomes_a_plan_in_catalogue_order() {
    let catalogue = load(&[]);
    let fields = [
        "#[redact] source_ip: IpAddr",
        "#[redact(drop)] session: &'a str",
        "attempts: Option<u32>",
        "actor: Actor<'a>",
    ];
    let plan = check_event(&catalogue, &structure("Login", "auth.login", &fields)).expect("a plan");
    let shown: Vec<String> = plan
        .fields
        .iter()
        .map(|field| {
            format!(
                "{}={}/{}",
                field.index, field.field.name, field.strategy.name
            )
        })
        .collect();
    assert_eq!(
        shown.join(" "),
        "3=actor/plain 0=source_ip/truncate_ip 1=session/drop 2=attempts/plain"
    );
    let actor = structure(
        "Actor",
        "Actor",
        &[
            "#[redact(hmac)] id: &'a str",
            "#[redact] email: Option<&'a str>",
        ],
    );
    assert_eq!(
        check_object(&catalogue, &actor).expect("a plan").fields[1]
            .strategy
            .name,
        "mask_email"
    );
    let methods = enumeration("AuthMethod", "AuthMethod", &["Passkey", "Pin=password"]);
    assert_eq!(
        check_enum(&catalogue, &methods).expect("a plan").words,
        ["passkey", "password"]
    );
}

#[test]
fn a_fault_of_the_catalogue_is_told_by_whoever_needs_it() {
    let catalogue = load(&[(AUTH, "\"AuthMethod\"", "\"AuthMethods\"")]);
    let told =
        check_event(&catalogue, &structure("Login", "auth.login", &[])).expect_err("a fault");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].code, "CDL0062");
    let changed = structure(
        "Changed",
        "auth.password.changed",
        &["actor: Actor<'a>", "reason: &'a str", "forced: bool"],
    );
    assert!(
        check_event(&catalogue, &changed).is_ok(),
        "others do not suffer"
    );
}
