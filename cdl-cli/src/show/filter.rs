//! Which events are shown.

use cdl_runtime::format::json::Value;
use jiff::Timestamp;

use super::{glob, value};
use crate::args::ShowArgs;

/// Which events are shown: each rule that is given must hold.
#[derive(Debug)]
pub(super) struct Filter {
    pub(super) events: Vec<String>,
    actor: Option<String>,
    pub(super) outcomes: Vec<String>,
    /// In the trail's own form, in which times are in order as texts (`docs/FORMAT.md` section 1).
    since: Option<String>,
    until: Option<String>,
}

impl Filter {
    pub(super) fn new(args: ShowArgs, now: Timestamp) -> Self {
        let form = |time: Timestamp| time.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string();
        Self {
            events: args.event,
            actor: args.actor,
            outcomes: args.outcome,
            since: args.since.map(|when| form(when.start(now))),
            until: args.until.map(|when| form(when.end(now))),
        }
    }

    /// Whether this event is shown.
    pub(super) fn takes(&self, event: Value<'_>) -> bool {
        let text = |key| event.get(key).and_then(Value::text);
        let among = |rules: &[String], key, fits: fn(&str, &str) -> bool| {
            rules.is_empty()
                || text(key).is_some_and(|text| rules.iter().any(|rule| fits(rule, &text)))
        };
        self.takes_time(event)
            && among(&self.events, "name", glob::matches)
            && among(&self.outcomes, "outcome", |rule, outcome| rule == outcome)
            && self.takes_actor(event)
    }

    /// Whether the actor of this event is the one who was asked for.
    pub(super) fn takes_actor(&self, event: Value<'_>) -> bool {
        self.actor.as_deref().is_none_or(|wanted| {
            let actor = event.get("fields").and_then(|fields| fields.get("actor"));
            actor.is_some_and(|actor| value::holds(actor, wanted))
        })
    }

    /// Whether a line of this time is shown. One without a time is, unless a time was asked for.
    pub(super) fn takes_time(&self, member: Value<'_>) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        member
            .get("time")
            .and_then(Value::text)
            .is_some_and(|time| {
                self.since.as_ref().is_none_or(|since| *since <= time)
                    && self.until.as_ref().is_none_or(|until| time < *until)
            })
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::args::{Args, Command};

    fn filter(line: &str) -> Filter {
        let words = ["cdl", "show", "trail"]
            .into_iter()
            .chain(line.split_whitespace());
        match Args::try_parse_from(words).unwrap().command {
            Command::Show(args) => Filter::new(args, "2026-11-22T12:00:00Z".parse().unwrap()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_rule_that_is_given_must_hold() {
        let event = br#"{"name":"auth.login","time":"2026-11-22T10:00:00.000000Z","severity":"warning","outcome":"failure","fields":{"actor":{"kind":"user","id":"hmac:k1:AbC","roles":["billing.viewer"]},"reason":"locked"}}"#;
        for (line, taken) in [
            ("", true),
            ("--event auth.*", true),
            ("--event authz.*", false),
            ("--event authz.* --event auth.login", true),
            ("--outcome failure", true),
            ("--outcome fail", false),
            ("--outcome success --outcome failure", true),
            ("--event auth.* --outcome success", false),
            ("--actor AbC", true),
            ("--actor user", true),
            ("--actor viewer", true),
            ("--actor locked", false),
            ("--actor kind", false),
            ("--since 2h", true),
            ("--since 1h", false),
            ("--until 2h", false),
            ("--until 1h", true),
            ("--since 2026-11-22", true),
            ("--until 2026-11-22", true),
            ("--until 2026-11-21", false),
            ("--since 2026-11-23", false),
            ("--since 2026-11-22T10:00:00Z", true),
            ("--since 2026-11-22T10:00:00.000001Z", false),
            ("--until 2026-11-22T11:00:00+01:00", false),
            (
                "--until 2026-11-22T10:00:01Z --since 2026-11-22T11:00:00+01:00",
                true,
            ),
        ] {
            assert_eq!(filter(line).takes(Value(event)), taken, "{line}");
        }
    }

    #[test]
    fn what_an_event_does_not_say_fits_no_rule() {
        for (line, taken) in [
            ("", true),
            ("--event *", false),
            ("--outcome x", false),
            ("--actor x", false),
            ("--since 9w", false),
        ] {
            assert_eq!(filter(line).takes(Value(b"{}")), taken, "{line}");
        }
    }
}
