//! How a value becomes a pseudonym: what its key, scope, type and spelling are.

use cdl_catalogue::model::{Normalise, Scope};

use super::code::Code;
use crate::model::FieldModel;

/// ```ignore
/// &__cdl::Pseudonym { key: "audit-pseudonym", .. },
/// ```
///
/// The compiler makes a static of it, at less than an item costs.
pub(super) fn pseudonym(field: &FieldModel, key: &str, scope: Scope) -> String {
    let (owner, name) = (&field.owner.name, &field.field.name);
    let (scope, value) = match scope {
        Scope::None => ("None", String::new()),
        Scope::Event => ("Event", owner.clone()),
        Scope::Field => ("Field", format!("{owner}.{name}")),
        Scope::Tenant => ("Tenant", String::new()),
    };
    let mut code = Code::default();
    code.write(&["&__cdl::Pseudonym { key: "]);
    code.string(key);
    code.write(&[", scope: __cdl::Scope::", scope, ", scope_value: "]);
    code.string(&value);
    code.write(&[", type_name: "]);
    code.string(item_type(&field.field.type_name));
    let normalise = normalise(&field.field.normalise);
    code.write(&[", normalise: __cdl::Normalise::", normalise, " }, "]);
    code.into_text()
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
