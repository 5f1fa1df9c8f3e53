//! Workflow commands of GitHub, which become annotations beside the lines of a change.

use super::found::Found;
use super::problem::Problem;
use crate::printable;

/// `::warning file=..,line=..,col=..,title=..::message`
pub(super) fn command(problem: &Problem, found: &Found) -> String {
    let (level, place) = (problem.level.as_str(), &problem.place);
    let path = property(&problem.path(found));
    let message = data(&printable::line(&problem.whole()));
    format!(
        "::{level} file={path},line={},col={},title={}::{message}",
        place.line,
        place.column,
        property(problem.id)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(property("a:b,c%d\n"), "a%3Ab%2Cc%25d%0A");
        assert_eq!(data("a: b,\r\n::error::x"), "a: b,%0D%0A::error::x");
    }
}
