//! Which event it is.

use crate::base::load;
use crate::declare::{structure, told};
use cdl_catalogue::check_event;
use insta::assert_snapshot;

#[test]
fn an_event_is_in_the_catalogue() {
    let declaration = structure(
        "Login",
        "auth.lgoin",
        &["method: AuthMethod", "attempts: Option<u32>"],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0001 at Name: no event "auth.lgoin" in catalogue "shop" 4.2.0
      help: did you mean `auth.login`?
      note: to add it, write in events/auth.toml:
    [event."auth.lgoin"]
    description = "…"
    category = "…"
    outcomes = { success = "info", failure = "warning" }
    [event."auth.lgoin".field]
    method = { type = "…", class = "…", required = true }
    attempts = { type = "u32", class = "…" }
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn an_unknown_event_without_a_neighbour_can_be_pasted() {
    let declaration = structure(
        "CardAdded",
        "auth.card.added",
        &[
            "#[redact] pan: &'a str",
            "at: Option<SystemTime>",
            "#[rename(card_brand)] brand: Brand",
        ],
    );
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0001 at Name: no event "auth.card.added" in catalogue "shop" 4.2.0
      note: to add it, write in events/auth.toml:
    [event."auth.card.added"]
    description = "…"
    category = "…"
    outcomes = { success = "info", failure = "warning" }
    [event."auth.card.added".field]
    pan = { type = "string", class = "…", required = true }
    at = { type = "timestamp", class = "…" }
    card_brand = { type = "…", class = "…", required = true }
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn a_namespace_is_in_the_catalogue() {
    let declaration = structure("Login", "atuh.login", &[]);
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0007 at Name: no namespace "atuh"
      help: did you mean `auth`? known: account, auth
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn a_reserved_event_stays_away() {
    let declaration = structure("Sent", "auth.magic_link.sent", &[]);
    let mistakes = check_event(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0005 at Name: "auth.magic_link.sent" is reserved: it had another meaning once
      help: use another name
      catalogue: events/auth.toml:30
    "#);
}
