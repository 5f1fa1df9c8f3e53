//! What a fault underlines.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::Attribute;

/// From the first token of something to its last. Stable compilers do not join spans for us, so the two
/// ends travel apart and `compile_error!` is spelled from both.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Underline {
    start: Span,
    end: Span,
}

impl Underline {
    /// The name of the derive in `#[derive(...)]`.
    pub(crate) fn derive() -> Self {
        Span::call_site().into()
    }

    /// All tokens of something.
    pub(crate) fn of(tokens: &impl ToTokens) -> Self {
        let mut tokens = written(tokens.to_token_stream()).into_iter();
        let Some(first) = tokens.next() else {
            return Self::derive();
        };
        let start = first.span();
        Self {
            start,
            end: tokens.last().map_or(start, |last| last.span()),
        }
    }

    /// A whole attribute, from its `#` to its last bracket: nearly every derive reads some, and few are wrong.
    pub(crate) fn of_attribute(attribute: &Attribute) -> Self {
        Self {
            start: attribute.pound_token.span,
            end: attribute.bracket_token.span.join(),
        }
    }

    /// `::core::compile_error! { "..." }`
    pub(crate) fn compile_error(self, text: &str) -> TokenStream {
        let mut tokens = quote_spanned!(self.start=> ::core::compile_error);
        tokens.extend(quote_spanned!(self.end=> ! { #text }));
        tokens
    }

    /// `::core::assert! { condition, "..." }`, which the compiler refuses here when the condition is false.
    pub(crate) fn assert(self, condition: &TokenStream, text: &str) -> TokenStream {
        // The compiler reads it as a format string.
        let text = text.replace('{', "{{").replace('}', "}}");
        let mut tokens = quote_spanned!(self.start=> ::core::assert);
        tokens.extend(quote_spanned!(self.end=> !));
        tokens.extend(quote_spanned!(self.end=> (#condition, #text)));
        tokens
    }

    /// Where the first token is.
    pub(crate) fn start(self) -> Span {
        self.start
    }
}

impl From<Span> for Underline {
    fn from(span: Span) -> Self {
        Self {
            start: span,
            end: span,
        }
    }
}

/// What the developer wrote. `$ty` of a `macro_rules!` comes in a group without delimiters, whose span is that of `$ty` in
/// the macro; the tokens in it are where the macro was called.
fn written(tokens: TokenStream) -> TokenStream {
    let mut whole = tokens.clone().into_iter();
    match (whole.next(), whole.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            written(group.stream())
        }
        _ => tokens,
    }
}

#[cfg(test)]
impl Underline {
    /// The line, and the source text under the line, for snapshots.
    pub(crate) fn drawn(self) -> String {
        let whole = self
            .start
            .join(self.end)
            .and_then(|span| span.source_text());
        match whole {
            Some(text) if !text.is_empty() => format!("{}: {text}", self.start.start().line),
            _ => "the derive".to_owned(),
        }
    }
}
