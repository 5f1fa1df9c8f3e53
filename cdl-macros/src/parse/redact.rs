//! `#[redact]` and `#[redact(strategy)]`: one name, never parameters.

use cdl_catalogue::declaration::Redact;
use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Ident, Meta};

use crate::fault::{Fault, Faults};
use crate::underline::Underline;

/// What the attributes of one field say.
pub(super) struct Redaction {
    pub(super) redact: Redact,
    /// The word `redact`.
    pub(super) path: Option<Underline>,
    /// The strategy's name.
    pub(super) strategy: Option<Underline>,
    pub(super) unreadable: bool,
}

/// Reads every `#[redact...]` of one field.
pub(super) fn parse(attributes: &[Attribute], faults: &mut Faults) -> Redaction {
    let mut redaction = Redaction {
        redact: Redact::Absent,
        path: None,
        strategy: None,
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
        redaction.path = Some(Underline::of(attribute.path()));
        let read = match &attribute.meta {
            Meta::Path(_) => Ok(None),
            Meta::List(list) => strategy(&list.tokens),
            Meta::NameValue(pair) => Err(not_a_name(Underline::of(&pair.value)).into()),
        };
        match read {
            Ok(None) => redaction.redact = Redact::Default,
            Ok(Some(name)) => {
                redaction.strategy = Some(Underline::of(&name));
                redaction.redact = Redact::Named(name.to_string());
            }
            Err(fault) => {
                faults.push(*fault);
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
fn strategy(tokens: &TokenStream) -> Result<Option<Ident>, Box<Fault>> {
    let mut tokens = tokens.clone().into_iter();
    let name = match tokens.next() {
        None => return Ok(None),
        Some(TokenTree::Ident(name)) => name,
        Some(other) => return Err(not_a_name(Underline::of(&other)).into()),
    };
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
            Err(parameter(&name, &key).into())
        }
        // `mask, hmac`
        (Some(TokenTree::Punct(comma)), Some(second), _) if comma.as_char() == ',' => {
            Err(two_strategies(Underline::of(&second)).into())
        }
        // `mask(keep = 4)`, `keep = 4`
        (Some(other), ..) => match other {
            TokenTree::Group(group) => Err(parameter(&name, &group).into()),
            other => Err(not_a_name(Underline::of(&other)).into()),
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

fn parameter(strategy: &Ident, underlined: &impl quote::ToTokens) -> Fault {
    Fault::new(
        "CDL0307",
        Underline::of(underlined),
        format!("the parameters of strategy \"{strategy}\" live in the catalogue, not in code"),
    )
    .help(format!(
        "write `#[redact({strategy})]`; for other parameters declare a strategy of its own, as [strategy.{strategy}_short] in classes.toml"
    ))
}

fn not_a_name(underline: Underline) -> Fault {
    Fault::new(
        "CDL0307",
        underline,
        "`redact` takes the bare name of one strategy",
    )
    .help("write `#[redact]` for the catalogue's default, or `#[redact(name)]`".to_owned())
}
