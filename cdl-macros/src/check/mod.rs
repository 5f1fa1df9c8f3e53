//! An [`Ast`] meets the catalogue: a [`Model`], or every fault.

mod structs;
mod generic;
mod words;

use std::sync::Arc;

use cdl_catalogue::declaration::Diagnostic;
use cdl_catalogue::model::{Date, Event};
use cdl_catalogue::{Catalogue, Scope};

use crate::ast::{Ast, Container, Head, Kind, Name, Parameters, StructAst};
use crate::fault::{Fault, Faults, written};
use crate::locate::{Located, Surroundings};
use crate::model::{FieldModel, Model};
use crate::underline::Underline;
use crate::{once, salvage, twice};

/// What the catalogue says of a declaration.
#[derive(Default)]
pub(crate) struct Checked {
    /// `None` when there is any fault.
    pub(crate) model: Option<Model>,
    /// The event that a faulty struct names, so that its stub has the right emitters.
    pub(crate) event: Option<Arc<Event>>,
    /// What may be outcomes of an event that is not known.
    pub(crate) outcomes: Vec<String>,
    /// For each field that comes with an outcome the outcomes that it comes with, so that its stub's emitters take it.
    pub(crate) given: Vec<Vec<String>>,
    /// The fields of a faulty struct whose types its stub asks, so that a wrong type is told in the same compile.
    pub(crate) sound: Vec<FieldModel>,
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
    if let Ast::Struct(ast) = ast {
        refuse_parameters(ast, catalogue, faults);
    }
    let outcomes = if event.is_none() && head.kind == Kind::Event {
        let folder = surroundings.folder();
        folder.map_or_else(Vec::new, |folder| salvage::outcomes(&folder))
    } else {
        Vec::new()
    };
    let given = match (ast, &event) {
        (Ast::Struct(ast), Some(event)) => structs::given(ast, event),
        _ => Vec::new(),
    };
    let Some(located) = located else {
        return Checked {
            event,
            outcomes,
            given,
            ..Checked::default()
        };
    };
    let checked = match ast {
        Ast::Struct(ast) => structs::check(ast, &located, faults).map(|mut model| {
            if let Model::Event(model) = &mut model {
                let warning = twice::check(ast, model, surroundings, faults);
                model.frame.warnings.extend(warning);
            }
            model
        }),
        Ast::Enumeration(ast) => words::check(ast, &located, faults).ok_or_else(Vec::new),
    };
    let (model, sound) = match checked {
        Ok(model) => (Some(model), Vec::new()),
        Err(sound) => (None, sound),
    };
    Checked {
        model,
        event,
        outcomes,
        given,
        sound,
    }
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

/// The day of this build, or a fault that only one derive of a build tells.
pub(crate) fn today(surroundings: &Surroundings, head: &Head, faults: &mut Faults) -> Option<Date> {
    match surroundings.today() {
        Ok(today) => today,
        Err(fault) => {
            if once::may_tell(surroundings, &head.ident.to_string(), &fault) {
                faults.push(*fault);
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

/// `#[redact(mask, keep = 4)]`: refused, with the place where they belong.
fn refuse_parameters(ast: &StructAst, catalogue: Option<&Catalogue>, faults: &mut Faults) {
    for parameters in ast
        .fields
        .iter()
        .filter_map(|field| field.parameters.as_ref())
    {
        let Parameters {
            strategy,
            written: parameters,
            underline,
        } = parameters;
        let declared = catalogue.and_then(|catalogue| {
            let mut strategies = catalogue.strategies();
            strategies.find(|declared| declared.name == *strategy)
        });
        let place = declared.map(|declared| &declared.place);
        let table = match place {
            Some(place) => format!("{} [strategy.{strategy}]", written(place)),
            None => format!("[strategy.{strategy}]"),
        };
        let message = format!("strategy parameters live in the catalogue ({table}), not in code");
        faults.push(
            Fault::new("CDL0307", *underline, message)
                .help(format!(
                    "write `#[redact({strategy})]`; for these parameters add a strategy there, such as [strategy.{strategy}_{parameters}]"
                )),
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
