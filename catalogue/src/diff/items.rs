//! Catalogues, classes, enums and objects.

use std::collections::BTreeSet;

use crate::baseline::{ClassShape, EnumShape, ObjectShape};
use crate::read::retention::days;

use super::change::Subject;
use super::table::Rule;
use super::{Comparison, law};

impl Comparison<'_> {
    pub(super) fn catalogues(&mut self) {
        let (old, new) = (&self.old.name, &self.new.name);
        if old != new {
            let what = format!("became \"{new}\"");
            self.add(
                Rule::CatalogueRenamed,
                Subject::whole("catalogue", old),
                what,
            );
        }
    }

    /// A class that is new or gone shows in the fields that have it.
    pub(super) fn classes(&mut self) {
        for (name, old) in &self.old.classes {
            if let Some(new) = self.new.classes.get(name) {
                self.class(Subject::whole("class", name), old, new);
            }
        }
    }

    fn class(&mut self, subject: Subject, old: &ClassShape, new: &ClassShape) {
        if let Some(rule) = law::level(old.level, new.level) {
            let what = format!("level {} became {}", old.level, new.level);
            self.add(rule, subject.clone(), what);
        }
        for name in new.allow.iter().filter(|name| !old.allow.contains(name)) {
            let what = format!("allows \"{name}\"");
            self.add(Rule::StrategyAdded, subject.clone(), what);
        }
        for name in old.allow.iter().filter(|name| !new.allow.contains(name)) {
            let what = format!("does not allow \"{name}\" any more");
            self.add(Rule::StrategyRemoved, subject.clone(), what);
        }
        let longest = |class: &ClassShape| class.max_retention.as_deref().and_then(days);
        let (before, after) = (longest(old), longest(new));
        // No limit is the longest of all.
        let longer = before.is_some_and(|before| after.is_none_or(|after| after > before));
        if longer {
            let what = "may be kept for longer";
            self.add(Rule::RetentionLengthened, subject.clone(), what);
        } else if before != after {
            let what = "may not be kept for as long";
            self.add(Rule::RetentionShortened, subject.clone(), what);
        }
        self.remarks(subject, old.remarks.as_ref(), new.remarks.as_ref());
    }

    pub(super) fn enums(&mut self) {
        for (name, new) in &self.new.enums {
            let subject = Subject::whole("enum", name);
            match self.old.enums.get(name) {
                Some(old) => self.enumeration(&subject, old, new),
                None => self.add(Rule::EnumAdded, subject, "new"),
            }
        }
        for name in self.old.enums.keys() {
            if !self.new.enums.contains_key(name) {
                self.add(Rule::EnumRemoved, Subject::whole("enum", name), "removed");
            }
        }
    }

    fn enumeration(&mut self, subject: &Subject, old: &EnumShape, new: &EnumShape) {
        let reserved = self.new.reserved_values.get(&subject.name);
        for value in old
            .values
            .iter()
            .filter(|value| !new.values.contains(value))
        {
            let toml = format!("values = {{ \"{}\" = [\"{value}\"] }}", subject.name);
            let reserved = reserved.is_some_and(|reserved| reserved.contains(value));
            self.removed(
                Rule::ValueRemoved,
                subject.part("value", value),
                reserved,
                toml,
            );
        }
        for value in new
            .values
            .iter()
            .filter(|value| !old.values.contains(value))
        {
            // Consumers were told whether to expect others.
            let rule = if old.open {
                Rule::OpenValueAdded
            } else {
                Rule::ClosedValueAdded
            };
            self.add(rule, subject.part("value", value), "new");
        }
        match (old.open, new.open) {
            (false, true) => self.add(Rule::EnumOpened, subject.clone(), "became open"),
            (true, false) => self.add(Rule::EnumClosed, subject.clone(), "became closed"),
            _ => {}
        }
        for value in &new.values {
            let was = old.deprecated.contains(value);
            let is = new.deprecated.contains(value);
            self.deprecated(&subject.part("value", value), was, is);
        }
        self.remarks(subject.clone(), old.remarks.as_ref(), new.remarks.as_ref());
    }

    pub(super) fn objects(&mut self) {
        for (name, new) in &self.new.objects {
            let subject = Subject::whole("object", name);
            match self.old.objects.get(name) {
                Some(old) => self.object(subject, old, new),
                None => self.add(Rule::ObjectAdded, subject, "new"),
            }
        }
        for name in self.old.objects.keys() {
            if !self.new.objects.contains_key(name) {
                self.add(
                    Rule::ObjectRemoved,
                    Subject::whole("object", name),
                    "removed",
                );
            }
        }
    }

    fn object(&mut self, subject: Subject, old: &ObjectShape, new: &ObjectShape) {
        if old.subject != new.subject {
            let what = if new.subject {
                "identifies the data subject"
            } else {
                "does not identify the data subject any more"
            };
            self.add(Rule::SubjectChanged, subject.clone(), what);
        }
        self.fields(&subject, &old.fields, &new.fields);
        self.remarks(subject, old.remarks.as_ref(), new.remarks.as_ref());
    }

    pub(super) fn deprecated(&mut self, subject: &Subject, was: bool, is: bool) {
        match (was, is) {
            (false, true) => self.add(Rule::Deprecated, subject.clone(), "is deprecated"),
            (true, false) => {
                self.add(
                    Rule::Undeprecated,
                    subject.clone(),
                    "is not deprecated any more",
                );
            }
            _ => {}
        }
    }

    pub(super) fn experimental(&mut self, subject: &Subject, was: bool, is: bool) {
        match (was, is) {
            (false, true) => self.add(Rule::Unstable, subject.clone(), "became experimental"),
            (true, false) => self.add(Rule::Stable, subject.clone(), "became stable"),
            _ => {}
        }
    }

    pub(super) fn remarks(&mut self, subject: Subject, old: Option<&String>, new: Option<&String>) {
        if old != new {
            let what = "what is said of it for people and other tools";
            self.add(Rule::RemarksChanged, subject, what);
        }
    }

    /// The words that both have, in the order of each, differ.
    pub(super) fn reordered(old: &[&str], new: &[&str]) -> bool {
        let both: BTreeSet<&&str> = old.iter().filter(|name| new.contains(name)).collect();
        let kept = |names: &[&str]| -> Vec<String> {
            let kept = names.iter().filter(|name| both.contains(name));
            kept.map(|name| (*name).to_owned()).collect()
        };
        kept(old) != kept(new)
    }
}
