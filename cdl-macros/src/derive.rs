//! One derive, from tokens to tokens.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::ast::Kind;
use crate::check::Checked;
use crate::fault::Faults;
use crate::locate::Surroundings;
use crate::{check, expand, fallback, parse};

/// The expansion; on faults, each as one `compile_error!` beside a stub.
pub(crate) fn derive(kind: Kind, input: TokenStream, surroundings: &Surroundings) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut faults = Faults::default();
    let (head, ast) = parse::parse(kind, &input, &mut faults);
    let checked = match &ast {
        Some(ast) => check::check(ast, surroundings, &mut faults),
        None => Checked::default(),
    };
    match checked.model {
        Some(model) if faults.is_empty() => expand::expand(&model),
        _ => {
            let mut tokens = faults.into_compile_errors();
            tokens.extend(fallback::expand(&head, checked.event.as_deref()));
            tokens
        }
    }
}
