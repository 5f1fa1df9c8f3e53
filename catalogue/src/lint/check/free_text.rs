//! Text that anybody may have typed.

use super::linter::Linter;
use crate::model::{Base, Shape};
use crate::rule::text::FREE_TEXT_CLASS;

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
            linter.find_by_policy(
                policy,
                &FREE_TEXT_CLASS,
                &subject,
                &field.place,
                message,
                help,
            );
        }
    }
}
