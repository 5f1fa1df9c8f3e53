//! The page of classes and strategies: what may be written of what.

use cdl_catalogue::Catalogue;

use super::badge;
use super::html::{Html, encoded};
use super::page::{Frame, Script, Tab, page};

pub(super) fn law(catalogue: &Catalogue) -> String {
    let mut classes: Vec<_> = catalogue.classes().collect();
    classes.sort_by(|one, other| (one.level, &one.name).cmp(&(other.level, &other.name)));
    let mut html = Html::new();
    html.raw("<h1>Classes and strategies</h1>\n<p class=\"lead\">A class says what data is; a strategy says how it is changed before it is written. ")
        .raw("What is lawful for a field is what its class, its type and the field itself allow together.</p>\n<h2>Classes</h2>\n");
    for class in classes {
        html.raw("<section class=\"card\"")
            .attribute("id", &format!("class-{}", class.name))
            .raw("><h3><code>")
            .text(&class.name)
            .raw("</code> <span class=\"quiet\">level ")
            .number(class.level.into())
            .raw("</span></h3>\n<p>")
            .text(
                class
                    .description
                    .as_deref()
                    .unwrap_or("It has no description."),
            )
            .raw("</p>\n<dl class=\"facts\"><div><dt>Lawful</dt><dd>");
        for (index, name) in class.allow.iter().enumerate() {
            html.raw(if index == 0 { "" } else { ", " })
                .link(&format!("#strategy-{}", encoded(name)), name);
        }
        html.raw("</dd></div><div><dt>Default</dt><dd>")
            .text(&class.default)
            .raw("</dd></div>");
        if let Some(most) = &class.max_retention {
            html.raw("<div><dt>Kept at most</dt><dd>")
                .text(most)
                .raw("</dd></div>");
        }
        if !class.legal.is_empty() {
            html.raw("<div><dt>Law</dt><dd>")
                .text(&class.legal.join(", "))
                .raw("</dd></div>");
        }
        html.raw("</dl></section>\n");
    }
    html.raw("<h2>Strategies</h2>\n");
    for strategy in catalogue.strategies() {
        html.raw("<section class=\"card\"")
            .attribute("id", &format!("strategy-{}", strategy.name))
            .raw("><h3><code>")
            .text(&strategy.name)
            .raw("</code></h3>\n<p>")
            .text(&badge::meaning(&strategy.kind))
            .raw("</p></section>\n");
    }
    let frame = Frame {
        catalogue,
        up: "",
        tab: Tab::Law,
        title: "Classes and strategies",
        script: Script::None,
    };
    page(&frame, &html)
}
