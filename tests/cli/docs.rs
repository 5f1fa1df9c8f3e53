//! `cdl docs [DIR] --out DIR`: a site that needs no server, and in which nothing of a catalogue runs.

mod history;
mod hostile;
mod example;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::browser::dom;
use super::run::cdl;
use super::shop::{AUTH, Shop};

fn standard() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    root.join("catalogue/standard")
}

/// The site of a catalogue, in `site/` of a folder of its own.
fn site(catalogue: &Path) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    docs(catalogue, &folder.path().join("site")).exits(0);
    folder
}

#[test]
fn an_emitter_is_shown_with_what_its_outcome_demands() {
    let shop = Shop::new().with(
        AUTH,
        "attempts = { type = \"u32\", max = 1000 }",
        "attempts = { type = \"u32\", max = 1000, only_if = { outcome = [\"failure\"] } }\n\
         reason = { type = \"string\", max_len = 40, required = true, only_if = { outcome = [\"failure\"] } }",
    );
    let site = site(&shop.catalogue());
    let page = fs::read_to_string(site.path().join("site/events/auth.login.html")).unwrap();
    for call in [
        ".success(&amp;audit)</code>",
        ".failure(&amp;audit, attempts: Option&lt;_&gt;, reason)</code>",
    ] {
        assert!(page.contains(call), "no {call} in {page}");
    }
}

fn docs(catalogue: &Path, out: &Path) -> super::run::Ran {
    cdl(&format!("docs --out {}", out.display()), &[catalogue])
}

/// Every page, by its path in the site.
fn pages(folder: &Path) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for below in ["", "events"] {
        for entry in fs::read_dir(folder.join(below)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                pages.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    pages
}

/// The values of an attribute in a page.
fn attributes<'a>(page: &'a str, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let start = format!(" {name}=\"");
    page.match_indices(&start)
        .map(|(at, found)| {
            page[at + found.len()..]
                .split('"')
                .next()
                .unwrap()
                .replace("&amp;", "&")
        })
        .collect::<Vec<_>>()
        .into_iter()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_link_leads_to_a_place_that_is_there_and_none_outside() {
    let folder = site(&standard());
    let pages = pages(&folder.path().join("site"));
    assert_eq!(pages.len(), 4 + 176);
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| (path.as_str(), attributes(page, "id").collect()))
        .collect();
    let mut links = 0;
    for (path, page) in &pages {
        assert_eq!(
            ids[path.as_str()].len(),
            attributes(page, "id").count(),
            "{path}: an id stands twice"
        );
        assert_eq!(
            attributes(page, "src").count(),
            0,
            "{path}: everything is in the page"
        );
        for href in attributes(page, "href") {
            let (file, fragment) = href.split_once('#').unwrap_or((&href, ""));
            let file = match file.strip_prefix("../") {
                Some(file) => file.to_owned(),
                None if file.is_empty() => path.clone(),
                None if path.starts_with("events/") => format!("events/{file}"),
                None => file.to_owned(),
            };
            let known = ids
                .get(file.as_str())
                .unwrap_or_else(|| panic!("{path} leads to {href}"));
            assert!(
                fragment.is_empty() || known.contains(&decoded(fragment)),
                "{path} leads to {href}"
            );
            links += 1;
        }
    }
    assert!(links > 5000, "{links}");
}

#[test]
fn a_page_can_be_walked_without_eyes_or_mouse() {
    let folder = site(&standard());
    for (path, page) in pages(&folder.path().join("site")) {
        for part in [
            "<html lang=\"en\">",
            "<a class=\"skip\" href=\"#main\">",
            "<nav aria-label=\"Catalogue\">",
            "<main id=\"main\"",
            "<footer>",
            "<meta name=\"viewport\"",
            "prefers-color-scheme: dark",
        ] {
            assert_eq!(page.matches(part).count(), 1, "{path}: {part}");
        }
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert!(
            page.matches(" aria-current=\"page\"").count() == 1,
            "{path}"
        );
        assert!(
            page.matches("<th").count()
                == page.matches("<th scope=").count() + page.matches("<thead").count(),
            "{path}: every head says of what"
        );
    }
    let index = fs::read_to_string(folder.path().join("site/index.html")).unwrap();
    assert!(
        index.contains("<label for=\"q\">")
            && index.contains("role=\"search\"")
            && index.contains("aria-live=\"polite\"")
    );
}

#[test]
fn contrast_suffices_for_small_text_in_light_and_dark() {
    // WCAG 2.2 success criterion 1.4.3: 4.5 to 1.
    fn luminance(color: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }
    let folder = site(&standard());
    let index = fs::read_to_string(folder.path().join("site/index.html")).unwrap();
    for part in index.split(":root {").skip(1).take(2) {
        let colors: BTreeMap<&str, &str> = part
            .split('}')
            .next()
            .unwrap()
            .split(';')
            .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"))
            .map(|(name, _)| name)
            .map(|name| {
                let at = part.find(&format!("--{name}: ")).unwrap() + name.len() + 4;
                (name, &part[at..at + 7])
            })
            .collect();
        for (ink, paper) in [
            ("ink", "paper"),
            ("ink", "card"),
            ("ink", "soft"),
            ("quiet", "paper"),
            ("quiet", "card"),
            ("quiet", "soft"),
            ("link", "paper"),
            ("link", "card"),
            ("mark-ink", "mark"),
            ("calm-ink", "calm"),
            ("notice-ink", "notice"),
            ("warning-ink", "warning"),
            ("grave-ink", "grave"),
            ("strong-ink", "strong"),
            ("key", "card"),
        ] {
            let (one, other) = (luminance(colors[ink]), luminance(colors[paper]));
            let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            assert!(ratio >= 4.5, "{ink} on {paper}: {ratio:.2}");
        }
    }
}

#[test]
fn the_same_catalogue_gives_the_same_bytes_and_a_site_is_replaced() {
    let (one, other) = (site(&standard()), site(&standard()));
    let first = pages(&one.path().join("site"));
    assert_eq!(first, pages(&other.path().join("site")));
    // What was a page of an event that is gone goes; what is not ours stays.
    let events = one.path().join("site/events");
    fs::copy(
        events.join("auth.login.html"),
        events.join("auth.gone.html"),
    )
    .unwrap();
    fs::write(events.join("notes.txt"), "mine").unwrap();
    docs(&standard(), &one.path().join("site")).exits(0);
    let mut again = pages(&one.path().join("site"));
    assert_eq!(again.remove("events/notes.txt").as_deref(), Some("mine"));
    assert_eq!(first, again);

    let foreign = tempfile::tempdir().unwrap();
    fs::write(foreign.path().join("index.html"), "<p>mine").unwrap();
    docs(&standard(), foreign.path())
        .exits(1)
        .tells(&["holds files that are no site of cdl: name a folder that is not there, or empty"]);
    assert_eq!(fs::read_dir(foreign.path()).unwrap().count(), 1);
    docs(&standard(), &foreign.path().join("index.html"))
        .exits(1)
        .tells(&["error: cannot write "]);
}

#[test]
fn a_real_browser_searches_from_a_fragment() {
    let folder = site(&standard());
    let index = format!("file://{}/site/index.html", folder.path().display());
    // An event of its own name, one that has such a field, and what is no event at all.
    for (query, shown, hidden) in [
        (
            "login",
            &["auth.login.html"][..],
            &["auth.logout.html", "data.cardholder.read.html"][..],
        ),
        (
            "LOGIN%20second_factor",
            &["auth.login.html"],
            &["auth.logout.html"],
        ),
        (
            "cardholder",
            &["data.cardholder.read.html", "classes.html#class-cardholder"],
            &["auth.login.html"],
        ),
        (
            "10.2.1.4",
            &[
                "auth.login.html",
                "controls.html#control-PCI-DSS%3A10.2.1.4",
            ],
            &["data.cardholder.read.html"],
        ),
        ("zzzz", &[], &["auth.login.html"]),
        (
            "",
            &["auth.login.html", "data.cardholder.read.html"],
            &["classes.html#class-cardholder"],
        ),
        ("%E0%A4%A", &[], &["auth.login.html"]),
    ] {
        let Some(dom) = dom(&format!("{index}#q={query}")) else {
            return;
        };
        let rows: Vec<&str> = dom
            .split("<li")
            .filter(|row| row.contains("data-search="))
            .collect();
        assert!(rows.len() > 300, "{}", rows.len());
        let is_shown = |name: &str| {
            let row = rows
                .iter()
                .find(|row| row.contains(&format!("{name}\">")))
                .unwrap_or_else(|| panic!("no row of {name}"));
            !row.split('>').next().unwrap().contains(" hidden=")
        };
        for name in shown {
            assert!(is_shown(name), "#q={query} hides {name}");
        }
        for name in hidden {
            assert!(!is_shown(name), "#q={query} shows {name}");
        }
        let count = dom
            .split("id=\"count\"")
            .nth(1)
            .and_then(|rest| rest.split('>').nth(1))
            .unwrap();
        let expected = rows
            .iter()
            .filter(|row| !row.split('>').next().unwrap().contains(" hidden="))
            .count();
        match query {
            "" => assert!(
                count.starts_with('<') || count.starts_with("</p"),
                "{count}"
            ),
            _ => assert!(
                count.starts_with(&format!("{expected} match")),
                "{count} {expected}"
            ),
        }
    }
}
