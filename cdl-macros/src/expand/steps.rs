//! The body of an encoder: static text and code in turn, neighbouring texts merged.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens as _, TokenStreamExt as _, quote_spanned};

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
    /// w.word_after(.., "{\"kind\":"); // half as many calls for the compiler to look at
    /// w.raw("}");
    /// ```
    pub(crate) fn into_tokens(self) -> TokenStream {
        let mut tokens = TokenStream::new();
        let mut before = None;
        for step in self.0 {
            let text = before.take();
            match step {
                Step::Raw(next) => {
                    raw(text, &mut tokens);
                    before = Some(next);
                }
                Step::Value {
                    method,
                    mut arguments,
                } => match text {
                    Some(text) => {
                        mark(',', &mut arguments);
                        text.to_tokens(&mut arguments);
                        call(&format!("{method}_after"), arguments, &mut tokens);
                    }
                    None => call(method, arguments, &mut tokens),
                },
                Step::Object { encode, value } => {
                    let (text, w) = (text.unwrap_or_default(), writer());
                    tokens.extend(quote_spanned!(Span::mixed_site()=> #encode(#value, #text, #w);));
                }
                Step::Code(code) => {
                    raw(text, &mut tokens);
                    tokens.extend(code);
                }
            }
        }
        raw(before, &mut tokens);
        tokens
    }
}

/// `w.raw("}");`
fn raw(text: Option<String>, tokens: &mut TokenStream) {
    if let Some(text) = text {
        call("raw", text.into_token_stream(), tokens);
    }
}

/// `w.method(arguments);`
fn call(method: &str, arguments: TokenStream, tokens: &mut TokenStream) {
    let at = Span::mixed_site();
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(at);
    tokens.append(writer());
    mark('.', tokens);
    tokens.append(Ident::new(method, at));
    tokens.append(arguments);
    mark(';', tokens);
}

/// One that stands alone.
pub(super) fn mark(mark: char, tokens: &mut TokenStream) {
    let mut mark = Punct::new(mark, Spacing::Alone);
    mark.set_span(Span::mixed_site());
    tokens.append(mark);
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
            quote!(w.bool_after(true, "\"a\":\"********\",\"b\":"); w.bool(false); w.raw("]");)
                .to_string()
        );
    }
}
