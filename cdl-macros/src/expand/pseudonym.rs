//! How a value becomes a pseudonym: what its key, scope, type and spelling are.

use cdl_catalogue::model::{Normalise, Scope};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use crate::model::FieldModel;

/// ```ignore
/// &__cdl::Pseudonym { key: "audit-pseudonym", .. }, __cdl::value::Text::text(&self.user)
/// ```
///
/// The compiler makes a static of it, at less than an item costs.
pub(super) fn hmac(field: &FieldModel, key: &str, scope: Scope, read: &TokenStream) -> TokenStream {
    let at = Span::mixed_site();
    let (scope_name, scope_value) = match scope {
        Scope::None => ("None", String::new()),
        Scope::Event => ("Event", field.owner.name.clone()),
        Scope::Field => (
            "Field",
            format!("{}.{}", field.owner.name, field.field.name),
        ),
        Scope::Tenant => ("Tenant", String::new()),
    };
    let scope = Ident::new(scope_name, at);
    let type_name = item_type(&field.field.type_name);
    let normalise = Ident::new(normalise(&field.field.normalise), at);
    quote_spanned! {at=>
        &__cdl::Pseudonym {
            key: #key,
            scope: __cdl::Scope::#scope,
            scope_value: #scope_value,
            type_name: #type_name,
            normalise: __cdl::Normalise::#normalise,
        }, #read
    }
}

fn normalise(words: &[Normalise]) -> &'static str {
    match words {
        [] => "Nothing",
        [Normalise::Trim] => "Trim",
        [Normalise::Lower] => "Lower",
        _ => "TrimLower",
    }
}

/// `user_id` of `list<user_id>`: a person has one pseudonym, alone or in a list.
fn item_type(type_name: &str) -> &str {
    type_name
        .strip_prefix("list<")
        .and_then(|rest| rest.strip_suffix('>'))
        .unwrap_or(type_name)
        .trim()
}
