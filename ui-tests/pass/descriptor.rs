//! The static facts of an event: what a trail's `schema` line says of it, and what an executable tells of itself.

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
    let schema = descriptor.schema;
    let fingerprint = descriptor.fingerprint;
    assert_eq!(
        schema,
        format!(
            r#"{{"name":"auth.logout","fingerprint":"{fingerprint}","catalogue":{{"name":"acme-shop","version":"4.2.0"}},"category":"authentication","action":"logout","controls":[],"retention":"1y","delivery":"queued","fields":[{{"name":"user","type":"user_id","class":"personal","strategy":"hmac","required":true}}]}}"#
        )
    );
    assert_eq!(
        descriptor.tag,
        format!("CDLEV1;acme-shop;4.2.0;auth.logout;{fingerprint}\n")
    );
    assert_eq!(fingerprint.len(), 64);
    assert!(!descriptor.mandatory);
    let user = "usr_1";
    assert_eq!(Logout { user }.user, user);
}

#[test]
fn the_catalogue_says_which_one_it_is() {
    let catalogue = catalogue!();
    assert_eq!((catalogue.name, catalogue.version), ("acme-shop", "4.2.0"));
    assert_eq!(catalogue.digest.len(), 64);
}
