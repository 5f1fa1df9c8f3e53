//! A struct's fields, each with its type, its redaction and its place in the order.

use cdl_catalogue::Catalogue;
use cdl_catalogue::check::{check_event, check_object, doubt};
use cdl_catalogue::declaration::{
    Diagnostic, EventPlan, FieldDeclaration, FieldPlan, ObjectPlan, Redact, Site,
};
use cdl_catalogue::model::{Event, Shape};

use super::{generic, tell};
use proc_macro2::Ident;

use crate::ast::{FieldAst, Head, Kind, Source, StructAst};
use crate::fault::{Fault, Faults};
use crate::locate::Located;
use crate::model::{
    EventModel, FieldModel, Frame, Given, Model, ObjectModel, Owner, Spelling, Value, identity_of,
};
use crate::underline::Underline;
use crate::{expected, warning};

/// The model; or, where something is wrong, those fields whose types can be asked nevertheless.
pub(super) fn check(
    ast: &StructAst,
    located: &Located,
    faults: &mut Faults,
) -> Result<Model, Vec<FieldModel>> {
    let catalogue = &*located.catalogue;
    let planned = match ast.head.kind {
        Kind::Event => check_event(catalogue, &ast.declaration).map(Planned::Event),
        Kind::Object | Kind::Enumeration => {
            check_object(catalogue, &ast.declaration).map(Planned::Object)
        }
    };
    let owner = Owner {
        kind: ast.head.kind,
        name: ast.declaration.name.clone().unwrap_or_default(),
    };
    match planned {
        Ok(Planned::Event(plan)) => {
            let fields = fields(ast, catalogue, &owner, plan.fields, faults);
            let mut warnings = warning::told(plan.warnings, |site| ast.underline(site));
            warnings.extend(warning::of_skipped_fields(ast, &fields));
            let sections = |catalogue: &Catalogue| catalogue.sections_of_event(&plan.declared);
            let files = &plan.declared.files;
            let mut frame = Frame::new(&ast.head, located, files, sections, warnings);
            frame.dates(plan.declared.deprecated.as_ref());
            for field in &fields {
                frame.dates(field.field.deprecated.as_ref());
            }
            let draft = plan.declared.draft.then(|| draft(ast, &plan.declared));
            Ok(Model::Event(EventModel {
                frame,
                event: plan.declared,
                draft,
                fields,
            }))
        }
        Ok(Planned::Object(plan)) => {
            let fields = fields(ast, catalogue, &owner, plan.fields, faults);
            let mut warnings = warning::told(plan.warnings, |site| ast.underline(site));
            warnings.extend(warning::of_skipped_fields(ast, &fields));
            let sections = |catalogue: &Catalogue| catalogue.sections_of_object(&plan.declared);
            let files = &plan.declared.files;
            let mut frame = Frame::new(&ast.head, located, files, sections, warnings);
            for field in &fields {
                frame.dates(field.field.deprecated.as_ref());
            }
            Ok(Model::Object(ObjectModel {
                frame,
                object: plan.declared,
                fields,
            }))
        }
        Err(diagnostics) => {
            let sound = sound(ast, catalogue, &diagnostics);
            let sound = fields(ast, catalogue, &owner, sound, faults);
            for diagnostic in diagnostics {
                if !explained(ast, &diagnostic) {
                    let at = ast.underline(diagnostic.site);
                    tell(&ast.head, &located.surroundings, at, diagnostic, faults);
                }
            }
            Err(sound)
        }
    }
}

enum Planned {
    Event(EventPlan),
    Object(ObjectPlan),
}

/// The fields of a faulty struct that the catalogue knows and that no fault of name or type is about.
fn sound(ast: &StructAst, catalogue: &Catalogue, diagnostics: &[Diagnostic]) -> Vec<FieldPlan> {
    let name = ast.declaration.name.as_deref().unwrap_or_default();
    let declared = match ast.head.kind {
        Kind::Event => catalogue.event(name).map(|event| event.fields.clone()),
        Kind::Object | Kind::Enumeration => {
            catalogue.object(name).map(|object| object.fields.clone())
        }
    };
    let Ok(declared) = declared else {
        return Vec::new();
    };
    let faulty = |index: usize| {
        let sites = [
            Site::FieldType(index),
            Site::FieldInner(index),
            Site::FieldRename(index),
        ];
        let of_this = |diagnostic: &Diagnostic| {
            sites.contains(&diagnostic.site)
                || (diagnostic.site == Site::Field(index) && diagnostic.code.starts_with("CDL01"))
        };
        ast.fields.get(index).is_none_or(|field| field.unreadable)
            || diagnostics.iter().any(of_this)
    };
    let plan = |(index, written): (usize, &FieldDeclaration)| {
        let name = written.rename.as_ref().unwrap_or(&written.ident);
        let field = declared.iter().find(|field| field.name == *name)?.clone();
        let named = match &written.redact {
            Redact::Named(name) => field.lawful.iter().find(|strategy| strategy.name == *name),
            Redact::Absent | Redact::Default => None,
        };
        let strategy = named.unwrap_or(&field.default).clone();
        (!faulty(index)).then_some(FieldPlan {
            index,
            optional: written.optional,
            doubt: doubt(&field, written, &strategy),
            field,
            strategy,
        })
    };
    ast.declaration
        .fields
        .iter()
        .enumerate()
        .filter_map(plan)
        .collect()
}

/// What a release build is told of an event that nobody has agreed upon.
fn draft(ast: &StructAst, event: &Event) -> Fault {
    let message = format!(
        "event \"{}\" is a draft, which builds in debug and never in a release",
        event.name
    );
    Fault::new("CDL0010", ast.underline(Site::Name), message)
        .help("have it reviewed, and remove `draft = true` in the catalogue".to_owned())
        .place(event.place.clone())
}

/// For each field that comes with an outcome, the outcomes that it comes with.
pub(super) fn given(ast: &StructAst, event: &Event) -> Vec<Vec<String>> {
    let outcomes = |(field, written): (&FieldAst, &FieldDeclaration)| {
        field.given.as_ref()?;
        let name = written.rename.as_ref().unwrap_or(&written.ident);
        let known = event.fields.iter().find(|known| known.name == *name)?;
        known.only_if.clone()
    };
    let fields = ast.fields.iter().zip(&ast.declaration.fields);
    fields.filter_map(outcomes).collect()
}

/// Whether a fault of the syntax already says what is wrong there.
fn explained(ast: &StructAst, diagnostic: &Diagnostic) -> bool {
    let unreadable = |index: usize| ast.fields.get(index).is_some_and(|field| field.unreadable);
    match diagnostic.site {
        Site::Field(index)
        | Site::FieldType(index)
        | Site::FieldInner(index)
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
    let own_parameters = own_parameters(&ast.head);
    let mut models = Vec::with_capacity(plans.len());
    for plan in plans {
        let Some(field) = ast.fields.get(plan.index).filter(|field| !field.unreadable) else {
            continue;
        };
        let value = Value::resolve(&plan.field.shape, &identity);
        if let (Source::Value, Some(fault)) = (
            &field.source,
            generic::unbounded(&ast.head, owner, field, &plan, &value),
        ) {
            faults.push(fault);
            continue;
        }
        let spelling = match &field.source {
            Source::Value => {
                let text = ast.declaration.fields.get(plan.index);
                let text = text.map(FieldDeclaration::value_text).unwrap_or_default();
                expected::spelling(text, &value, &parameters)
            }
            Source::Display(at) | Source::AsStr(at) if !value.can_be_rendered() => {
                faults.push(not_text(&plan, &value, *at));
                continue;
            }
            Source::Mirror { at, .. } if !value.is_enum() => {
                faults.push(no_enum(&plan, &value, *at));
                continue;
            }
            Source::Display(_) | Source::AsStr(_) | Source::Mirror { .. } => Spelling::Unknown,
        };
        models.push(FieldModel {
            ident: field.ident.clone(),
            item: ast.head.ident.clone(),
            ty: field.inner.clone(),
            optional: plan.optional,
            source: field.source.clone(),
            given: given_with(field, &plan),
            owner: owner.clone(),
            field: plan.field,
            value,
            strategy: plan.strategy,
            parameters: own_parameters.clone(),
            doubt: plan.doubt,
            spelling,
        });
    }
    models
}

fn own_parameters(head: &Head) -> Vec<Ident> {
    let types = head
        .generics
        .type_params()
        .map(|parameter| parameter.ident.clone());
    let constants = head
        .generics
        .const_params()
        .map(|parameter| parameter.ident.clone());
    types.chain(constants).collect()
}

/// What the emitters of some outcomes take, when the field comes with them.
fn given_with(field: &FieldAst, plan: &FieldPlan) -> Option<Given> {
    Some(Given {
        position: plan.index,
        ty: field.given.clone()?,
        outcomes: plan.field.only_if.clone()?,
    })
}

/// `#[audit(display)]` on an address: its own trait writes it, in one form.
fn not_text(plan: &FieldPlan, value: &Value, at: Underline) -> Fault {
    misplaced("CDL0203", plan, "not text", value, at)
}

/// `#[audit(mirror = "Method")]` on text: only an enum has words.
fn no_enum(plan: &FieldPlan, value: &Value, at: Underline) -> Fault {
    misplaced("CDL0204", plan, "not an enum", value, at)
}

fn misplaced(
    code: &'static str,
    FieldPlan { field, .. }: &FieldPlan,
    is_not: &str,
    value: &Value,
    at: Underline,
) -> Fault {
    let message = format!(
        "field \"{}\" is of catalogue type \"{}\", {is_not}",
        field.name, field.type_name
    );
    Fault::new(code, at, message)
        .help(format!("remove it; {}", expected::accepted(value)))
        .place(field.place.clone())
}
