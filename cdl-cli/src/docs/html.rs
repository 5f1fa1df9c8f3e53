//! HTML under construction: what comes from a catalogue can only be put in as text.

use crate::printable;
use crate::reference::percent;

/// HTML under construction.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }

    /// Markup of this program's own: a literal, so nothing of a catalogue can be in it.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Other HTML that was built so.
    pub(super) fn html(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// Text, whatever is in it.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for character in printable::line(text).chars() {
            self.push(character);
        }
        self
    }

    /// Text of this program's own, whose lines stay lines.
    pub(super) fn lines(&mut self, text: &str) -> &mut Self {
        for character in printable::lines(text).chars() {
            self.push(character);
        }
        self
    }

    /// ` name="value"`
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// `<a href="..">text</a>`
    pub(super) fn link(&mut self, href: &str, text: &str) -> &mut Self {
        self.raw("<a")
            .attribute("href", href)
            .raw(">")
            .text(text)
            .raw("</a>")
    }

    /// A number.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.text(&number.to_string())
    }

    fn push(&mut self, character: char) {
        match character {
            '&' => self.0.push_str("&amp;"),
            '<' => self.0.push_str("&lt;"),
            '>' => self.0.push_str("&gt;"),
            '"' => self.0.push_str("&quot;"),
            '\'' => self.0.push_str("&#39;"),
            plain => self.0.push(plain),
        }
    }
}

/// A text as a part of a reference.
pub(super) fn encoded(text: &str) -> String {
    percent(text, b"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_text() {
        let mut html = Html::new();
        html.raw("<p")
            .attribute("title", "\"><script>")
            .raw(">")
            .text("<script>alert('&')</script>\n\u{202e}");
        assert_eq!(
            html.into_string(),
            "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\\n\\u202e"
        );
    }
}
