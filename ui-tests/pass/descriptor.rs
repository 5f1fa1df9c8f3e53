//! The static facts of an event: what a trail's `schema` line says of it.

use cdl_runtime::AuditEvent as _;
use cdl_runtime::prelude::*;

#[derive(AuditEvent)]
#[audit(event = "auth.logout")]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

#[test]
fn the_schema_is_canonical_json_with_the_catalogues_words() {
    let descriptor = Logout::DESCRIPTOR;
    let schema = Logout::DESCRIPTOR.schema.member();
    let fingerprint = descriptor.fingerprint;
    assert_eq!(
        schema,
        format!(
            r#"{{"name":"auth.logout","fingerprint":"{fingerprint}","catalogue":{{"name":"acme-shop","version":"4.2.0"}},"category":"authentication","action":"logout","controls":[],"retention":"1y","delivery":"queued","fields":[{{"name":"user","type":"user_id","class":"personal","strategy":"hmac","required":true}}]}}"#
        )
    );
    assert_eq!(fingerprint.len(), 64);
    assert!(!descriptor.mandatory);
    let user = "usr_1";
    assert_eq!(Logout { user }.user, user);
}

/// What stands in the entry of a field of the event, `fields` and all within them.
#[expect(
    clippy::unwrap_used,
    reason = "a helper of tests; the lint knows only tests themselves"
)]
fn entry(schema: &str, field: &str) -> String {
    let start = schema.find(&format!(r#"{{"name":"{field}""#)).unwrap();
    let mut depth = 0;
    let end = schema[start..].find(|letter| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        depth == 0
    });
    schema[start..=start + end.unwrap()].to_owned()
}

#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "ActorKind")]
enum ActorKind {
    User,
}

#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "AuthMethod")]
enum AuthMethod {
    Passkey,
}

mod masked {
    use super::ActorKind;
    use cdl_runtime::prelude::*;

    /// By another name, with another redaction, and with a parameter.
    #[derive(AuditObject)]
    #[audit(object = "Actor")]
    pub(super) struct Who<T: std::fmt::Display> {
        pub(super) kind: ActorKind,
        #[redact(mask)]
        #[audit(display)]
        pub(super) id: T,
    }
}

#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<T: std::fmt::Display> {
    actor: masked::Who<T>,
    method: AuthMethod,
    #[redact]
    source_ip: std::net::IpAddr,
    #[redact(drop)]
    session: &'static str,
}

#[test]
fn the_schema_says_how_an_objects_own_fields_are_redacted() {
    let audit = Audit::memory();
    let login = Login {
        actor: masked::Who {
            kind: ActorKind::User,
            id: 7,
        },
        method: AuthMethod::Passkey,
        source_ip: [192, 0, 2, 1].into(),
        session: "",
    };
    login.success(&audit).unwrap();
    audit.close().unwrap();
    let segments = audit.captured_segments();
    let trail = String::from_utf8(segments[0].1.clone()).unwrap();
    assert!(
        trail.contains(&Login::<u64>::DESCRIPTOR.schema.member()),
        "{trail}"
    );

    let schema = Login::<u64>::DESCRIPTOR.schema.member();
    assert_eq!(
        entry(&schema, "actor"),
        r#"{"name":"actor","type":"Actor","strategy":"plain","required":true,"fields":[{"name":"kind","type":"ActorKind","class":"internal","strategy":"plain","required":true},{"name":"id","type":"user_id","class":"personal","strategy":"mask","required":true}]}"#
    );
}

#[derive(AuditObject)]
#[audit(object = "Item")]
struct Item<'a> {
    sku: &'a str,
    count: u32,
}

#[derive(AuditObject)]
#[audit(object = "Basket")]
struct Basket<'a, 'b> {
    buyer: &'a masked::Who<&'b str>,
    items: Option<Vec<Item<'b>>>,
}

type Gifts<'a> = [Item<'a>];

#[derive(AuditEvent)]
#[audit(event = "shop.ordered")]
struct Ordered<'a, 'b: 'a> {
    basket: Basket<'a, 'b>,
    gifts: Option<&'a Gifts<'b>>,
    giver: Option<masked::Who<String>>,
}

#[test]
fn the_schema_reaches_through_references_options_lists_and_objects() {
    let schema = Ordered::DESCRIPTOR.schema.member();
    let named =
        |entry: &str, field: &str| entry.contains(&format!(r#""fields":[{{"name":"{field}""#));
    for (field, first) in [("basket", "buyer"), ("gifts", "sku"), ("giver", "kind")] {
        assert!(named(&entry(&schema, field), first), "{field}: {schema}");
    }
    for (field, first) in [("buyer", "kind"), ("items", "sku")] {
        assert!(named(&entry(&schema, field), first), "{field}: {schema}");
    }
}

#[test]
fn the_catalogue_says_which_one_it_is() {
    let catalogue = catalogue!();
    assert_eq!((catalogue.name, catalogue.version), ("acme-shop", "4.2.0"));
    assert_eq!(catalogue.digest.len(), 64);
}
