//! `#[derive(AuditValue)]`: a struct of one field, as good as the field. The catalogue is not asked: what the field's
//! type may hold, the newtype may hold, and nothing else.

mod parse;
mod expand;
#[cfg(test)]
mod tests;

use proc_macro2::{Ident, TokenStream};
use syn::{DeriveInput, Generics, Member, Type};

use crate::fault::{Faults, Shown};

pub(crate) use expand::Family;

/// A struct of one field.
pub(crate) struct Newtype {
    ident: Ident,
    generics: Generics,
    /// The path of the crate whose `__private` generated code names.
    door: TokenStream,
    member: Member,
    ty: Type,
}

/// The derive, from tokens to tokens.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut faults = Faults::default();
    let (door, newtype) = parse::parse(&input, &mut faults);
    match newtype {
        Some(newtype) if faults.is_empty() => expand::expand(&newtype),
        _ => {
            let mut tokens = faults.into_compile_errors(Shown::All);
            tokens.extend(expand::stub(&input, &door));
            tokens
        }
    }
}

/// Everything that is wrong with a declaration, for the snapshots.
#[cfg(test)]
pub(crate) fn examine(input: &DeriveInput, faults: &mut Faults) -> Option<Newtype> {
    parse::parse(input, faults).1
}
