//! The page of an event.

use std::sync::Arc;

use cdl_catalogue::Catalogue;
use cdl_catalogue::declare::{Extent, declare};
use cdl_catalogue::model::{Delivery, Event, Field, Moments};
use cdl_runtime::format::hash::hex_string;

use super::badge;
use super::html::{Html, encoded};
use super::page::{Frame, Script, Tab, page};
use super::releases::Releases;
use super::{fields, history};
use crate::example::{Token, written};

/// From a page in `events/` to the others.
const UP: &str = "../";

pub(super) fn event(catalogue: &Catalogue, releases: &Releases, event: &Arc<Event>) -> String {
    let mut html = Html::new();
    head(&mut html, event);
    outcomes(&mut html, event);
    html.raw("<section aria-labelledby=\"fields\"><h2 id=\"fields\">Fields</h2>\n");
    fields::table(&mut html, catalogue, UP, &event.fields);
    html.raw("</section>\n");
    examples(&mut html, catalogue, event);
    controls(&mut html, event);
    facts(&mut html, event);
    history::history(&mut html, event, &releases.of_event(catalogue, event));
    rust(&mut html, catalogue, event);
    let frame = Frame {
        catalogue,
        up: UP,
        tab: Tab::Events,
        title: &event.name,
        script: Script::None,
    };
    page(&frame, &html)
}

fn head(html: &mut Html, event: &Event) {
    let namespace = event.name.split('.').next().unwrap_or_default();
    html.raw("<p class=\"crumbs\"><a")
        .attribute("href", "../index.html")
        .raw(">Events</a> / <a")
        .attribute("href", &format!("../index.html#ns-{}", encoded(namespace)))
        .raw(">")
        .text(namespace)
        .raw("</a></p>\n<h1><code>")
        .text(&event.name)
        .raw("</code></h1>\n<p class=\"lead\">");
    let said = event.description.as_deref().or(event.title.as_deref());
    html.text(said.unwrap_or("It has no description."))
        .raw("</p>\n<p class=\"badges\"><span class=\"badge\">")
        .text(&event.category)
        .raw("</span>");
    if event.mandatory {
        html.raw(" <span class=\"badge strong\">mandatory</span>");
    }
    if event.experimental {
        html.raw(" <span class=\"badge notice\">experimental</span>");
    }
    html.raw("</p>\n");
    if let Some(deprecated) = &event.deprecated {
        html.raw("<p class=\"banner\" role=\"note\">")
            .text(&history::deprecation(deprecated));
        if let Some(other) = &deprecated.replaced_by {
            html.raw(" ")
                .link(&format!("{}.html", encoded(other)), other);
        }
        html.raw("</p>\n");
    }
}

fn outcomes(html: &mut Html, event: &Event) {
    html.raw("<section aria-labelledby=\"outcomes\"><h2 id=\"outcomes\">Outcomes</h2>\n<ul class=\"outcomes\">\n");
    let mut outcome = |name: &str, severity, emitter: &str, given: &str| {
        html.raw("<li><strong>").text(name).raw("</strong> ");
        badge::severity(html, severity);
        html.raw(" <code>.")
            .text(emitter)
            .raw("(&amp;audit")
            .text(given)
            .raw(")</code></li>\n");
    };
    if let Some(severity) = event.attempted {
        outcome("attempted", severity, "attempt", "");
    }
    match &event.moments {
        Moments::Single(severity) => outcome("one severity", *severity, "emit", ""),
        Moments::Outcomes(outcomes) => {
            for (name, severity) in outcomes {
                outcome(name, *severity, name, &given(event, name));
            }
        }
    }
    html.raw("</ul></section>\n");
}

/// What the emitter of an outcome takes besides the handle: `, reason, status: Option<_>`.
fn given(event: &Event, outcome: &str) -> String {
    let comes = |field: &&Field| {
        let outcomes = field.only_if.as_ref();
        // As the struct below: what is deprecated and optional is not declared.
        (field.required || field.deprecated.is_none())
            && outcomes.is_some_and(|outcomes| outcomes.iter().any(|word| word == outcome))
    };
    let parameter = |field: &Field| {
        let optional = if field.required { "" } else { ": Option<_>" };
        format!(", {}{optional}", field.name)
    };
    event.fields.iter().filter(comes).map(parameter).collect()
}

/// The catalogue's examples as a trail would hold them.
fn examples(html: &mut Html, catalogue: &Catalogue, event: &Event) {
    let written: Vec<Vec<Token>> = event
        .examples
        .iter()
        .filter_map(|example| written(catalogue, event, example))
        .collect();
    if written.is_empty() {
        return;
    }
    html.raw("<section aria-labelledby=\"example\"><h2 id=\"example\">Example</h2>\n");
    for tokens in written {
        html.raw("<pre class=\"json\" tabindex=\"0\"><code>");
        for token in &tokens {
            match token {
                Token::Mark(text) => html.lines(text),
                Token::Key(text) => html.raw("<span class=\"key\">").text(text).raw("</span>"),
                Token::Plain(text) => html.text(text),
                Token::Redacted(text) => html.raw("<mark>").text(text).raw("</mark>"),
            };
        }
        html.raw("</code></pre>\n");
    }
    html.raw("<p class=\"quiet\">As the trail holds it: <mark>marked</mark> values are redacted by the default of their field.");
    let dropped = fields::dropped(catalogue, &event.fields, "");
    if !dropped.is_empty() {
        html.raw(" Not written at all: <code>")
            .text(&dropped.join(", "))
            .raw("</code>.");
    }
    html.raw("</p></section>\n");
}

fn controls(html: &mut Html, event: &Event) {
    if event.controls.is_empty() {
        return;
    }
    html.raw("<section aria-labelledby=\"controls\"><h2 id=\"controls\">Controls</h2>\n<ul class=\"chips\">");
    for control in &event.controls {
        html.raw("<li>")
            .link(
                &format!("../controls.html#control-{}", encoded(control)),
                control,
            )
            .raw("</li>");
    }
    html.raw("</ul></section>\n");
}

fn facts(html: &mut Html, event: &Event) {
    html.raw(
        "<section aria-labelledby=\"facts\"><h2 id=\"facts\">Facts</h2>\n<dl class=\"facts\">\n",
    );
    let mut fact = |name: &'static str, text: &str| {
        html.raw("<div><dt>")
            .raw(name)
            .raw("</dt><dd>")
            .text(text)
            .raw("</dd></div>\n");
    };
    let owners = event.owners.join(", ");
    fact("Owners", if owners.is_empty() { "nobody" } else { &owners });
    fact("Kept for", &event.retention);
    fact(
        "Delivery",
        match event.delivery {
            Delivery::Durable => "durable: on disk once waited for",
            Delivery::Queued => "queued: in order, refused rather than lost",
            Delivery::BestEffort => "best effort: losses are counted",
        },
    );
    fact("Action", &event.action);
    if let Some(volume) = &event.volume {
        let expected = volume
            .expected
            .as_ref()
            .map(|rate| format!("{rate} expected"));
        let peak = volume.peak.as_ref().map(|rate| format!("{rate} at most"));
        let both: Vec<String> = expected.into_iter().chain(peak).collect();
        fact("Volume", &both.join(", "));
    }
    if !event.tests.is_empty() {
        fact("Tests", &event.tests.join(", "));
    }
    for (key, value) in &event.map {
        fact("Elsewhere", &format!("{key} = {value}"));
    }
    fact(
        "Declared at",
        &format!("{}:{}", event.place.file, event.place.line),
    );
    fact("Fingerprint", &hex_string(&event.fingerprint[..8]));
    html.raw("</dl></section>\n");
}

fn rust(html: &mut Html, catalogue: &Catalogue, event: &Arc<Event>) {
    let text = declare(catalogue, &[Arc::clone(event)], Extent::Structs);
    html.raw("<section aria-labelledby=\"rust\"><h2 id=\"rust\">In Rust</h2>\n<pre tabindex=\"0\"><code>")
        .lines(text.trim_end())
        .raw("</code></pre>\n<p class=\"quiet\"><code>cdl new event ")
        .text(&event.name)
        .raw("</code> prints it with the enums and objects that it needs.</p></section>\n");
}
