//! Redaction law: what a field's class, its type, the field itself and the shape of its value leave.

use std::sync::Arc;

use crate::model::{Class, Strategy, StrategyKind};
use crate::suggest::did_you_mean;
use crate::text::Sited;

use super::bearing::{bears, needs, spell};
use super::class::secret;
use super::draft::Draft;
use super::resolver::Resolver;
use super::shape::{Container, Typed};
use super::unit::Context;

/// The lawful strategies of a field, and the one that a bare `#[redact]` means.
pub(super) type Law = (Vec<Arc<Strategy>>, Arc<Strategy>);

impl Resolver<'_> {
    /// What may be done to the value. `None` after a fault.
    pub(super) fn law(
        &mut self,
        draft: &Draft<'_>,
        typed: &Typed<'_>,
        class: Option<&Class>,
    ) -> Option<Law> {
        let allowed: Vec<&str> = match class {
            Some(class) if secret(class) => vec!["drop"],
            Some(class) => class.allow.iter().map(String::as_str).collect(),
            None => vec!["plain", "drop"],
        };
        let of_field = draft
            .raw
            .redact
            .as_deref()
            .map(|redact| (redact, draft.redact_home));
        let mut sound = true;
        if let Some((words, home)) = typed.redact {
            // A field of a stricter class leaves less than its type says, and a map less than a single value.
            let own_class = draft.raw.class.is_none();
            for word in words {
                let wide = own_class && !allowed.contains(&word.value.as_str());
                let whole = typed.container != Container::Map;
                sound &= self.known(word, home)
                    && !(wide && self.wider(word, home, class))
                    && (!whole
                        || self.bearable(
                            word,
                            home,
                            typed,
                            &format!("type \"{}\"", spelled(draft)),
                        ));
            }
        }
        if let Some((words, home)) = of_field {
            for word in words {
                let wide = !allowed.contains(&word.value.as_str());
                sound &= self.known(word, home)
                    && !(wide && self.wider(word, home, class))
                    && self.within_type(word, home, draft, typed)
                    && self.bearable(word, home, typed, &format!("field \"{}\"", draft.name));
            }
        }
        if !sound {
            return None;
        }
        let narrowed = of_field.or(typed.redact).map(|(words, _)| words);
        let candidates: Vec<&str> = match narrowed {
            Some(words) => words.iter().map(|word| word.value.as_str()).collect(),
            None => allowed.clone(),
        };
        let type_allows = |name: &str| {
            typed
                .redact
                .is_none_or(|(words, _)| words.iter().any(|word| word.value == name))
        };
        let unit = class_unit(draft, typed);
        let lawful: Vec<Arc<Strategy>> = candidates
            .into_iter()
            .filter(|name| allowed.contains(name) && type_allows(name))
            .filter_map(|name| self.strategy_or_built_in(unit, name))
            .filter(|strategy| bears(&strategy.kind, typed))
            .collect();
        let preferred = class
            .filter(|_| narrowed.is_none())
            .map(|class| class.default.as_str());
        let default = lawful
            .iter()
            .find(|strategy| Some(strategy.name.as_str()) == preferred)
            .or(lawful.first());
        if let Some(default) = default.cloned() {
            return Some((lawful, default));
        }
        self.nothing_left(draft, typed, class);
        None
    }

    fn strategy_or_built_in(&self, unit: usize, name: &str) -> Option<Arc<Strategy>> {
        let found = self.catalogue.strategy(unit, name).cloned();
        found.or_else(|| {
            let kind = match name {
                "plain" => StrategyKind::Plain,
                "drop" => StrategyKind::Drop,
                _ => return None,
            };
            Some(Arc::new(Strategy {
                name: name.to_owned(),
                kind,
                place: self.catalogue.place(),
            }))
        })
    }

    fn known(&mut self, word: &Sited<String>, home: Context<'_>) -> bool {
        let known = self.strategy_or_built_in(home.unit, &word.value).is_some();
        if !known {
            let message = format!("redaction strategy \"{}\" is not defined", word.value);
            let names = self
                .catalogue
                .visible_strategies(home.unit)
                .map(|strategy| strategy.name.as_str());
            let help = did_you_mean(&word.value, names.filter(|name| *name != "plain"));
            self.fault(home.place(word.at), "CDL0072", message, help);
        }
        known
    }

    /// Tells that more is allowed than the class allows; always true.
    fn wider(&mut self, word: &Sited<String>, home: Context<'_>, class: Option<&Class>) -> bool {
        let of_class = class.map_or_else(
            || "an object, whose fields have classes of their own".to_owned(),
            |class| {
                format!(
                    "class \"{}\" ({}:{})",
                    class.name, class.place.file, class.place.line
                )
            },
        );
        let message = format!(
            "redact = [\"{}\"] is not allowed for {of_class}",
            word.value
        );
        let help = class.map(|class| format!("allowed are {}", redacting(&class.allow)));
        self.fault(home.place(word.at), "CDL0064", message, help);
        true
    }

    fn within_type(
        &mut self,
        word: &Sited<String>,
        home: Context<'_>,
        draft: &Draft<'_>,
        typed: &Typed<'_>,
    ) -> bool {
        let Some((words, type_home)) = typed.redact else {
            return true;
        };
        let within = words.iter().any(|allowed| allowed.value == word.value);
        if !within {
            let place = type_home.place(words.first().map_or(0, |word| word.at));
            let spelled = spelled(draft);
            let message = format!(
                "redact = [\"{}\"] is not allowed for type \"{spelled}\" ({}:{})",
                word.value, place.file, place.line
            );
            let names = words.iter().map(|word| &word.value);
            self.fault(
                home.place(word.at),
                "CDL0064",
                message,
                Some(format!("allowed are {}", redacting(names))),
            );
        }
        within
    }

    fn bearable(
        &mut self,
        word: &Sited<String>,
        home: Context<'_>,
        typed: &Typed<'_>,
        what: &str,
    ) -> bool {
        let Some(strategy) = self.strategy_or_built_in(home.unit, &word.value) else {
            return false;
        };
        let bearable = bears(&strategy.kind, typed);
        if !bearable {
            let message = format!(
                "strategy \"{}\" needs {}, but {what} is {}",
                word.value,
                needs(&strategy.kind),
                spell(typed)
            );
            self.fault(home.place(word.at), "CDL0078", message, None);
        }
        bearable
    }

    fn nothing_left(&mut self, draft: &Draft<'_>, typed: &Typed<'_>, class: Option<&Class>) {
        let message = format!(
            "field \"{}\" may not be written in any form, and not be dropped either",
            draft.name
        );
        let mut says = Vec::new();
        let words = |words: &[Sited<String>]| redacting(words.iter().map(|word| &word.value));
        says.extend(class.map(|class| {
            format!(
                "class \"{}\" allows {}",
                class.name,
                redacting(&class.allow)
            )
        }));
        says.extend(
            typed
                .redact
                .map(|(redact, _)| format!("its type allows {}", words(redact))),
        );
        says.extend(
            draft
                .raw
                .redact
                .as_ref()
                .map(|redact| format!("the field allows {}", words(redact))),
        );
        says.push(format!("{} cannot bear every strategy", spell(typed)));
        self.fault(
            draft.home.place(draft.raw.at),
            "CDL0078",
            message,
            Some(says.join("; ")),
        );
    }
}

/// What a help may propose: every strategy that redacts.
fn redacting<'a>(names: impl IntoIterator<Item = &'a String>) -> String {
    let names = names.into_iter().map(String::as_str);
    let names: Vec<&str> = names.filter(|name| *name != "plain").collect();
    if names.is_empty() {
        "none that redacts".to_owned()
    } else {
        names.join(", ")
    }
}

/// The field's type as the catalogue spells it.
fn spelled<'a>(draft: &'a Draft<'_>) -> &'a str {
    draft
        .raw
        .type_name
        .as_ref()
        .map_or("", |spelled| &spelled.value)
}

/// Where the strategies of a field's class are looked up.
fn class_unit(draft: &Draft<'_>, typed: &Typed<'_>) -> usize {
    match (&draft.raw.class, typed.class) {
        (Some(_), _) => draft.class_home.unit,
        (None, Some((_, home))) => home.unit,
        (None, None) => draft.type_home.unit,
    }
}
