//! Tokens become a [`Newtype`], or faults.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Member, Type};

use super::Newtype;
use crate::fault::{Fault, Faults};
use crate::parse::{audit_arguments, bare, option_inner, parse_door, unknown};
use crate::underline::Underline;

/// There is always a door, so that a stub can stand beside the faults.
pub(super) fn parse(input: &DeriveInput, faults: &mut Faults) -> (TokenStream, Option<Newtype>) {
    let mut door = quote_spanned!(Span::call_site()=> ::cdl_runtime);
    let (arguments, _) = audit_arguments(&input.attrs, faults);
    for argument in arguments {
        if argument.name() == "crate" {
            door = parse_door(&argument, faults).unwrap_or(door);
        } else {
            faults.push(unknown(&argument.key, &["crate"]));
        }
    }
    refuse_redact(&input.attrs, faults);
    let Some((member, field)) = only_field(input, faults) else {
        return (door, None);
    };
    let (arguments, _) = audit_arguments(&field.attrs, faults);
    for argument in arguments {
        faults.push(
            Fault::new(
                "CDL0020",
                Underline::of(&argument.key),
                format!("unknown argument `{}`", argument.name()),
            )
            .help("remove it: a newtype is written as its field is".to_owned()),
        );
    }
    refuse_redact(&field.attrs, faults);
    if option_inner(&field.ty).is_some() {
        faults.push(optional(input, &field.ty));
    }
    let newtype = Newtype {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        door: door.clone(),
        member,
        ty: bare(&field.ty).clone(),
    };
    (door, Some(newtype))
}

/// The one field that holds something, or a fault.
fn only_field<'a>(input: &'a DeriveInput, faults: &mut Faults) -> Option<(Member, &'a Field)> {
    let data = match &input.data {
        Data::Struct(data) => data,
        Data::Enum(data) => {
            let message = "`AuditValue` is for a struct of one field";
            faults.push(
                Fault::new("CDL0030", Underline::of(&data.enum_token), message)
                    .help("derive `AuditEnum` for a list of words".to_owned()),
            );
            return None;
        }
        Data::Union(data) => {
            let message =
                "a union has no field that is certainly there, so nothing of it can be written";
            faults.push(
                Fault::new("CDL0032", Underline::of(&data.union_token), message)
                    .help("use a struct".to_owned()),
            );
            return None;
        }
    };
    let holding: Vec<(Member, &Field)> = (data.fields.members().zip(&data.fields))
        .filter(|(_, field)| !is_marker(&field.ty))
        .collect();
    if let [only] = &holding[..] {
        return Some(only.clone());
    }
    let underline = match &data.fields {
        Fields::Unit => input.ident.span().into(),
        fields => Underline::of(fields),
    };
    let (ident, count) = (&input.ident, holding.len());
    let has = if count == 0 {
        "none".to_owned()
    } else {
        count.to_string()
    };
    let help = if count == 0 {
        "remove the derive: there is nothing to write"
    } else {
        "derive `AuditObject` for a struct whose fields the catalogue lists"
    };
    faults.push(
        Fault::new(
            "CDL0034",
            underline,
            format!("`AuditValue` is for a struct of one field, and `{ident}` has {has}"),
        )
        .help(help.to_owned()),
    );
    None
}

/// What a value may be is a matter of where it stands.
fn refuse_redact(attributes: &[Attribute], faults: &mut Faults) {
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("redact"))
    {
        let message =
            "`#[redact]` goes on the fields of events and objects: a newtype has no class";
        faults.push(
            Fault::new("CDL0308", Underline::of(attribute), message)
                .help("move it to each field of this type".to_owned()),
        );
    }
}

/// `PhantomData<...>` holds nothing.
fn is_marker(ty: &Type) -> bool {
    match bare(ty) {
        Type::Path(path) => {
            (path.path.segments.last()).is_some_and(|segment| segment.ident == "PhantomData")
        }
        _ => false,
    }
}

/// `struct Nickname(Option<String>);`
fn optional(input: &DeriveInput, ty: &Type) -> Fault {
    let ident = &input.ident;
    Fault::new(
        "CDL0035",
        Underline::of(ty),
        "whether a value is there is said at the event's field, and `Option` in here hides it",
    )
    .help(format!(
        "take `Option` off here, and write `Option<{ident}>` at the field"
    ))
}
