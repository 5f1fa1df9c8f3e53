//! `cdl diff [OLD [NEW]]`: what changed, for whom, and how much the version must say.

use std::fs;

use cdl_catalogue::diff::{Bump, TABLE};
use serde_json::Value;

use super::run::cdl;
use super::shop::{AUTH, HEADER, Shop};

/// One change of each size.
fn changed() -> Shop {
    Shop::new()
        .with(AUTH, "type = \"u32\"", "type = \"u64\"")
        .with(AUTH, "retention   = \"2y\"", "retention   = \"3y\"")
        .with(AUTH, "Somebody logs out.", "Somebody leaves.")
}

#[test]
fn the_same_catalogue_has_not_changed() {
    let (old, new) = (Shop::new(), Shop::new());
    let ran = cdl("diff", &[&old.catalogue(), &new.catalogue()]).exits(0);
    assert_eq!(ran.out, "acme-shop 4.2.0 -> acme-shop 4.2.0\n\nno change\n");
    assert_eq!(ran.err, "");
}

#[test]
fn each_change_has_three_columns_and_the_worst_is_first() {
    let (old, new) = (Shop::new(), changed());
    let ran = cdl("diff", &[&old.catalogue(), &new.catalogue()]).exits(1);
    assert_eq!(
        ran.out,
        r#"acme-shop 4.2.0 -> acme-shop 4.2.0

code       consumers  evidence
major      major      major      event "auth.login" field "attempts": type "u32" became "u64"
-          -          minor      event "auth.login": retention 2y became 3y
patch      patch      patch      event "auth.logout": what is said of it for people and other tools

3 changes need major, but the version is still 4.2.0: the next version is 5.0.0
"#
    );
}

#[test]
fn the_exit_code_tells_whether_the_version_says_enough() {
    for (version, audience, code, says) in [
        (
            "4.2.1",
            "",
            1,
            "3 changes need major, but 4.2.0 -> 4.2.1 says patch: the next version is 5.0.0\n",
        ),
        ("4.3.0", "", 1, "the next version is 5.0.0\n"),
        (
            "5.0.0",
            "",
            0,
            "3 changes need major; 4.2.0 -> 5.0.0 says major\n",
        ),
        (
            "4.1.0",
            "",
            1,
            "3 changes need major, but 4.1.0 comes before 4.2.0: swap them, or raise the version\n",
        ),
        ("4.2.1", "--audience code", 1, "2 changes need major, but"),
        (
            "5.0.0",
            "--audience code,evidence",
            0,
            "3 changes need major;",
        ),
    ] {
        let (old, new) = (Shop::new(), changed().with(HEADER, "4.2.0", version));
        let words = format!("diff {audience}");
        cdl(&words, &[&old.catalogue(), &new.catalogue()])
            .exits(code)
            .prints(&[says]);
    }
    // What an audience does not notice, it does not have to be told.
    let (old, new) = (
        Shop::new(),
        Shop::new()
            .with(AUTH, "retention   = \"2y\"", "retention   = \"3y\"")
            .with(HEADER, "4.2.0", "4.2.1"),
    );
    let paths: [&std::path::Path; 2] = [&old.catalogue(), &new.catalogue()];
    cdl("diff --audience code", &paths)
        .exits(0)
        .prints(&["no change; 4.2.0 -> 4.2.1 says patch\n"]);
    cdl("diff --audience evidence", &paths)
        .exits(1)
        .prints(&["\nminor      event"]);
}

#[test]
fn what_is_removed_and_not_reserved_is_an_error_of_its_own() {
    let (old, new) = (
        Shop::new(),
        Shop::new()
            .with(AUTH, "attempts = { type = \"u32\", max = 1000 }\n", "")
            .with(HEADER, "4.2.0", "5.0.0"),
    );
    let paths: [&std::path::Path; 2] = [&old.catalogue(), &new.catalogue()];
    let told = "error: event \"auth.login\" field \"attempts\" was removed and is not reserved: write below [reserved]: fields = { \"auth.login\" = [\"attempts\"] }\n";
    cdl("diff", &paths).exits(1).tells(&[told]);
    new.edit(
        AUTH,
        "[reserved]",
        "[reserved]\nfields = { \"auth.login\" = [\"attempts\"] }",
    );
    let ran = cdl("diff", &paths).exits(0);
    assert_eq!(ran.err, "");
}

#[test]
fn a_change_that_many_share_is_one_row() {
    let event = |number: u32| {
        format!("[event.\"auth.e{number}\"]\ncategory = \"authentication\"\nseverity = \"info\"\n")
    };
    let events: Vec<String> = (0..9).map(event).collect();
    let events = events.concat();
    let (old, new) = (
        Shop::new(),
        Shop::new().with(AUTH, "[reserved]", &(events + "[reserved]")),
    );
    cdl("diff", &[&old.catalogue(), &new.catalogue()])
        .exits(1)
        .prints(&["9 events: new: \"auth.e0\", \"auth.e1\", \"auth.e2\" and 6 more\n"]);
}

#[test]
fn machines_and_reviews_have_their_own_forms() {
    let (old, new) = (Shop::new(), changed());
    let paths: [&std::path::Path; 2] = [&old.catalogue(), &new.catalogue()];
    let ran = cdl("diff --json", &paths).exits(1);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["required"], "major");
    assert_eq!(value["declared"], "none");
    assert_eq!(value["next"], "5.0.0");
    assert_eq!(value["enough"], false);
    let first = &value["changes"][0];
    assert_eq!(first["rule"], "retention-lengthened");
    assert_eq!(first["evidence"], "minor");
    assert_eq!(first["code"], Value::Null);
    assert_eq!(value["changes"][1]["part"]["name"], "attempts");

    let ran = cdl("diff --markdown", &paths).exits(1);
    ran.prints(&[
        "## acme-shop 4.2.0 -&gt; acme-shop 4.2.0\n",
        "| change | code | consumers | evidence |\n|---|---|---|---|\n",
        "| event \"auth.login\" field \"attempts\": type \"u32\" became \"u64\" | **major** | **major** | **major** |\n",
        "| event \"auth.login\": retention 2y became 3y | – | – | minor |\n",
    ]);
}

#[test]
fn before_the_first_release_it_is_told_what_writes_the_lock() {
    let shop = Shop::new();
    let new = shop.catalogue();
    let ran = cdl("diff", &[&shop.path().join("nowhere"), &new]).exits(1);
    assert!(!ran.err.contains("cdl release"), "{ran:?}");
    fs::create_dir(shop.path().join("old")).unwrap();
    let lock = shop.lock();
    cdl("diff", &[&lock, &new])
        .exits(1)
        .tells(&["catalogue.lock is not there: `cdl release` writes it first"]);
}

#[test]
fn a_lock_stands_for_the_catalogue_that_it_was_released_from() {
    let shop = Shop::new();
    cdl("release", &[&shop.catalogue()]).exits(0);
    let old = shop.path().join("old");
    fs::copy(shop.lock(), &old).unwrap();
    shop.edit(AUTH, "failure = \"warning\"", "failure = \"info\"");
    let expected = "-          minor      major      event \"auth.login\" outcome \"failure\": severity warning became info\n";
    for paths in [
        [&*old, &shop.catalogue()],
        [&shop.lock(), &shop.catalogue()],
    ] {
        cdl("diff", &paths).exits(1).prints(&[expected]);
    }
    let back = "-          minor      minor      event \"auth.login\" outcome \"failure\": severity info became warning\n";
    cdl("diff", &[&shop.catalogue(), &old])
        .exits(1)
        .prints(&[back]);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let shop = Shop::new();
    let nowhere = shop.path().join("nowhere");
    let text = shop.write("notes.txt", "lock = 1\nevents = 5\n");
    let newer = shop.write("newer.lock", "lock = 7\nwhatever = true\n");
    for (old, told) in [
        (
            &nowhere,
            &["nowhere is not there: name the folder that holds catalogue.toml\n"][..],
        ),
        (
            &text,
            &[
                "notes.txt is no lock that `cdl release` wrote:\n",
                "notes.txt:1:1: the lock has no \"catalogue\"\n",
                "notes.txt:2:1: unknown key \"events\" in the lock; did you mean \"event\"?\n",
            ],
        ),
        (
            &newer,
            &["lock = 7 is newer than this reader, which understands 1; update the program cdl\n"],
        ),
    ] {
        let ran = cdl("diff", &[old, &shop.catalogue()]).exits(1).tells(told);
        assert_eq!(ran.out, "");
    }
    let faulty = Shop::new().with(AUTH, "required = true", "requird = true");
    let ran = cdl("diff", &[&shop.catalogue(), &faulty.catalogue()]).exits(1);
    ran.tells(&[
        "error[CDL0061]: unknown key \"requird\"",
        "has faults: correct them first\n",
    ]);
    cdl("diff --audience auditors", &[]).exits(2);
}

/// The columns as the documentation states them.
#[test]
fn the_table_is_the_one_of_the_documentation() {
    let page = include_str!("../../docs/tools.md");
    for row in TABLE {
        let cell = |bump: Bump| match bump {
            Bump::None => "–".to_owned(),
            Bump::Major => "**major**".to_owned(),
            other => other.to_string(),
        };
        let impact = row.impact;
        let cells = [impact.code, impact.consumers, impact.evidence].map(cell);
        let line = format!("| `{}` | {} | {} |", row.name, row.says, cells.join(" | "));
        assert!(page.contains(&line), "docs/tools.md lacks: {line}");
    }
}
