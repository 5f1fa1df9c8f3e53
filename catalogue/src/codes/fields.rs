//! The fields of a struct and their Rust types.

use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "CDL0101",
        "required field missing",
        "The catalogue requires the field, so auditors count on it in every event.",
        "struct Login<'a> { actor: Actor<'a> } // source_ip is required",
        "Add the lines that the message prints. Fields that #[cfg] removes do not count.",
    ),
    code(
        "CDL0102",
        "unknown field",
        "A field that the catalogue does not have has no class, so nobody decided how it is redacted.",
        "source_addr: IpAddr,",
        "Correct the name, or add the field to the catalogue.",
    ),
    code(
        "CDL0103",
        "required field is optional",
        "The catalogue requires the field, and Option lets it be absent.",
        "actor: Option<Actor<'a>>,",
        "Use the type without Option, or drop `required = true` in the catalogue.",
    ),
    code(
        "CDL0105",
        "reserved field",
        "The name belonged to a field with another meaning, which old trails still hold.",
        "ip: IpAddr,",
        "Use the field that replaced it.",
    ),
    code(
        "CDL0106",
        "deprecated field or value",
        "The catalogue marks it as on its way out. It still works; this is a warning.",
        "enum AuthMethod { Password, SmsOtp }",
        "Stop using it, or write #[audit(allow(deprecated))] while the move is planned.",
    ),
    code(
        "CDL0107",
        "renamed to nothing",
        "`rename` gives the catalogue's name of a field, and the catalogue has no such field.",
        "#[audit(rename = \"src\")] source_ip: IpAddr,",
        "Correct the name, or remove `rename`.",
    ),
    code(
        "CDL0108",
        "one field, declared twice",
        "Two Rust fields would write the same key.",
        "source_ip: IpAddr, #[audit(rename = \"source_ip\")] peer: IpAddr,",
        "Keep one of them.",
    ),
    code(
        "CDL0201",
        "wrong type",
        "The Rust type cannot hold what the catalogue says, or holds more than it says.",
        "source_ip: String, // the catalogue says ip",
        "Use one of the types that the message accepts, or derive AuditValue for a type of your own.",
    ),
    code(
        "CDL0202",
        "wrong enum",
        "The field is one catalogue enum, and the type is another or none.",
        "method: ActorKind, // the catalogue says AuthMethod",
        "Use the type that derives AuditEnum with this name.",
    ),
    code(
        "CDL0203",
        "not a text",
        "The attribute is for texts, and the field's catalogue type is none.",
        "#[audit(display)] source_ip: IpAddr,",
        "Remove the attribute and use a type that the message accepts.",
    ),
    code(
        "CDL0210",
        "not an audit event",
        "Only a type that was checked against the catalogue can be emitted.",
        "audit.emit(&plain);",
        "Add #[derive(AuditEvent)] and #[audit(event = \"…\")].",
    ),
    code(
        "CDL0218",
        "wrong object",
        "The field is one catalogue object, and the type is another or none.",
        "actor: Target<'a>, // the catalogue says Actor",
        "Use the type that derives AuditObject with this name.",
    ),
];
