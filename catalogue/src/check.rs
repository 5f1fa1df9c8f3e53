//! A declaration against the catalogue: every mistake of a struct in one go, in source order.
//!
//! A message says what is; a help says what to write, and never weakens redaction: no help proposes `plain`.

// What is wrong before any field is looked at.
mod lookup;
// Fields.
mod fields;
mod missing;
mod only_if;
mod redaction;
mod mistyped;
// Enums.
mod words;
// What is deprecated or experimental.
mod standing;
// How things are spelled for the other side.
pub(crate) mod rust;
mod written;
mod paste;

pub use self::mistyped::{doubt, wraps_a_secret};

use crate::declaration::{
    Diagnostic, EnumDeclaration, EnumPlan, EventPlan, ObjectPlan, Site, StructDeclaration,
    StructPlan,
};
use crate::fault::Fault;
use crate::model::Place;
use crate::resolve::Catalogue;

use self::standing::{Standing, Subject};

/// Checks a struct with `#[derive(AuditEvent)]`.
///
/// # Errors
/// Every mistake, in source order.
pub fn check_event(
    catalogue: &Catalogue,
    declaration: &StructDeclaration,
) -> Result<EventPlan, Vec<Diagnostic>> {
    let name = lookup::name(
        catalogue,
        lookup::Noun::Event,
        declaration.name.as_deref(),
        &declaration.ident,
    )?;
    let declared = catalogue
        .event(name)
        .map_err(|lookup| lookup::unknown_event(catalogue, name, declaration, lookup))?;
    let owner = fields::Owner {
        noun: "event",
        name,
        fields: &declared.fields,
        reserved: &declared.reserved_fields,
        place: &declared.place,
    };
    let standing = Standing::of(catalogue, declaration);
    let subject = Subject {
        called: format!("audit event \"{name}\""),
        sites: [Site::Name, Site::Ident],
        place: &declared.place,
    };
    let whole = [
        standing.deprecated("CDL0003", &subject, declared.deprecated.as_ref()),
        standing.experimental(&subject, declared.experimental),
    ];
    let (fields, warnings) = fields::check(catalogue, &owner, declaration, whole)?;
    Ok(StructPlan {
        declared,
        fields,
        warnings,
    })
}

/// Checks a struct with `#[derive(AuditObject)]`.
///
/// # Errors
/// Every mistake, in source order.
pub fn check_object(
    catalogue: &Catalogue,
    declaration: &StructDeclaration,
) -> Result<ObjectPlan, Vec<Diagnostic>> {
    let name = lookup::name(
        catalogue,
        lookup::Noun::Object,
        declaration.name.as_deref(),
        &declaration.ident,
    )?;
    let declared = catalogue.object(name).map_err(|lookup| {
        let paste = paste::object(name, declaration);
        lookup::unknown(catalogue, lookup::Noun::Object, name, lookup, &paste)
    })?;
    let owner = fields::Owner {
        noun: "object",
        name,
        fields: &declared.fields,
        reserved: &[],
        place: &declared.place,
    };
    let (fields, warnings) = fields::check(catalogue, &owner, declaration, [None, None])?;
    Ok(StructPlan {
        declared,
        fields,
        warnings,
    })
}

/// Checks an enum with `#[derive(AuditEnum)]`.
///
/// # Errors
/// Every mistake, in source order.
pub fn check_enum(
    catalogue: &Catalogue,
    declaration: &EnumDeclaration,
) -> Result<EnumPlan, Vec<Diagnostic>> {
    let name = lookup::name(
        catalogue,
        lookup::Noun::Enum,
        declaration.name.as_deref(),
        &declaration.ident,
    )?;
    let declared = catalogue.enumeration(name).map_err(|lookup| {
        let paste = paste::enumeration(name, declaration);
        lookup::unknown(catalogue, lookup::Noun::Enum, name, lookup, &paste)
    })?;
    let (words, warnings) = words::check(catalogue.policy(), &declared, declaration)?;
    Ok(EnumPlan {
        declared,
        words,
        warnings,
    })
}

impl From<&Fault> for Diagnostic {
    fn from(fault: &Fault) -> Self {
        Self {
            code: fault.code,
            message: fault.message.clone(),
            help: fault.help.clone(),
            notes: Vec::new(),
            site: Site::Derive,
            place: Some(fault.place.clone()),
        }
    }
}

fn diagnostic(code: &'static str, site: Site, message: String) -> Diagnostic {
    Diagnostic {
        code,
        message,
        help: None,
        notes: Vec::new(),
        site,
        place: None,
    }
}

impl Diagnostic {
    fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    fn note(mut self, note: impl Into<Option<String>>) -> Self {
        self.notes.extend(note.into());
        self
    }

    fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }
}

/// Where a site stands in the source, for the order of diagnostics.
fn rank(site: Site) -> (usize, usize) {
    match site {
        Site::Derive => (0, 0),
        Site::Name => (0, 1),
        Site::Ident => (0, 2),
        Site::FieldRename(index) => (index + 1, 0),
        Site::FieldRedact(index) => (index + 1, 1),
        Site::FieldStrategy(index) => (index + 1, 2),
        Site::Field(index) | Site::Variant(index) => (index + 1, 3),
        Site::FieldType(index) => (index + 1, 4),
        Site::FieldInner(index) => (index + 1, 5),
    }
}

fn in_source_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|diagnostic| rank(diagnostic.site));
    diagnostics
}
