//! `cdl new event NAME ..`: the Rust that declares an event of the catalogue.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;

use cdl_catalogue::declare::{Extent, declare};
use cdl_catalogue::model::Event;
use cdl_catalogue::{Catalogue, Lookup};

use crate::args::{NewArgs, NewCommand};
use crate::catalogue::Whole;
use crate::console::Console;
use crate::failure::Failure;

pub(crate) fn run(args: &NewArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let NewCommand::Event {
        names,
        catalogue,
        only,
    } = &args.command;
    let Some(Whole { catalogue, .. }) = Whole::load(catalogue.as_deref(), console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let mut events: Vec<Arc<Event>> = Vec::with_capacity(names.len());
    for name in names {
        match catalogue.event(name) {
            Ok(event) if events.iter().all(|other| other.name != event.name) => events.push(event),
            Ok(_) => {}
            Err(lookup) => {
                missing(&catalogue, name, &lookup, console);
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    for event in &events {
        if let Some(deprecated) = &event.deprecated {
            let instead = match &deprecated.replaced_by {
                Some(other) => format!(": use \"{other}\" instead"),
                None => String::new(),
            };
            console.warn(&format!("event \"{}\" is deprecated{instead}", event.name));
        }
    }
    let extent = if *only {
        Extent::Structs
    } else {
        Extent::Whole
    };
    let text = declare(&catalogue, &events, extent);
    console
        .out
        .write_all(text.as_bytes())
        .map_err(Failure::Output)?;
    if text.contains("use uuid::Uuid;") {
        console.hint("`Uuid` is of the crate uuid: cargo add uuid --no-default-features");
    }
    Ok(ExitCode::SUCCESS)
}

fn missing(catalogue: &Catalogue, name: &str, lookup: &Lookup, console: &mut Console<'_>) {
    let title = format!("catalogue \"{}\" {}", catalogue.name(), catalogue.version());
    let suggested = match lookup {
        Lookup::Reserved => {
            console.tell_error(&format!(
                "event \"{name}\" is reserved in {title}: it had another meaning once"
            ));
            return;
        }
        Lookup::UnknownNamespace { suggestion, .. } => {
            let rest = name.split_once('.').map(|(_, rest)| rest);
            suggestion
                .as_ref()
                .zip(rest)
                .map(|(namespace, rest)| format!("{namespace}.{rest}"))
                .filter(|name| catalogue.event(name).is_ok())
        }
        Lookup::Unknown { suggestion } => suggestion.clone(),
        Lookup::NotRead | Lookup::Faulty(_) => None,
    };
    console.tell_error(&format!("there is no event \"{name}\" in {title}"));
    if let Some(other) = suggested.or_else(|| catalogue.event_like(name).map(str::to_owned)) {
        console.hint(&format!("did you mean \"{other}\"?"));
        return;
    }
    let word = name.rsplit('.').next().unwrap_or(name);
    let near: Vec<&str> = catalogue
        .events()
        .filter(|event| event.contains(word))
        .take(NEAR_MAX)
        .collect();
    console.hint(&match near.as_slice() {
        [] => format!("namespaces are {}", catalogue.namespaces().join(", ")),
        near => format!("there are {}", near.join(", ")),
    });
}

/// So many events are suggested at most.
const NEAR_MAX: usize = 8;
