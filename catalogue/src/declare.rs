//! The Rust that declares what a catalogue has: ready to paste, and it compiles as printed.

mod spelling;
mod needs;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::check::rust::{ident, snake_case};
use crate::model::{Enum, Event, Field, Moments, Object, Shape, StrategyKind};
use crate::resolve::Catalogue;

use needs::Needs;
use spelling::{doc, pascal, variants};

/// What is printed besides the structs of the events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Imports, and every enum and object that the events need.
    Whole,
    /// Nothing.
    Structs,
}

/// The declarations of events, each enum and object that they share once.
///
/// ```
/// use cdl_catalogue::declare::{Extent, declare};
/// # let catalogue = cdl_catalogue::Catalogue::standard()?;
/// let login = catalogue.event("auth.login")?;
/// let rust = declare(&catalogue, &[login], Extent::Structs);
/// assert!(rust.contains("pub struct AuthLogin<'a> {"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn declare(catalogue: &Catalogue, events: &[std::sync::Arc<Event>], extent: Extent) -> String {
    let needs = Needs::of(catalogue, events);
    let mut parts = Vec::new();
    if extent == Extent::Whole {
        parts.push(needs.imports());
        parts.extend(needs.enums.values().map(|declared| enumeration(declared)));
        parts.extend(
            needs
                .objects
                .values()
                .map(|declared| object(declared, &needs)),
        );
    }
    let names = struct_names(events, &needs);
    for event in events {
        parts.push(structure(event, &names[&event.name], &needs));
    }
    parts.join("\n")
}

/// The names of the structs. A namespace stays where two words would be too few, or two structs of one name.
fn struct_names(events: &[std::sync::Arc<Event>], needs: &Needs) -> BTreeMap<String, String> {
    let short = |name: &str| {
        let (_, rest) = name.split_once('.').unwrap_or(("", name));
        pascal(if rest.contains(['.', '_']) {
            rest
        } else {
            name
        })
    };
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        *times.entry(short(&event.name)).or_default() += 1;
    }
    let taken = |name: &str| needs.objects.contains_key(name) || needs.enums.contains_key(name);
    let chosen = |name: &str| {
        let short = short(name);
        if times[&short] > 1 || taken(&short) {
            let long = pascal(name);
            if taken(&long) {
                format!("{long}Event")
            } else {
                long
            }
        } else {
            short
        }
    };
    events
        .iter()
        .map(|event| (event.name.clone(), chosen(&event.name)))
        .collect()
}

fn structure(event: &Event, name: &str, needs: &Needs) -> String {
    let mut text = doc("", event.description.as_deref().or(event.title.as_deref()));
    let emitters = emitters(event);
    let _infallible = writeln!(text, "///\n/// Emitted with {emitters}.");
    text.push_str("#[derive(AuditEvent)]\n");
    let mut arguments = format!("event = \"{}\"", event.name);
    if event.experimental || event.fields.iter().any(|field| field.experimental) {
        arguments.push_str(", experimental");
    }
    let old = event
        .fields
        .iter()
        .any(|field| field.required && field.deprecated.is_some());
    if event.deprecated.is_some() || old {
        arguments.push_str(", allow(deprecated)");
    }
    let _infallible = writeln!(text, "#[audit({arguments})]");
    fields(&mut text, name, &event.fields, needs);
    text
}

/// `success`, `failure` or `attempted`
fn emitters(event: &Event) -> String {
    let mut names: Vec<String> = match &event.moments {
        Moments::Single(_) => vec!["`emit`".to_owned()],
        Moments::Outcomes(outcomes) => outcomes
            .iter()
            .map(|(outcome, _)| format!("`{outcome}`"))
            .collect(),
    };
    if event.attempted.is_some() {
        names.push("`attempted`".to_owned());
    }
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

fn object(declared: &Object, needs: &Needs) -> String {
    let mut text = doc("", declared.description.as_deref());
    let _infallible = writeln!(
        text,
        "#[derive(AuditObject)]\n#[audit(object = \"{}\")]",
        declared.name
    );
    fields(&mut text, &declared.name, &declared.fields, needs);
    text
}

fn fields(text: &mut String, name: &str, fields: &[Field], needs: &Needs) {
    let declared: Vec<&Field> = declared(fields).collect();
    let borrows = declared.iter().any(|field| needs.borrows(&field.shape));
    let generics = if borrows { "<'a>" } else { "" };
    let _infallible = writeln!(text, "pub struct {name}{generics} {{");
    for field in declared {
        text.push_str(&doc("    ", field.description.as_deref()));
        if field.default.kind != StrategyKind::Plain {
            text.push_str("    #[redact]\n");
        }
        let spelled = needs.spell(&field.shape);
        let spelled = if field.required {
            spelled
        } else {
            format!("Option<{spelled}>")
        };
        let spelled = match field.only_if {
            Some(_) => format!("OnlyIf<{spelled}>"),
            None => spelled,
        };
        let (rename, ident) = match field.name.as_str() {
            // No raw identifier may be one of these.
            name @ ("self" | "super" | "crate") => (
                format!("    #[audit(rename = \"{name}\")]\n"),
                format!("{name}_"),
            ),
            name => (String::new(), ident(name)),
        };
        let _infallible = writeln!(text, "{rename}    pub {ident}: {spelled},");
    }
    text.push_str("}\n");
}

fn enumeration(declared: &Enum) -> String {
    let mut text = doc("", declared.description.as_deref());
    let _infallible = writeln!(
        text,
        "#[derive(AuditEnum, Clone, Copy, Debug, PartialEq, Eq)]\n#[audit(name = \"{}\")]\npub enum {} {{",
        declared.name, declared.name
    );
    for (variant, value) in variants(&declared.values) {
        text.push_str(&doc("    ", value.description.as_deref()));
        if snake_case(&variant) != value.id {
            let _infallible = writeln!(text, "    #[audit(value = \"{}\")]", value.id);
        }
        let _infallible = writeln!(text, "    {variant},");
    }
    text.push_str("}\n");
    text
}

/// What is on its way out is left out, where it may be.
fn declared(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields
        .iter()
        .filter(|field| field.required || field.deprecated.is_none())
}

/// The item of a list or a map, or the value itself.
const fn item(shape: &Shape) -> &Shape {
    match shape {
        Shape::List(item) | Shape::Map(item) => item,
        single => single,
    }
}
