//! The body of an encoder: static text and code in turn, neighbouring texts merged.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

/// What an encoder does, in order.
#[derive(Debug, Default)]
pub(crate) struct Steps(Vec<Step>);

#[derive(Debug)]
enum Step {
    Raw(String),
    Value {
        method: &'static str,
        arguments: TokenStream,
    },
    Object {
        encode: TokenStream,
        value: TokenStream,
    },
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

    /// A value by one of the writer's methods. The text before it comes in the same call.
    pub(crate) fn value(&mut self, method: &'static str, arguments: TokenStream) {
        self.0.push(Step::Value { method, arguments });
    }

    /// An object by its own function, and the text before it.
    pub(crate) fn object(&mut self, encode: TokenStream, value: TokenStream) {
        self.0.push(Step::Object { encode, value });
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
                step => self.0.push(step),
            }
        }
    }

    /// ```ignore
    /// w.word_after("{\"kind\":", ..); // half as many calls for the compiler to look at
    /// w.raw("}");
    /// ```
    pub(crate) fn into_tokens(self) -> TokenStream {
        let at = Span::mixed_site();
        let w = writer();
        let raw = |text: String| quote_spanned!(at=> #w.raw(#text););
        let mut tokens = TokenStream::new();
        let mut before = None;
        for step in self.0 {
            let text = before.take();
            tokens.extend(match step {
                Step::Raw(next) => {
                    before = Some(next);
                    text.map(raw)
                }
                Step::Value { method, arguments } => Some(if let Some(text) = text {
                    let method = format_ident!("{method}_after", span = at);
                    quote_spanned!(at=> #w.#method(#text, #arguments);)
                } else {
                    let method = Ident::new(method, at);
                    quote_spanned!(at=> #w.#method(#arguments);)
                }),
                Step::Object { encode, value } => {
                    let text = text.unwrap_or_default();
                    Some(quote_spanned!(at=> #encode(#value, #text, #w);))
                }
                Step::Code(code) => {
                    let text = text.map(raw);
                    Some(quote_spanned!(at=> #text #code))
                }
            });
        }
        tokens.extend(before.map(raw));
        tokens
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
        more.value("bool", quote!(true));
        steps.append(more);
        steps.raw("");
        steps.value("bool", quote!(false));
        steps.raw("]");
        let tokens = steps.into_tokens().to_string();
        assert_eq!(
            tokens,
            quote!(w.bool_after("\"a\":\"********\",\"b\":", true); w.bool(false); w.raw("]");)
                .to_string()
        );
    }
}
