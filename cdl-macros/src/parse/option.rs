//! Whether the tokens of a type say `Option<...>`: the derive sees spellings, never types.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type};

/// `T` of `Option<T>`, however the path to `Option` is written.
pub(crate) fn inner(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = bare(ty) else {
        return None;
    };
    let last = path.path.segments.last()?;
    if last.ident != "Option" {
        return None;
    }
    let written: Vec<String> = path
        .path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    let known = match written.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["Option"] => true,
        [root, "option", "Option"] => root == "std" || root == "core",
        _ => false,
    };
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if known && path.qself.is_none() => {
            match arguments.args.first()? {
                GenericArgument::Type(inner) => Some(inner),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `T` of `OnlyIf<T>`, however the path to it is written. A type of another crate with this name is told by the
/// compiler, as the expansion says which one it means.
pub(super) fn only_if(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = bare(ty) else {
        return None;
    };
    let last = path.path.segments.last()?;
    match &last.arguments {
        PathArguments::AngleBracketed(arguments) if last.ident == "OnlyIf" => {
            match arguments.args.first()? {
                GenericArgument::Type(inner) => Some(inner),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Without the invisible brackets that `macro_rules!` leaves round `$ty:ty`, and without parentheses.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => bare(&group.elem),
        Type::Paren(paren) => bare(&paren.elem),
        other => other,
    }
}

/// As a developer would write it: `Option<&'a str>`.
pub(crate) fn text(ty: &Type) -> String {
    let mut text = String::new();
    if spell(ty, &mut text).is_some() {
        return text;
    }
    let spaced = bare(ty).to_token_stream().to_string();
    let mut text = String::with_capacity(spaced.len());
    let mut letters = spaced.chars().peekable();
    while let Some(letter) = letters.next() {
        let word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let between_words = text.chars().last().is_some_and(word)
            && letters
                .peek()
                .copied()
                .is_some_and(|next| word(next) || next == '\'' || next == '[');
        if letter != ' ' || between_words {
            text.push(letter);
        }
        if matches!(letter, ',' | ';') {
            text.push(' ');
        }
    }
    text
}

/// The same of the usual types, without the way through tokens, which costs a derive more than all the rest of a field.
fn spell(ty: &Type, text: &mut String) -> Option<()> {
    match bare(ty) {
        Type::Reference(reference) if reference.mutability.is_none() => {
            text.push('&');
            if let Some(lifetime) = &reference.lifetime {
                text.push('\'');
                text.push_str(&lifetime.ident.to_string());
                text.push(' ');
            }
            spell(&reference.elem, text)
        }
        Type::Slice(slice) => {
            text.push('[');
            spell(&slice.elem, text)?;
            text.push(']');
            Some(())
        }
        Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            for (index, segment) in path.path.segments.iter().enumerate() {
                if index > 0 {
                    text.push_str("::");
                }
                text.push_str(&segment.ident.to_string());
                spell_arguments(&segment.arguments, text)?;
            }
            Some(())
        }
        _ => None,
    }
}

fn spell_arguments(arguments: &PathArguments, text: &mut String) -> Option<()> {
    match arguments {
        PathArguments::None => return Some(()),
        PathArguments::Parenthesized(_) => return None,
        PathArguments::AngleBracketed(arguments)
            if arguments.colon2_token.is_some() || arguments.args.is_empty() =>
        {
            return None;
        }
        PathArguments::AngleBracketed(arguments) => {
            let mut before = "<";
            for argument in &arguments.args {
                text.push_str(before);
                before = ", ";
                match argument {
                    GenericArgument::Type(ty) => spell(ty, text)?,
                    GenericArgument::Lifetime(lifetime) => {
                        text.push('\'');
                        text.push_str(&lifetime.ident.to_string());
                    }
                    _ => return None,
                }
            }
        }
    }
    text.push('>');
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn option_is_seen_through_every_usual_path() {
        let cases = [
            ("Option<u32>", Some("u32")),
            ("std::option::Option<u32>", Some("u32")),
            ("::core::option::Option<&'a str>", Some("&'a str")),
            ("(Option<u32>)", Some("u32")),
            ("my::Option<u32>", None),
            ("Vec<u32>", None),
            ("Option", None),
            ("<T as Option<u32>>::X", None),
        ];
        for (written, expected) in cases {
            let ty: Type = syn::parse_str(written).unwrap();
            assert_eq!(inner(&ty).map(text).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn text_reads_like_source() {
        for written in [
            "Option<&'a str>",
            "Cow<'_, str>",
            "&'a mut [u8]",
            "dyn Fn(u8, u8)",
            "[u8; 16]",
            "std::net::IpAddr",
            "&'a &'b str",
            "&mut u8",
            "BTreeMap<&'a str, Vec<Cow<'a, [u8]>>>",
            "SecretString<>",
            "::std::vec::Vec<u8>",
            "Matrix<2, u8>",
        ] {
            assert_eq!(text(&syn::parse_str(written).unwrap()), written);
        }
    }
}
