//! Declarations in a few characters, and diagnostics as text.

use std::fmt::Write;

use cdl_catalogue::declaration::{
    Diagnostic, EnumDeclaration, FieldDeclaration, Redact, StructDeclaration, Supply,
    VariantDeclaration,
};

/// `struct Login { actor: Actor, #[redact(hmac)] id: &str }` from `["actor: Actor", "#[redact(hmac)] id: &str"]`.
///
/// `#[rename(other)]` stands for `#[audit(rename = "other")]`.
pub(crate) fn structure(ident: &str, name: &str, fields: &[&str]) -> StructDeclaration {
    StructDeclaration {
        ident: ident.to_owned(),
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        experimental: false,
        allows_deprecated: false,
        today: None,
        fields: fields.iter().map(|text| field(text)).collect(),
    }
}

fn field(mut text: &str) -> FieldDeclaration {
    let (mut redact, mut rename) = (Redact::Absent, None);
    while let Some(rest) = text.strip_prefix("#[") {
        let (attribute, rest) = rest.split_once("] ").expect("an attribute ends");
        text = rest;
        let (name, argument) = attribute.split_once('(').unwrap_or((attribute, ""));
        let argument = argument.trim_end_matches(')').to_owned();
        match (name, argument.is_empty()) {
            ("redact", true) => redact = Redact::Default,
            ("redact", false) => redact = Redact::Named(argument),
            _ => rename = Some(argument),
        }
    }
    let (ident, type_text) = text.split_once(": ").expect("a field has a type");
    let inside = type_text.strip_prefix("OnlyIf<");
    let (supply, type_text) = match inside.and_then(|rest| rest.strip_suffix('>')) {
        Some(inside) => (Supply::Outcome, inside),
        None => (Supply::Struct, type_text),
    };
    FieldDeclaration {
        ident: ident.to_owned(),
        rename,
        type_text: type_text.to_owned(),
        optional: type_text.starts_with("Option<"),
        supply,
        redact,
    }
}

/// `enum AuthMethod { Password, Passkey }`; `Pin=password` has a value of its own.
pub(crate) fn enumeration(ident: &str, name: &str, variants: &[&str]) -> EnumDeclaration {
    let variant = |text: &&str| {
        let (ident, value) = text
            .split_once('=')
            .map_or((*text, None), |(ident, value)| (ident, Some(value)));
        VariantDeclaration {
            ident: ident.to_owned(),
            value: value.map(str::to_owned),
        }
    };
    EnumDeclaration {
        ident: ident.to_owned(),
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        allows_deprecated: false,
        today: None,
        variants: variants.iter().map(variant).collect(),
    }
}

pub(crate) fn told(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let Diagnostic {
            code,
            message,
            help,
            notes,
            site,
            place,
        } = diagnostic;
        writeln!(text, "{code} at {site:?}: {message}").expect("memory");
        if let Some(help) = help {
            assert!(!help.contains("plain"), "no help proposes it: {help}");
            writeln!(text, "  help: {help}").expect("memory");
        }
        for note in notes {
            writeln!(text, "  note: {note}").expect("memory");
        }
        if let Some(place) = place {
            writeln!(text, "  catalogue: {}:{}", place.file, place.line).expect("memory");
        }
    }
    text
}
