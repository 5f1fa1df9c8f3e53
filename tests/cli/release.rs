//! `cdl release [DIR]`: the lock, and what stands against it.

use std::fs;

use super::run::cdl;
use super::shop::{AUTH, HEADER, Shop};

/// A file of the catalogue, what is in it, and what replaces it.
type Edit = (&'static str, &'static str, &'static str);

fn released() -> Shop {
    let shop = Shop::new();
    cdl("release", &[&shop.catalogue()]).exits(0);
    shop
}

#[test]
fn the_first_release_writes_the_lock_and_the_next_finds_it() {
    let shop = Shop::new();
    let ran = cdl("release --check", &[&shop.catalogue()]).exits(1);
    ran.tells(&[
        "catalogue.lock is not there\n",
        "hint: write it with `cdl release`, and commit it\n",
    ]);
    assert!(!shop.lock().exists());
    let ran = cdl("release", &[&shop.catalogue()]).exits(0);
    let lock = shop.lock().display().to_string();
    assert_eq!(
        ran.out,
        format!("acme-shop 4.2.0 released: 2 events in {lock}\n")
    );
    let text = fs::read_to_string(shop.lock()).unwrap();
    for part in [
        "\nlock = 1\ncatalogue = \"acme-shop\"\nversion = \"4.2.0\"\n",
        "\nattempts = { type = \"u32\", class = \"internal\", lawful = [\"plain\", ",
        "\noutcomes = { success = \"info\", failure = \"warning\" }\n",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for words in ["release --check", "release"] {
        let ran = cdl(words, &[&shop.catalogue()]).exits(0);
        assert_eq!(ran.out, "acme-shop 4.2.0 is released as it is\n");
        assert_eq!(ran.err, "");
    }
    // The same catalogue elsewhere has the same lock.
    let other = released();
    assert_eq!(fs::read_to_string(other.lock()).unwrap(), text);
}

#[test]
fn what_breaks_a_promise_is_not_released() {
    let cases: [(&[Edit], &str); 4] = [
        (
            &[
                (AUTH, "type = \"u32\"", "type = \"u64\""),
                (HEADER, "4.2.0", "4.3.0"),
            ],
            "error: not released: what changed needs major, so write version = \"5.0.0\" in catalogue.toml\n",
        ),
        (
            &[(HEADER, "4.2.0", "4.1.0")],
            "error: not released: version \"4.1.0\" comes before \"4.2.0\", which is released already\n",
        ),
        (
            &[
                (AUTH, "attempts = { type = \"u32\", max = 1000 }\n", ""),
                (HEADER, "4.2.0", "5.0.0"),
            ],
            "error: event \"auth.login\" field \"attempts\" was removed and is not reserved: write below [reserved]:",
        ),
        (
            &[
                (
                    AUTH,
                    "attempts = { type = \"u32\"",
                    "attempts = { type = \"u32\", class = \"public\"",
                ),
                (HEADER, "4.2.0", "5.0.0"),
            ],
            "error: needs approval: event \"auth.login\" field \"attempts\": class \"internal\" (1) became \"public\" (0)\n",
        ),
    ];
    for (edits, told) in cases {
        let shop = released();
        let before = fs::read_to_string(shop.lock()).unwrap();
        for (file, from, to) in edits {
            shop.edit(file, from, to);
        }
        for words in ["release", "release --check"] {
            cdl(words, &[&shop.catalogue()]).exits(1).tells(&[told]);
            assert_eq!(fs::read_to_string(shop.lock()).unwrap(), before, "{told}");
        }
    }
}

#[test]
fn a_release_is_checked_before_it_is_written() {
    let shop = released();
    shop.edit(
        AUTH,
        "[reserved]",
        "[event.\"auth.reset\"]\ncategory = \"authentication\"\nseverity = \"info\"\n[reserved]",
    );
    shop.edit(HEADER, "4.2.0", "4.3.0");
    let ran = cdl("release --check", &[&shop.catalogue()]).exits(1);
    ran.tells(&["catalogue.lock is still of 4.2.0, and the catalogue is 4.3.0\n"]);
    cdl("release", &[&shop.catalogue()]).exits(0).prints(&[
        "minor      minor      -          event \"auth.reset\": new\n",
        "acme-shop 4.3.0 released: 3 events in ",
    ]);
    cdl("release --check", &[&shop.catalogue()]).exits(0);
}

#[test]
fn who_answers_for_a_weaker_class_stands_in_the_lock_for_ever() {
    let shop = released();
    shop.edit(
        AUTH,
        "attempts = { type = \"u32\"",
        "attempts = { type = \"u32\", class = \"public\"",
    );
    shop.edit(HEADER, "4.2.0", "5.0.0");
    let approve = |who: &str, why: &str| {
        let words = [
            "cdl".into(),
            "release".into(),
            "--approved-by".into(),
            who.into(),
            "--because".into(),
            why.into(),
            shop.catalogue().into_os_string(),
        ];
        cdl_cli::run(words, &mut Vec::new(), &mut Vec::new())
    };
    assert_eq!(
        approve("dpo@acme.example", "  "),
        std::process::ExitCode::FAILURE
    );
    let why = "a number of tries says nothing about a person";
    assert_eq!(
        approve("dpo@acme.example", why),
        std::process::ExitCode::SUCCESS
    );
    let kept = format!(
        "[[approval]]\nversion = \"5.0.0\"\nwho = \"dpo@acme.example\"\nwhy = \"{why}\"\nwhat = [\n    \"event \\\"auth.login\\\" field \\\"attempts\\\": class"
    );
    let text = fs::read_to_string(shop.lock()).unwrap();
    assert!(text.contains(&kept), "{text}");
    cdl("release --check", &[&shop.catalogue()]).exits(0);
    // A later release keeps it.
    shop.edit(HEADER, "5.0.0", "5.0.1");
    shop.edit(AUTH, "Somebody logs in.", "Somebody comes in.");
    cdl("release", &[&shop.catalogue()]).exits(0);
    assert!(fs::read_to_string(shop.lock()).unwrap().contains(&kept));
    // Nobody needs to answer for nothing, and nobody answers without a reason.
    cdl("release --approved-by x --because y", &[&shop.catalogue()])
        .exits(0)
        .tells(&["warning: nothing was loosened, so there is nothing to answer for\n"]);
    cdl("release --approved-by x", &[&shop.catalogue()]).exits(2);
}

#[test]
fn a_lock_that_somebody_edited_is_not_written_over() {
    let shop = released();
    let text = fs::read_to_string(shop.lock()).unwrap();
    let edited = text.replace("lock = 1", "lock = \"1\"");
    fs::write(shop.lock(), &edited).unwrap();
    cdl("release", &[&shop.catalogue()]).exits(1).tells(&[
        "catalogue.lock is no lock that `cdl release` wrote:\n",
        "catalogue.lock:2:8:",
    ]);
    assert_eq!(fs::read_to_string(shop.lock()).unwrap(), edited);
}
