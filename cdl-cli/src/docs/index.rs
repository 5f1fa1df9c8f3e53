//! The first page: every event, by namespace, and a search over all there is.

use std::collections::BTreeMap;
use std::sync::Arc;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::Event;

use super::badge;
use super::controls::Controls;
use super::html::{Html, encoded};
use super::page::{Frame, Script, Tab, page};
use super::types::scalars;

pub(super) fn index(catalogue: &Catalogue, events: &[Arc<Event>], controls: &Controls) -> String {
    let mut namespaces: BTreeMap<&str, Vec<&Arc<Event>>> = BTreeMap::new();
    for event in events {
        let namespace = event.name.split('.').next().unwrap_or_default();
        namespaces.entry(namespace).or_default().push(event);
    }
    let mut html = Html::new();
    html.raw("<h1>")
        .text(catalogue.title().unwrap_or(catalogue.name()))
        .raw("</h1>\n<p class=\"lead\">");
    let counts = [
        (events.len(), "event", "events"),
        (namespaces.len(), "namespace", "namespaces"),
        (
            catalogue.classes().count(),
            "class of data",
            "classes of data",
        ),
        (controls.count(), "control", "controls"),
    ];
    for (at, (number, one, many)) in counts.into_iter().enumerate() {
        html.raw(if at == 0 { "" } else { " · " })
            .number(number)
            .raw(" ")
            .raw(if number == 1 { one } else { many });
    }
    html.raw("</p>\n<form role=\"search\" class=\"search\"><label for=\"q\">Search events, fields, classes, types, controls and owners</label>\n")
        .raw("<input id=\"q\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"login, personal, PCI-DSS…\">")
        .raw("<kbd aria-hidden=\"true\">/</kbd></form>\n<p id=\"count\" class=\"quiet\" role=\"status\" aria-live=\"polite\"></p>\n");
    for (namespace, events) in namespaces {
        html.raw("<section class=\"group\" data-group><h2")
            .attribute("id", &format!("ns-{namespace}"))
            .raw(">")
            .text(namespace)
            .raw(" <span class=\"quiet\" data-size>")
            .number(events.len())
            .raw("</span></h2>\n<ul class=\"rows\">\n");
        for event in events {
            row(&mut html, event);
        }
        html.raw("</ul></section>\n");
    }
    others(&mut html, catalogue, controls);
    let frame = Frame {
        catalogue,
        up: "",
        tab: Tab::Events,
        title: "Events",
        script: Script::Search,
    };
    page(&frame, &html)
}

fn row(html: &mut Html, event: &Event) {
    html.raw("<li")
        .attribute("data-search", &haystack(event))
        .raw("><a");
    html.attribute("href", &format!("events/{}.html", encoded(&event.name)))
        .raw("><code>")
        .text(&event.name)
        .raw("</code></a><span class=\"about\">")
        .text(
            event
                .description
                .as_deref()
                .or(event.title.as_deref())
                .unwrap_or_default(),
        )
        .raw("</span><span class=\"badges\">");
    if event.deprecated.is_some() {
        html.raw("<span class=\"badge notice\">deprecated</span>");
    }
    if event.mandatory {
        html.raw("<span class=\"badge strong\">mandatory</span>");
    }
    for severity in badge::severities(&event.moments) {
        badge::severity(html, severity);
    }
    html.raw("</span></li>\n");
}

/// Everything by which somebody may look for an event, in lower case.
fn haystack(event: &Event) -> String {
    let mut words: Vec<&str> = vec![&event.name, &event.category, event.delivery.as_str()];
    words.extend(event.title.as_deref());
    words.extend(event.description.as_deref());
    words.extend(event.owners.iter().map(String::as_str));
    words.extend(event.controls.iter().map(String::as_str));
    for field in &event.fields {
        words.push(&field.name);
        words.push(&field.type_name);
        words.extend(field.class.as_ref().map(|class| class.name.as_str()));
    }
    if event.mandatory {
        words.push("mandatory");
    }
    if event.deprecated.is_some() {
        words.push("deprecated");
    }
    words.join(" ").to_lowercase()
}

/// What is no event is shown only to whoever searches.
fn others(html: &mut Html, catalogue: &Catalogue, controls: &Controls) {
    html.raw("<section class=\"group\" data-group data-extra hidden><h2>Elsewhere in the catalogue</h2>\n<ul class=\"rows\">\n");
    let mut other = |kind: &'static str, name: &str, href: String, about: &str| {
        let haystack = format!("{kind} {name} {about}").to_lowercase();
        html.raw("<li data-extra hidden")
            .attribute("data-search", &haystack)
            .raw("><a");
        html.attribute("href", &href)
            .raw("><code>")
            .text(name)
            .raw("</code></a><span class=\"about\">")
            .text(about)
            .raw("</span><span class=\"badges\"><span class=\"badge\">")
            .raw(kind)
            .raw("</span></span></li>\n");
    };
    for class in catalogue.classes() {
        let href = format!("classes.html#class-{}", encoded(&class.name));
        other(
            "class",
            &class.name,
            href,
            class.description.as_deref().unwrap_or_default(),
        );
    }
    for strategy in catalogue.strategies() {
        let href = format!("classes.html#strategy-{}", encoded(&strategy.name));
        other(
            "strategy",
            &strategy.name,
            href,
            &badge::meaning(&strategy.kind),
        );
    }
    for name in catalogue.objects() {
        if let Ok(object) = catalogue.object(name) {
            let href = format!("types.html#type-{}", encoded(name));
            other(
                "object",
                name,
                href,
                object.description.as_deref().unwrap_or_default(),
            );
        }
    }
    for name in catalogue.enums() {
        if let Ok(found) = catalogue.enumeration(name) {
            let href = format!("types.html#type-{}", encoded(name));
            other(
                "enum",
                name,
                href,
                found.description.as_deref().unwrap_or_default(),
            );
        }
    }
    for (name, scalar) in scalars(catalogue) {
        let href = format!("types.html#type-{}", encoded(&name));
        other("type", &name, href, scalar.base);
    }
    for (control, events) in controls.iter() {
        let href = format!("controls.html#control-{}", encoded(control));
        other("control", control, href, &some(events));
    }
    html.raw("</ul></section>\n");
}

/// The first few events of a control, and how many more.
fn some(events: &[Arc<Event>]) -> String {
    let names: Vec<&str> = events
        .iter()
        .take(NAMES_MAX)
        .map(|event| event.name.as_str())
        .collect();
    match events.len() - names.len() {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

/// So many events of a control are named on the first page.
const NAMES_MAX: usize = 3;
