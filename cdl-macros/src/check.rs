//! An [`Ast`] meets the catalogue: a [`Model`], or every fault.

use std::sync::Arc;

use cdl_catalogue::check::{check_enum, check_event, check_object};
use cdl_catalogue::declaration::{Diagnostic, EnumPlan, FieldPlan, Site};
use cdl_catalogue::model::{Event, Shape};
use cdl_catalogue::{Catalogue, Scope};

use crate::ast::{Ast, Container, EnumAst, Head, Kind, Name, Source, StructAst};
use crate::expected;
use crate::fault::{Fault, Faults};
use crate::locate::{Located, Surroundings};
use crate::model::{
    EnumModel, EventModel, FieldModel, Frame, Model, ObjectModel, Owner, Value, identity_of,
};
use crate::underline::Underline;
use crate::{once, warning};

/// What the catalogue says of a declaration.
#[derive(Default)]
pub(crate) struct Checked {
    /// `None` when there is any fault.
    pub(crate) model: Option<Model>,
    /// The event that a faulty struct names, so that its stub has the right emitters.
    pub(crate) event: Option<Arc<Event>>,
}

/// Checks everything that can be checked, so that one compile shows every mistake.
pub(crate) fn check(ast: &Ast, surroundings: &Surroundings, faults: &mut Faults) -> Checked {
    let (head, container) = match ast {
        Ast::Struct(ast) => (&ast.head, &ast.container),
        Ast::Enumeration(ast) => (&ast.head, &ast.container),
    };
    let located = match &container.name {
        // A fault already says what is wrong with the name; without it there is nothing to ask for.
        Name::Unreadable => None,
        name => find(head, name, surroundings, faults),
    };
    let catalogue = located.as_ref().map(|located| &*located.catalogue);
    let event = catalogue
        .filter(|_| head.kind == Kind::Event)
        .and_then(|catalogue| {
            container
                .name
                .value()
                .and_then(|name| catalogue.event(&name).ok())
        });
    refuse_decided(container, event.as_deref(), faults);
    let Some(located) = located else {
        return Checked { model: None, event };
    };
    let model = match ast {
        Ast::Struct(ast) => check_struct(ast, &located, faults),
        Ast::Enumeration(ast) => check_words(ast, &located, faults),
    };
    Checked { model, event }
}

/// The catalogue, or a fault that only one derive of a build tells.
fn find(
    head: &Head,
    name: &Name,
    surroundings: &Surroundings,
    faults: &mut Faults,
) -> Option<Located> {
    let scope = match (head.kind, name.value()) {
        (Kind::Event, Some(name)) => {
            Scope::Namespace(name.split('.').next().unwrap_or_default().to_owned())
        }
        // Any event may be the one that is meant.
        (Kind::Event, None) => Scope::All,
        (Kind::Object | Kind::Enumeration, _) => Scope::Types,
    };
    located(surroundings, &scope, &head.ident.to_string(), faults)
}

/// The catalogue, or its faults, which one item of a build tells and the others do not.
pub(crate) fn located(
    surroundings: &Surroundings,
    scope: &Scope,
    by: &str,
    faults: &mut Faults,
) -> Option<Located> {
    match surroundings.catalogue(scope) {
        Ok(located) => Some(located),
        Err(found) => {
            for fault in found {
                if once::may_tell(surroundings, by, &fault) {
                    faults.push(fault);
                }
            }
            None
        }
    }
}

/// `severity = "info"`: refused, with the place that decides it.
fn refuse_decided(container: &Container, event: Option<&Event>, faults: &mut Faults) {
    for (word, underline) in &container.decided {
        faults.push(
            Fault::new(
                "CDL0006",
                *underline,
                format!("`{word}` is decided by the catalogue, never by code"),
            )
            .help(format!(
                "remove `{word}` here; change it in the catalogue if it is wrong"
            ))
            .place(event.map(|event| event.place.clone())),
        );
    }
}

fn check_struct(ast: &StructAst, located: &Located, faults: &mut Faults) -> Option<Model> {
    let catalogue = &*located.catalogue;
    let planned = match ast.head.kind {
        Kind::Event => check_event(catalogue, &ast.declaration).map(Planned::Event),
        Kind::Object | Kind::Enumeration => {
            check_object(catalogue, &ast.declaration).map(Planned::Object)
        }
    };
    let planned = match planned {
        Ok(planned) => planned,
        Err(diagnostics) => {
            for diagnostic in diagnostics
                .into_iter()
                .filter(|diagnostic| !explained(ast, diagnostic))
            {
                tell(
                    &ast.head,
                    &located.surroundings,
                    ast.underline(diagnostic.site),
                    diagnostic,
                    faults,
                );
            }
            return None;
        }
    };
    match planned {
        Planned::Event(plan) => {
            let owner = Owner {
                kind: Kind::Event,
                name: plan.declared.name.clone(),
            };
            let fields = fields(ast, catalogue, &owner, plan.fields, faults);
            let warnings = warning::of_event(ast, &plan.declared, &fields);
            let frame = Frame::new(&ast.head, located, &plan.declared.files, warnings);
            Some(Model::Event(EventModel {
                frame,
                event: plan.declared,
                fields,
            }))
        }
        Planned::Object(plan) => {
            let owner = Owner {
                kind: Kind::Object,
                name: plan.declared.name.clone(),
            };
            let fields = fields(ast, catalogue, &owner, plan.fields, faults);
            let warnings = warning::of_fields(ast, &fields);
            let frame = Frame::new(&ast.head, located, &plan.declared.files, warnings);
            Some(Model::Object(ObjectModel {
                frame,
                object: plan.declared,
                fields,
            }))
        }
    }
}

enum Planned {
    Event(cdl_catalogue::declaration::EventPlan),
    Object(cdl_catalogue::declaration::ObjectPlan),
}

/// Whether a fault of the syntax already says what is wrong there.
fn explained(ast: &StructAst, diagnostic: &Diagnostic) -> bool {
    let unreadable = |index: usize| ast.fields.get(index).is_some_and(|field| field.unreadable);
    match diagnostic.site {
        Site::Field(index)
        | Site::FieldType(index)
        | Site::FieldRename(index)
        | Site::FieldRedact(index)
        | Site::FieldStrategy(index) => unreadable(index),
        // Which field is missing is not known as long as a name is not.
        _ => {
            diagnostic.code == "CDL0101"
                && ast
                    .fields
                    .iter()
                    .any(|field| field.unreadable && field.rename.is_none())
        }
    }
}

fn fields(
    ast: &StructAst,
    catalogue: &Catalogue,
    owner: &Owner,
    plans: Vec<FieldPlan>,
    faults: &mut Faults,
) -> Vec<FieldModel> {
    let parameters: Vec<_> = ast
        .head
        .generics
        .type_params()
        .map(|parameter| &parameter.ident)
        .collect();
    let identity = |shape: &Shape| match shape {
        Shape::Enum(name) => catalogue
            .enumeration(name)
            .map_or(0, |found| identity_of(&found.fingerprint)),
        Shape::Object(name) => catalogue
            .object(name)
            .map_or(0, |found| identity_of(&found.fingerprint)),
        _ => 0,
    };
    let mut models = Vec::with_capacity(plans.len());
    for plan in plans {
        let Some(field) = ast.fields.get(plan.index) else {
            continue;
        };
        let value = Value::resolve(&plan.field.shape, &identity);
        let spelling = match field.source {
            Source::Value => expected::spelling(&field.inner, &value, &parameters),
            Source::Display(underline) | Source::AsStr(underline) => {
                refuse_rendered(&plan, &value, underline, faults);
                crate::model::Spelling::Unknown
            }
        };
        models.push(FieldModel {
            ident: field.ident.clone(),
            item: ast.head.ident.clone(),
            ty: field.inner.clone(),
            optional: plan.optional,
            source: field.source,
            owner: owner.clone(),
            field: plan.field,
            value,
            strategy: plan.strategy,
            spelling,
        });
    }
    models
}

/// `#[audit(display)]` on an address: its own trait writes it, in one form.
fn refuse_rendered(plan: &FieldPlan, value: &Value, underline: Underline, faults: &mut Faults) {
    if !value.is_text() {
        let FieldPlan { field, .. } = plan;
        let message = format!(
            "field \"{}\" is of catalogue type \"{}\", not text",
            field.name, field.type_name
        );
        faults.push(
            Fault::new("CDL0203", underline, message)
                .help(format!("remove it; {}", expected::accepted(value)))
                .place(field.place.clone()),
        );
    }
}

fn check_words(ast: &EnumAst, located: &Located, faults: &mut Faults) -> Option<Model> {
    match check_enum(&located.catalogue, &ast.declaration) {
        Ok(plan) => {
            if ast.container.exhaustive {
                require_all(ast, &plan, faults);
            }
            let warnings = warning::of_variants(ast, &plan);
            let frame = Frame::new(&ast.head, located, &plan.declared.files, warnings);
            let variants = ast.variants.iter().map(|variant| variant.ident.clone());
            let words = variants.zip(plan.words).collect();
            Some(Model::Enumeration(EnumModel {
                frame,
                declared: plan.declared,
                words,
            }))
        }
        Err(diagnostics) => {
            for diagnostic in diagnostics {
                tell(
                    &ast.head,
                    &located.surroundings,
                    ast.underline(diagnostic.site),
                    diagnostic,
                    faults,
                );
            }
            None
        }
    }
}

/// `#[audit(exhaustive)]`: a word without a variant could never be written.
fn require_all(ast: &EnumAst, plan: &EnumPlan, faults: &mut Faults) {
    let missing: Vec<&str> = (plan.declared.values.iter())
        .filter(|value| value.deprecated.is_none() && !plan.words.contains(&value.id))
        .map(|value| value.id.as_str())
        .collect();
    if !missing.is_empty() {
        let message = format!("values not represented: {}", missing.join(", "));
        faults.push(
            Fault::new("CDL0402", ast.underline(Site::Ident), message)
                .help("add a variant for each, or remove `exhaustive`".to_owned())
                .place(plan.declared.place.clone()),
        );
    }
}

fn tell(
    head: &Head,
    surroundings: &Surroundings,
    at: Underline,
    diagnostic: Diagnostic,
    faults: &mut Faults,
) {
    let whole_catalogue = once::is_of_the_catalogue(diagnostic.code);
    let fault = Fault::from_diagnostic(diagnostic, at);
    if !whole_catalogue || once::may_tell(surroundings, &head.ident.to_string(), &fault) {
        faults.push(fault);
    }
}
