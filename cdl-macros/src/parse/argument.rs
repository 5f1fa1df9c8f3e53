//! The grammar inside `#[audit(...)]`: `key`, `key = value`, `key(words)`, separated by commas.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Attribute, LitStr, Meta, Path, Token};

use crate::fault::{Fault, Faults};
use crate::underline::Underline;

/// One argument.
pub(crate) struct Argument {
    pub(crate) key: Ident,
    pub(crate) value: Value,
}

/// What follows the key.
pub(crate) enum Value {
    /// Nothing.
    Absent,
    /// `= "..."`.
    Text(LitStr),
    /// `= ` anything else.
    Tokens(TokenStream),
    /// `(...)`.
    Words(TokenStream),
}

impl Argument {
    pub(crate) fn name(&self) -> String {
        self.key.unraw().to_string()
    }

    /// The literal after `=`, or a fault.
    pub(crate) fn text(self, what: &str, faults: &mut Faults) -> Option<LitStr> {
        match self.value {
            Value::Text(text) => return Some(text),
            Value::Tokens(tokens) => faults.push(
                Fault::new(
                    "CDL0021",
                    Underline::of(&tokens),
                    format!("the {what} must be a string literal: the catalogue is checked before constants exist"),
                )
                .help(format!("write `{} = \"...\"`", self.key)),
            ),
            Value::Absent | Value::Words(_) => faults.push(
                Fault::new("CDL0021", Underline::of(&self.key), format!("the {what} must be a string literal"))
                    .help(format!("write `{} = \"...\"`", self.key)),
            ),
        }
        None
    }

    /// The path after `=`, bare or in quotes, or a fault that shows how it is `written`.
    pub(crate) fn path(&self, what: &str, written: &str, faults: &mut Faults) -> Option<Path> {
        let path = match &self.value {
            Value::Tokens(tokens) => Path::parse_mod_style.parse2(tokens.clone()).ok(),
            Value::Text(literal) => literal.parse_with(Path::parse_mod_style).ok(),
            Value::Absent | Value::Words(_) => None,
        };
        if path.is_none() {
            let key = &self.key;
            faults.push(
                Fault::new(
                    "CDL0023",
                    Underline::of(key),
                    format!("`{key}` needs the path of {what}"),
                )
                .help(format!("write `{written}`")),
            );
        }
        path
    }

    /// Nothing after the key, or a fault.
    pub(crate) fn flag(self, faults: &mut Faults) {
        if !matches!(self.value, Value::Absent) {
            let key = self.key;
            faults.push(
                Fault::new(
                    "CDL0023",
                    Underline::of(&key),
                    format!("`{key}` takes no value"),
                )
                .help(format!("write `{key}` alone")),
            );
        }
    }
}

impl Parse for Argument {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let key = Ident::parse_any(input)?;
        let value = if input.peek(syn::token::Paren) {
            let words;
            syn::parenthesized!(words in input);
            Value::Words(words.parse()?)
        } else if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            let followed_by_comma = |input: ParseStream| input.is_empty() || input.peek(Token![,]);
            let literal = input.fork();
            if literal.parse::<LitStr>().is_ok() && followed_by_comma(&literal) {
                Value::Text(input.parse()?)
            } else {
                let mut tokens = TokenStream::new();
                while !followed_by_comma(input) {
                    tokens.extend([input.parse::<TokenTree>()?]);
                }
                if tokens.is_empty() {
                    return Err(input.error("expected a value after `=`"));
                }
                Value::Tokens(tokens)
            }
        } else {
            Value::Absent
        };
        Ok(Self { key, value })
    }
}

/// The arguments of every `#[audit(...)]` in `attributes`, each key once.
///
/// The flag says whether something could not be read, so that nobody complains of what may have stood there.
pub(crate) fn audit_arguments(
    attributes: &[Attribute],
    faults: &mut Faults,
) -> (Vec<Argument>, bool) {
    let mut arguments: Vec<Argument> = Vec::new();
    let mut unreadable = false;
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("audit"))
    {
        let parsed = match &attribute.meta {
            Meta::List(_) => {
                attribute.parse_args_with(Punctuated::<Argument, Token![,]>::parse_terminated)
            }
            meta => Err(syn::Error::new_spanned(meta, "`audit` needs arguments")),
        };
        match parsed {
            Ok(parsed) => {
                for argument in parsed {
                    if arguments
                        .iter()
                        .any(|earlier| earlier.name() == argument.name())
                    {
                        let key = &argument.key;
                        faults.push(
                            Fault::new(
                                "CDL0022",
                                Underline::of(key),
                                format!("`{key}` is given twice"),
                            )
                            .help("keep one of them".to_owned()),
                        );
                    } else {
                        arguments.push(argument);
                    }
                }
            }
            Err(error) => {
                unreadable = true;
                faults.push(
                    Fault::new(
                        "CDL0023",
                        error.span(),
                        format!("this attribute cannot be read: {error}"),
                    )
                    .help("write `#[audit(key = \"value\")]`".to_owned()),
                );
            }
        }
    }
    (arguments, unreadable)
}

/// `CDL0020`, with a suggestion.
pub(crate) fn unknown(key: &Ident, expected: &[&str]) -> Fault {
    let name = key.unraw().to_string();
    let help = match cdl_catalogue::suggest::suggest(&name, expected.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("expected one of: {}", expected.join(", ")),
    };
    Fault::new(
        "CDL0020",
        Underline::of(key),
        format!("unknown argument `{name}`"),
    )
    .help(help)
}
