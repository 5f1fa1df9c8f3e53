//! One event, one struct: two would be two opinions of what belongs to it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use cdl_catalogue::model::StrategyKind;
use proc_macro2::Span;

use crate::ast::StructAst;
use crate::fault::{Fault, Faults};
use crate::locate::{Host, Surroundings, Target};
use crate::model::{EventModel, FieldModel, Warning};

/// What this process has declared. A compiler's process compiles one crate.
static DECLARED: Mutex<Vec<Declared>> = Mutex::new(Vec::new());

struct Declared {
    /// Of which crate.
    manifest: PathBuf,
    event: String,
    ident: String,
    /// `src/login.rs:12`.
    place: Option<String>,
    /// The catalogue's name of each field, and whether and how it is written.
    fields: Vec<(String, String)>,
}

/// Remembers the declaration. A fault if the crate has another with other fields, a warning if it has the same again.
///
/// Tests declare an event as often as they need it. In an editor's server declarations come and go, and nobody says
/// when one is gone.
pub(crate) fn check(
    ast: &StructAst,
    model: &EventModel,
    surroundings: &Surroundings,
    faults: &mut Faults,
) -> Option<Warning> {
    // What is wrong with a field is told, and what its struct declares is not known before that is right.
    let half_read = model.fields.len() < ast.fields.len();
    let ignored = surroundings.host == Host::Editor || surroundings.target == Target::Tests;
    if half_read || ignored || ast.container.allow.twice {
        return None;
    }
    let ident = &ast.head.ident;
    let event = &model.event.name;
    let this = Declared {
        manifest: surroundings.manifest.clone(),
        event: event.clone(),
        ident: ident.to_string(),
        place: place(ident.span()),
        fields: model.fields.iter().map(described).collect(),
    };
    let mut declared = DECLARED.lock().unwrap_or_else(PoisonError::into_inner);
    let first = declared
        .iter()
        .find(|other| other.event == this.event && other.manifest == this.manifest);
    let Some(first) = first else {
        declared.push(this);
        return None;
    };
    let of_first = match &first.place {
        Some(place) => format!("`{}` ({place})", first.ident),
        None => format!("`{}`", first.ident),
    };
    if first.fields == this.fields {
        return Some(Warning {
            name: format!("audit_event_{event}_twice"),
            text: format!(
                "CDL0009: event \"{event}\" is declared by {of_first} already, with the same fields: share one struct, or write `#[audit(allow(twice))]`"
            ),
            span: ident.span(),
        });
    }
    faults.push(
        Fault::new(
            "CDL0009",
            ident.span(),
            format!(
                "event \"{event}\" is declared by {of_first} already, with other fields: {}",
                difference(&first.fields, &this.fields)
            ),
        )
        .help("share one struct; if both are meant, write `#[audit(allow(twice))]`".to_owned())
        .place(model.event.place.clone()),
    );
    None
}

fn described(field: &FieldModel) -> (String, String) {
    let presence = if field.optional {
        "optional"
    } else {
        "present"
    };
    let how = match field.strategy.kind {
        StrategyKind::Plain => presence.to_owned(),
        _ => format!("{presence}, {}", field.strategy.name),
    };
    (field.field.name.clone(), how)
}

/// `"mfa" is here alone, "user" is hmac there and mask here`
fn difference(there: &[(String, String)], here: &[(String, String)]) -> String {
    let missing =
        |from: &[(String, String)], name: &str| from.iter().all(|(other, _)| other != name);
    let only = |of: &[(String, String)], other: &[(String, String)], place: &str| -> Vec<String> {
        of.iter()
            .filter(|(name, _)| missing(other, name))
            .map(|(name, _)| format!("\"{name}\" is only {place}"))
            .collect()
    };
    let otherwise = here.iter().filter_map(|(name, how)| {
        let (_, other) = there.iter().find(|(other, _)| other == name)?;
        (other != how).then(|| format!("\"{name}\" is {other} there and {how} here"))
    });
    let mut parts = only(there, here, "there");
    parts.extend(only(here, there, "here"));
    parts.extend(otherwise);
    parts.join("; ")
}

/// Where a token is, when a compiler knows.
fn place(span: Span) -> Option<String> {
    proc_macro::is_available().then(|| {
        let span = span.unwrap();
        format!("{}:{}", span.file(), span.line())
    })
}
