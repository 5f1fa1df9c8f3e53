//! Rust in the making: text, and between it the developer's own tokens.
//!
//! A derive is mostly built without optimisation, and a token costs it thousands of instructions. Of text the compiler's
//! lexer makes the same tokens, and that one is optimised. What the developer wrote stays tokens, because an error in it
//! has to be told where it stands.

use proc_macro2::{Delimiter, Group, LexError, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _};

/// What was written until now.
#[derive(Default)]
pub(crate) struct Code {
    tokens: TokenStream,
    /// What comes after them. A bracket that opens in it closes in it.
    text: String,
}

impl Code {
    /// Text, in parts.
    pub(crate) fn write(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
    }

    /// A string, as a literal.
    pub(crate) fn string(&mut self, text: &str) {
        literal(text, &mut self.text);
        // A letter right behind it would be its suffix.
        self.text.push(' ');
    }

    /// Tokens that keep their places.
    pub(crate) fn tokens(&mut self, tokens: &impl ToTokens) {
        self.lex();
        tokens.to_tokens(&mut self.tokens);
    }

    /// All of another.
    pub(crate) fn append(&mut self, other: &Self) {
        if !other.tokens.is_empty() {
            self.tokens(&other.tokens);
        }
        self.text.push_str(&other.text);
    }

    /// `before { inner }`
    pub(crate) fn block(&mut self, before: &str, inner: Self) {
        if inner.tokens.is_empty() {
            self.write(&[before, "{", &inner.text, "}"]);
            return;
        }
        self.write(&[before]);
        self.lex();
        let mut group = Group::new(Delimiter::Brace, inner.into_tokens());
        group.set_span(Span::call_site());
        self.tokens.append(TokenTree::Group(group));
    }

    /// The text alone, where there is nothing else.
    pub(crate) fn into_text(self) -> String {
        debug_assert!(
            self.tokens.is_empty(),
            "tokens have places, and text has none"
        );
        self.text
    }

    /// All of it.
    pub(crate) fn into_tokens(mut self) -> TokenStream {
        self.lex();
        self.tokens
    }

    fn lex(&mut self) {
        if self.text.is_empty() {
            return;
        }
        match lexed(&self.text) {
            // The first text is mostly the only one.
            Ok(tokens) if self.tokens.is_empty() => self.tokens = tokens,
            Ok(tokens) => self.tokens.extend(tokens),
            // A bug in this crate. The build must fail.
            Err(error) => self
                .tokens
                .extend(syn::Error::new(Span::call_site(), error).into_compile_error()),
        }
        self.text.clear();
    }
}

/// By the compiler's lexer, where there is one: that of `proc_macro2` reads every text itself before.
fn lexed(text: &str) -> Result<TokenStream, String> {
    if proc_macro::is_available() {
        let tokens: Result<proc_macro::TokenStream, _> = text.parse();
        tokens.map(Into::into).map_err(|error| error.to_string())
    } else {
        text.parse().map_err(|error: LexError| error.to_string())
    }
}

/// Appends the literal of a string: a raw one, which nobody has to escape, where that can hold it.
fn literal(text: &str, code: &mut String) {
    // Two searches for one byte, which the library has optimised; for one of several letters it has a loop.
    if text.contains('#') || text.contains('\r') {
        // What Rust shows of a string is a literal of it.
        code.extend([format!("{text:?}")]);
    } else {
        code.push_str("r#\"");
        code.push_str(text);
        code.push_str("\"#");
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn a_literal_says_what_it_was_made_of() {
        for text in [
            "",
            "auth.login",
            "{\"name\":\"auth.login\",\"time\":\"",
            "a \\ b\n\tc",
            "\"# \"## é…😀 '\u{1}",
            "carriage\rreturn",
        ] {
            let mut code = String::new();
            literal(text, &mut code);
            let read: syn::LitStr = syn::parse_str(&code).unwrap();
            assert_eq!(read.value(), text, "{code}");
        }
    }

    #[test]
    fn text_and_tokens_keep_their_order() {
        let mut code = Code::default();
        code.write(&["let _ = ", "<"]);
        code.tokens(&quote!(Actor<'a>));
        code.write(&[" as Trait>::F;"]);
        let mut inner = Code::default();
        inner.tokens(&quote!(Method));
        inner.write(&["::f();"]);
        code.block("if true", inner);
        let mut plain = Code::default();
        plain.write(&["g("]);
        plain.string("a");
        plain.write(&[");"]);
        code.block("if false", plain);
        let expected = quote! {
            let _ = <Actor<'a> as Trait>::F;
            if true { Method::f(); }
            if false { g(r#"a"#); }
        };
        let spelled = |tokens: TokenStream| tokens.to_string().replace(' ', "");
        assert_eq!(spelled(code.into_tokens()), spelled(expected));
    }
}
