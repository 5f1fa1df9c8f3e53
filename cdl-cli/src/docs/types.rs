//! The page of types, objects and enums.

use std::collections::BTreeMap;
use std::sync::Arc;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::{Class, Field, Shape, Strategy};

use super::badge;
use super::fields::{self, inner, scalar};
use super::history::deprecation;
use super::html::Html;
use super::page::{Frame, Script, Tab, page};

/// A named scalar, as the fields that have it show it.
pub(super) struct Scalar {
    pub(super) base: &'static str,
    class: Option<Arc<Class>>,
    lawful: Vec<Arc<Strategy>>,
    fields: usize,
}

/// The named scalars that some field has, by name.
pub(super) fn scalars(catalogue: &Catalogue) -> BTreeMap<String, Scalar> {
    let mut scalars: BTreeMap<String, Scalar> = BTreeMap::new();
    let of_events = catalogue
        .events()
        .filter_map(|name| Some(catalogue.event(name).ok()?.fields.clone()));
    let of_objects = catalogue
        .objects()
        .filter_map(|name| Some(catalogue.object(name).ok()?.fields.clone()));
    let all: Vec<Field> = of_events.chain(of_objects).flatten().collect();
    for field in all {
        let (Shape::Scalar(base), Some(name)) = (inner(&field.shape), scalar(&field.type_name))
        else {
            continue;
        };
        if name == base.as_str() {
            continue;
        }
        let known = scalars.entry(name.to_owned()).or_insert_with(|| Scalar {
            base: base.as_str(),
            class: field.class.clone(),
            lawful: field.lawful.clone(),
            fields: 0,
        });
        known.fields += 1;
        // A field may only be stricter than its type: the mildest shows the type.
        if known.lawful.len() < field.lawful.len() {
            known.class.clone_from(&field.class);
            known.lawful.clone_from(&field.lawful);
        }
    }
    scalars
}

pub(super) fn types(catalogue: &Catalogue) -> String {
    let mut html = Html::new();
    html.raw("<h1>Types</h1>\n<p class=\"lead\">What the fields of events are made of.</p>\n");
    objects(&mut html, catalogue);
    enums(&mut html, catalogue);
    scalar_table(&mut html, catalogue);
    let frame = Frame {
        catalogue,
        up: "",
        tab: Tab::Types,
        title: "Types",
        script: Script::None,
    };
    page(&frame, &html)
}

fn objects(html: &mut Html, catalogue: &Catalogue) {
    html.raw("<h2>Objects</h2>\n");
    for name in catalogue.objects() {
        let Ok(object) = catalogue.object(name) else {
            continue;
        };
        let badge = object.subject.then_some("identifies a person");
        head(html, name, badge, object.description.as_deref());
        fields::table(html, catalogue, "", &object.fields);
        html.raw("</section>\n");
    }
}

/// A card, up to what is said of its type; the caller ends it.
fn head(html: &mut Html, name: &str, badge: Option<&'static str>, description: Option<&str>) {
    html.raw("<section class=\"card\"")
        .attribute("id", &format!("type-{name}"))
        .raw("><h3><code>")
        .text(name)
        .raw("</code>");
    if let Some(badge) = badge {
        html.raw(" <span class=\"badge\">")
            .raw(badge)
            .raw("</span>");
    }
    html.raw("</h3>\n<p>")
        .text(description.unwrap_or("It has no description."))
        .raw("</p>\n");
}

fn enums(html: &mut Html, catalogue: &Catalogue) {
    html.raw("<h2>Enums</h2>\n");
    for name in catalogue.enums() {
        let Ok(found) = catalogue.enumeration(name) else {
            continue;
        };
        let badge = found.open.then_some("open");
        head(html, name, badge, found.description.as_deref());
        html.raw("<dl class=\"words\">\n");
        for value in &found.values {
            html.raw("<div><dt><code>")
                .text(&value.id)
                .raw("</code></dt><dd>")
                .text(value.description.as_deref().unwrap_or_default());
            if let Some(deprecated) = &value.deprecated {
                html.raw(" ").text(&deprecation(deprecated));
            }
            html.raw("</dd></div>\n");
        }
        html.raw("</dl></section>\n");
    }
}

fn scalar_table(html: &mut Html, catalogue: &Catalogue) {
    html.raw("<h2>Scalars</h2>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Type</th><th scope=\"col\">Base</th><th scope=\"col\">Class</th>")
        .raw("<th scope=\"col\">Lawful</th><th scope=\"col\">Fields</th></tr></thead>\n<tbody>\n");
    for (name, scalar) in scalars(catalogue) {
        html.raw("<tr")
            .attribute("id", &format!("type-{name}"))
            .raw("><th scope=\"row\"><code>")
            .text(&name)
            .raw("</code></th><td><code>")
            .raw(scalar.base)
            .raw("</code></td><td>");
        if let Some(class) = &scalar.class {
            badge::class(html, "", class);
        }
        html.raw("</td><td>");
        for (index, strategy) in scalar.lawful.iter().enumerate() {
            html.raw(if index == 0 { "" } else { ", " });
            badge::strategy(html, "", strategy);
        }
        html.raw("</td><td>")
            .number(scalar.fields)
            .raw("</td></tr>\n");
    }
    html.raw("</tbody></table></div>\n");
}
