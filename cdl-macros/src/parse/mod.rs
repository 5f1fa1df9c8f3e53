//! Tokens become an [`Ast`], or faults. Refuses only what cannot be read; the catalogue is not asked.

mod argument;
mod field;
mod head;
mod option;
mod redact;

pub(crate) use self::argument::{audit_arguments, unknown};
pub(crate) use self::head::{door, parse_door};
pub(crate) use self::option::{bare, inner as option_inner, text as type_text};

use cdl_catalogue::declaration::{EnumDeclaration, StructDeclaration, VariantDeclaration};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, Variant};

use crate::ast::{Ast, Container, EnumAst, Head, Kind, Payload, StructAst, VariantAst};
use crate::fault::{Fault, Faults};
use crate::underline::Underline;

/// Reads a derive's input. There is always a [`Head`], so that a stub can stand beside the faults.
pub(crate) fn parse(kind: Kind, input: &DeriveInput, faults: &mut Faults) -> (Head, Option<Ast>) {
    let (head, container) = head::parse(kind, input, faults);
    redact::refuse_on_container(&input.attrs, faults);
    let ident = input.ident.unraw().to_string();
    let name = container.name.value();
    let ast = match (kind, &input.data) {
        (Kind::Event | Kind::Object, Data::Struct(data)) => {
            let (declarations, fields) = match &data.fields {
                Fields::Named(fields) => fields
                    .named
                    .iter()
                    .map(|field| field::parse(field, faults))
                    .unzip(),
                Fields::Unit => (Vec::new(), Vec::new()),
                Fields::Unnamed(fields) => {
                    faults.push(tuple_struct(kind, fields));
                    return (head, None);
                }
            };
            let declaration = StructDeclaration {
                ident,
                name,
                experimental: container.experimental,
                allows_deprecated: container.allow.deprecated,
                today: None,
                fields: declarations,
            };
            Ast::Struct(StructAst {
                head: head.clone(),
                container,
                declaration,
                fields,
            })
        }
        (Kind::Enumeration, Data::Enum(data)) => {
            let (declarations, variants): (_, Vec<VariantAst>) = data
                .variants
                .iter()
                .map(|variant| parse_variant(variant, &container, faults))
                .unzip();
            refuse_second_other(&variants, faults);
            let declaration = EnumDeclaration {
                ident,
                name,
                allows_deprecated: container.allow.deprecated,
                today: None,
                variants: declarations,
            };
            Ast::Enumeration(EnumAst {
                head: head.clone(),
                container,
                declaration,
                variants,
            })
        }
        (_, data) => {
            faults.push(wrong_item(kind, data));
            return (head, None);
        }
    };
    (head, Some(ast))
}

fn parse_variant(
    variant: &Variant,
    container: &Container,
    faults: &mut Faults,
) -> (VariantDeclaration, VariantAst) {
    let payload = match &variant.fields {
        Fields::Unit => Payload::Nothing,
        Fields::Unnamed(_) => Payload::Unnamed,
        Fields::Named(_) => Payload::Named,
    };
    if container.remote.is_some() && payload != Payload::Nothing {
        faults.push(data_in_a_mirror(variant));
    }
    let (arguments, _) = audit_arguments(&variant.attrs, faults);
    let mut value = None;
    let mut other = false;
    for argument in arguments {
        match argument.name().as_str() {
            "value" => value = argument.text("value", faults),
            "other" if container.remote.is_some() => {
                other = true;
                argument.flag(faults);
            }
            _ if container.remote.is_some() => {
                faults.push(unknown(&argument.key, &["value", "other"]));
            }
            _ => faults.push(unknown(&argument.key, &["value"])),
        }
    }
    let underline = value
        .as_ref()
        .map_or_else(|| Underline::of(&variant.ident), Underline::of);
    let declaration = VariantDeclaration {
        ident: variant.ident.unraw().to_string(),
        value: value.map(|value| value.value()),
    };
    (
        declaration,
        VariantAst {
            ident: variant.ident.clone(),
            payload,
            other,
            underline,
        },
    )
}

/// Two variants cannot both stand for all that has no name yet.
fn refuse_second_other(variants: &[VariantAst], faults: &mut Faults) {
    for variant in variants.iter().filter(|variant| variant.other).skip(1) {
        faults.push(
            Fault::new(
                "CDL0022",
                Underline::of(&variant.ident),
                "`other` is given twice",
            )
            .help("keep it on one variant".to_owned()),
        );
    }
}

/// `#[audit(remote = "..")] enum Method { Password(String) }`
fn data_in_a_mirror(variant: &Variant) -> Fault {
    let ident = &variant.ident;
    Fault::new(
        "CDL0033",
        Underline::of(&variant.fields),
        format!("variant `{ident}` mirrors one of another crate and holds data of its own"),
    )
    .help(format!(
        "write `{ident}` alone: what the other variant carries is never read"
    ))
}

/// `struct Login(IpAddr);`
fn tuple_struct(kind: Kind, fields: &syn::FieldsUnnamed) -> Fault {
    Fault::new(
        "CDL0031",
        Underline::of(fields),
        "audit fields are matched by name, and these have none",
    )
    .help(format!(
        "give each field its name in the catalogue's {}",
        kind.noun()
    ))
}

/// An enum or a union where a struct belongs, or the other way round.
fn wrong_item(kind: Kind, data: &Data) -> Fault {
    match (kind, data) {
        (Kind::Enumeration, Data::Struct(data)) => Fault::new(
            "CDL0030",
            Underline::of(&data.struct_token),
            "`AuditEnum` describes a list of words",
        )
        .help("derive `AuditObject` for a struct of fields".to_owned()),
        (_, Data::Enum(data)) => {
            let (derive, noun) = (kind.derive(), kind.noun());
            Fault::new(
                "CDL0030",
                Underline::of(&data.enum_token),
                format!("`{derive}` describes one {noun}"),
            )
            .help(format!(
                "use one struct per {noun}; derive `AuditEnum` for a list of words"
            ))
        }
        (_, Data::Struct(data)) => Fault::new(
            "CDL0030",
            Underline::of(&data.struct_token),
            "this derive is for another item",
        ),
        (_, Data::Union(data)) => Fault::new(
            "CDL0032",
            Underline::of(&data.union_token),
            "a union has no field that is certainly there, so nothing of it can be written",
        )
        .help("use a struct".to_owned()),
    }
}
