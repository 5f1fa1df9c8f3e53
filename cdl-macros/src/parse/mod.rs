//! Tokens become an [`Ast`], or faults. Refuses only what cannot be read; the catalogue is not asked.

mod argument;
mod field;
mod head;
mod option;
mod redact;

pub(crate) use self::head::door;
pub(crate) use self::option::{bare, text as type_text};

use cdl_catalogue::declaration::{EnumDeclaration, StructDeclaration, VariantDeclaration};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields, Variant};

use self::argument::{audit_arguments, unknown};
use crate::ast::{Ast, EnumAst, Head, Kind, StructAst, VariantAst};
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
            let experimental = container.experimental;
            let declaration = StructDeclaration {
                ident,
                name,
                experimental,
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
            let (declarations, variants) = data
                .variants
                .iter()
                .map(|variant| parse_variant(variant, faults))
                .unzip();
            let declaration = EnumDeclaration {
                ident,
                name,
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

fn parse_variant(variant: &Variant, faults: &mut Faults) -> (VariantDeclaration, VariantAst) {
    if !matches!(variant.fields, Fields::Unit) {
        faults.push(
            Fault::new(
                "CDL0033",
                Underline::of(&variant.fields),
                format!(
                    "a catalogue enum is a list of words, and variant `{}` holds data",
                    variant.ident
                ),
            )
            .help("remove the data, or declare an object and derive `AuditObject`".to_owned()),
        );
    }
    let (arguments, _) = audit_arguments(&variant.attrs, faults);
    let mut value = None;
    for argument in arguments {
        match argument.name().as_str() {
            "value" => value = argument.text("value", faults),
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
            underline,
        },
    )
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
