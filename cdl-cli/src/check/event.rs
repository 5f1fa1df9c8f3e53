//! One event against its declaration.

use std::collections::BTreeMap;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::{Event, Field, Moments, Severity, StrategyKind};
use cdl_catalogue::suggest::did_you_mean;
use serde_json::{Map, Value};

use super::contract::Report;
use super::rule::Rule;
use super::value;

/// The outcome of an attempted phase in a trail.
const ATTEMPTED: &str = "attempted";

/// The strategies that a `schema` line named, by path.
type Strategies = BTreeMap<String, String>;

pub(super) fn check(
    event: &Value,
    declared: &Event,
    strategies: Option<&Strategies>,
    catalogue: &Catalogue,
    report: &mut Report<'_>,
) {
    let name = &declared.name;
    if !event["time"].as_str().is_some_and(super::form::is_time) {
        let message = "\"time\" is no time such as 2026-11-22T03:40:28.123456Z";
        report.add(Rule::WrongType, name, "", message.to_owned());
    }
    let outcome = event["outcome"].as_str();
    moment(event, declared, outcome, report);
    let empty = Map::new();
    let fields = match &event["fields"] {
        Value::Object(fields) => fields,
        Value::Null => &empty,
        _ => {
            let message = "\"fields\" is no object".to_owned();
            return report.add(Rule::WrongType, name, "", message);
        }
    };
    let mut scope = Scope {
        event: name,
        path: String::new(),
        outcome,
        strategies,
        catalogue,
        report,
    };
    scope.fields(&declared.fields, fields);
}

/// Outcome and severity follow from each other.
fn moment(event: &Value, declared: &Event, outcome: Option<&str>, report: &mut Report<'_>) {
    let name = &declared.name;
    let expected = match (&declared.moments, outcome, declared.attempted) {
        (_, Some(ATTEMPTED), Some(severity)) => Some(severity),
        (Moments::Single(severity), None, _) => Some(*severity),
        (Moments::Outcomes(outcomes), Some(outcome), _) => outcomes
            .iter()
            .find(|(known, _)| known == outcome)
            .map(|(_, severity)| *severity),
        _ => None,
    };
    let Some(expected) = expected else {
        let message = match (&declared.moments, outcome) {
            (Moments::Single(_), _) => "has an outcome, and the catalogue gives it none".to_owned(),
            (Moments::Outcomes(_), None) => "has no outcome".to_owned(),
            (Moments::Outcomes(outcomes), Some(outcome)) => {
                let known: Vec<&str> = outcomes.iter().map(|(known, _)| known.as_str()).collect();
                let help = did_you_mean(outcome, known.iter().copied());
                let help = help.unwrap_or_else(|| format!("there are {}", known.join(", ")));
                format!("has an outcome that the catalogue does not have; {help}")
            }
        };
        return report.add(Rule::UnknownOutcome, name, "", message);
    };
    let said = event["severity"].as_str();
    if said == Some(expected.as_str()) {
        return;
    }
    let is_word = Severity::ALL.iter().find(|s| Some(s.as_str()) == said);
    let found = is_word.map_or("no severity", |severity| severity.as_str());
    let of = outcome.map_or(String::new(), |outcome| {
        format!(" of outcome \"{outcome}\"")
    });
    let expected = expected.as_str();
    let message = format!("has {found}, and the severity{of} is {expected}");
    report.add(Rule::WrongSeverity, name, "", message);
}

/// Where in an event a check is.
pub(super) struct Scope<'s, 'r> {
    pub(super) event: &'s str,
    /// `actor.`, or nothing.
    pub(super) path: String,
    outcome: Option<&'s str>,
    strategies: Option<&'s Strategies>,
    pub(super) catalogue: &'s Catalogue,
    pub(super) report: &'s mut Report<'r>,
}

impl Scope<'_, '_> {
    pub(super) fn add(&mut self, rule: Rule, field: &str, message: String) {
        let field = format!("{}{field}", self.path);
        self.report.add(rule, self.event, &field, message);
    }

    pub(super) fn fields(&mut self, declared: &[Field], found: &Map<String, Value>) {
        for field in declared {
            match found.get(&field.name) {
                Some(value) => {
                    self.placed(field);
                    let strategy = self.strategy(&field.name).map(str::to_owned);
                    value::check(self, field, strategy.as_deref(), value);
                }
                None => self.missing(field),
            }
        }
        for name in found.keys() {
            if declared.iter().any(|field| field.name == *name) {
                continue;
            }
            let known = declared.iter().map(|field| field.name.as_str());
            let message = match did_you_mean(name, known) {
                Some(help) => format!("is not in the catalogue; {help}"),
                None => "is not in the catalogue".to_owned(),
            };
            self.add(Rule::UnknownField, name, message);
        }
    }

    fn strategy(&self, field: &str) -> Option<&str> {
        let path = format!("{}{field}", self.path);
        self.strategies?.get(&path).map(String::as_str)
    }

    fn belongs(&self, field: &Field) -> bool {
        field
            .only_if
            .as_ref()
            .is_none_or(|outcomes| outcomes.iter().any(|o| Some(o.as_str()) == self.outcome))
    }

    fn placed(&mut self, field: &Field) {
        if !self.belongs(field) {
            let outcomes = field.only_if.iter().flatten();
            let outcomes: Vec<&str> = outcomes.map(String::as_str).collect();
            let message = format!("belongs to {} only", outcomes.join(", "));
            self.add(Rule::MisplacedField, &field.name, message);
        }
    }

    /// What code may drop may be missing, unless the trail says that it does something else.
    fn missing(&mut self, field: &Field) {
        if !field.required || !self.belongs(field) {
            return;
        }
        let chosen = self.strategy(&field.name);
        let dropped = field.lawful.iter().any(|strategy| {
            strategy.kind == StrategyKind::Drop && chosen.is_none_or(|name| name == strategy.name)
        });
        if !dropped {
            let message = "is required, and not there".to_owned();
            self.add(Rule::MissingField, &field.name, message);
        }
    }
}
