//! Text that anybody may have typed.

use super::linter::Linter;
use super::{Level, Rule};
use crate::model::{Base, Shape};

pub(super) const CLASS: Rule = Rule {
    name: "free-text-class",
    level: Level::Warning,
    title: "free text that is written as it is",
    why: "People type names, addresses and passwords into free text. A class that allows the plain value writes whatever they typed.",
    wrong: "comment = { type = \"text\", class = \"internal\" }",
    right: "comment = { type = \"text\", class = \"confidential\" } # truncate, mask, …",
    fix: "Give it a class that does not allow \"plain\", or the type string when its words come from the service. [policy] free_text sets the level.",
};

pub(super) fn check(linter: &mut Linter<'_>) {
    let policy = linter.catalogue.policy().free_text;
    for (subject, field) in linter.fields() {
        let item = match &field.shape {
            Shape::List(item) | Shape::Map(item) => item,
            shape => shape,
        };
        if *item == Shape::Scalar(Base::Text) && field.allows_plain() {
            let class = field.class.as_ref().map_or("", |class| &class.name);
            let message = format!(
                "field \"{}\" is free text of class \"{class}\", which is written as it is",
                field.name
            );
            let help = Some("give it a class that does not allow \"plain\"".to_owned());
            linter.find_by_policy(policy, &CLASS, &subject, &field.place, message, help);
        }
    }
}
