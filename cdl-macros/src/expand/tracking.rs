//! What makes cargo run the derive again, and what fails the build when cargo did and nobody ran the derive.

use cdl_catalogue::Sections;
use proc_macro2::{Literal, Span, TokenStream};
use quote::quote_spanned;

/// A file that the build must watch.
pub(crate) struct Tracked {
    /// Absolute.
    pub(crate) path: String,
    /// In bytes, when it was read.
    pub(crate) len: usize,
    /// The parts of it that the expansion was made of, where the compiler may keep the expansion.
    pub(crate) used: Option<Sections>,
}

/// ```ignore
/// __cdl::fresh(
///     &[
///         (::core::include_bytes!("/srv/shop/catalogue/catalogue.toml"), 412, &[(0, 412)]),
///         (::core::include_bytes!("/srv/shop/catalogue/events/auth.toml"), 1630, &[(21, 630)]),
///     ],
///     ::core::option_env!("CDL_CATALOGUE"),
///     0x9f2c_77ab_01d4_e6b3,
/// )
/// ```
///
/// Cargo compiles the crate again when one of the files was edited or when the variable has another value. A compiler
/// that keeps expansions (`-Zcache-proc-macros`) may then use this one once more; for it, and only for it as it costs
/// a millisecond, the parts and their digest are there. The lengths are always there: they cost nothing.
///
/// It stands in the initializer of a static, because that is evaluated by `cargo check` and the bytes reach neither
/// metadata nor binary; a `const` would store the files once for each derive.
fn fresh(tracked: &[Tracked]) -> TokenStream {
    let at = Span::call_site();
    let files = tracked.iter().map(|file| {
        let path = &file.path;
        let len = Literal::usize_unsuffixed(file.len);
        let used = file.used.iter().flat_map(|used| &used.ranges);
        let ranges = used.map(|range| {
            let [start, end] = [range.start, range.end].map(Literal::usize_unsuffixed);
            quote_spanned!(at=> (#start, #end))
        });
        quote_spanned!(at=> (::core::include_bytes!(#path), #len, &[#(#ranges),*]))
    });
    let used = tracked.iter().filter_map(|file| file.used.as_ref());
    let digest = Literal::u64_unsuffixed(digest(used.flat_map(Sections::bytes)));
    quote_spanned! {at=>
        __cdl::fresh(&[#(#files),*], ::core::option_env!("CDL_CATALOGUE"), #digest)
    }
}

/// ```ignore
/// static __FRESH: () = __cdl::fresh(..);
/// ```
///
/// Nothing where another derive watches every file.
pub(super) fn fresh_alone(tracked: &[Tracked]) -> Option<TokenStream> {
    let fresh = (!tracked.is_empty()).then(|| fresh(tracked))?;
    Some(quote_spanned!(Span::call_site()=> static __FRESH: () = #fresh;))
}

/// What an expansion watches that depends on the day: see [`crate::locate::Surroundings::today`].
///
/// ```ignore
/// const _: () = {
///     let _ = ::core::option_env!("CDL_TODAY");
///     let _ = ::core::option_env!("SOURCE_DATE_EPOCH");
/// };
/// ```
pub(super) fn day() -> TokenStream {
    quote_spanned! {Span::call_site()=>
        const _: () = {
            let _ = ::core::option_env!("CDL_TODAY");
            let _ = ::core::option_env!("SOURCE_DATE_EPOCH");
        };
    }
}

/// What `cdl_runtime::__private::fresh` computes of the same parts.
fn digest<'a>(parts: impl Iterator<Item = &'a [u8]>) -> u64 {
    parts.fold(0, |state, part| {
        let state = part.chunks(16).fold(state, |state, chunk| {
            let mut word = [0; 16];
            word[..chunk.len()].copy_from_slice(chunk);
            let word = u128::from_le_bytes(word);
            mix(mix(state ^ low(word)) ^ low(word >> 64))
        });
        mix(state ^ part.len() as u64)
    })
}

/// A multiplication whose upper half comes back into the lower one.
fn mix(state: u64) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let product = u128::from(state) * u128::from(ODD);
    low(product) ^ low(product >> 64)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the lower half is asked for"
)]
fn low(word: u128) -> u64 {
    word as u64
}
