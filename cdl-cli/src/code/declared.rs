//! The structs that say `#[audit(event = "...")]`, and what functions return.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Fields, Ident, Lit, Meta, Token};

use super::place::CodePlace;

/// What a struct or an enum stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Event,
    Object,
}

/// A struct that derives an event or an object.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub(crate) kind: Kind,
    /// The catalogue's name.
    pub(crate) name: String,
    /// The struct's name.
    pub(crate) rust: String,
    pub(crate) place: CodePlace,
    pub(crate) package: Rc<str>,
    pub(crate) fields: Vec<CodeField>,
}

/// A field of such a struct.
#[derive(Clone, Debug)]
pub(crate) struct CodeField {
    /// The catalogue's name.
    pub(crate) name: String,
    pub(crate) redaction: Redaction,
    pub(crate) place: CodePlace,
}

/// What `#[redact]` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Redaction {
    /// There is none.
    Absent,
    /// Without a strategy: the catalogue's default.
    Default,
    /// With one.
    Named(String),
}

/// What functions of that name return, when it is one of the file's own types.
pub(super) type Returns = BTreeMap<String, BTreeSet<String>>;

pub(super) fn find(
    path: &str,
    package: &Rc<str>,
    file: &syn::File,
    declared: &mut Vec<Declared>,
    returns: &mut Returns,
) {
    let mut finder = Finder {
        file: path.into(),
        package,
        declared,
        returns,
    };
    finder.visit_file(file);
}

struct Finder<'f> {
    file: Rc<str>,
    package: &'f Rc<str>,
    declared: &'f mut Vec<Declared>,
    returns: &'f mut Returns,
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        for (argument, kind) in [("event", Kind::Event), ("object", Kind::Object)] {
            let Some(name) = argument_of(&item.attrs, argument) else {
                continue;
            };
            self.declared.push(Declared {
                kind,
                name,
                rust: item.ident.unraw().to_string(),
                place: CodePlace::of(&self.file, item.ident.span()),
                package: self.package.clone(),
                fields: self.fields(&item.fields),
            });
        }
        visit::visit_item_struct(self, item);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if let syn::ReturnType::Type(_, output) = &signature.output
            && let Some(name) = type_name(output)
        {
            let function = signature.ident.unraw().to_string();
            self.returns.entry(function).or_default().insert(name);
        }
        visit::visit_signature(self, signature);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        match syn::parse2::<syn::File>(call.tokens.clone()) {
            Ok(file) if !file.items.is_empty() => self.visit_file(&file),
            // The body of a `macro_rules!`: a name that is written out can be read there too.
            _ => self.tokens(call.tokens.clone()),
        }
    }
}

impl Finder<'_> {
    fn fields(&self, fields: &Fields) -> Vec<CodeField> {
        let field = |field: &syn::Field| {
            let ident: &Ident = field.ident.as_ref()?;
            let renamed = argument_of(&field.attrs, "rename");
            Some(CodeField {
                name: renamed.unwrap_or_else(|| ident.unraw().to_string()),
                redaction: redaction(&field.attrs),
                place: CodePlace::of(&self.file, ident.span()),
            })
        };
        fields.iter().filter_map(field).collect()
    }

    /// `#[audit(event = "auth.login")]` anywhere in tokens.
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            let TokenTree::Group(group) = token else {
                continue;
            };
            match event_attribute(group.stream()) {
                Some((name, span)) => self.declared.push(Declared {
                    kind: Kind::Event,
                    name,
                    rust: String::new(),
                    place: CodePlace::of(&self.file, span),
                    package: self.package.clone(),
                    fields: Vec::new(),
                }),
                None => self.tokens(group.stream()),
            }
        }
    }
}

/// The event that the inside of `#[...]` names.
fn event_attribute(tokens: TokenStream) -> Option<(String, Span)> {
    let first = tokens.clone().into_iter().next()?;
    if !matches!(&first, TokenTree::Ident(ident) if ident == "audit") {
        return None;
    }
    let meta: Meta = syn::parse2(tokens).ok()?;
    Some((argument(&meta, "event")?, first.span()))
}

/// The text of `#[audit(wanted = "...")]`, also within `#[cfg_attr(.., ..)]`.
fn argument_of(attributes: &[Attribute], wanted: &str) -> Option<String> {
    attributes
        .iter()
        .find_map(|attribute| argument(&attribute.meta, wanted))
}

fn argument(meta: &Meta, wanted: &str) -> Option<String> {
    let Meta::List(list) = meta else {
        return None;
    };
    if !list.path.is_ident("audit") && !list.path.is_ident("cfg_attr") {
        return None;
    }
    let arguments = Punctuated::<Meta, Token![,]>::parse_terminated
        .parse2(list.tokens.clone())
        .ok()?;
    arguments.iter().find_map(|inner| match inner {
        Meta::NameValue(pair) if list.path.is_ident("audit") && pair.path.is_ident(wanted) => {
            match &pair.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => Some(text.value()),
                    _ => None,
                },
                _ => None,
            }
        }
        Meta::List(_) if list.path.is_ident("cfg_attr") => argument(inner, wanted),
        _ => None,
    })
}

fn redaction(attributes: &[Attribute]) -> Redaction {
    let found = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("redact"));
    match found.map(|attribute| &attribute.meta) {
        None => Redaction::Absent,
        Some(Meta::List(list)) => Redaction::Named(list.tokens.to_string()),
        Some(_) => Redaction::Default,
    }
}

/// `Login` of `&'a Login<'a>`, `Result<Login, E>`, `Option<Login>`, `Box<Login>`.
pub(super) fn type_name(ty: &syn::Type) -> Option<String> {
    match ty {
        syn::Type::Reference(reference) => type_name(&reference.elem),
        syn::Type::Paren(paren) => type_name(&paren.elem),
        syn::Type::Group(group) => type_name(&group.elem),
        syn::Type::Path(path) => {
            let last = path.path.segments.last()?;
            let name = last.ident.unraw().to_string();
            let inside = match &last.arguments {
                syn::PathArguments::AngleBracketed(arguments) => {
                    arguments.args.iter().find_map(|argument| match argument {
                        syn::GenericArgument::Type(inner) => type_name(inner),
                        _ => None,
                    })
                }
                _ => None,
            };
            match name.as_str() {
                "Result" | "Option" | "Box" | "Arc" | "Rc" | "Cow" => inside,
                _ => Some(name),
            }
        }
        _ => None,
    }
}
