//! The static facts of an event or an object, as text.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use cdl_catalogue::hex;
use cdl_catalogue::model::{Field, Strategy, StrategyKind};

use super::json;
use crate::model::{EventModel, FieldModel, Value};

/// The event's part of its `schema` line (docs/FORMAT.md, section 2), canonical:
///
/// ```ignore
/// __cdl::Schema {
///     text: "{\"name\":\"auth.login\",..,\"fields\":[{\"name\":\"actor\",..,\"required\":true},..]}",
///     objects: &[(312usize, __cdl::ObjectSchema::<Actor<'a>>::SCHEMA)],
/// }
/// ```
pub(super) fn of_event(model: &EventModel) -> Part {
    let EventModel {
        frame,
        event,
        fields,
        ..
    } = model;
    let catalogue = &frame.catalogue;
    let identity = format!(
        r#"{{"name":{},"version":{}}}"#,
        json::string(&catalogue.name),
        json::string(&catalogue.version)
    );
    let mut part = Part {
        text: object(&[
            ("name", Some(json::string(&event.name))),
            ("fingerprint", Some(json::string(&hex(&event.fingerprint)))),
            ("catalogue", Some(identity)),
            ("title", event.title.as_deref().map(json::string)),
            ("category", Some(json::string(&event.category))),
            ("action", Some(json::string(&event.action))),
            ("controls", Some(json::strings(&event.controls))),
            ("retention", Some(json::string(&event.retention))),
            ("delivery", Some(json::string(event.delivery.as_str()))),
        ]),
        objects: Vec::new(),
    };
    // The fields come last, within the brace that ends the rest.
    part.text.pop();
    part.text.push_str(",\"fields\":[");
    part.append(fields);
    part.text.push_str("]}");
    part
}

/// An object's part, which stands wherever an event or another object holds one.
pub(super) fn of_object(fields: &[FieldModel]) -> Part {
    let mut part = Part::default();
    part.append(fields);
    part
}

/// Text, and the places in it where objects say what they hold.
#[derive(Default)]
pub(super) struct Part {
    pub(super) text: String,
    objects: Vec<(usize, TokenStream)>,
}

impl Part {
    fn append(&mut self, fields: &[FieldModel]) {
        for (index, model) in fields.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            field(model, &mut self.text);
            if let Some(object) = within(model) {
                self.objects.push((self.text.len() - 1, object));
            }
        }
    }

    /// `(312usize, __cdl::ObjectSchema::<Actor<'a>>::SCHEMA), ..`
    pub(super) fn objects(&self) -> TokenStream {
        let objects = self
            .objects
            .iter()
            .map(|(at, object)| quote_spanned!(Span::call_site()=> (#at, #object)));
        quote_spanned!(Span::call_site()=> #(#objects),*)
    }
}

/// Where the fields of an object in this field are found; a redacted object shows none.
fn within(field: &FieldModel) -> Option<TokenStream> {
    let ty = &field.ty;
    let at = Span::call_site();
    if field.strategy.kind != StrategyKind::Plain {
        return None;
    }
    match &field.value {
        Value::Object { .. } => Some(quote_spanned!(at=> __cdl::ObjectSchema::<#ty>::SCHEMA)),
        Value::List(item) if matches!(**item, Value::Object { .. }) => {
            Some(quote_spanned!(at=> __cdl::ItemSchema::<#ty>::SCHEMA))
        }
        _ => None,
    }
}

/// `{"name":"user","type":"user_id","class":"personal","strategy":"hmac","required":true}`
///
/// Put together piece by piece: fields are many, and nothing is optimised in most builds that derive. A name is words and
/// numbers by the catalogue's rules; a type stands as it was spelled, white space and all.
fn field(model: &FieldModel, text: &mut String) {
    let FieldModel {
        field, strategy, ..
    } = model;
    let mut member = |key: &str, name: &str| {
        text.push_str(key);
        text.push_str(name);
    };
    member("{\"name\":\"", &field.name);
    member("\",\"type\":", &json::string(&field.type_name));
    if let Some(class) = &field.class {
        member(",\"class\":\"", &class.name);
        member("\",\"strategy\":\"", &strategy.name);
    } else {
        member(",\"strategy\":\"", &strategy.name);
    }
    text.push_str(if field.required {
        "\",\"required\":true"
    } else {
        "\",\"required\":false"
    });
    if let Some(outcomes) = &field.only_if {
        text.push_str(",\"only_if\":");
        text.push_str(&json::strings(outcomes));
    }
    if let Some(words) = normalised(field, strategy) {
        text.push_str(",\"normalise\":");
        text.push_str(&words);
    }
    text.push('}');
}

/// `["trim","lower"]`, where it makes a difference.
fn normalised(field: &Field, strategy: &Strategy) -> Option<String> {
    let words: Vec<String> = field
        .normalise
        .iter()
        .map(|word| word.as_str().to_owned())
        .collect();
    let counts = matches!(strategy.kind, StrategyKind::Hmac { .. }) && !words.is_empty();
    counts.then(|| json::strings(&words))
}

/// The members that are there, in order.
fn object(members: &[(&str, Option<String>)]) -> String {
    let members: Vec<String> = members
        .iter()
        .filter_map(|(name, value)| Some(format!("\"{name}\":{}", value.as_ref()?)))
        .collect();
    format!("{{{}}}", members.join(","))
}
