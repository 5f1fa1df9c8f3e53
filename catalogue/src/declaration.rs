//! What a service declares, as plain data, and what the rules answer.
//!
//! A derive fills these from tokens and keeps the spans beside them; [`Site`] is the bridge back.

use std::sync::Arc;

use crate::check::rust::inside_option;
use crate::model::{Date, Enum, Event, Field, Object, Place, Strategy};

/// A struct with `#[derive(AuditEvent)]` or `#[derive(AuditObject)]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructDeclaration {
    /// The Rust name.
    pub ident: String,
    /// The literal of `event = "..."` or `object = "..."`.
    pub name: Option<String>,
    /// `#[audit(experimental)]`.
    pub experimental: bool,
    /// `#[audit(allow(deprecated))]`.
    pub allows_deprecated: bool,
    /// The day of the build, if the build says one.
    pub today: Option<Date>,
    /// Its fields, in source order.
    pub fields: Vec<FieldDeclaration>,
}

/// A field of a [`StructDeclaration`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDeclaration {
    /// The Rust name, without `r#`.
    pub ident: String,
    /// `#[audit(rename = "...")]`.
    pub rename: Option<String>,
    /// The type as written, white space normalised, `Option<...>` included.
    pub type_text: String,
    /// Whether the tokens say `Option<...>`.
    pub optional: bool,
    /// Whether the tokens say `OnlyIf<...>`, which `type_text` and `optional` then look into.
    pub supply: Supply,
    /// What `#[redact]` says.
    pub redact: Redact,
}

impl FieldDeclaration {
    /// The type of the value: without `Option<...>`.
    #[must_use]
    pub fn value_text(&self) -> &str {
        if self.optional {
            inside_option(&self.type_text)
        } else {
            &self.type_text
        }
    }
}

/// Where the value of a field comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supply {
    /// The struct holds it.
    Struct,
    /// `OnlyIf<...>`: the emitters of its outcomes take it.
    Outcome,
}

/// What `#[redact]` on a field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redact {
    /// There is no `#[redact]`.
    Absent,
    /// `#[redact]`: the catalogue's default.
    Default,
    /// `#[redact(name)]`.
    Named(String),
}

/// An enum with `#[derive(AuditEnum)]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumDeclaration {
    /// The Rust name.
    pub ident: String,
    /// The literal of `name = "..."`.
    pub name: Option<String>,
    /// `#[audit(allow(deprecated))]`.
    pub allows_deprecated: bool,
    /// The day of the build, if the build says one.
    pub today: Option<Date>,
    /// Its variants, in source order.
    pub variants: Vec<VariantDeclaration>,
}

/// A variant of an [`EnumDeclaration`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantDeclaration {
    /// The Rust name.
    pub ident: String,
    /// `#[audit(value = "...")]`; else the snake case of `ident`.
    pub value: Option<String>,
}

/// What a diagnostic underlines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// The derive's name in `#[derive(...)]`.
    Derive,
    /// The struct's or the enum's name.
    Ident,
    /// The literal that names the event, object or enum.
    Name,
    /// The name of the field with this index.
    Field(usize),
    /// The type of the field with this index, whole.
    FieldType(usize),
    /// The type of the field with this index, without `Option<...>`.
    FieldInner(usize),
    /// The literal of `rename` on the field with this index.
    FieldRename(usize),
    /// The path of the `#[redact]` attribute on the field with this index.
    FieldRedact(usize),
    /// The strategy inside `#[redact(...)]` on the field with this index.
    FieldStrategy(usize),
    /// The name of the variant with this index, or its `value` literal.
    Variant(usize),
}

/// A mistake, with the place in the source and the place in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// `CDL0301`.
    pub code: &'static str,
    /// Lower case, no full stop: what is.
    pub message: String,
    /// What to do. Never weakens redaction.
    pub help: Option<String>,
    /// Anything else worth knowing, a line each.
    pub notes: Vec<String>,
    /// What it underlines.
    pub site: Site,
    /// The catalogue's side of it.
    pub place: Option<Place>,
}

/// A struct that the catalogue agrees with: `expand` needs nothing else and cannot fail.
#[derive(Clone, Debug)]
pub struct StructPlan<T> {
    /// The resolved [`Event`] or [`Object`].
    pub declared: Arc<T>,
    /// In the order in which they are written, which is the catalogue's and not the struct's.
    pub fields: Vec<FieldPlan>,
    /// What is lawful and should not stay.
    pub warnings: Vec<Diagnostic>,
}

/// The plan of an event.
pub type EventPlan = StructPlan<Event>;
/// The plan of an object.
pub type ObjectPlan = StructPlan<Object>;

/// One field of a plan.
#[derive(Clone, Debug)]
pub struct FieldPlan {
    /// Its index in the declaration.
    pub index: usize,
    /// What the catalogue says of it.
    pub field: Field,
    /// Whether the struct says `Option`.
    pub optional: bool,
    /// The strategy that is applied.
    pub strategy: Arc<Strategy>,
    /// What the spelling of the type suggests, should the compiler refuse it.
    pub doubt: Option<Doubt>,
}

/// What is probably wrong with a type: its name says so, and a name may be anybody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// `CDL0217`.
    pub code: &'static str,
    /// Lower case, no full stop: what is.
    pub message: String,
    /// What to do. Never weakens redaction.
    pub help: Option<String>,
}

/// The plan of an enum.
#[derive(Clone, Debug)]
pub struct EnumPlan {
    /// The resolved enum.
    pub declared: Arc<Enum>,
    /// The word of each variant, in source order.
    pub words: Vec<String>,
    /// What is lawful and should not stay.
    pub warnings: Vec<Diagnostic>,
}
