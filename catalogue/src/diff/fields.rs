//! The fields of events and objects.

use crate::baseline::{FieldShape, Lawful};
use crate::model::StrategyKind;

use super::Comparison;
use super::change::Subject;
use super::law;
use super::table::Rule;

impl Comparison<'_> {
    pub(super) fn fields(
        &mut self,
        owner: &Subject,
        old: &[(String, FieldShape)],
        new: &[(String, FieldShape)],
    ) {
        for (name, field) in old {
            let subject = owner.part("field", name);
            if let Some(now) = find(new, name) {
                self.field(&subject, field, now);
            } else {
                let reserved = self.new.reserved_fields.get(&owner.name);
                let reserved = reserved.is_some_and(|reserved| reserved.contains(name));
                let toml = format!("fields = {{ \"{}\" = [\"{name}\"] }}", owner.name);
                self.removed(Rule::FieldRemoved, subject, reserved, toml);
            }
        }
        for (name, field) in new {
            if find(old, name).is_some() {
                continue;
            }
            let (rule, what) = if field.required {
                (Rule::RequiredFieldAdded, "new and required")
            } else {
                (Rule::FieldAdded, "new")
            };
            self.add(rule, owner.part("field", name), what);
        }
        if Self::reordered(&names(old), &names(new)) {
            let what = "fields stand in another order";
            self.add(Rule::FieldOrder, owner.clone(), what);
        }
    }

    fn field(&mut self, subject: &Subject, old: &FieldShape, new: &FieldShape) {
        match (old.required, new.required) {
            (false, true) => self.add(Rule::FieldRequired, subject.clone(), "became required"),
            (true, false) => self.add(Rule::FieldOptional, subject.clone(), "became optional"),
            _ => {}
        }
        self.type_of(subject, old, new);
        for (what, old, new) in [
            ("max_len", old.max_len, new.max_len),
            ("max_items", old.max_items, new.max_items),
        ] {
            self.limit(subject, what, old, new);
        }
        self.normalise(subject, old, new);
        self.only_if(subject, old.only_if.as_deref(), new.only_if.as_deref());
        self.class_of(subject, old, new);
        self.strategies(subject, &old.lawful, &new.lawful);
        self.default(subject, old, new);
        self.deprecated(subject, old.deprecated, new.deprecated);
        self.experimental(subject, old.experimental, new.experimental);
        self.remarks(subject.clone(), old.remarks.as_ref(), new.remarks.as_ref());
    }

    fn type_of(&mut self, subject: &Subject, old: &FieldShape, new: &FieldShape) {
        if old.type_name == new.type_name && old.holds == new.holds {
            return;
        }
        let what = if old.type_name == new.type_name {
            format!(
                "\"{}\" was {} and is {}",
                old.type_name, old.holds, new.holds
            )
        } else {
            format!("type \"{}\" became \"{}\"", old.type_name, new.type_name)
        };
        // The name of a value's type is hashed with the value (`docs/FORMAT.md` section 1).
        if old.holds != new.holds {
            self.add(Rule::TypeChanged, subject.clone(), what);
        } else if has_pseudonym(old) && has_pseudonym(new) {
            let what = format!("{what}: the same value has another pseudonym");
            self.add(Rule::PseudonymChanged, subject.clone(), what);
        } else {
            self.add(Rule::TypeRenamed, subject.clone(), what);
        }
    }

    /// No limit is the highest.
    fn limit(&mut self, subject: &Subject, what: &str, old: Option<u32>, new: Option<u32>) {
        if old == new {
            return;
        }
        let spelled =
            |limit: Option<u32>| limit.map_or("none".to_owned(), |limit| limit.to_string());
        let lowered = new.is_some_and(|new| old.is_none_or(|old| new < old));
        let rule = if lowered {
            Rule::LimitLowered
        } else {
            Rule::LimitRaised
        };
        let what = format!("{what} {} became {}", spelled(old), spelled(new));
        self.add(rule, subject.clone(), what);
    }

    /// Pseudonyms are made of what is left of a text; nothing else sees it.
    fn normalise(&mut self, subject: &Subject, old: &FieldShape, new: &FieldShape) {
        if old.normalise == new.normalise || !(has_pseudonym(old) && has_pseudonym(new)) {
            return;
        }
        let spelled = |field: &FieldShape| {
            let words: Vec<&str> = field.normalise.iter().map(|word| word.as_str()).collect();
            format!("[{}]", words.join(", "))
        };
        let what = format!(
            "normalise {} became {}: the same value has another pseudonym",
            spelled(old),
            spelled(new)
        );
        self.add(Rule::PseudonymChanged, subject.clone(), what);
    }

    /// No list means all outcomes.
    fn only_if(&mut self, subject: &Subject, old: Option<&[String]>, new: Option<&[String]>) {
        let spelled = |list: Option<&[String]>| {
            list.map_or("all outcomes".to_owned(), |list| list.join(", "))
        };
        let lost = match (old, new) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(old), Some(new)) => old.iter().any(|outcome| !new.contains(outcome)),
        };
        let gained = match (old, new) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(old), Some(new)) => new.iter().any(|outcome| !old.contains(outcome)),
        };
        let what = format!("for {} became for {}", spelled(old), spelled(new));
        if lost {
            self.add(Rule::OutcomesNarrowed, subject.clone(), what);
        } else if gained {
            self.add(Rule::OutcomesWidened, subject.clone(), what);
        }
    }

    fn class_of(&mut self, subject: &Subject, old: &FieldShape, new: &FieldShape) {
        let (Some(before), Some(after)) = (&old.class, &new.class) else {
            return;
        };
        if before == after {
            return;
        }
        let level =
            |classes: &std::collections::BTreeMap<String, crate::baseline::ClassShape>,
             name: &String| classes.get(name).map_or(0, |class| class.level);
        let (from, to) = (
            level(&self.old.classes, before),
            level(&self.new.classes, after),
        );
        let rule = law::level(from, to).unwrap_or(Rule::ClassChanged);
        let what = format!("class \"{before}\" ({from}) became \"{after}\" ({to})");
        self.add(rule, subject.clone(), what);
    }

    fn strategies(&mut self, subject: &Subject, old: &[Lawful], new: &[Lawful]) {
        for lawful in old {
            match new.iter().find(|other| other.name == lawful.name) {
                None => {
                    let what = format!("\"{}\" is not lawful any more", lawful.name);
                    self.add(Rule::StrategyRemoved, subject.clone(), what);
                }
                Some(now) => {
                    if let Some(rule) = law::strategy(&lawful.kind, &now.kind) {
                        let what = format!("{lawful} became {now}");
                        self.add(rule, subject.clone(), what);
                    }
                }
            }
        }
        for lawful in new {
            if old.iter().all(|other| other.name != lawful.name) {
                let what = format!("\"{}\" is lawful", lawful.name);
                self.add(Rule::StrategyAdded, subject.clone(), what);
            }
        }
    }

    /// What a bare `#[redact]` does.
    fn default(&mut self, subject: &Subject, old: &FieldShape, new: &FieldShape) {
        if old.default == new.default {
            return;
        }
        let kind = |field: &FieldShape| {
            let found = field.lawful.iter().find(|l| l.name == field.default);
            found.map_or(StrategyKind::Drop, |lawful| lawful.kind.clone())
        };
        if let Some(rule) = law::strategy(&kind(old), &kind(new)) {
            let what = format!("default \"{}\" became \"{}\"", old.default, new.default);
            self.add(rule, subject.clone(), what);
        }
    }
}

fn has_pseudonym(field: &FieldShape) -> bool {
    let mut kinds = field.lawful.iter().map(|lawful| &lawful.kind);
    kinds.any(|kind| matches!(kind, StrategyKind::Hmac { .. }))
}

fn find<'f>(fields: &'f [(String, FieldShape)], name: &str) -> Option<&'f FieldShape> {
    let found = fields.iter().find(|(other, _)| other == name);
    found.map(|(_, field)| field)
}

fn names(fields: &[(String, FieldShape)]) -> Vec<&str> {
    fields.iter().map(|(name, _)| name.as_str()).collect()
}
