//! How a value becomes a pseudonym: what its key, scope, type and spelling are.

use cdl_catalogue::model::{Normalise, Scope, StrategyKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::steps::writer;
use super::value::masked;
use crate::model::FieldModel;

/// ```ignore
/// static __PSEUDONYM: __cdl::Pseudonym = __cdl::Pseudonym { key: "audit-pseudonym", .. };
/// w.hmac_text(&__PSEUDONYM, __cdl::value::Text::text(&self.user));
/// ```
pub(super) fn hmac(field: &FieldModel, method: &str, read: &TokenStream) -> TokenStream {
    let at = Span::mixed_site();
    let method = Ident::new(method, at);
    let w = writer();
    let StrategyKind::Hmac { key, scope } = &field.strategy.kind else {
        return masked();
    };
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
        {
            static __PSEUDONYM: __cdl::Pseudonym = __cdl::Pseudonym {
                key: #key,
                scope: __cdl::Scope::#scope,
                scope_value: #scope_value,
                type_name: #type_name,
                normalise: __cdl::Normalise::#normalise,
            };
            #w.#method(&__PSEUDONYM, #read);
        }
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
