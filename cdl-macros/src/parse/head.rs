//! `#[audit(...)]` on the item itself.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Data, DeriveInput, Ident, Token, Type};

use super::argument::{Argument, Value, audit_arguments, unknown};
use crate::ast::{Allow, Container, Head, Kind, Name, Remote, Wording};
use crate::fault::{Fault, Faults};
use crate::underline::Underline;

/// What the catalogue says and code must not repeat.
const DECIDED_BY_THE_CATALOGUE: [&str; 11] = [
    "severity",
    "retention",
    "category",
    "owner",
    "owners",
    "delivery",
    "mandatory",
    "controls",
    "outcomes",
    "class",
    "title",
];

pub(super) fn parse(kind: Kind, input: &DeriveInput, faults: &mut Faults) -> (Head, Container) {
    let (arguments, unreadable) = audit_arguments(&input.attrs, faults);
    let mut door = quote_spanned!(Span::call_site()=> ::cdl_runtime);
    let mut wording = Wording::Catalogue;
    let mut container = Container {
        name: if unreadable {
            Name::Unreadable
        } else {
            Name::Absent
        },
        experimental: false,
        exhaustive: false,
        remote: None,
        allow: Allow::default(),
        decided: Vec::new(),
    };
    for argument in arguments {
        match argument.name().as_str() {
            name if name == kind.argument() => {
                container.name = argument
                    .text(&format!("{} name", kind.noun()), faults)
                    .map_or(Name::Unreadable, Name::Given);
            }
            "crate" => door = parse_door(&argument, faults).unwrap_or(door),
            "no_implicit_prelude" => {
                wording = Wording::Compiler;
                argument.flag(faults);
            }
            "experimental" => {
                container.experimental = true;
                argument.flag(faults);
            }
            "exhaustive" if kind == Kind::Enumeration => {
                container.exhaustive = true;
                argument.flag(faults);
            }
            "remote" if kind == Kind::Enumeration => {
                container.remote = parse_remote(&argument, faults);
            }
            "allow" => container.allow = parse_allow(argument, faults),
            name if DECIDED_BY_THE_CATALOGUE.contains(&name) => {
                container
                    .decided
                    .push((name.to_owned(), Underline::of(&argument.key)));
            }
            _ => {
                // What was misspelt may have been the name: nobody asks for it then.
                if matches!(container.name, Name::Absent) {
                    container.name = Name::Unreadable;
                }
                let mut expected = vec![kind.argument(), "crate", "experimental", "allow"];
                if kind == Kind::Enumeration {
                    expected.extend(["exhaustive", "remote"]);
                }
                faults.push(unknown(&argument.key, &expected));
            }
        }
    }
    let head = Head {
        kind,
        ident: input.ident.clone(),
        visibility: input.vis.clone(),
        generics: input.generics.clone(),
        door,
        wording,
        members: match &input.data {
            Data::Struct(data) => data.fields.members().collect(),
            Data::Enum(_) | Data::Union(_) => Vec::new(),
        },
    };
    (head, container)
}

/// The arguments of `catalogue!`: nothing, or `crate = path`.
pub(crate) fn door(input: TokenStream, faults: &mut Faults) -> TokenStream {
    let usual = quote_spanned!(Span::call_site()=> ::cdl_runtime);
    if input.is_empty() {
        return usual;
    }
    let door = match syn::parse2::<Argument>(input) {
        Ok(argument) if argument.name() == "crate" => parse_door(&argument, faults),
        Ok(argument) => {
            faults.push(unknown(&argument.key, &["crate"]));
            None
        }
        Err(error) => {
            let message = format!("these arguments cannot be read: {error}");
            faults.push(Fault::new("CDL0023", error.span(), message));
            None
        }
    };
    door.unwrap_or(usual)
}

/// `remote = "auth_lib::Method"`.
fn parse_remote(argument: &Argument, faults: &mut Faults) -> Option<Remote> {
    let (ty, span) = match &argument.value {
        Value::Text(literal) => (literal.parse::<Type>().ok(), literal.span()),
        Value::Tokens(tokens) => {
            let span = tokens.clone().into_iter().next().map(|token| token.span());
            let ty = syn::parse2::<Type>(tokens.clone()).ok();
            (ty, span.unwrap_or_else(|| argument.key.span()))
        }
        Value::Absent | Value::Words(_) => (None, argument.key.span()),
    };
    if let Some(ty @ Type::Path(_)) = ty {
        return Some(Remote {
            ty: ty.into(),
            span,
        });
    }
    faults.push(
        Fault::new(
            "CDL0023",
            Underline::of(&argument.key),
            "`remote` needs the path of an enum",
        )
        .help("write `remote = \"auth_lib::Method\"`".to_owned()),
    );
    None
}

/// `crate = ::acme::audit`.
pub(crate) fn parse_door(argument: &Argument, faults: &mut Faults) -> Option<TokenStream> {
    let path = argument.path("a crate or module", "crate = ::acme::audit", faults);
    path.map(ToTokens::into_token_stream)
}

/// `allow(deprecated)`.
fn parse_allow(argument: Argument, faults: &mut Faults) -> Allow {
    let mut allow = Allow::default();
    let words = match argument.value {
        Value::Words(tokens) => Punctuated::<Ident, Token![,]>::parse_terminated
            .parse2(tokens)
            .ok(),
        Value::Absent | Value::Text(_) | Value::Tokens(_) => None,
    };
    let Some(words) = words else {
        faults.push(
            Fault::new(
                "CDL0023",
                Underline::of(&argument.key),
                "`allow` needs a list of words",
            )
            .help("write `allow(deprecated)`".to_owned()),
        );
        return allow;
    };
    for word in words {
        match word.to_string().as_str() {
            "deprecated" => allow.deprecated = true,
            "serde" => allow.serde = true,
            "twice" => allow.twice = true,
            _ => faults.push(unknown(&word, &["deprecated", "serde", "twice"])),
        }
    }
    allow
}
