//! The table of changes: what each means for code, for consumers and for evidence.

use super::bump::{Bump, Impact};

macro_rules! table {
    ($($rule:ident $name:literal $says:literal: $code:ident $consumers:ident $evidence:ident $($approval:ident)?,)+) => {
        /// Every kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $says] $rule,)+
        }

        /// Every row, in the order of [`Rule`].
        pub const TABLE: &[Row] = &[$(Row {
            rule: Rule::$rule,
            name: $name,
            says: $says,
            impact: Impact {
                code: Bump::$code,
                consumers: Bump::$consumers,
                evidence: Bump::$evidence,
            },
            approval: table!(@ $($approval)?),
        },)+];
    };
    (@) => { false };
    (@ approval) => { true };
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which change.
    pub rule: Rule,
    /// Its name for machines.
    pub name: &'static str,
    /// A few words.
    pub says: &'static str,
    /// What each audience needs.
    pub impact: Impact,
    /// Whether somebody has to answer for it before it is released.
    pub approval: bool,
}

// What is weakened is always major for evidence; what is only more than before is minor for everybody.
table! {
    CatalogueRenamed "catalogue-renamed" "the catalogue has another name": Major Major Major,

    EventAdded "event-added" "an event is new": Minor Minor None,
    EventRemoved "event-removed" "an event is gone": Major Major Major,
    ObjectAdded "object-added" "an object is new": Minor None None,
    ObjectRemoved "object-removed" "an object is gone": Major None None,
    EnumAdded "enum-added" "an enum is new": Minor None None,
    EnumRemoved "enum-removed" "an enum is gone": Major None None,

    FieldAdded "field-added" "an optional field is new": Minor Minor None,
    RequiredFieldAdded "required-field-added" "a required field is new": Major Minor None,
    FieldRequired "field-required" "an optional field became required": Major Minor None,
    FieldOptional "field-optional" "a required field became optional": Minor Major Major,
    FieldRemoved "field-removed" "a field is gone": Major Major Major,
    FieldOrder "field-order" "fields stand in another order": None Patch None,
    TypeChanged "type-changed" "a field holds something else": Major Major Major,
    TypeRenamed "type-renamed" "a field's type has another name, and holds the same": Patch Patch Patch,
    LimitLowered "limit-lowered" "a longest value became shorter": None Minor Major,
    LimitRaised "limit-raised" "a longest value became longer": None Minor None,
    OutcomesNarrowed "outcomes-narrowed" "a field belongs to fewer outcomes": Major Minor Major,
    OutcomesWidened "outcomes-widened" "a field belongs to more outcomes": Major Minor None,

    OpenValueAdded "open-value-added" "a value of an open enum is new": Minor Minor None,
    ClosedValueAdded "closed-value-added" "a value of a closed enum is new": Minor Major None,
    ValueRemoved "value-removed" "a value is gone": Major Major Major,
    EnumOpened "enum-opened" "a closed enum became open": Minor Major None,
    EnumClosed "enum-closed" "an open enum became closed": Minor Minor None,

    ClassRaised "class-raised" "data is of a stricter class": Minor Major Minor,
    ClassLowered "class-lowered" "data is of a weaker class": Minor Minor Major approval,
    ClassChanged "class-changed" "data is of another class of the same level": None Minor Minor,
    StrategyRemoved "strategy-removed" "a strategy is not lawful any more": Major Major Minor,
    StrategyAdded "strategy-added" "one more strategy is lawful": Minor Minor Major approval,
    StrategyStricter "strategy-stricter" "a strategy, or the default one, shows less": Minor Major Minor,
    StrategyLooser "strategy-looser" "a strategy, or the default one, shows more": Minor Major Major approval,
    StrategyChanged "strategy-changed" "a strategy, or the default one, shows something else": None Major None,
    PseudonymChanged "pseudonym-changed" "the same value has another pseudonym": None Major Major,

    RetentionShortened "retention-shortened" "kept for less time": None Minor Major,
    RetentionLengthened "retention-lengthened" "kept for more time": None None Minor,
    MandatoryDropped "mandatory-dropped" "may be filtered now": None Minor Major,
    MandatoryAdded "mandatory-added" "may not be filtered any more": Minor None Minor,
    DeliveryWeakened "delivery-weakened" "emitters promise less, and return something else": Major Minor Major,
    DeliveryStrengthened "delivery-strengthened" "emitters promise more, and return something else": Major None Minor,
    SeverityLowered "severity-lowered" "a severity is lower": None Minor Major,
    SeverityRaised "severity-raised" "a severity is higher": None Minor Minor,
    OutcomeAdded "outcome-added" "an outcome or phase is new": Minor Minor None,
    OutcomeRemoved "outcome-removed" "an outcome or phase is gone": Major Major Major,
    OutcomesIntroduced "outcomes-introduced" "one severity became a list of outcomes": Major Minor Minor,
    OutcomesAbolished "outcomes-abolished" "a list of outcomes became one severity": Major Major Major,
    CategoryChanged "category-changed" "category or action are others": None Major Minor,
    ControlAdded "control-added" "answers for one more control": None None Minor,
    ControlRemoved "control-removed" "does not answer for a control any more": None Minor Major,
    SubjectChanged "subject-changed" "identifies the data subject, or does not any more": None Minor Minor,

    Deprecated "deprecated" "is on its way out": Minor Minor None,
    Undeprecated "undeprecated" "stays after all": Patch Patch None,
    Unstable "unstable" "became experimental": Minor Minor None,
    Stable "stable" "became stable": Patch Patch None,
    RemarksChanged "remarks-changed" "title, description, owner, example or mapping": Patch Patch Patch,
    ShapeChanged "shape-changed" "the fingerprint is another, and nothing else tells why": Major Major Major,
}

pub(super) fn row(rule: Rule) -> &'static Row {
    &TABLE[rule as usize]
}

impl Rule {
    /// Its name for machines.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        row(self).name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_own_row() {
        for (index, entry) in TABLE.iter().enumerate() {
            assert_eq!(row(entry.rule), entry);
            assert_eq!(entry.rule as usize, index);
            let same = TABLE.iter().filter(|other| other.name == entry.name);
            assert_eq!(same.count(), 1, "{}", entry.name);
        }
    }

    /// Whoever must answer for a change breaks evidence.
    #[test]
    fn what_needs_approval_is_major_for_evidence() {
        for entry in TABLE.iter().filter(|entry| entry.approval) {
            assert_eq!(entry.impact.evidence, Bump::Major, "{}", entry.name);
        }
    }
}
