//! An `Option` behind a name of its own: whether a field may be absent is decided from tokens, so it has to be there.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::Type;

use crate::fault::Fault;
use crate::model::FieldModel;
use crate::parse::type_text;
use crate::underline::Underline;

/// Names of the language and its library that are no `Option`: nobody need ask.
const NO_OPTIONS: [&str; 32] = [
    "str",
    "String",
    "bool",
    "char",
    "f32",
    "f64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "Vec",
    "Box",
    "Arc",
    "Rc",
    "Cow",
    "BTreeMap",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "SystemTime",
    "Duration",
    "Uuid",
    "NonZeroU32",
    "NonZeroU64",
];

/// How the local trait of a field is asked for a type that may be an `Option`.
pub(super) struct Question {
    /// `<const __HIDDEN: bool>`, after the trait's name.
    pub(super) parameter: TokenStream,
    /// `<false>`, of the implementation for types that fit.
    pub(super) of_values: TokenStream,
    /// What stands beside that implementation.
    pub(super) beside: TokenStream,
    /// `<__HIDDEN>`, where the trait is asked.
    pub(super) answer: TokenStream,
}

/// ```ignore
/// #[diagnostic::do_not_recommend]
/// impl<T: ?::core::marker::Sized> __Login_attempts<true> for T { fn write(&self, _: &mut __cdl::Writer<'_>) {} }
/// const __HIDDEN: ::core::primitive::bool = {
///     use __cdl::AnyPresence as _;
///     <__cdl::Presence<Attempts>>::IS_OPTION
/// };
/// const _: () = ::core::assert!(!__HIDDEN, "CDL0104: field \"attempts\" of event \"auth.login\" hides ..");
/// <Attempts as __Login_attempts<__HIDDEN>>::write(..)
/// ```
///
/// So an `Option` is told in these words and not also as a wrong type.
pub(super) fn question(field: &FieldModel, name: &Ident, unlisted: &TokenStream) -> Question {
    let Some(asked) = asked(field) else {
        return Question {
            parameter: TokenStream::new(),
            of_values: TokenStream::new(),
            beside: TokenStream::new(),
            answer: TokenStream::new(),
        };
    };
    let at = Span::call_site();
    Question {
        parameter: quote_spanned!(at=> <const __HIDDEN: ::core::primitive::bool>),
        of_values: quote_spanned!(at=> <false>),
        beside: quote_spanned! {at=>
            #unlisted
            impl<T: ?::core::marker::Sized> #name<true> for T {
                fn write(&self, _: &mut __cdl::Writer<'_>) {}
            }
            #asked
        },
        answer: quote_spanned!(at=> <__HIDDEN>),
    }
}

/// The two constants alone, for a value that nobody reads and whose type may be anything else.
pub(super) fn asked(field: &FieldModel) -> Option<TokenStream> {
    let ty = constant(field)?;
    let at = Span::call_site();
    let underline = Underline::of(&field.ty);
    let condition = quote_spanned!(at=> !__HIDDEN);
    let told = underline.assert(&condition, &fault(field, underline).text());
    Some(quote_spanned! {at=>
        const __HIDDEN: ::core::primitive::bool = {
            #[allow(unused_imports)]
            use __cdl::AnyPresence as _;
            <__cdl::Presence<#ty>>::IS_OPTION
        };
        const _: () = #told;
    })
}

fn fault(field: &FieldModel, underline: Underline) -> Fault {
    let ty = type_text(&field.ty);
    let (name, owner) = (&field.field.name, &field.owner);
    let (message, help) = if field.field.required {
        (
            format!("field \"{name}\" of {owner} is required, and `{ty}` is an `Option`"),
            "use the type inside the `Option`",
        )
    } else {
        (
            format!("field \"{name}\" of {owner} hides its `Option` behind `{ty}`"),
            "write `Option<...>` itself: the derive decides presence from the tokens",
        )
    };
    Fault::new("CDL0104", underline, message)
        .help(help.to_owned())
        .place(field.field.place.clone())
}

/// The type as a constant may name it, every lifetime `'static`. `None` where there is nothing to ask, or no way: a
/// constant sees no type parameters.
fn constant(field: &FieldModel) -> Option<TokenStream> {
    let Type::Path(path) = crate::parse::bare(&field.ty) else {
        return None;
    };
    let last = path.path.segments.last()?;
    if field.optional || NO_OPTIONS.iter().any(|known| last.ident == known) {
        return None;
    }
    let stays = |name: &Ident| {
        name != "Self" && name != "for" && !field.parameters.iter().any(|other| other == name)
    };
    with_static(path.to_token_stream(), &stays)
}

fn with_static(tokens: TokenStream, stays: &impl Fn(&Ident) -> bool) -> Option<TokenStream> {
    let mut changed = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(quote) if quote.as_char() == '\'' => {
                let name = tokens.next()?;
                changed.push(TokenTree::Punct(quote));
                changed.push(TokenTree::Ident(Ident::new("static", name.span())));
            }
            TokenTree::Punct(bang) if bang.as_char() == '!' => return None,
            TokenTree::Ident(name) if !stays(&name) => return None,
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), with_static(group.stream(), stays)?);
                inside.set_span(group.span());
                changed.push(TokenTree::Group(inside));
            }
            other => changed.push(other),
        }
    }
    Some(changed.into_iter().collect())
}
