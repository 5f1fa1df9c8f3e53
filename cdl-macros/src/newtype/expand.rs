//! A [`Newtype`] becomes implementations, each under the condition that the field's type has it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{DeriveInput, Generics};

use super::Newtype;
use crate::expand::wrapped;
use crate::expected;
use crate::parse::type_text;

/// ```ignore
/// impl __cdl::value::Text for UserId where for<'never> String: __cdl::value::Text {
///     fn text<'__room>(&'__room self, room: &'__room mut __cdl::value::Room) -> &'__room str {
///         __cdl::value::Text::text(&self.0, room)
///     }
/// }
/// impl __cdl::value::U32 for UserId where for<'never> String: __cdl::value::U32 { .. }
/// ..
/// ```
///
/// The `for<'never>` lets a condition stand that is never met: the compiler asks where the type is used.
/// Where the tokens tell the type, the others are left out, which makes no difference but to the compiler's time.
pub(super) fn expand(newtype: &Newtype) -> TokenStream {
    let told = expected::families(&type_text(&newtype.ty));
    let scalars = told.unwrap_or(&Family::ALL).iter().copied();
    let mut all: TokenStream = scalars.map(|family| scalar(newtype, family)).collect();
    if told.is_none() {
        all.extend([containers(newtype), entries_of_the_catalogue(newtype)]);
    }
    wrapped(&newtype.door, &all)
}

/// What a scalar is read through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Text,
    Bool,
    I32,
    I64,
    U32,
    U64,
    F64,
    Decimal,
    Bytes,
    Uuid,
    Ip,
    Cidr,
    Timestamp,
    Seconds,
}

impl Family {
    const ALL: [Self; 14] = [
        Self::Text,
        Self::Bool,
        Self::I32,
        Self::I64,
        Self::U32,
        Self::U64,
        Self::F64,
        Self::Decimal,
        Self::Bytes,
        Self::Uuid,
        Self::Ip,
        Self::Cidr,
        Self::Timestamp,
        Self::Seconds,
    ];

    /// The trait, its method, and what that gives.
    fn signature(self) -> (&'static str, &'static str, TokenStream) {
        let at = Span::call_site();
        match self {
            Self::Text => ("Text", "text", quote_spanned!(at=> &::core::primitive::str)),
            Self::Bool => ("Bool", "bool", quote_spanned!(at=> ::core::primitive::bool)),
            Self::I32 => ("I32", "i32", quote_spanned!(at=> ::core::primitive::i32)),
            Self::I64 => ("I64", "i64", quote_spanned!(at=> ::core::primitive::i64)),
            Self::U32 => ("U32", "u32", quote_spanned!(at=> ::core::primitive::u32)),
            Self::U64 => ("U64", "u64", quote_spanned!(at=> ::core::primitive::u64)),
            Self::F64 => ("F64", "f64", quote_spanned!(at=> ::core::primitive::f64)),
            Self::Decimal => (
                "Decimal",
                "decimal",
                quote_spanned!(at=> __cdl::value::Scaled),
            ),
            Self::Bytes => (
                "Bytes",
                "bytes",
                quote_spanned!(at=> &[::core::primitive::u8]),
            ),
            Self::Uuid => ("Uuid", "uuid", quote_spanned!(at=> __cdl::Uuid)),
            Self::Ip => ("Ip", "ip", quote_spanned!(at=> ::core::net::IpAddr)),
            Self::Cidr => (
                "Cidr",
                "cidr",
                quote_spanned!(at=> (::core::net::IpAddr, ::core::primitive::u8)),
            ),
            Self::Timestamp => (
                "Timestamp",
                "unix_micros",
                quote_spanned!(at=> ::core::primitive::i64),
            ),
            Self::Seconds => (
                "Seconds",
                "seconds",
                quote_spanned!(at=> ::core::primitive::f64),
            ),
        }
    }
}

fn scalar(newtype: &Newtype, family: Family) -> TokenStream {
    let at = Span::call_site();
    let Newtype {
        ident,
        member,
        generics,
        ..
    } = newtype;
    let (name, method, answer) = family.signature();
    let (name, method) = (Ident::new(name, at), Ident::new(method, at));
    let family_path = quote_spanned!(at=> __cdl::value::#name);
    let (head, arguments, _) = generics.split_for_impl();
    let bounds = bounds(newtype, &family_path);
    let function = if family == Family::Text {
        quote_spanned! {at=>
            fn text<'__room>(
                &'__room self,
                room: &'__room mut __cdl::value::Room,
            ) -> &'__room ::core::primitive::str {
                #family_path::text(&self.#member, room)
            }
        }
    } else {
        quote_spanned! {at=>
            fn #method(&self) -> #answer {
                #family_path::#method(&self.#member)
            }
        }
    };
    quote_spanned! {at=>
        #[automatically_derived]
        impl #head #family_path for #ident #arguments #bounds {
            #[inline]
            #function
        }
    }
}

/// ```ignore
/// impl __cdl::value::List for Roles where for<'never> Vec<Role>: __cdl::value::List {
///     type Item = <Vec<Role> as __cdl::value::List>::Item;
///     fn items(&self) -> &[Self::Item] { __cdl::value::List::items(&self.0) }
/// }
/// impl __cdl::SealedMap for Roles where for<'never> Vec<Role>: __cdl::value::Map {}
/// impl __cdl::value::Map for Roles where for<'never> Vec<Role>: __cdl::value::Map { .. }
/// ```
fn containers(newtype: &Newtype) -> TokenStream {
    let at = Span::call_site();
    let Newtype {
        ident,
        member,
        generics,
        ty,
        ..
    } = newtype;
    let (head, arguments, _) = generics.split_for_impl();
    let list = bounds(newtype, &quote_spanned!(at=> __cdl::value::List));
    let map = bounds(newtype, &quote_spanned!(at=> __cdl::value::Map));
    quote_spanned! {at=>
        #[automatically_derived]
        impl #head __cdl::value::List for #ident #arguments #list {
            type Item = <#ty as __cdl::value::List>::Item;

            #[inline]
            fn items(&self) -> &[Self::Item] {
                __cdl::value::List::items(&self.#member)
            }
        }
        #[automatically_derived]
        impl #head __cdl::SealedMap for #ident #arguments #map {}
        #[automatically_derived]
        impl #head __cdl::value::Map for #ident #arguments #map {
            type Value = <#ty as __cdl::value::Map>::Value;

            #[inline]
            fn count(&self) -> ::core::primitive::usize {
                __cdl::value::Map::count(&self.#member)
            }

            #[inline]
            fn entries<'__map>(
                &'__map self,
            ) -> impl ::core::iter::Iterator<Item = (&'__map ::core::primitive::str, &'__map Self::Value)>
            where
                Self::Value: '__map,
            {
                __cdl::value::Map::entries(&self.#member)
            }
        }
    }
}

/// ```ignore
/// impl __cdl::AuditEnum for Login where for<'never> AuthMethod: __cdl::AuditEnum { .. }
/// impl<const __IDENTITY: u64> __cdl::IsEnum<__IDENTITY> for Login where for<'never> AuthMethod: __cdl::IsEnum<__IDENTITY> {}
/// ```
/// and the same for an object.
fn entries_of_the_catalogue(newtype: &Newtype) -> TokenStream {
    let at = Span::call_site();
    let Newtype {
        ident,
        member,
        generics,
        ty,
        ..
    } = newtype;
    let (head, arguments, _) = generics.split_for_impl();
    let identified = with_identity(generics);
    let (identified, _, _) = identified.split_for_impl();
    let enumeration = bounds(newtype, &quote_spanned!(at=> __cdl::AuditEnum));
    let this_enum = bounds(newtype, &quote_spanned!(at=> __cdl::IsEnum<__IDENTITY>));
    let fields = bounds(newtype, &quote_spanned!(at=> __cdl::EncodeFields));
    let object = bounds(newtype, &quote_spanned!(at=> __cdl::AuditObject));
    let this_object = bounds(newtype, &quote_spanned!(at=> __cdl::IsObject<__IDENTITY>));
    quote_spanned! {at=>
        #[automatically_derived]
        impl #head __cdl::AuditEnum for #ident #arguments #enumeration {
            const NAME: &'static ::core::primitive::str = <#ty as __cdl::AuditEnum>::NAME;

            #[inline]
            fn word(&self) -> &'static ::core::primitive::str {
                __cdl::AuditEnum::word(&self.#member)
            }
        }
        #[automatically_derived]
        impl #identified __cdl::IsEnum<__IDENTITY> for #ident #arguments #this_enum {}
        #[automatically_derived]
        impl #head __cdl::EncodeFields for #ident #arguments #fields {
            #[inline]
            fn encode_fields(&self, w: &mut __cdl::Writer<'_>) {
                __cdl::EncodeFields::encode_fields(&self.#member, w);
            }
        }
        #[automatically_derived]
        impl #head __cdl::AuditObject for #ident #arguments #object {
            const NAME: &'static ::core::primitive::str = <#ty as __cdl::AuditObject>::NAME;
            const SCHEMA: &'static __cdl::Schema = <#ty as __cdl::AuditObject>::SCHEMA;
        }
        #[automatically_derived]
        impl #identified __cdl::IsObject<__IDENTITY> for #ident #arguments #this_object {}
    }
}

/// The developer's own conditions, and that the field's type is of a family.
fn bounds(newtype: &Newtype, family: &TokenStream) -> TokenStream {
    let ty = &newtype.ty;
    let written = newtype.generics.where_clause.as_ref();
    let written = written.map(|clause| clause.predicates.iter());
    let written = written.into_iter().flatten().map(ToTokens::to_token_stream);
    quote_spanned!(Span::call_site()=> where #(#written,)* for<'never> #ty: #family)
}

fn with_identity(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    generics.params.push(
        syn::parse_quote_spanned!(Span::call_site()=> const __IDENTITY: ::core::primitive::u64),
    );
    generics
}

/// What stands beside a fault: every family, so that a field of this type is no second message.
pub(super) fn stub(input: &DeriveInput, door: &TokenStream) -> TokenStream {
    let at = Span::call_site();
    let (ident, generics) = (&input.ident, &input.generics);
    let (head, arguments, bounds) = generics.split_for_impl();
    let scalars = Family::ALL.into_iter().map(|family| {
        let (name, method, answer) = family.signature();
        let (name, method) = (Ident::new(name, at), Ident::new(method, at));
        let function = if family == Family::Text {
            quote_spanned! {at=>
                fn text<'__room>(
                    &'__room self,
                    _: &'__room mut __cdl::value::Room,
                ) -> &'__room ::core::primitive::str {
                    ""
                }
            }
        } else {
            quote_spanned!(at=> fn #method(&self) -> #answer { ::core::unreachable!() })
        };
        quote_spanned! {at=>
            #[automatically_derived]
            impl #head __cdl::value::#name for #ident #arguments #bounds { #function }
        }
    });
    let scalars: TokenStream = scalars.collect();
    wrapped(door, &scalars)
}
