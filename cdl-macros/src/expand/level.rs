//! The compile-time level filter: what an emitter below the level does, and what may not be below it.

use cdl_catalogue::model::{Delivery, Event, Severity};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use super::emitter::{Emitter, emit_function};
use crate::ast::Head;
use crate::fault::written;

/// Module and function behind an emitter of this severity, where the level is looked at: `at_info`, `emit_queued`.
pub(super) fn emit(severity: Severity, delivery: Delivery) -> (String, &'static str) {
    (
        "at_".to_owned() + severity.as_str(),
        emit_function(delivery),
    )
}

/// What a guard is given of a moment.
///
/// ```ignore
/// if __cdl::REMOVES_INFO { ::core::option::Option::None } else { ::core::option::Option::Some(<Login<'a>>::__SUCCESS) }
/// ```
pub(super) fn way(severity: Severity, moment: &TokenStream) -> TokenStream {
    let at = Span::call_site();
    let kept = quote_spanned!(at=> ::core::option::Option::Some(#moment));
    match removes(severity) {
        Some(removes) => {
            quote_spanned!(at=> if __cdl::#removes { ::core::option::Option::None } else { #kept })
        }
        None => kept,
    }
}

/// Of a mandatory event nothing may be removed. The mildest goes first, so one check is enough:
///
/// ```ignore
/// const _: () = ::core::assert!(!__cdl::REMOVES_INFO, "CDL0503: the compile-time level filter would remove ..");
/// ```
pub(super) fn keep<'a>(
    head: &Head,
    event: &Event,
    emitters: impl Iterator<Item = &'a Emitter<'a>> + Clone,
) -> Option<TokenStream> {
    let mildest = emitters.clone().map(|emitter| emitter.severity).min()?;
    let removes = removes(mildest).filter(|_| event.mandatory)?;
    let words: Vec<&str> = emitters
        .filter(|emitter| emitter.severity == mildest)
        .filter_map(|emitter| emitter.outcome)
        .collect();
    let (of, level) = (words.join(" and "), mildest.as_str());
    let of = if of.is_empty() {
        of
    } else {
        format!("{of} of ")
    };
    let message = format!(
        "CDL0503: the compile-time level filter would remove {of}event \"{}\" (severity {level}), which is mandatory; \
         ask cdl-runtime for no feature min_severity_* above {level}; catalogue: {}",
        event.name,
        written(&event.place)
    );
    // With the span of the struct, which is what the compiler underlines.
    Some(quote_spanned! {head.ident.span()=>
        const _: () = ::core::assert!(!__cdl::#removes, #message);
    })
}

/// `REMOVES_INFO`; `None` for the severity that no level removes.
fn removes(severity: Severity) -> Option<Ident> {
    (severity < Severity::Emergency).then(|| {
        format_ident!(
            "REMOVES_{}",
            severity.as_str().to_ascii_uppercase(),
            span = Span::call_site()
        )
    })
}
