//! One derive, from tokens to tokens.

use cdl_catalogue::Scope;
use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::ast::{Head, Kind};
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
    let (head, checked) = examine(kind, &input, surroundings, &mut faults);
    match checked.model {
        Some(model) if faults.is_empty() => expand::expand(&model),
        _ => {
            let mut tokens = faults.into_compile_errors(surroundings.shown);
            tokens.extend(fallback::expand(&head, &checked));
            tokens
        }
    }
}

/// Everything that is wrong with a declaration goes to `faults`.
pub(crate) fn examine(
    kind: Kind,
    input: &DeriveInput,
    surroundings: &Surroundings,
    faults: &mut Faults,
) -> (Head, Checked) {
    let (head, mut ast) = parse::parse(kind, input, faults);
    if let Some(ast) = &mut ast {
        ast.date(check::today(surroundings, &head, faults));
    }
    let checked = match &ast {
        Some(ast) => check::check(ast, surroundings, faults),
        None => Checked::default(),
    };
    (head, checked)
}

/// `catalogue!()`, `catalogue!(crate = path)`.
pub(crate) fn catalogue(input: TokenStream, surroundings: &Surroundings) -> TokenStream {
    let mut faults = Faults::default();
    let door = parse::door(input, &mut faults);
    let located = check::located(surroundings, &Scope::All, "catalogue!", &mut faults);
    let identity = expand::identity(&door, located.as_ref());
    if faults.is_empty() {
        return identity;
    }
    let errors = faults.into_compile_errors(surroundings.shown);
    quote::quote_spanned!(proc_macro2::Span::call_site()=> { #errors #identity })
}
