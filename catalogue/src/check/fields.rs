//! The fields of a struct against those of its event or object.

use std::collections::BTreeMap;

use crate::declaration::{Diagnostic, FieldDeclaration, FieldPlan, Site, StructDeclaration};
use crate::model::{Field, Place};
use crate::resolve::Catalogue;
use crate::suggest::suggest;

use super::redaction::strategy;
use super::rust::inside_option;
use super::standing::{Standing, Subject, Verdict};
use super::{diagnostic, in_source_order, missing, mistyped, only_if, paste};

/// What the struct declares.
pub(super) struct Owner<'a> {
    /// `event` or `object`.
    pub(super) noun: &'static str,
    pub(super) name: &'a str,
    pub(super) fields: &'a [Field],
    pub(super) reserved: &'a [String],
    pub(super) place: &'a Place,
}

/// The fields in catalogue order, and what should not stay; `whole` is what was found of the event itself.
pub(super) fn check(
    catalogue: &Catalogue,
    owner: &Owner<'_>,
    declaration: &StructDeclaration,
    whole: [Verdict; 2],
) -> Result<(Vec<FieldPlan>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut verdicts: Vec<Verdict> = whole.into();
    let mut diagnostics = Vec::new();
    let mut plans = Vec::new();
    // By catalogue name: the index in the struct.
    let mut declared: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, field) in declaration.fields.iter().enumerate() {
        let name = name(field);
        if let Some(first) = declared.get(name) {
            diagnostics.extend(twice(name, *first, index));
            continue;
        }
        declared.insert(name, index);
    }
    let mut meant = Vec::new();
    for (name, index) in &declared {
        let field = &declaration.fields[*index];
        let Some(known) = owner.fields.iter().find(|known| known.name == *name) else {
            let open: Vec<&str> = owner
                .fields
                .iter()
                .map(|known| known.name.as_str())
                .filter(|known| !declared.contains_key(known))
                .collect();
            // A name that `rename` hides is the likeliest to be meant.
            let hidden = field
                .rename
                .as_ref()
                .and_then(|_| open.iter().find(|open| **open == field.ident));
            let suggestion = hidden
                .copied()
                .or_else(|| suggest(name, open.iter().copied()));
            meant.extend(suggestion);
            diagnostics.push(unknown(owner, field, *index, suggestion, &open));
            continue;
        };
        let standing = Standing::of(catalogue, declaration);
        let subject = Subject {
            called: format!("field \"{name}\" of {} \"{}\"", owner.noun, owner.name),
            sites: [Site::Field(*index); 2],
            place: &known.place,
        };
        verdicts.push(standing.deprecated("CDL0106", &subject, known.deprecated.as_ref()));
        verdicts.push(standing.experimental(&subject, known.experimental));
        verdicts.push(standing.sensitive(&subject, known));
        if let Some(diagnostic) = only_if::check(owner, known, field, *index) {
            diagnostics.push(diagnostic);
        } else if known.required && field.optional {
            diagnostics.push(optional(known, field, *index));
        }
        match strategy(catalogue, owner, known, field, *index) {
            Ok(strategy) => {
                let (mistake, doubt) = mistyped::judge(known, field, *index, &strategy);
                diagnostics.extend(mistake);
                let plan = FieldPlan {
                    index: *index,
                    field: known.clone(),
                    optional: field.optional,
                    doubt,
                    strategy,
                };
                plans.push(plan);
            }
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                diagnostics.extend(mistyped::judge(known, field, *index, &known.default).0);
            }
        }
    }
    // A misspelt field is one mistake, not also a missing one.
    let present = |name: &str| declared.contains_key(name) || meant.contains(&name);
    diagnostics.extend(missing::missing(owner, declaration, present));
    let mut warnings = Vec::new();
    for verdict in verdicts.into_iter().flatten() {
        match verdict {
            Ok(warning) => warnings.push(warning),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    if !diagnostics.is_empty() {
        return Err(in_source_order(diagnostics));
    }
    let position = |plan: &FieldPlan| {
        owner
            .fields
            .iter()
            .position(|field| field.name == plan.field.name)
    };
    plans.sort_by_key(position);
    Ok((plans, warnings))
}

/// The catalogue's name of a field.
pub(super) fn name(field: &FieldDeclaration) -> &str {
    field.rename.as_deref().unwrap_or(&field.ident)
}

fn twice(name: &str, first: usize, second: usize) -> [Diagnostic; 2] {
    let message = format!("field \"{name}\" is declared twice");
    [
        diagnostic(
            "CDL0108",
            Site::Field(first),
            format!("\"{name}\" is first declared here"),
        ),
        diagnostic("CDL0108", Site::Field(second), message)
            .help("keep one of them, or rename one with `#[audit(rename = \"…\")]`".to_owned()),
    ]
}

fn unknown(
    owner: &Owner<'_>,
    field: &FieldDeclaration,
    index: usize,
    suggestion: Option<&str>,
    open: &[&str],
) -> Diagnostic {
    let name = name(field);
    let help = match suggestion {
        Some(suggestion) => Some(format!("did you mean `{suggestion}`?")),
        None if open.is_empty() => None,
        None => Some(format!(
            "fields that the struct does not declare yet: {}",
            open.join(", ")
        )),
    };
    if owner.reserved.iter().any(|reserved| reserved == name) {
        let message = format!(
            "field \"{name}\" of \"{}\" is reserved: it had another meaning once",
            owner.name
        );
        return diagnostic("CDL0105", Site::Field(index), message)
            .help(help)
            .at(owner.place);
    }
    let (code, site) = match field.rename {
        Some(_) => ("CDL0107", Site::FieldRename(index)),
        None => ("CDL0102", Site::Field(index)),
    };
    let message = format!("{} \"{}\" has no field \"{name}\"", owner.noun, owner.name);
    diagnostic(code, site, message)
        .help(help)
        .note(paste::field(owner, field))
        .at(owner.place)
}

fn optional(known: &Field, field: &FieldDeclaration, index: usize) -> Diagnostic {
    let Place { file, line, .. } = &known.place;
    let message = format!(
        "field \"{}\" is required by the catalogue but \"Option\" lets it be absent",
        known.name
    );
    let inside = only_if::spelled(field.supply, inside_option(&field.type_text));
    diagnostic("CDL0103", Site::FieldType(index), message)
        .help(format!(
            "use `{inside}`, or drop `required = true` at {file}:{line}"
        ))
        .at(&known.place)
}
