//! The frame of every page: head, navigation, footer.

use base64ct::{Base64, Encoding as _};
use cdl_catalogue::Catalogue;
use cdl_runtime::format::hash::{hex_string, line_digest};

use super::html::Html;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("search.js");

/// By this line a folder is known to hold a site of ours.
pub(super) const GENERATOR: &str = "<meta name=\"generator\" content=\"cdl docs\">";

/// Which page of the navigation one is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Events,
    Law,
    Types,
    Controls,
}

/// What is around the content of a page.
pub(super) struct Frame<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// `../` for a page in a folder.
    pub(super) up: &'static str,
    pub(super) tab: Tab,
    pub(super) title: &'a str,
    pub(super) script: Script,
}

/// Whether a page searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Search,
    None,
}

/// The whole page. Only our own style and script run in it: their hashes are in its policy.
pub(super) fn page(frame: &Frame<'_>, content: &Html) -> String {
    let mut html = Html::new();
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\"")
        .attribute("content", &policy(frame.script))
        .raw(">\n")
        .raw(GENERATOR)
        .raw("\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        .text(&format!("{} · {} {}", frame.title, frame.catalogue.name(), frame.catalogue.version()))
        .raw("</title>\n<style>")
        .raw(STYLE)
        .raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n<header class=\"bar\"><div>\n<a class=\"brand\"")
        .attribute("href", &format!("{}index.html", frame.up))
        .raw("><strong>")
        .text(frame.catalogue.title().unwrap_or(frame.catalogue.name()))
        .raw("</strong> <span>")
        .text(frame.catalogue.version())
        .raw("</span></a>\n<nav aria-label=\"Catalogue\"><ul>");
    for (tab, file, text) in [
        (Tab::Events, "index.html", "Events"),
        (Tab::Law, "classes.html", "Classes"),
        (Tab::Types, "types.html", "Types"),
        (Tab::Controls, "controls.html", "Controls"),
    ] {
        html.raw("<li><a")
            .attribute("href", &format!("{}{file}", frame.up));
        if tab == frame.tab {
            html.raw(" aria-current=\"page\"");
        }
        html.raw(">").raw(text).raw("</a></li>");
    }
    html.raw("</ul></nav>\n</div></header>\n<main id=\"main\" tabindex=\"-1\">\n")
        .html(content)
        .raw("</main>\n<footer>")
        .text(&format!(
            "Catalogue {} {}",
            frame.catalogue.name(),
            frame.catalogue.version()
        ));
    let owners = frame.catalogue.owners();
    if !owners.is_empty() {
        html.text(&format!(", answered for by {}", owners.join(", ")));
    }
    html.raw(". Digest <code>")
        .text(&hex_string(&frame.catalogue.digest()[..8]))
        .raw("</code>. Written by <code>cdl docs</code>.</footer>\n");
    if frame.script == Script::Search {
        html.raw("<script>").raw(SCRIPT).raw("</script>\n");
    }
    html.raw("</body>\n</html>\n");
    html.into_string()
}

fn policy(script: Script) -> String {
    let hash = |text: &str| {
        format!(
            "'sha256-{}'",
            Base64::encode_string(&line_digest(text.as_bytes()))
        )
    };
    let scripts = match script {
        Script::Search => hash(SCRIPT),
        Script::None => "'none'".to_owned(),
    };
    format!(
        "default-src 'none'; style-src {}; script-src {scripts}; base-uri 'none'; form-action 'none'",
        hash(STYLE)
    )
}
