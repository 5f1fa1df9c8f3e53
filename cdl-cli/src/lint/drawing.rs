//! A fault as a person reads it: what, where, the line with the place underlined, and what to do.

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use cdl_catalogue::Fault;
use cdl_catalogue::Source as _;
use cdl_catalogue::standard::{Shipped, is_shipped};

use super::found::Found;
use super::token;
use crate::paint::Paint;
use crate::printable;

/// Draws faults.
pub(super) struct Drawing<'f> {
    found: &'f Found,
    renderer: Renderer,
}

impl<'f> Drawing<'f> {
    pub(super) fn new(found: &'f Found, paint: Paint) -> Self {
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
    pub(super) fn draw(&self, fault: &Fault) -> String {
        // A message may draw its line below itself; here it is drawn anyway.
        let message = printable::line(fault.message.lines().next().unwrap_or_default());
        let (path, line) = self.place(fault);
        let column = fault.place.column as usize;
        let mut group = Level::ERROR
            .primary_title(&message)
            .id(fault.code)
            .element(match &line {
                Some(line) => Element::from(
                    Snippet::source(line.as_str())
                        .line_start(fault.place.line as usize)
                        .path(path)
                        .annotation(AnnotationKind::Primary.span(token::at(line, column))),
                ),
                None => Element::from(Origin::path(path)),
            });
        let help = fault.help.as_deref().map(printable::line);
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help));
        }
        self.renderer.render(&[group])
    }

    /// The file as a person finds it, and the line, if there is one, with nothing hidden in it.
    fn place(&self, fault: &Fault) -> (String, Option<String>) {
        let file = &*fault.place.file;
        let (path, text) = if is_shipped(file) {
            let inner = file.split_once('/').map_or(file, |(_, inner)| inner);
            (file.to_owned(), Shipped.read(inner).ok())
        } else {
            (
                self.found.path(file).display().to_string(),
                self.found.text(file),
            )
        };
        let index = (fault.place.line as usize).saturating_sub(1);
        let line = text
            .as_deref()
            .and_then(|text| text.lines().nth(index).map(printable::shown));
        (printable::line(&path), line)
    }
}
