//! Which catalogue a service was built with.

use cdl_catalogue::hex;
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::tracking;
use crate::locate::Located;

/// ```ignore
/// {
///     use ::cdl_runtime::__private as __cdl;
///     static __FRESH: () = __cdl::fresh(..);
///     static __CATALOGUE: __cdl::CatalogueIdentity =
///         __cdl::CatalogueIdentity { name: "acme-shop", version: "4.2.0", digest: "9f2c.." };
///     &__CATALOGUE
/// }
/// ```
pub(crate) fn identity(door: &TokenStream, located: Option<&Located>) -> TokenStream {
    let (name, version, digest, tracked) = match located {
        Some(located) => {
            let catalogue = &located.catalogue;
            let digest = hex(&catalogue.digest());
            (
                catalogue.name(),
                catalogue.version(),
                digest,
                located.tracked(catalogue.files(), |_| Vec::new()),
            )
        }
        // A fault stands beside it.
        None => ("", "", String::new(), Vec::new()),
    };
    let fresh = tracking::fresh_alone(&tracked);
    quote_spanned! {Span::call_site()=>
        {
            use #door::__private as __cdl;
            #fresh
            static __CATALOGUE: __cdl::CatalogueIdentity = __cdl::CatalogueIdentity {
                name: #name,
                version: #version,
                digest: #digest,
            };
            &__CATALOGUE
        }
    }
}
