//! What makes cargo run the derive again: an edited catalogue file, another `CDL_CATALOGUE`.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// ```ignore
/// fn __track() {
///     let _ = ::core::include_bytes!("/work/shop/catalogue/catalogue.toml");
///     let _ = ::core::include_bytes!("/work/shop/catalogue/events/auth.toml");
///     let _ = ::core::option_env!("CDL_CATALOGUE");
/// }
/// ```
///
/// In a function that is never called the bytes reach neither metadata nor binary; in a `const` each derive
/// would store the files again.
pub(crate) fn tracked(paths: &[String]) -> TokenStream {
    quote_spanned! {Span::mixed_site()=>
        #[allow(dead_code)]
        fn __track() {
            #(let _ = ::core::include_bytes!(#paths);)*
            let _ = ::core::option_env!("CDL_CATALOGUE");
        }
    }
}
