//! How a value becomes a pseudonym: what its key, scope, type and spelling are.

use cdl_catalogue::model::{Normalise, Scope};

use super::code::Code;
use crate::model::FieldModel;

/// What most are, and the rest in full:
///
/// ```ignore
/// __cdl::Pseudonym::everywhere("audit-pseudonym", "user_id"),
/// __cdl::Pseudonym { key: "audit-pseudonym", scope: __cdl::Scope::Event, .. },
/// ```
///
/// A value and no reference to one: a static costs the compiler a body of its own.
pub(super) fn pseudonym(field: &FieldModel, key: &str, scope: Scope) -> String {
    let type_name = item_type(&field.field.type_name);
    let (owner, name) = (&field.owner.name, &field.field.name);
    let mut code = Code::default();
    if (scope, &*field.field.normalise) == (Scope::None, &[]) {
        code.write(&["__cdl::Pseudonym::everywhere("]);
        code.string(key);
        code.write(&[", "]);
        code.string(type_name);
        code.write(&["), "]);
        return code.into_text();
    }
    let (scope, value) = match scope {
        Scope::None => ("None", String::new()),
        Scope::Event => ("Event", owner.clone()),
        Scope::Field => ("Field", format!("{owner}.{name}")),
        Scope::Tenant => ("Tenant", String::new()),
    };
    code.write(&["__cdl::Pseudonym { key: "]);
    code.string(key);
    code.write(&[", scope: __cdl::Scope::", scope, ", scope_value: "]);
    code.string(&value);
    code.write(&[", type_name: "]);
    code.string(type_name);
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
