//! What a type's name means: a built-in, a type, an enum or an object, alone or in a list or a map.

use crate::model::{Base, Normalise, Shape};
use crate::suggest::did_you_mean;
use crate::text::Sited;

use super::bearing::text_like;
use super::fingerprint::hex;
use super::resolver::Resolver;
use super::unit::{Context, Definition, OWN};

/// A type, resolved, with what it says of the fields that have it.
pub(super) struct Typed<'a> {
    pub(super) shape: Shape,
    /// The shape with the fingerprints of what it refers to.
    pub(super) canonical: String,
    /// Levels of nesting that it adds on disk.
    pub(super) depth: u32,
    /// The item of a list or a map, or the value itself, when it is a built-in.
    pub(super) base: Option<Base>,
    pub(super) container: Container,
    pub(super) object: bool,
    pub(super) class: Option<(&'a Sited<String>, Context<'a>)>,
    pub(super) redact: Option<(&'a [Sited<String>], Context<'a>)>,
    pub(super) max_len: Option<u32>,
    pub(super) normalise: &'a [Normalise],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    Single,
    List,
    Map,
}

/// `ip`, `list<Actor>`, `map<string, email>`: the container and the name inside.
fn parts(spelled: &str) -> (Container, &str) {
    let inside = |start: &str| {
        spelled
            .strip_prefix(start)?
            .strip_suffix('>')
            .map(str::trim)
    };
    if let Some(item) = inside("list<") {
        return (Container::List, item);
    }
    let value = inside("map<").and_then(|inside| inside.split_once(','));
    match value {
        Some((key, value)) if key.trim() == "string" => (Container::Map, value.trim()),
        _ => (Container::Single, spelled.trim()),
    }
}

impl<'a> Resolver<'a> {
    /// What `spelled` means for a field of `owner`.
    pub(super) fn typed(
        &mut self,
        field: &str,
        spelled: &Sited<String>,
        home: Context<'a>,
    ) -> Option<Typed<'a>> {
        let (container, name) = parts(&spelled.value);
        let mut typed = self.named(field, name, spelled, home)?;
        match container {
            Container::Single => {}
            Container::List => {
                typed.shape = Shape::List(typed.shape.into());
                typed.canonical = format!("list<{}>", typed.canonical);
                typed.depth += 1;
            }
            Container::Map => {
                if typed.object {
                    let message = format!("field \"{field}\" is a map of objects");
                    let help = Some("a map holds single values; use a list of objects".to_owned());
                    self.fault(home.place(spelled.at), "CDL0062", message, help);
                    return None;
                }
                typed.shape = Shape::Map(typed.shape.into());
                typed.canonical = format!("map<string,{}>", typed.canonical);
                typed.depth += 1;
            }
        }
        typed.container = container;
        Some(typed)
    }

    fn named(
        &mut self,
        field: &str,
        name: &str,
        spelled: &Sited<String>,
        home: Context<'a>,
    ) -> Option<Typed<'a>> {
        if let Some(base) = Base::from_word(name) {
            return Some(Typed::scalar(base));
        }
        let Some((found_in, definition)) = self.catalogue.definition(home.unit, name) else {
            self.unknown_type(field, name, spelled, home);
            return None;
        };
        self.told_apart(name, found_in, definition, spelled, home);
        match definition {
            Definition::Type(raw) => {
                let base = raw.base.as_ref()?;
                let Some(known) = Base::from_word(&base.value) else {
                    let message = format!("type \"{name}\" has unknown base \"{}\"", base.value);
                    let help =
                        did_you_mean(&base.value, Base::ALL.iter().map(|base| base.as_str()));
                    self.fault(found_in.place(base.at), "CDL0062", message, help);
                    return None;
                };
                if let Some(normalise) = &raw.normalise
                    && !text_like(known)
                {
                    let message = format!(
                        "type \"{name}\" cannot be normalised: its base {} is no text",
                        base.value
                    );
                    self.fault(found_in.place(normalise.at), "CDL0068", message, None);
                }
                Some(Typed {
                    normalise: raw.normalise.as_ref().map_or(&[], |words| &words.value),
                    class: raw.class.as_ref().map(|class| (class, found_in)),
                    redact: raw.redact.as_deref().map(|redact| (redact, found_in)),
                    max_len: raw.max_len,
                    ..Typed::scalar(known)
                })
            }
            Definition::Enum(_) => match self.catalogue.enum_of(found_in.unit, name) {
                Ok(found) => {
                    let canonical = format!("enum {name}:{}", hex(&found.fingerprint));
                    Some(Typed {
                        base: None,
                        ..Typed::new(Shape::Enum(name.to_owned()), canonical)
                    })
                }
                Err(faults) => {
                    self.adopt(faults);
                    None
                }
            },
            Definition::Object(_) => self.object_type(field, name, spelled, found_in, home),
        }
    }

    fn object_type(
        &mut self,
        field: &str,
        name: &str,
        spelled: &Sited<String>,
        found_in: Context<'a>,
        home: Context<'a>,
    ) -> Option<Typed<'a>> {
        let round = self
            .trail
            .iter()
            .any(|(unit, outer)| *unit == found_in.unit && outer == name);
        if round || self.trail.len() > super::field::NESTING_MAX as usize {
            let path: Vec<&str> = self
                .trail
                .iter()
                .map(|(_, outer)| outer.as_str())
                .chain([name])
                .collect();
            let message = if round {
                format!(
                    "field \"{field}\" makes an object contain itself: {}",
                    path.join(" > ")
                )
            } else {
                format!("field \"{field}\" nests too deep on disk")
            };
            self.fault(home.place(spelled.at), "CDL0079", message, None);
            return None;
        }
        match self.catalogue.object_of(found_in.unit, name, self.trail) {
            Ok(found) => {
                let canonical = format!("object {name}:{}", hex(&found.fingerprint));
                let typed = Typed::new(Shape::Object(name.to_owned()), canonical);
                Some(Typed {
                    depth: found.depth,
                    object: true,
                    ..typed
                })
            }
            Err(faults) => {
                self.adopt(faults);
                None
            }
        }
    }

    fn unknown_type(
        &mut self,
        field: &str,
        name: &str,
        spelled: &Sited<String>,
        home: Context<'_>,
    ) {
        let message = format!("field \"{field}\" has unknown type \"{}\"", spelled.value);
        let names = self
            .catalogue
            .type_names()
            .chain(Base::ALL.iter().map(|base| base.as_str()));
        let help = if name == "json" {
            Some("free-form JSON is not an audit type; declare an object, or map<string,string> with max_items".into())
        } else if name.contains(['<', '>', ',', ' ']) {
            Some("a list is list<T> and a map is map<string,T>, where T is a single type".into())
        } else {
            did_you_mean(name, names)
        };
        self.fault(home.place(spelled.at), "CDL0062", message, help);
    }

    /// Code names an object by its name alone, so an import's own `Actor` may not stand beside the service's.
    fn told_apart(
        &mut self,
        name: &str,
        found_in: Context<'_>,
        definition: Definition<'_>,
        spelled: &Sited<String>,
        home: Context<'_>,
    ) {
        if home.unit == OWN || matches!(definition, Definition::Type(_)) {
            return;
        }
        let seen = self
            .catalogue
            .definition(OWN, name)
            .map_or(found_in.unit, |(context, _)| context.unit);
        if seen != found_in.unit {
            let units = &self.catalogue.units;
            let message = format!(
                "{} \"{name}\" is defined by {} and by {}, and code could not tell them apart",
                definition.noun().as_str(),
                units[found_in.unit].title(),
                units[seen].title()
            );
            self.fault(
                home.place(spelled.at),
                "CDL0708",
                message,
                Some("rename one of them".to_owned()),
            );
        }
    }
}

impl Typed<'_> {
    fn scalar(base: Base) -> Self {
        Self {
            base: Some(base),
            ..Self::new(Shape::Scalar(base), base.as_str().to_owned())
        }
    }

    fn new(shape: Shape, canonical: String) -> Self {
        Self {
            shape,
            canonical,
            depth: 0,
            base: None,
            container: Container::Single,
            object: false,
            class: None,
            redact: None,
            max_len: None,
            normalise: &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_a_name_alone_or_in_a_container() {
        let cases = [
            ("ip", (false, false, "ip")),
            ("list<string>", (true, false, "string")),
            ("list< Actor >", (true, false, "Actor")),
            ("map<string,u32>", (false, true, "u32")),
            ("map<string, email>", (false, true, "email")),
            ("map<u32, email>", (false, false, "map<u32, email>")),
            ("list<string", (false, false, "list<string")),
        ];
        for (spelled, (list, map, name)) in cases {
            let (container, inside) = parts(spelled);
            assert_eq!(
                (
                    container == Container::List,
                    container == Container::Map,
                    inside
                ),
                (list, map, name)
            );
        }
    }
}
