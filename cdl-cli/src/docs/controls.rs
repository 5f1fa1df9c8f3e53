//! The page of controls: which events are evidence for which.

use std::collections::BTreeMap;
use std::sync::Arc;

use cdl_catalogue::Catalogue;
use cdl_catalogue::model::Event;

use super::html::{Html, encoded};
use super::page::{Frame, Script, Tab, page};

/// Controls, each with its events.
pub(super) struct Controls(BTreeMap<String, Vec<Arc<Event>>>);

impl Controls {
    pub(super) fn of(events: &[Arc<Event>]) -> Self {
        let mut controls: BTreeMap<String, Vec<Arc<Event>>> = BTreeMap::new();
        for event in events {
            for control in &event.controls {
                controls
                    .entry(control.clone())
                    .or_default()
                    .push(Arc::clone(event));
            }
        }
        Self(controls)
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[Arc<Event>])> {
        self.0
            .iter()
            .map(|(control, events)| (control.as_str(), events.as_slice()))
    }

    pub(super) fn page(&self, catalogue: &Catalogue) -> String {
        let mut html = Html::new();
        html.raw("<h1>Controls</h1>\n<p class=\"lead\">Which events are evidence for which control, and how long each is kept.</p>\n");
        let mut framework = "";
        for (control, events) in self.iter() {
            let (of, number) = control.split_once(':').unwrap_or(("", control));
            if of != framework || framework.is_empty() {
                html.raw("<h2>")
                    .text(if of.is_empty() { "Others" } else { of })
                    .raw("</h2>\n");
                framework = of;
            }
            html.raw("<section class=\"card\"")
                .attribute("id", &format!("control-{control}"))
                .raw("><h3>")
                .text(number)
                .raw("</h3>\n<ul class=\"rows\">\n");
            for event in events {
                html.raw("<li><a")
                    .attribute("href", &format!("events/{}.html", encoded(&event.name)))
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
                    .raw("</span><span class=\"badges\"><span class=\"badge\">kept ")
                    .text(&event.retention)
                    .raw("</span></span></li>\n");
            }
            html.raw("</ul></section>\n");
        }
        if self.0.is_empty() {
            html.raw("<p class=\"quiet\">No event names a control.</p>\n");
        }
        let frame = Frame {
            catalogue,
            up: "",
            tab: Tab::Controls,
            title: "Controls",
            script: Script::None,
        };
        page(&frame, &html)
    }
}
