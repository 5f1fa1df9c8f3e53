//! The history on an event's page: what the catalogue says, what releases did, and what is not released yet.

use std::fs;

use super::docs;
use crate::cli::run::cdl;
use crate::cli::shop::{AUTH, HEADER, Shop};

/// The lines of the history on a page, without markup.
fn history(shop: &Shop, event: &str) -> Vec<String> {
    let out = shop.path().join("site");
    docs(&shop.catalogue(), &out).exits(0);
    let page = fs::read_to_string(out.join(format!("events/{event}.html"))).unwrap();
    let Some((_, list)) = page.split_once("<ol class=\"history\">") else {
        return Vec::new();
    };
    let (list, _) = list.split_once("</ol>").unwrap();
    let lines = list.lines().filter(|line| !line.is_empty());
    lines.map(without_markup).collect()
}

fn without_markup(line: &str) -> String {
    let parts = line
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<String>().replace("&quot;", "\"")
}

fn release(shop: &Shop, version: (&str, &str)) {
    shop.edit(HEADER, version.0, version.1);
    // Somebody answers for what is loosened, should there be something.
    let words = "release --approved-by dpo@acme.example --because reviewed";
    cdl(words, &[&shop.catalogue()]).exits(0);
}

#[test]
fn what_each_release_did_to_an_event_is_on_its_page() {
    let shop = Shop::new();
    assert_eq!(
        history(&shop, "auth.login"),
        [""; 0],
        "nothing is known yet"
    );
    release(&shop, ("4.2.0", "4.2.0"));
    let on_record = "4.2.0 The oldest release on record has the event.";
    assert_eq!(history(&shop, "auth.login"), [on_record]);

    // An event, a field and an enum are new.
    shop.write(
        "catalogue/types.toml",
        "[enum.Device]\nvalues = [{ id = \"phone\" }]\n",
    );
    shop.edit(
        HEADER,
        "[[file]]",
        "[[file]]\npath = \"types.toml\"\nkind = \"types\"\n[[file]]",
    );
    shop.edit(
        AUTH,
        "[reserved]",
        "[event.\"auth.reset\"]\ncategory = \"authentication\"\nseverity = \"info\"\n[reserved]",
    );
    shop.edit(
        AUTH,
        "method   =",
        "device = { type = \"Device\", class = \"public\" }\nmethod   =",
    );
    let unreleased = "4.2.0 Field device is added. not released yet";
    assert!(history(&shop, "auth.login").contains(&unreleased.to_owned()));
    release(&shop, ("4.2.0", "4.3.0"));
    assert_eq!(history(&shop, "auth.reset"), ["4.3.0 The event is added."]);

    // A value of the enum is new, and a field is reclassified: both are of the event.
    shop.edit(
        "types.toml",
        "{ id = \"phone\" }",
        "{ id = \"phone\" }, { id = \"desk\" }",
    );
    shop.edit(
        AUTH,
        "class = \"public\" }\nmethod",
        "class = \"internal\" }\nmethod",
    );
    release(&shop, ("4.3.0", "5.0.0"));
    // Words for people are no change of the event.
    shop.edit(AUTH, "Somebody logs in.", "Somebody comes in.");
    release(&shop, ("5.0.0", "5.0.1"));
    assert_eq!(
        history(&shop, "auth.login"),
        [
            on_record,
            "4.3.0 Enum Device is added.",
            "4.3.0 Field device is added.",
            "5.0.0 Enum Device, value desk is added.",
            "5.0.0 Field device: class \"public\" (0) became \"internal\" (1).",
            "5.0.0 Field device: \"drop\" is lawful.",
            "5.0.0 Field device: \"mask\" is lawful.",
        ]
    );
    // Nothing is on record of what did not change.
    assert_eq!(history(&shop, "auth.logout"), [on_record]);
    cdl("release --check", &[&shop.catalogue()]).exits(0);
}

#[test]
fn what_the_catalogue_says_itself_is_said_once() {
    let shop = Shop::new();
    release(&shop, ("4.2.0", "4.2.0"));
    shop.edit(
        AUTH,
        "attempts = {",
        "device = { type = \"string\", class = \"public\", since = \"4.3.0\" }\nattempts = { deprecated = { since = \"4.3.0\", note = \"Nobody counts.\" },",
    );
    release(&shop, ("4.2.0", "4.3.0"));
    assert_eq!(
        history(&shop, "auth.login"),
        [
            "4.2.0 The oldest release on record has the event.",
            "4.3.0 Field device is added.",
            "4.3.0 Field attempts: Deprecated since 4.3.0. Nobody counts.",
        ]
    );
}

#[test]
fn a_lock_that_is_none_is_told_and_no_site_is_written() {
    let shop = Shop::new();
    fs::write(shop.lock(), "lock = 1\n").unwrap();
    let out = shop.path().join("site");
    docs(&shop.catalogue(), &out)
        .exits(1)
        .tells(&["catalogue.lock is no lock that `cdl release` wrote:\n"]);
    assert!(!out.exists());
}
