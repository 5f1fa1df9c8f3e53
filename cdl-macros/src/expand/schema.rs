//! The static facts of an event or an object, as text.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use cdl_catalogue::model::{Field, Strategy, StrategyKind};

use super::json;
use crate::model::{EventModel, FieldModel, Value};

/// 64 lower-case digits.
pub(super) fn hex(fingerprint: &[u8; 32]) -> String {
    fingerprint.iter().copied().flat_map(json::digits).collect()
}

/// The event's part of its `schema` line (docs/FORMAT.md, section 2), canonical:
///
/// ```ignore
/// {
///     use __cdl::NoSchema as _;
///     &__cdl::Schema {
///         text: "{\"name\":\"auth.login\",..,\"fields\":[{\"name\":\"actor\",..,\"required\":true},..]}",
///         objects: &[(312usize, __cdl::ObjectSchema::<Actor<'a>, 0x5a31_c0de_77f0_1234>::SCHEMA)],
///     }
/// }
/// ```
pub(super) fn of_event(model: &EventModel) -> TokenStream {
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
    part.tokens()
}

/// An object's part, which stands wherever an event or another object holds one.
pub(super) fn of_object(fields: &[FieldModel]) -> TokenStream {
    let mut part = Part::default();
    part.append(fields);
    part.tokens()
}

/// Text, and the places in it where objects say what they hold.
#[derive(Default)]
struct Part {
    text: String,
    objects: Vec<(usize, TokenStream)>,
}

impl Part {
    fn append(&mut self, fields: &[FieldModel]) {
        for (index, model) in fields.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            self.text.push_str(&field(model));
            if let Some(object) = within(model) {
                self.objects.push((self.text.len() - 1, object));
            }
        }
    }

    fn tokens(&self) -> TokenStream {
        let text = &self.text;
        let objects = self
            .objects
            .iter()
            .map(|(at, object)| quote_spanned!(Span::mixed_site()=> (#at, #object)));
        let part = quote_spanned! {Span::mixed_site()=>
            &__cdl::Schema { text: #text, objects: &[#(#objects),*] }
        };
        if self.objects.is_empty() {
            return part;
        }
        // For a type that is not the object; else nobody needs it.
        quote_spanned! {Span::mixed_site()=>
            {
                #[allow(unused_imports)]
                use __cdl::NoSchema as _;
                #part
            }
        }
    }
}

/// Where the fields of an object in this field are found; a redacted object shows none.
fn within(field: &FieldModel) -> Option<TokenStream> {
    let ty = &field.ty;
    let of = |fingerprint: u64, family: TokenStream| quote_spanned!(Span::mixed_site()=> __cdl::#family::<#ty, #fingerprint>::SCHEMA);
    if field.strategy.kind != StrategyKind::Plain {
        return None;
    }
    let at = Span::mixed_site();
    match &field.value {
        Value::Object { fingerprint, .. } => {
            Some(of(*fingerprint, quote_spanned!(at=> ObjectSchema)))
        }
        Value::List(item) => match **item {
            Value::Object { fingerprint, .. } => {
                Some(of(fingerprint, quote_spanned!(at=> ItemSchema)))
            }
            _ => None,
        },
        _ => None,
    }
}

/// `{"name":"user","type":"user_id","class":"personal","strategy":"hmac","required":true}`
fn field(field: &FieldModel) -> String {
    let FieldModel {
        field, strategy, ..
    } = field;
    let class = field.class.as_ref();
    object(&[
        ("name", Some(json::string(&field.name))),
        ("type", Some(json::string(&field.type_name))),
        ("class", class.map(|class| json::string(&class.name))),
        ("strategy", Some(json::string(&strategy.name))),
        ("required", Some(field.required.to_string())),
        ("only_if", field.only_if.as_deref().map(json::strings)),
        ("normalise", normalised(field, strategy)),
    ])
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
