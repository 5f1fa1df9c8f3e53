//! One field: its name, its type as written, and what its attributes say.

use std::rc::Rc;

use cdl_catalogue::check::wraps_a_secret;
use cdl_catalogue::declaration::{FieldDeclaration, Supply};
use proc_macro2::{Span, TokenTree};
use syn::ext::IdentExt;
use syn::{Attribute, Field, Ident, Type};

use super::argument::{audit_arguments, unknown};
use super::{option, redact};
use crate::ast::{FieldAst, Source};
use crate::fault::{Fault, Faults};
use crate::underline::Underline;

pub(super) fn parse(field: &Field, faults: &mut Faults) -> (FieldDeclaration, FieldAst) {
    let ident = field
        .ident
        .clone()
        .unwrap_or_else(|| Ident::new("unnamed", Span::call_site()));
    let redaction = redact::parse(&field.attrs, faults);
    let (arguments, mut unreadable) = audit_arguments(&field.attrs, faults);
    let mut rename = None;
    let mut source = Source::Value;
    for argument in arguments {
        match argument.name().as_str() {
            "rename" => {
                rename = argument.text("field name", faults);
                unreadable |= rename.is_none();
            }
            "display" | "as_str" | "mirror" => {
                let at = Underline::of(&argument.key);
                if !matches!(source, Source::Value) {
                    faults.push(two_sources(at));
                }
                source = match argument.name().as_str() {
                    "display" => Source::Display(at),
                    "as_str" => Source::AsStr(at),
                    _ => {
                        let path = argument.path("a mirror", "mirror = \"Method\"", faults);
                        let Some(path) = path else {
                            unreadable = true;
                            continue;
                        };
                        Source::Mirror { path, at }
                    }
                };
                if !matches!(source, Source::Mirror { .. }) {
                    argument.flag(faults);
                }
            }
            _ => {
                unreadable = true;
                let expected = ["rename", "display", "as_str", "mirror"];
                faults.push(unknown(&argument.key, &expected));
            }
        }
    }
    let given = option::only_if(&field.ty);
    let held = given.unwrap_or(&field.ty);
    let inner = option::inner(held);
    let declaration = FieldDeclaration {
        ident: ident.unraw().to_string(),
        rename: rename.as_ref().map(syn::LitStr::value),
        type_text: declared_type(held, &source, inner.is_some()),
        optional: inner.is_some(),
        supply: match given {
            Some(_) => Supply::Outcome,
            None => Supply::Struct,
        },
        redact: redaction.redact,
    };
    // A field has one type at three places of the models, and a copy of it costs a derive more than most of its checks.
    let whole = Rc::new(field.ty.clone());
    let ast = FieldAst {
        ident,
        inner: match (given, inner) {
            (None, None) => Rc::clone(&whole),
            _ => Rc::new(inner.unwrap_or(held).clone()),
        },
        whole,
        given: given.cloned(),
        source,
        rename: rename.as_ref().map(Underline::of),
        redact: redaction.path,
        strategy: redaction.strategy,
        parameters: redaction.parameters,
        skipped: skipped(&field.attrs),
        unreadable: unreadable || redaction.unreadable,
    };
    (declaration, ast)
}

/// The word `skip` of `#[serde(skip)]`, which serde reads and an audit event does not.
fn skipped(attributes: &[Attribute]) -> Option<Ident> {
    let words = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("serde"))
        .filter_map(|attribute| attribute.meta.require_list().ok())
        .flat_map(|list| list.tokens.clone());
    words
        .filter_map(|token| match token {
            TokenTree::Ident(word) => Some(word),
            _ => None,
        })
        .find(|word| word == "skip" || word == "skip_serializing")
}

fn two_sources(at: Underline) -> Fault {
    Fault::new(
        "CDL0022",
        at,
        "`display`, `as_str` and `mirror` exclude each other",
    )
    .help("keep one of them".to_owned())
}

/// What the rules see: a value that is rendered to characters counts as `str`, whatever it was, which no field is by
/// itself; but a secret stays one, however it is rendered.
fn declared_type(held: &Type, source: &Source, optional: bool) -> String {
    let written = option::text(held);
    let rendered = match source {
        Source::Value | Source::Mirror { .. } => return written,
        Source::Display(_) | Source::AsStr(_) => rendered(option::inner(held).unwrap_or(held)),
    };
    match optional {
        _ if wraps_a_secret(&written) => written,
        false => rendered.to_owned(),
        true => format!("Option<{rendered}>"),
    }
}

/// Several are rendered one by one.
fn rendered(ty: &Type) -> &'static str {
    match option::bare(ty) {
        Type::Reference(outer) => rendered(&outer.elem),
        Type::Array(_) | Type::Slice(_) => "Vec<String>",
        Type::Path(path) => match path.path.segments.last() {
            Some(last) if last.ident == "Vec" => "Vec<String>",
            Some(last) if last.ident == "BTreeMap" => "BTreeMap<String, String>",
            _ => "str",
        },
        _ => "str",
    }
}
