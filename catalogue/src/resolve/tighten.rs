//! An heir may only tighten: what its base promises, it promises too.

use crate::model::{Delivery, Event, Field, Moments, Place, Severity, StrategyKind};
use crate::read::events::RawEvent;
use crate::read::retention::days;

use super::resolver::Resolver;
use super::unit::{Context, OWN};

impl Resolver<'_> {
    pub(super) fn check_tighter(
        &mut self,
        event: &Event,
        base: &Event,
        raw: &RawEvent,
        home: Context<'_>,
    ) {
        let unit = raw
            .extends
            .as_ref()
            .and_then(|name| self.catalogue.base_of(home, &name.value));
        let title = match unit {
            Some((above, _)) if above.unit != OWN && above.unit != home.unit => {
                self.catalogue.units[above.unit].title()
            }
            _ => format!("\"{}\"", base.name),
        };
        let event_place = |at: Option<u32>| home.place(at.unwrap_or(raw.at));
        let mut looser = Vec::new();
        if base.mandatory && !event.mandatory {
            let place = event_place(raw.mandatory.as_ref().map(|mandatory| mandatory.at));
            looser.push((
                place,
                format!(
                    "makes \"{}\" optional to emit, but {title} makes it mandatory",
                    event.name
                ),
            ));
        }
        if rank(event.delivery) < rank(base.delivery) {
            let place = event_place(raw.delivery.as_ref().map(|delivery| delivery.at));
            let (new, old) = (event.delivery.as_str(), base.delivery.as_str());
            looser.push((place, format!("promises {new}, but {title} promises {old}")));
        }
        if days(&event.retention) < days(&base.retention) {
            let place = event_place(raw.retention.as_ref().map(|retention| retention.at));
            let (new, old) = (&event.retention, &base.retention);
            looser.push((
                place,
                format!(
                    "keeps \"{}\" for {new}, but {title} keeps it for {old}",
                    event.name
                ),
            ));
        }
        let at = raw
            .severity
            .as_ref()
            .map(|severity| severity.at)
            .or(raw.outcomes.as_ref().map(|outcomes| outcomes.at));
        looser.extend(
            moments(&event.moments, &base.moments, &title)
                .map(|message| (event_place(at), message)),
        );
        if event.attempted < base.attempted {
            looser.push((
                event_place(None),
                format!("lowers the severity of the attempt, which {title} sets higher"),
            ));
        }
        for field in &event.fields {
            if base.reserved_fields.contains(&field.name) {
                let name = &field.name;
                let message =
                    format!("field \"{name}\" is reserved by {title} and may not come back");
                self.fault(field.place.clone(), "CDL0067", message, None);
            }
        }
        for field in &base.fields {
            // A field cannot be taken away, so the heir has it unless it was faulty.
            if let Some(heir) = event.fields.iter().find(|heir| heir.name == field.name) {
                looser.extend(fields(heir, field, &title));
            }
        }
        for (place, message) in looser {
            self.fault(place, "CDL0704", message, None);
        }
    }
}

fn rank(delivery: Delivery) -> u8 {
    match delivery {
        Delivery::BestEffort => 0,
        Delivery::Queued => 1,
        Delivery::Durable => 2,
    }
}

fn moments(heir: &Moments, base: &Moments, title: &str) -> Option<String> {
    let lower = |new: Severity, old: Severity| {
        format!(
            "lowers the severity to {}, but {title} has {}",
            new.as_str(),
            old.as_str()
        )
    };
    match (heir, base) {
        (Moments::Single(new), Moments::Single(old)) => (new < old).then(|| lower(*new, *old)),
        (Moments::Single(_), Moments::Outcomes(_)) => {
            Some(format!("has no outcomes, but {title} has"))
        }
        (Moments::Outcomes(new), Moments::Single(old)) => {
            let (_, least) = new.iter().min_by_key(|(_, severity)| *severity)?;
            (least < old).then(|| lower(*least, *old))
        }
        (Moments::Outcomes(new), Moments::Outcomes(old)) => {
            old.iter().find_map(|(outcome, severity)| {
                match new.iter().find(|(name, _)| name == outcome) {
                    None => Some(format!("has no outcome \"{outcome}\", but {title} has")),
                    Some((_, found)) => (found < severity).then(|| lower(*found, *severity)),
                }
            })
        }
    }
}

fn fields(heir: &Field, base: &Field, title: &str) -> Vec<(Place, String)> {
    let name = &heir.name;
    let mut looser = Vec::new();
    let mut add = |message| looser.push((heir.place.clone(), message));
    if base.required && !heir.required {
        add(format!(
            "makes \"{name}\" optional, but {title} requires it"
        ));
    }
    if heir.shape != base.shape {
        add(format!(
            "makes \"{name}\" a {}, but {title} has {}",
            heir.type_name, base.type_name
        ));
    }
    if let (Some(new), Some(old)) = (&heir.class, &base.class)
        && new.level < old.level
    {
        add(format!(
            "makes \"{name}\" class \"{}\", but {title} has \"{}\"",
            new.name, old.name
        ));
    }
    // A stricter class brings its own strategies; it may not bring back the plain value.
    let raised =
        heir.class.as_ref().map(|class| class.level) > base.class.as_ref().map(|class| class.level);
    let wider = heir.lawful.iter().find(|strategy| {
        let new = base.lawful.iter().all(|old| old.kind != strategy.kind);
        new && (!raised || strategy.kind == StrategyKind::Plain)
    });
    if let Some(strategy) = wider {
        add(format!(
            "allows \"{}\" for \"{name}\", but {title} does not",
            strategy.name
        ));
    }
    if let Some(outcomes) = widened(heir, base) {
        add(format!(
            "{outcomes} for \"{name}\" than {title} has in \"only_if\""
        ));
    }
    for (bound, new, old) in [
        ("max_len", heir.max_len, base.max_len),
        ("max_items", heir.max_items, base.max_items),
    ] {
        if let Some(old) = old
            && new.is_none_or(|new| new > old)
        {
            add(format!(
                "raises {bound} of \"{name}\", but {title} has {old}"
            ));
        }
    }
    looser
}

/// A demanded field belongs to the same outcomes as before; one that is allowed, to no other ones.
fn widened(heir: &Field, base: &Field) -> Option<&'static str> {
    let within = |inner: &[String], outer: &[String]| inner.iter().all(|word| outer.contains(word));
    let (new, old) = (heir.only_if.as_deref(), base.only_if.as_deref());
    match (new, old) {
        (Some(new), Some(old)) if !within(new, old) => Some("names more outcomes"),
        (Some(new), Some(old)) if base.required && !within(old, new) => {
            Some("names fewer outcomes")
        }
        (Some(_), None) if base.required => Some("names fewer outcomes"),
        // What an heir does not say it inherits.
        _ => None,
    }
}
