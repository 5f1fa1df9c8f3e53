//! A struct's fields, each with its type, its redaction and its place in the order.

use cdl_catalogue::Catalogue;
use cdl_catalogue::check::{check_event, check_object};
use cdl_catalogue::declaration::{Diagnostic, EventPlan, FieldPlan, ObjectPlan, Site};
use cdl_catalogue::model::Shape;

use super::tell;
use crate::ast::{Kind, Source, StructAst};
use crate::fault::{Fault, Faults};
use crate::locate::Located;
use crate::model::{
    EventModel, FieldModel, Frame, Model, ObjectModel, Owner, Spelling, Value, identity_of,
};
use crate::underline::Underline;
use crate::{expected, warning};

pub(super) fn check(ast: &StructAst, located: &Located, faults: &mut Faults) -> Option<Model> {
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
    Event(EventPlan),
    Object(ObjectPlan),
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
                Spelling::Unknown
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
