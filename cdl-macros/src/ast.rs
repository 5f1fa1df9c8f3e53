//! What the developer wrote, with the spans that the catalogue's rules know nothing of.

use std::rc::Rc;

use cdl_catalogue::declaration::{EnumDeclaration, Site, StructDeclaration};
use cdl_catalogue::model::Date;
use proc_macro2::{Ident, Span, TokenStream};
use syn::{Generics, LitStr, Member, Path, Type, Visibility};

use crate::underline::Underline;

/// Which derive was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Event,
    Object,
    Enumeration,
}

impl Kind {
    /// The name in `#[derive(...)]`.
    pub(crate) fn derive(self) -> &'static str {
        match self {
            Self::Event => "AuditEvent",
            Self::Object => "AuditObject",
            Self::Enumeration => "AuditEnum",
        }
    }

    /// The argument of `#[audit(...)]` that names the catalogue entry.
    pub(crate) fn argument(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Object => "object",
            Self::Enumeration => "name",
        }
    }

    /// What the catalogue calls it.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Object => "object",
            Self::Enumeration => "enum",
        }
    }
}

/// What every derive needs, whatever it is put on; it survives every fault.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) kind: Kind,
    pub(crate) ident: Ident,
    pub(crate) visibility: Visibility,
    pub(crate) generics: Generics,
    /// The path of the crate whose `__private` generated code names: `::cdl_runtime`, or that of `crate = ...`.
    pub(crate) door: TokenStream,
    pub(crate) wording: Wording,
    /// The fields' names, so that a stub can touch each and no "never read" stands beside the fault.
    pub(crate) members: Vec<Member>,
}

/// Whose words tell a wrong type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wording {
    /// The catalogue's, through `#[diagnostic::..]`.
    Catalogue,
    /// `#[audit(no_implicit_prelude)]`: in such a module the compiler does not find `diagnostic`.
    Compiler,
}

/// What `#[audit(...)]` on the item says.
pub(crate) struct Container {
    pub(crate) name: Name,
    pub(crate) experimental: bool,
    /// Every word of the catalogue's enum must have a variant.
    pub(crate) exhaustive: bool,
    /// `remote = "..."`: the enum of another crate that this one mirrors.
    pub(crate) remote: Option<Remote>,
    pub(crate) allow: Allow,
    /// `severity = ...` and the like, which the catalogue decides.
    pub(crate) decided: Vec<(String, Underline)>,
}

/// An enum that cannot derive anything of ours.
#[derive(Clone)]
pub(crate) struct Remote {
    pub(crate) ty: Box<Type>,
    /// Where the path stands.
    pub(crate) span: Span,
}

/// The literal that names the catalogue's entry.
pub(crate) enum Name {
    Given(LitStr),
    Absent,
    /// Something is there, and a fault already says what is wrong with it.
    Unreadable,
}

impl Name {
    pub(crate) fn value(&self) -> Option<String> {
        match self {
            Self::Given(literal) => Some(literal.value()),
            Self::Absent | Self::Unreadable => None,
        }
    }

    fn underline(&self) -> Option<Underline> {
        match self {
            Self::Given(literal) => Some(Underline::of(literal)),
            Self::Absent | Self::Unreadable => None,
        }
    }
}

/// A declaration whose syntax is right; the catalogue has not been asked yet.
pub(crate) enum Ast {
    Struct(StructAst),
    Enumeration(EnumAst),
}

/// A struct and its named fields.
pub(crate) struct StructAst {
    pub(crate) head: Head,
    /// The same, for the catalogue's rules.
    pub(crate) declaration: StructDeclaration,
    pub(crate) container: Container,
    /// Beside `declaration.fields`, index by index.
    pub(crate) fields: Vec<FieldAst>,
}

/// What the catalogue's rules do not need to know of a field.
pub(crate) struct FieldAst {
    pub(crate) ident: Ident,
    /// The type as written.
    pub(crate) whole: Rc<Type>,
    /// Without `OnlyIf<...>` and `Option<...>`.
    pub(crate) inner: Rc<Type>,
    /// What stands in `OnlyIf<...>`.
    pub(crate) given: Option<Type>,
    pub(crate) source: Source,
    pub(crate) rename: Option<Underline>,
    pub(crate) redact: Option<Underline>,
    pub(crate) strategy: Option<Underline>,
    pub(crate) parameters: Option<Parameters>,
    /// The word `skip` of `#[serde(skip)]`.
    pub(crate) skipped: Option<Ident>,
    /// A fault already says what is wrong with an attribute, so the rules on it stay silent.
    pub(crate) unreadable: bool,
}

/// `mask, keep = 4` in `#[redact(...)]`: only the catalogue gives a strategy parameters.
#[derive(Clone)]
pub(crate) struct Parameters {
    /// `mask`.
    pub(crate) strategy: String,
    /// `keep4`, for the name of a strategy with these.
    pub(crate) written: String,
    pub(crate) underline: Underline,
}

/// How a field's value becomes characters.
#[derive(Clone)]
pub(crate) enum Source {
    /// Through the trait of its catalogue type.
    Value,
    /// `#[audit(display)]`.
    Display(Underline),
    /// `#[audit(as_str)]`.
    AsStr(Underline),
    /// `#[audit(mirror = "Method")]`: an enum of another crate, through ours.
    Mirror { path: Path, at: Underline },
}

/// A list of words.
pub(crate) struct EnumAst {
    pub(crate) head: Head,
    /// The same, for the catalogue's rules.
    pub(crate) declaration: EnumDeclaration,
    pub(crate) container: Container,
    /// Beside `declaration.variants`, index by index.
    pub(crate) variants: Vec<VariantAst>,
}

/// A variant, and what a fault in it underlines: its `value` literal, else its name.
#[derive(Clone)]
pub(crate) struct VariantAst {
    pub(crate) ident: Ident,
    /// What the variant carries is never read, and a pattern must not name it.
    pub(crate) payload: Payload,
    /// `#[audit(other)]`: whatever variants the mirrored enum gets later.
    pub(crate) other: bool,
    pub(crate) underline: Underline,
}

/// What stands behind a variant's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payload {
    Nothing,
    /// `(..)`
    Unnamed,
    /// `{ .. }`
    Named,
}

/// Warnings that `#[audit(allow(...))]` silences.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Allow {
    pub(crate) deprecated: bool,
    /// `#[serde(skip)]` on a field that is written.
    pub(crate) serde: bool,
    /// Another struct of the crate that is the same event.
    pub(crate) twice: bool,
}

impl Ast {
    /// Says which day it is, as far as the build knows.
    pub(crate) fn date(&mut self, today: Option<Date>) {
        match self {
            Self::Struct(ast) => ast.declaration.today = today,
            Self::Enumeration(ast) => ast.declaration.today = today,
        }
    }
}

impl StructAst {
    /// The tokens of a place that the rules named.
    pub(crate) fn underline(&self, site: Site) -> Underline {
        let field = |index: usize| self.fields.get(index);
        let found = match site {
            Site::Derive | Site::Variant(_) => None,
            Site::Ident => Some(self.head.ident.span().into()),
            Site::Name => self.container.name.underline(),
            Site::Field(index) => field(index).map(|field| field.ident.span().into()),
            Site::FieldType(index) => field(index).map(|field| Underline::of(&field.whole)),
            Site::FieldInner(index) => field(index).map(|field| Underline::of(&field.inner)),
            Site::FieldRename(index) => field(index).and_then(|field| field.rename),
            Site::FieldRedact(index) => field(index).and_then(|field| field.redact),
            Site::FieldStrategy(index) => field(index).and_then(|field| field.strategy),
        };
        found.unwrap_or_else(Underline::derive)
    }
}

impl EnumAst {
    /// The tokens of a place that the rules named.
    pub(crate) fn underline(&self, site: Site) -> Underline {
        let found = match site {
            Site::Ident => Some(self.head.ident.span().into()),
            Site::Name => self.container.name.underline(),
            Site::Variant(index) => self.variants.get(index).map(|variant| variant.underline),
            _ => None,
        };
        found.unwrap_or_else(Underline::derive)
    }
}
