//! A fault as a person reads it: what, where, the line with the place underlined, and what to do.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use cdl_catalogue::Fault;
use cdl_catalogue::Source as _;
use cdl_catalogue::lint::Level as Gravity;
use cdl_catalogue::standard::{Shipped, is_shipped};

use super::found::Found;
use super::problem::Problem;
use super::token;
use crate::paint::Paint;
use crate::printable;

/// Draws faults.
pub(crate) struct Drawing<'f> {
    found: &'f Found,
    renderer: Renderer,
}

impl<'f> Drawing<'f> {
    pub(crate) fn new(found: &'f Found, paint: Paint) -> Self {
        let renderer = match paint {
            Paint::Plain => Renderer::plain(),
            Paint::Coloured => Renderer::styled(),
        };
        Self { found, renderer }
    }

    /// ```text
    /// error[CDL0061]: unknown key "requird" in field "method"
    ///   --> catalogue/events/auth.toml:31:40
    ///    |
    /// 31 | method = { type = "AuthMethod", requird = true }
    ///    |                                 ^^^^^^^
    ///    = help: did you mean "required"?
    /// ```
    pub(crate) fn draw(&self, fault: &Fault) -> String {
        self.draw_problem(&Problem::from(fault))
    }

    /// As [`draw`](Self::draw), of a finding too.
    pub(super) fn draw_problem(&self, problem: &Problem) -> String {
        let message = printable::line(&problem.message);
        let (path, line) = self.place(problem);
        let column = problem.place.column as usize;
        let level = match problem.level {
            Gravity::Error => Level::ERROR,
            Gravity::Warning => Level::WARNING,
        };
        let mut group = level
            .primary_title(&message)
            .id(problem.id)
            .element(match &line {
                Some(line) => Element::from(
                    Snippet::source(line.as_str())
                        .line_start(problem.place.line as usize)
                        .path(path)
                        .annotation(AnnotationKind::Primary.span(token::at(line, column))),
                ),
                None => Element::from(Origin::path(path)),
            });
        let help = problem.help.as_deref().map(printable::line);
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help));
        }
        self.renderer.render(&[group])
    }

    /// The file as a person finds it, and the line, if there is one, with nothing hidden in it.
    fn place(&self, problem: &Problem) -> (String, Option<String>) {
        let file = &*problem.place.file;
        let text = if is_shipped(file) {
            let inner = file.split_once('/').map_or(file, |(_, inner)| inner);
            Shipped.read(inner).ok()
        } else {
            self.found.text(file)
        };
        let index = (problem.place.line as usize).saturating_sub(1);
        let line = text
            .as_deref()
            .and_then(|text| text.lines().nth(index).map(printable::shown));
        (problem.path(self.found), line)
    }
}
