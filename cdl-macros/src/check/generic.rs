//! A field whose type is a parameter of the struct: a bound has to say what it can be.

use cdl_catalogue::declaration::FieldPlan;
use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Generics, Type, TypeParamBound, WherePredicate};

use crate::ast::{FieldAst, Head};
use crate::expand::{is_read, value_family};
use crate::expected;
use crate::fault::Fault;
use crate::model::{Owner, Value};
use crate::parse::bare;
use crate::underline::Underline;

/// The fault of a parameter without any bound. With one, only the compiler knows whether it is enough, and it advises
/// well.
pub(super) fn unbounded(
    head: &Head,
    owner: &Owner,
    field: &FieldAst,
    plan: &FieldPlan,
    value: &Value,
) -> Option<Fault> {
    let Type::Path(path) = bare(&field.inner) else {
        return None;
    };
    let parameter = path.path.get_ident()?;
    if !is_read(&plan.strategy.kind) || is_bounded(&head.generics, parameter)? {
        return None;
    }
    let message = format!(
        "field \"{}\" of {owner} must be {}, and `{parameter}` may be anything",
        plan.field.name,
        expected::phrase(value)
    );
    let help = match bound(value) {
        Some(bound) => format!("restrict it: `{parameter}: {bound}`"),
        None => "name the type itself: no bound says which it is".to_owned(),
    };
    Some(
        Fault::new("CDL0219", Underline::of(&field.inner), message)
            .help(help)
            .place(plan.field.place.clone()),
    )
}

/// `None` when the struct has no such type parameter.
fn is_bounded(generics: &Generics, name: &Ident) -> Option<bool> {
    let parameter = generics
        .type_params()
        .find(|parameter| parameter.ident == *name)?;
    // `?Sized` and a lifetime promise nothing.
    let asks = |bound: &TypeParamBound| {
        let relaxed = bound.to_token_stream().to_string().starts_with('?');
        matches!(bound, TypeParamBound::Trait(_)) && !relaxed
    };
    let of_this = |predicate: &WherePredicate| match predicate {
        WherePredicate::Type(predicate) => {
            let Type::Path(path) = &predicate.bounded_ty else {
                return false;
            };
            path.path.is_ident(name) && predicate.bounds.iter().any(asks)
        }
        _ => false,
    };
    let clause = generics.where_clause.as_ref();
    let below = clause.is_some_and(|clause| clause.predicates.iter().any(of_this));
    Some(below || parameter.bounds.iter().any(asks))
}

/// `cdl_runtime::value::Text`; `None` for what no public trait stands for.
fn bound(value: &Value) -> Option<String> {
    let path = |name: &str| format!("cdl_runtime::value::{name}");
    Some(match value {
        Value::Scalar(base) => path(value_family(*base)),
        Value::List(item) => format!("{}<Item: {}>", path("List"), bound(item)?),
        Value::Map(item) => format!("{}<Value: {}>", path("Map"), bound(item)?),
        Value::Enum { .. } | Value::Object { .. } => return None,
    })
}
