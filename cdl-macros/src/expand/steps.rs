//! The body of an encoder: static text and code in turn, neighbouring texts merged.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

/// What an encoder does, in order.
#[derive(Debug, Default)]
pub(crate) struct Steps(Vec<Step>);

#[derive(Debug)]
enum Step {
    Raw(String),
    Code(TokenStream),
}

impl Steps {
    /// Static text. Two in a row become one.
    pub(crate) fn raw(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Step::Raw(last)) = self.0.last_mut() {
            last.push_str(text);
        } else {
            self.0.push(Step::Raw(text.to_owned()));
        }
    }

    /// Anything else.
    pub(crate) fn code(&mut self, code: TokenStream) {
        self.0.push(Step::Code(code));
    }

    /// All of `other`, after this.
    pub(crate) fn append(&mut self, other: Self) {
        for step in other.0 {
            match step {
                Step::Raw(text) => self.raw(&text),
                Step::Code(code) => self.code(code),
            }
        }
    }

    /// ```ignore
    /// w.raw("{\"kind\":");
    /// w.word(..);
    /// ```
    pub(crate) fn into_tokens(self) -> TokenStream {
        let w = writer();
        self.0
            .into_iter()
            .map(|step| match step {
                Step::Raw(text) => quote_spanned!(Span::mixed_site()=> #w.raw(#text);),
                Step::Code(code) => code,
            })
            .collect()
    }
}

/// The name of the encoder's argument.
pub(crate) fn writer() -> Ident {
    Ident::new("w", Span::mixed_site())
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn neighbouring_texts_become_one_call() {
        let mut steps = Steps::default();
        steps.raw("\"a\":");
        steps.raw("\"********\"");
        let mut more = Steps::default();
        more.raw(",\"b\":");
        more.code(quote!(w.bool(true);));
        steps.append(more);
        steps.raw("");
        let tokens = steps.into_tokens().to_string();
        assert_eq!(
            tokens,
            quote!(w.raw("\"a\":\"********\",\"b\":"); w.bool(true);).to_string()
        );
    }
}
