//! The body of an encoder: static text of the line and calls that write values, in turn, neighbouring texts merged.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::code::Code;

/// What an encoder does, in order.
#[derive(Default)]
pub(crate) struct Steps {
    code: Code,
    /// Text of the line that the next call writes first.
    before: String,
}

/// The name of the encoder's argument.
pub(crate) const WRITER: &str = "__w";

impl Steps {
    /// Static text. Two in a row become one.
    pub(crate) fn raw(&mut self, text: &str) {
        self.before.push_str(text);
    }

    /// The name of a member, of which nobody knows whether it is the first: `__w.key("\"attempts\":");`.
    pub(crate) fn key(&mut self, key: &str) {
        self.flush();
        self.code.write(&[WRITER, ".key("]);
        self.code.string(key);
        self.code.write(&[");"]);
    }

    /// A value by one of the writer's methods. The text before it comes in the same call, half as many calls for the
    /// compiler to look at:
    ///
    /// ```ignore
    /// __w.word_after(.., "{\"kind\":");
    /// ```
    pub(crate) fn value(&mut self, method: &str, arguments: &[&str]) {
        let after = if self.before.is_empty() {
            "("
        } else {
            "_after("
        };
        self.code.write(&[WRITER, ".", method, after]);
        self.code.write(arguments);
        if !self.before.is_empty() {
            self.code.write(&[", "]);
            self.code.string(&self.before);
            self.before.clear();
        }
        self.code.write(&[");"]);
    }

    /// A value that may be absent, and the text before it that is absent then as well. Nothing may stand before it that is
    /// not its own.
    pub(crate) fn value_if_some(&mut self, method: &str, arguments: &str) {
        self.code
            .write(&[WRITER, ".", method, "_if_some(", arguments, ", "]);
        self.code.string(&self.before);
        self.code.write(&[");"]);
        self.before.clear();
    }

    /// A value by a function that takes it, the text before it and the writer:
    ///
    /// ```ignore
    /// __cdl::encode_after(&self.actor, "\"actor\":{", __w);
    /// ```
    pub(crate) fn value_by(&mut self, function: &str, value: &str) {
        self.code.write(&[function, "(", value, ", "]);
        self.code.string(&self.before);
        self.code.write(&[", ", WRITER, ");"]);
        self.before.clear();
    }

    /// As [`value_by`](Self::value_by), by a function that the trait of a type has:
    ///
    /// ```ignore
    /// <Actor<'a> as __cdl::IsObject<0x5a31_c0de_77f0_1234>>::encode_object(&self.actor, "\"actor\":{", __w);
    /// ```
    pub(crate) fn value_of(&mut self, ty: &impl ToTokens, family: &str, method: &str, value: &str) {
        self.code.write(&["<"]);
        self.code.tokens(ty);
        self.value_by(&[" as ", family, ">::", method].concat(), value);
    }

    /// Anything else, in parts.
    pub(crate) fn write(&mut self, parts: &[&str]) {
        self.flush();
        self.code.write(parts);
    }

    /// Tokens that keep their places.
    pub(crate) fn tokens(&mut self, tokens: &impl ToTokens) {
        self.flush();
        self.code.tokens(tokens);
    }

    /// `before { inner }`
    pub(crate) fn block(&mut self, before: &str, inner: Self) {
        self.flush();
        self.code.block(before, inner.into_code());
    }

    /// All of it.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.into_code().into_tokens()
    }

    fn into_code(mut self) -> Code {
        self.flush();
        self.code
    }

    /// The text before nothing: `__w.raw("}");`
    pub(crate) fn flush(&mut self) {
        if !self.before.is_empty() {
            self.code.write(&[WRITER, ".raw("]);
            self.code.string(&self.before);
            self.code.write(&[");"]);
            self.before.clear();
        }
    }
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
        steps.raw(",\"b\":");
        steps.value("bool", &["true"]);
        steps.raw("");
        steps.value("bool", &["false"]);
        steps.raw("]");
        let expected = quote! {
            __w.bool_after(true, r#""a":"********","b":"#);
            __w.bool(false);
            __w.raw(r#"]"#);
        };
        assert_eq!(steps.into_tokens().to_string(), expected.to_string());
    }
}
