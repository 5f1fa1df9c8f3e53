//! `#[redact]` and `#[redact(strategy)]`: one name, never parameters.

use cdl_catalogue::declaration::Redact;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Ident, Meta};

use crate::ast::Parameters;
use crate::fault::{Fault, Faults};
use crate::underline::Underline;

/// What the attributes of one field say.
pub(super) struct Redaction {
    pub(super) redact: Redact,
    /// The whole attribute.
    pub(super) path: Option<Underline>,
    /// The strategy's name.
    pub(super) strategy: Option<Underline>,
    pub(super) parameters: Option<Parameters>,
    pub(super) unreadable: bool,
}

/// What is wrong in the parentheses.
enum Mistake {
    /// Told once the catalogue is known, for it says where they belong.
    Parameters(Parameters),
    Other(Box<Fault>),
}

/// Reads every `#[redact...]` of one field.
pub(super) fn parse(attributes: &[Attribute], faults: &mut Faults) -> Redaction {
    let mut redaction = Redaction {
        redact: Redact::Absent,
        path: None,
        strategy: None,
        parameters: None,
        unreadable: false,
    };
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("redact"))
    {
        if redaction.path.is_some() {
            faults.push(two_strategies(Underline::of(attribute.path())));
            redaction.unreadable = true;
            continue;
        }
        redaction.path = Some(Underline::of_attribute(attribute));
        let read = match &attribute.meta {
            Meta::Path(_) => Ok(None),
            Meta::List(list) => strategy(&list.tokens),
            Meta::NameValue(pair) => Err(not_a_name(Underline::of(&pair.value))),
        };
        match read {
            Ok(None) => redaction.redact = Redact::Default,
            Ok(Some(name)) => {
                redaction.strategy = Some(Underline::of(&name));
                redaction.redact = Redact::Named(name.to_string());
            }
            Err(mistake) => {
                match mistake {
                    Mistake::Parameters(parameters) => redaction.parameters = Some(parameters),
                    Mistake::Other(fault) => faults.push(*fault),
                }
                redaction.redact = Redact::Default;
                redaction.unreadable = true;
            }
        }
    }
    redaction
}

/// `#[redact]` on the struct itself.
pub(super) fn refuse_on_container(attributes: &[Attribute], faults: &mut Faults) {
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("redact"))
    {
        faults.push(
            Fault::new(
                "CDL0308",
                Underline::of(attribute),
                "`#[redact]` goes on fields: classes are per field",
            )
            .help("move it to each field that needs it".to_owned()),
        );
    }
}

/// The one name in the parentheses, or what is wrong there.
fn strategy(tokens: &TokenStream) -> Result<Option<Ident>, Mistake> {
    let mut tokens = tokens.clone().into_iter();
    let name = match tokens.next() {
        None => return Ok(None),
        Some(TokenTree::Ident(name)) => name,
        Some(other) => return Err(not_a_name(Underline::of(&other))),
    };
    let rest: TokenStream = tokens.clone().skip(1).collect();
    match (tokens.next(), tokens.next(), tokens.next()) {
        // `mask`, `mask,`
        (None, ..) => Ok(Some(name)),
        (Some(TokenTree::Punct(comma)), None, _) if comma.as_char() == ',' => Ok(Some(name)),
        // `mask, keep = 4`
        (
            Some(TokenTree::Punct(comma)),
            Some(TokenTree::Ident(key)),
            Some(TokenTree::Punct(equals)),
        ) if comma.as_char() == ',' && equals.as_char() == '=' => {
            Err(parameters(&name, &key, &rest))
        }
        // `mask, hmac`
        (Some(TokenTree::Punct(comma)), Some(second), _) if comma.as_char() == ',' => Err(
            Mistake::Other(two_strategies(Underline::of(&second)).into()),
        ),
        // `mask(keep = 4)`, `keep = 4`
        (Some(other), ..) => match other {
            TokenTree::Group(group) => Err(parameters(&name, &group, &group.stream())),
            other => Err(not_a_name(Underline::of(&other))),
        },
    }
}

fn two_strategies(underline: Underline) -> Fault {
    Fault::new(
        "CDL0306",
        underline,
        "a field has exactly one redaction strategy",
    )
    .help("keep one of them".to_owned())
}

/// `mask, keep = 4`, `mask(keep = 4)`
fn parameters(strategy: &Ident, underlined: &impl ToTokens, written: &TokenStream) -> Mistake {
    let spelled = written.to_string();
    Mistake::Parameters(Parameters {
        strategy: strategy.to_string(),
        // `keep4`
        written: spelled
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect(),
        underline: Underline::of(underlined),
    })
}

fn not_a_name(underline: Underline) -> Mistake {
    let fault = Fault::new(
        "CDL0307",
        underline,
        "`redact` takes the bare name of one strategy",
    )
    .help("write `#[redact]` for the catalogue's default, or `#[redact(name)]`".to_owned());
    Mistake::Other(fault.into())
}
