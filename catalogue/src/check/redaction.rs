//! What `#[redact]` on a field says, against what is lawful there.

use std::sync::Arc;

use crate::declaration::{Diagnostic, FieldDeclaration, Redact, Site};
use crate::model::{Class, Field, Strategy, StrategyKind};
use crate::resolve::{Catalogue, bearing, secret};
use crate::suggest::suggest;

use super::diagnostic;
use super::fields::Owner;

/// The strategy to apply, or the one mistake.
pub(super) fn strategy(
    catalogue: &Catalogue,
    owner: &Owner<'_>,
    field: &Field,
    declaration: &FieldDeclaration,
    index: usize,
) -> Result<Arc<Strategy>, Box<Diagnostic>> {
    let plain = field
        .lawful
        .iter()
        .find(|strategy| strategy.kind == StrategyKind::Plain);
    let result = match (&declaration.redact, plain) {
        (Redact::Absent, Some(plain)) => Ok(plain.clone()),
        (Redact::Absent, None) => Err(unsaid(owner, field, index)),
        (_, Some(_)) if field.lawful.len() == 1 => Err(contradicts(field, index)),
        (Redact::Default, Some(_)) if field.default.kind == StrategyKind::Plain => {
            Err(idle(field, index))
        }
        (Redact::Default, _) => Ok(field.default.clone()),
        (Redact::Named(name), _) => {
            let lawful = field.lawful.iter().find(|strategy| strategy.name == *name);
            lawful
                .cloned()
                .ok_or_else(|| unlawful(catalogue, field, name, index))
        }
    };
    result.map_err(|diagnostic| Box::new(diagnostic.at(&field.place)))
}

/// The strategies to propose: every lawful one that redacts.
fn proposals(field: &Field) -> impl Iterator<Item = &Arc<Strategy>> {
    field
        .lawful
        .iter()
        .filter(|strategy| strategy.kind != StrategyKind::Plain)
}

fn class_name(field: &Field) -> &str {
    field.class.as_ref().map_or("object", |class| &class.name)
}

fn unsaid(owner: &Owner<'_>, field: &Field, index: usize) -> Diagnostic {
    let (code, whose) = match owner.noun {
        "object" => ("CDL0309", format!(" of object \"{}\"", owner.name)),
        _ => ("CDL0301", String::new()),
    };
    let why = match &field.class {
        Some(class) => format!("is class \"{}\"", class.name),
        None => "is not written as it is".to_owned(),
    };
    let message = format!(
        "field \"{}\"{whose} {why} and must say how it is redacted",
        field.name
    );
    let others: Vec<String> = proposals(field)
        .filter(|strategy| strategy.name != field.default.name)
        .map(|strategy| format!("`#[redact({})]`", strategy.name))
        .collect();
    let default = &field.default.name;
    let help = if others.is_empty() {
        format!("write `#[redact]`, which means {default}")
    } else {
        format!(
            "write `#[redact]` for the default ({default}) or {}",
            others.join(", ")
        )
    };
    diagnostic(code, Site::Field(index), message).help(help)
}

fn contradicts(field: &Field, index: usize) -> Diagnostic {
    let message = format!(
        "field \"{}\" is class \"{}\": the only allowed strategy is \"plain\", so #[redact] contradicts the catalogue",
        field.name,
        class_name(field)
    );
    diagnostic("CDL0305", Site::FieldRedact(index), message)
        .help("remove it or raise the class".to_owned())
}

/// A reader of `#[redact]` believes that something is redacted.
fn idle(field: &Field, index: usize) -> Diagnostic {
    let message = format!(
        "field \"{}\" is class \"{}\", whose default is to write it as it is, so #[redact] alone redacts nothing",
        field.name,
        class_name(field)
    );
    let names: Vec<String> = proposals(field)
        .map(|strategy| format!("`#[redact({})]`", strategy.name))
        .collect();
    diagnostic("CDL0305", Site::FieldRedact(index), message)
        .help(format!("say which: {}", names.join(", ")))
}

fn unlawful(catalogue: &Catalogue, field: &Field, name: &str, index: usize) -> Diagnostic {
    let site = Site::FieldStrategy(index);
    if !catalogue.strategies().any(|strategy| strategy.name == name)
        && name != "plain"
        && name != "drop"
    {
        let help = suggest(
            name,
            proposals(field).map(|strategy| strategy.name.as_str()),
        )
        .map_or_else(
            || format!("allowed here: {}", names(field)),
            |suggestion| format!("did you mean `{suggestion}`?"),
        );
        return diagnostic("CDL0303", site, format!("no redaction strategy \"{name}\"")).help(help);
    }
    if let Some(class) = field.class.as_deref().filter(|class| secret(class)) {
        return never(class, site);
    }
    if let Some(strategy) = unborne(catalogue, field, name) {
        let message = format!(
            "strategy \"{name}\" needs {}, and field \"{}\" is of catalogue type \"{}\"",
            bearing::needs(&strategy.kind),
            field.name,
            field.type_name
        );
        return diagnostic("CDL0311", site, message)
            .help(format!("allowed here: {}", names(field)));
    }
    let message = format!(
        "strategy \"{name}\" is not allowed for \"{}\" (class \"{}\", allowed here: {})",
        field.name,
        class_name(field),
        names(field)
    );
    diagnostic("CDL0302", site, message)
}

/// What the class allows and a value of this type cannot bear.
fn unborne<'a>(catalogue: &'a Catalogue, field: &Field, name: &str) -> Option<&'a Arc<Strategy>> {
    let class = field.class.as_deref()?;
    let allowed = class.allow.iter().any(|allowed| allowed == name);
    let strategy = catalogue
        .strategies()
        .find(|strategy| strategy.name == name)?;
    (allowed && !bearing::shape_bears(&strategy.kind, &field.shape)).then_some(strategy)
}

fn never(class: &Class, site: Site) -> Diagnostic {
    let message = format!(
        "class \"{}\" is never written in any form; only \"drop\" is allowed",
        class.name
    );
    diagnostic("CDL0304", site, message).help("write `#[redact(drop)]`".to_owned())
}

fn names(field: &Field) -> String {
    proposals(field)
        .map(|strategy| strategy.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}
