//! What a trail has, for whoever asked for what it has not.

use std::collections::BTreeSet;

use cdl_catalogue::suggest::suggest;
use cdl_runtime::format::json::Value;

use super::filter::Filter;
use super::glob;

/// So many names are kept of each kind: a catalogue has fewer, and a forged trail may have any number.
const KEPT_MAX: usize = 1_000;

/// So many names are told when none is near.
const TOLD_MAX: usize = 5;

/// The names that went by, and whether anybody was the actor who was asked for.
#[derive(Debug, Default)]
pub(super) struct Seen {
    events: BTreeSet<String>,
    outcomes: BTreeSet<String>,
    actor: bool,
}

impl Seen {
    pub(super) fn note(&mut self, event: Value<'_>, filter: &Filter) {
        for (kept, key) in [(&mut self.events, "name"), (&mut self.outcomes, "outcome")] {
            let text = event.get(key).and_then(Value::text);
            if let Some(text) = text.filter(|_| kept.len() < KEPT_MAX) {
                kept.insert(text);
            }
        }
        self.actor = self.actor || filter.takes_actor(event);
    }

    /// Why nothing was shown, as far as a rule alone explains it.
    pub(super) fn hints(&self, filter: &Filter) -> Vec<String> {
        let events = hint("event", &filter.events, &self.events, glob::matches);
        let is = |rule: &str, outcome: &str| rule == outcome;
        let outcomes = hint("outcome", &filter.outcomes, &self.outcomes, is);
        let actor = (!self.actor).then(|| {
            "`--actor` fits nobody: people stand in a trail as pseudonyms, so copy one from an event".to_owned()
        });
        [events, outcomes, actor].into_iter().flatten().collect()
    }
}

/// What the trail has instead, when none of `rules` fits anything in it.
fn hint(
    what: &str,
    rules: &[String],
    seen: &BTreeSet<String>,
    fits: fn(&str, &str) -> bool,
) -> Option<String> {
    let fits_one = |rule: &String| seen.iter().any(|name| fits(rule, name));
    let rule = rules.first().filter(|_| !rules.iter().any(fits_one))?;
    let names = || seen.iter().map(String::as_str);
    let near = rules
        .iter()
        .find_map(|rule| Some((rule, suggest(rule, names())?)));
    if let Some((rule, near)) = near {
        return Some(format!(
            "the trail has no {what} \"{rule}\": did you mean \"{near}\"?"
        ));
    }
    let told: Vec<&str> = names().take(TOLD_MAX).collect();
    let more = seen.len().saturating_sub(TOLD_MAX);
    let has = match (told.as_slice(), more) {
        ([], _) => "it has none at all".to_owned(),
        (told, 0) => format!("it has {}", told.join(", ")),
        (told, more) => format!("it has {} and {more} more", told.join(", ")),
    };
    Some(format!("the trail has no {what} \"{rule}\": {has}"))
}
