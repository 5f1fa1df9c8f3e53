//! What compiles and should not stay.

use cdl_catalogue::declaration::{Diagnostic, Site};
use cdl_catalogue::model::StrategyKind;

use crate::ast::StructAst;
use crate::fault::Fault;
use crate::model::{FieldModel, Warning};
use crate::underline::Underline;

/// Fields that serde would skip.
pub(crate) fn of_skipped_fields(ast: &StructAst, fields: &[FieldModel]) -> Vec<Warning> {
    if ast.container.allow.serde || ast.fields.iter().all(|field| field.skipped.is_none()) {
        return Vec::new();
    }
    let skipped = fields.iter().filter_map(|field| of_skipped(ast, field));
    skipped.collect()
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

/// What the rules found, as constants that the compiler calls deprecated.
pub(crate) fn told(
    diagnostics: Vec<Diagnostic>,
    underline: impl Fn(Site) -> Underline,
) -> Vec<Warning> {
    let warning = |diagnostic: Diagnostic| {
        let at = underline(diagnostic.site);
        let name = name(&diagnostic.message);
        Warning {
            name,
            text: Fault::from_diagnostic(diagnostic, at).line(),
            span: at.start(),
        }
    };
    diagnostics.into_iter().map(warning).collect()
}

/// `audit_event_auth_signin`, of the words up to the first name.
fn name(message: &str) -> String {
    let subject: Vec<&str> = message.splitn(3, '"').take(2).collect();
    let subject = subject.concat();
    let words = subject
        .trim_start_matches("audit ")
        .split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!("audit_{}", words.join("_"))
}
