//! What is true: the catalogue agrees, every name is resolved. A value of these types cannot fail to expand,
//! because one that would fail cannot be built.

use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use cdl_catalogue::declaration::Doubt;
use cdl_catalogue::model::{Base, Deprecated, Enum, Event, Field, Object, Shape, Strategy};
use cdl_catalogue::{Catalogue, Sections};
use proc_macro2::{Ident, Span};
use syn::Type;

use crate::ast::{Head, Kind, Remote, Source, VariantAst};
use crate::expand::Tracked;
use crate::fault::Fault;
use crate::locate::Located;
use crate::once;

/// A declaration that the catalogue agrees with.
pub(crate) enum Model {
    Event(EventModel),
    Object(ObjectModel),
    Enumeration(EnumModel),
}

impl Model {
    pub(crate) fn frame(&self) -> &Frame {
        match self {
            Self::Event(model) => &model.frame,
            Self::Object(model) => &model.frame,
            Self::Enumeration(model) => &model.frame,
        }
    }
}

/// What all expansions share.
pub(crate) struct Frame {
    pub(crate) head: Head,
    pub(crate) catalogue: Identity,
    /// The files that were read for it, but for those that another derive has the build watch.
    pub(crate) tracked: Vec<Tracked>,
    /// What the compiler should warn of.
    pub(crate) warnings: Vec<Warning>,
    /// Whether the expansion depends on the day of the build.
    pub(crate) dated: bool,
}

impl Frame {
    /// `files` are relative to the catalogue's folder; those that this library ships are on no disk.
    pub(crate) fn new(
        head: &Head,
        located: &Located,
        files: &[Arc<str>],
        sections: impl FnOnce(&Catalogue) -> Vec<Sections>,
        warnings: Vec<Warning>,
    ) -> Self {
        let catalogue = Identity {
            name: located.catalogue.name().to_owned(),
            version: located.catalogue.version().to_owned(),
        };
        Self {
            head: head.clone(),
            catalogue,
            tracked: located
                .tracked(files, sections)
                .into_iter()
                .filter(|file| once::is_first(&format!("{} {}", head.door, file.path)))
                .collect(),
            warnings,
            dated: false,
        }
    }

    /// What has to be gone by some day has the build watch which day it is.
    pub(crate) fn dates(&mut self, deprecated: Option<&Deprecated>) {
        self.dated |= deprecated.is_some_and(|deprecated| deprecated.remove_after.is_some());
    }
}

/// Which catalogue it is.
#[derive(Clone)]
pub(crate) struct Identity {
    pub(crate) name: String,
    pub(crate) version: String,
}

/// Something that compiles and should not stay.
pub(crate) struct Warning {
    /// The constant that the compiler calls deprecated: `audit_event_auth_signin`.
    pub(crate) name: String,
    /// `CDL0003: ...`.
    pub(crate) text: String,
    /// The developer's token that is underlined.
    pub(crate) span: Span,
}

/// A struct that is one event.
pub(crate) struct EventModel {
    pub(crate) frame: Frame,
    pub(crate) event: Arc<Event>,
    /// What a release build is told, if it is a draft.
    pub(crate) draft: Option<Fault>,
    /// In the order in which they are written.
    pub(crate) fields: Vec<FieldModel>,
}

/// A struct that is one object.
pub(crate) struct ObjectModel {
    pub(crate) frame: Frame,
    pub(crate) object: Arc<Object>,
    /// In the order in which they are written.
    pub(crate) fields: Vec<FieldModel>,
}

/// An enum that is one list of words.
pub(crate) struct EnumModel {
    pub(crate) frame: Frame,
    pub(crate) declared: Arc<Enum>,
    pub(crate) words: Vec<WordModel>,
    /// The enum of another crate that this one mirrors.
    pub(crate) remote: Option<Remote>,
}

/// A variant and its word.
pub(crate) struct WordModel {
    pub(crate) variant: VariantAst,
    pub(crate) word: String,
}

/// A field, and how it is written.
pub(crate) struct FieldModel {
    pub(crate) ident: Ident,
    /// The struct's name.
    pub(crate) item: Ident,
    /// The type of the value, without `Option<...>`.
    pub(crate) ty: Rc<Type>,
    pub(crate) optional: bool,
    pub(crate) source: Source,
    /// When the emitters of some outcomes take the value, and the struct does not hold it.
    pub(crate) given: Option<Given>,
    /// What it belongs to.
    pub(crate) owner: Owner,
    /// What the catalogue says.
    pub(crate) field: Field,
    pub(crate) value: Value,
    pub(crate) strategy: Arc<Strategy>,
    /// The struct's own type and constant parameters.
    pub(crate) parameters: Vec<Ident>,
    /// What the type's name suggests, should the compiler refuse it.
    pub(crate) doubt: Option<Doubt>,
    pub(crate) spelling: Spelling,
}

/// `OnlyIf<...>`: an argument of some emitters.
pub(crate) struct Given {
    /// Where the struct declares it: arguments stand in the struct's order, which its author sees.
    pub(crate) position: usize,
    /// The type of the argument.
    pub(crate) ty: Type,
    /// Whose emitters take it.
    pub(crate) outcomes: Vec<String>,
}

/// The catalogue entry that a field belongs to.
#[derive(Clone)]
pub(crate) struct Owner {
    pub(crate) kind: Kind,
    /// `auth.login`, `Actor`.
    pub(crate) name: String,
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} \"{}\"", self.kind.noun(), self.name)
    }
}

/// What a field holds, with every name resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Scalar(Base),
    Enum { name: String, fingerprint: u64 },
    Object { name: String, fingerprint: u64 },
    List(Box<Value>),
    Map(Box<Value>),
}

/// Whether the tokens of a type already prove that it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// `&str` for a string, `u32` for a `u32`: the writer takes it as it is.
    Exact,
    /// `u16` for a `u32`: the trait is called directly.
    Known,
    /// `AuthMethod` for enum "AuthMethod": the trait is called directly, and tells whether it is this one.
    Named,
    /// Anything else: a local trait gives a mistake the catalogue's words.
    Unknown,
}

impl Value {
    /// Resolves `shape`; `fingerprint` finds what an enum or an object is.
    pub(crate) fn resolve(shape: &Shape, fingerprint: &impl Fn(&Shape) -> u64) -> Self {
        match shape {
            Shape::Scalar(base) => Self::Scalar(*base),
            Shape::Enum(name) => Self::Enum {
                name: name.clone(),
                fingerprint: fingerprint(shape),
            },
            Shape::Object(name) => Self::Object {
                name: name.clone(),
                fingerprint: fingerprint(shape),
            },
            Shape::List(item) => Self::List(Box::new(Self::resolve(item, fingerprint))),
            Shape::Map(value) => Self::Map(Box::new(Self::resolve(value, fingerprint))),
        }
    }

    /// Whether `Display` or `AsRef<str>` can give it, alone or item by item.
    pub(crate) fn can_be_rendered(&self) -> bool {
        match self {
            Self::Scalar(Base::Decimal) => true,
            Self::List(item) | Self::Map(item) => item.can_be_rendered(),
            other => other.is_text(),
        }
    }

    /// Whether it is written as words of an enum, one or several.
    pub(crate) fn is_enum(&self) -> bool {
        match self {
            Self::Enum { .. } => true,
            Self::List(item) | Self::Map(item) => item.is_enum(),
            Self::Scalar(_) | Self::Object { .. } => false,
        }
    }

    /// Whether it is written as text.
    pub(crate) fn is_text(&self) -> bool {
        matches!(
            self,
            Self::Scalar(Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver)
        )
    }
}

/// The first eight bytes of a fingerprint: what a type is told apart by.
pub(crate) fn identity_of(fingerprint: &[u8; 32]) -> u64 {
    fingerprint
        .iter()
        .take(8)
        .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}
