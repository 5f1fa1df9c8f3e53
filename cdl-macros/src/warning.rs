//! What compiles and should not stay.

use cdl_catalogue::declaration::EnumPlan;
use cdl_catalogue::model::{Deprecated, Event, StrategyKind};

use crate::ast::{EnumAst, StructAst};
use crate::model::{FieldModel, Warning};

/// A deprecated event, and its deprecated fields.
pub(crate) fn of_event(ast: &StructAst, event: &Event, fields: &[FieldModel]) -> Vec<Warning> {
    let mut warnings = of_fields(ast, fields);
    if let Some(deprecated) = event
        .deprecated
        .as_ref()
        .filter(|_| !ast.container.allow.deprecated)
    {
        warnings.push(Warning {
            name: format!("audit_event_{}", event.name),
            text: format!(
                "CDL0003: audit event \"{}\" is deprecated{}",
                event.name,
                reason(deprecated)
            ),
            span: ast.head.ident.span(),
        });
    }
    warnings
}

/// Deprecated fields, and fields that serde would skip.
pub(crate) fn of_fields(ast: &StructAst, fields: &[FieldModel]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if !ast.container.allow.deprecated {
        warnings.extend(of_deprecated_fields(fields));
    }
    if !ast.container.allow.serde {
        warnings.extend(fields.iter().filter_map(|field| of_skipped(ast, field)));
    }
    warnings
}

/// `#[serde(skip)]`: who wrote it does not expect to see the value anywhere.
fn of_skipped(ast: &StructAst, field: &FieldModel) -> Option<Warning> {
    let written = ast.fields.iter().find(|other| other.ident == field.ident)?;
    let word = written.skipped.as_ref()?;
    if field.strategy.kind == StrategyKind::Drop {
        return None;
    }
    let name = &field.field.name;
    let droppable = (field.field.lawful.iter()).any(|lawful| lawful.kind == StrategyKind::Drop);
    let way_out = if droppable {
        "write `#[redact(drop)]`"
    } else {
        "allow \"drop\" in the catalogue and write `#[redact(drop)]`"
    };
    Some(Warning {
        name: format!("audit_serde_{name}"),
        text: format!(
            "CDL0211: `#[serde({word})]` has no effect on audit events; \"{name}\" would still be written: {way_out}, or `#[audit(allow(serde))]` on the struct"
        ),
        span: word.span(),
    })
}

fn of_deprecated_fields(fields: &[FieldModel]) -> Vec<Warning> {
    let warning = |field: &FieldModel| {
        let name = &field.field.name;
        let deprecated = field.field.deprecated.as_ref()?;
        Some(Warning {
            name: format!("audit_field_{name}"),
            text: format!(
                "CDL0106: field \"{name}\" of {} is deprecated{}",
                field.owner,
                reason(deprecated)
            ),
            span: field.ident.span(),
        })
    };
    fields.iter().filter_map(warning).collect()
}

/// Deprecated words.
pub(crate) fn of_variants(ast: &EnumAst, plan: &EnumPlan) -> Vec<Warning> {
    if ast.container.allow.deprecated {
        return Vec::new();
    }
    let warning = |(index, word): (usize, &String)| {
        let value = plan
            .declared
            .values
            .iter()
            .find(|value| value.id == *word)?;
        let deprecated = value.deprecated.as_ref()?;
        let enumeration = &plan.declared.name;
        Some(Warning {
            name: format!("audit_word_{word}"),
            text: format!(
                "CDL0106: value \"{word}\" of enum \"{enumeration}\" is deprecated{}",
                reason(deprecated)
            ),
            span: ast.variants.get(index)?.underline.start(),
        })
    };
    plan.words.iter().enumerate().filter_map(warning).collect()
}

/// ` since 3.0.0: Renamed; use "auth.login" (removed after 2027-06-30)`
fn reason(deprecated: &Deprecated) -> String {
    let Deprecated {
        since,
        replaced_by,
        remove_after,
        note,
    } = deprecated;
    let parts = [
        since.as_ref().map(|version| format!(" since {version}")),
        note.as_ref()
            .map(|note| format!(": {}", note.trim_end_matches('.'))),
        replaced_by.as_ref().map(|name| format!("; use \"{name}\"")),
        remove_after
            .as_ref()
            .map(|date| format!(" (removed after {date})")),
    ];
    parts.into_iter().flatten().collect()
}
