//! The static facts of an event, as text.

use super::json;
use crate::model::{EventModel, FieldModel};

/// 64 lower-case digits.
pub(super) fn hex(fingerprint: &[u8; 32]) -> String {
    fingerprint.iter().copied().flat_map(json::digits).collect()
}

/// `CDLEV1;acme-shop;4.2.0;auth.login;9f2c...\n`: found in an executable if and only if an emitter is reachable.
pub(super) fn tag(model: &EventModel) -> String {
    let EventModel { frame, event, .. } = model;
    let catalogue = &frame.catalogue;
    format!(
        "CDLEV1;{};{};{};{}\n",
        catalogue.name,
        catalogue.version,
        event.name,
        hex(&event.fingerprint)
    )
}

/// The member of the event's `schema` line (docs/FORMAT.md, section 2), canonical.
pub(super) fn schema(model: &EventModel) -> String {
    let EventModel {
        frame,
        event,
        fields,
    } = model;
    let catalogue = &frame.catalogue;
    let identity = format!(
        r#"{{"name":{},"version":{}}}"#,
        json::string(&catalogue.name),
        json::string(&catalogue.version)
    );
    let fields: Vec<String> = fields.iter().map(field).collect();
    object(&[
        ("name", Some(json::string(&event.name))),
        ("fingerprint", Some(json::string(&hex(&event.fingerprint)))),
        ("catalogue", Some(identity)),
        ("title", event.title.as_deref().map(json::string)),
        ("category", Some(json::string(&event.category))),
        ("action", Some(json::string(&event.action))),
        ("controls", Some(json::strings(&event.controls))),
        ("retention", Some(json::string(&event.retention))),
        ("delivery", Some(json::string(event.delivery.as_str()))),
        ("fields", Some(format!("[{}]", fields.join(",")))),
    ])
}

/// `{"name":"user","type":"user_id","class":"personal","strategy":"hmac","required":true}`
fn field(field: &FieldModel) -> String {
    let FieldModel {
        field, strategy, ..
    } = field;
    let class = field.class.as_ref();
    object(&[
        ("name", Some(json::string(&field.name))),
        ("type", Some(json::string(&field.type_name))),
        ("class", class.map(|class| json::string(&class.name))),
        ("strategy", Some(json::string(&strategy.name))),
        ("required", Some(field.required.to_string())),
    ])
}

/// The members that are there, in order.
fn object(members: &[(&str, Option<String>)]) -> String {
    let members: Vec<String> = members
        .iter()
        .filter_map(|(name, value)| Some(format!("\"{name}\":{}", value.as_ref()?)))
        .collect();
    format!("{{{}}}", members.join(","))
}
