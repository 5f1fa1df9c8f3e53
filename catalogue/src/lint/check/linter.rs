//! What the rules walk over, and where they put what they find.

use std::sync::Arc;

use crate::model::{Enum, Event, Field, Object, Place, Strictness};
use crate::resolve::Catalogue;

use super::{Finding, Surroundings};
use crate::rule::{Level, Rule};

/// A catalogue under its rules.
pub(super) struct Linter<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) surroundings: &'a Surroundings,
    findings: Vec<Finding>,
}

impl<'a> Linter<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, surroundings: &'a Surroundings) -> Self {
        Self {
            catalogue,
            surroundings,
            findings: Vec::new(),
        }
    }

    /// By file and line; what several events take from one group is told once.
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        self.findings.sort();
        self.findings.dedup_by(|later, first| {
            later.place == first.place && later.rule == first.rule && later.message == first.message
        });
        self.findings
    }

    /// The catalogue's own events, those that are sound.
    pub(super) fn events(&self) -> Vec<Arc<Event>> {
        let names = self.catalogue.own_events();
        names
            .filter_map(|name| self.catalogue.event(name).ok())
            .collect()
    }

    /// The catalogue's own objects.
    pub(super) fn objects(&self) -> Vec<Arc<Object>> {
        let all = self.catalogue.objects();
        let found = all.filter_map(|name| self.catalogue.object(name).ok());
        found
            .filter(|object| self.catalogue.is_own(&object.place))
            .collect()
    }

    /// The catalogue's own enums.
    pub(super) fn enums(&self) -> Vec<Arc<Enum>> {
        let all = self.catalogue.enums();
        let found = all.filter_map(|name| self.catalogue.enumeration(name).ok());
        found
            .filter(|object| self.catalogue.is_own(&object.place))
            .collect()
    }

    /// Every field that the catalogue itself declares, with the name that an exception gives it.
    pub(super) fn fields(&self) -> Vec<(String, Field)> {
        let of_events = self
            .events()
            .into_iter()
            .map(|event| (event.name.clone(), event.fields.clone()));
        let of_objects = self
            .objects()
            .into_iter()
            .map(|object| (format!("object.{}", object.name), object.fields.clone()));
        of_events
            .chain(of_objects)
            .flat_map(|(owner, fields)| {
                fields
                    .into_iter()
                    .map(move |field| (format!("{owner}.{}", field.name), field))
            })
            .filter(|(_, field)| self.catalogue.is_own(&field.place))
            .collect()
    }

    pub(super) fn find(
        &mut self,
        rule: &Rule,
        subject: &str,
        place: &Place,
        message: String,
        help: Option<String>,
    ) {
        self.find_at(rule.level, rule, subject, place, message, help);
    }

    /// As [`find`](Self::find), where the catalogue's policy has a word for the rule.
    pub(super) fn find_by_policy(
        &mut self,
        policy: Option<Strictness>,
        rule: &Rule,
        subject: &str,
        place: &Place,
        message: String,
        help: Option<String>,
    ) {
        let level = match policy {
            None => rule.level,
            Some(Strictness::Error) => Level::Error,
            Some(Strictness::Warn) => Level::Warning,
            Some(Strictness::Allow) => return,
        };
        self.find_at(level, rule, subject, place, message, help);
    }

    fn find_at(
        &mut self,
        level: Level,
        rule: &Rule,
        subject: &str,
        place: &Place,
        message: String,
        help: Option<String>,
    ) {
        self.findings.push(Finding {
            place: place.clone(),
            rule: rule.name,
            subject: subject.to_owned(),
            level,
            message,
            help,
        });
    }
}
