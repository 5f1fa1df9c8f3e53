//! The event, object or enum that a declaration means.

use crate::declaration::{Diagnostic, Site, StructDeclaration};
use crate::resolve::{Catalogue, Lookup};

use super::rust::snake_case;
use super::{diagnostic, paste};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Event,
    Object,
    Enum,
}

impl Noun {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Object => "object",
            Self::Enum => "enum",
        }
    }

    /// The argument of `#[audit]` that names one.
    const fn argument(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Object => "object",
            Self::Enum => "name",
        }
    }
}

pub(super) fn name<'a>(
    catalogue: &Catalogue,
    noun: Noun,
    name: Option<&'a str>,
    ident: &str,
) -> Result<&'a str, Vec<Diagnostic>> {
    name.ok_or_else(|| {
        let argument = noun.argument();
        let likely = match noun {
            Noun::Event => catalogue.event_like(&snake_case(ident)).map(str::to_owned),
            Noun::Object => catalogue.object(ident).ok().map(|_| ident.to_owned()),
            Noun::Enum => catalogue.enumeration(ident).ok().map(|_| ident.to_owned()),
        };
        let help = likely.map_or_else(
            || {
                format!(
                    "name the catalogue's {}: `#[audit({argument} = \"…\")]`",
                    noun.as_str()
                )
            },
            |likely| format!("the name suggests `#[audit({argument} = \"{likely}\")]`"),
        );
        let message = format!("missing `#[audit({argument} = \"…\")]`");
        vec![diagnostic("CDL0002", Site::Derive, message).help(help)]
    })
}

pub(super) fn unknown_event(
    catalogue: &Catalogue,
    name: &str,
    declaration: &StructDeclaration,
    lookup: Lookup,
) -> Vec<Diagnostic> {
    match lookup {
        Lookup::UnknownNamespace { known, suggestion } => {
            let namespace = name.split('.').next().unwrap_or_default();
            let known = format!("known: {}", known.join(", "));
            let help = match suggestion {
                Some(suggestion) => format!("did you mean `{suggestion}`? {known}"),
                None => known,
            };
            let message = format!("no namespace \"{namespace}\"");
            vec![
                diagnostic("CDL0007", Site::Name, message)
                    .help(help)
                    .at(&catalogue.place()),
            ]
        }
        Lookup::Reserved => {
            let message = format!("\"{name}\" is reserved: it had another meaning once");
            let place = catalogue.reserved_at(name);
            vec![
                diagnostic("CDL0005", Site::Name, message)
                    .help("use another name".to_owned())
                    .at(&place.unwrap_or_else(|| catalogue.place())),
            ]
        }
        lookup => unknown(
            catalogue,
            Noun::Event,
            name,
            lookup,
            &paste::event(catalogue, name, declaration),
        ),
    }
}

pub(super) fn unknown(
    catalogue: &Catalogue,
    noun: Noun,
    name: &str,
    lookup: Lookup,
    paste: &str,
) -> Vec<Diagnostic> {
    let suggestion = match lookup {
        Lookup::Faulty(faults) => return faults.iter().map(Diagnostic::from).collect(),
        Lookup::Unknown { suggestion } => suggestion,
        _ => None,
    };
    let message = format!(
        "no {} \"{name}\" in catalogue \"{}\" {}",
        noun.as_str(),
        catalogue.name(),
        catalogue.version()
    );
    let help = suggestion.map(|suggestion| format!("did you mean `{suggestion}`?"));
    vec![
        diagnostic("CDL0001", Site::Name, message)
            .help(help)
            .note(paste.to_owned())
            .at(&catalogue.place()),
    ]
}
