//! `cdl check PATH...`: recorded lines against a catalogue.

use std::path::Path;

use serde_json::Value;

use super::run::{Ran, cdl};
use super::shop::{AUTH, HEADER, Shop};
use crate::support::{Durable, Queued, Trail};

const LOGIN: &str = r#"{"name":"auth.login","time":"2026-11-22T03:40:28.123456Z","severity":"info","outcome":"success","fields":{"user":"hmac:k1:E6gmWG3BT0mIzf0JdqwUKg","attempts":3,"method":"passkey"}}"#;

fn check(shop: &Shop, lines: &str, more: &str) -> Ran {
    let file = shop.write("events.jsonl", lines);
    let catalogue = shop.catalogue().display().to_string();
    cdl(&format!("check {more} --catalogue {catalogue}"), &[&file])
}

#[test]
fn an_event_as_the_catalogue_wants_it_has_no_finding() {
    let shop = Shop::new();
    for lines in [
        format!("{LOGIN}\n{LOGIN}\n"),
        format!("{LOGIN}\n{LOGIN}"),
        format!("{LOGIN}\n\n{LOGIN}\n"),
    ] {
        let ran = check(&shop, &lines, "").exits(0);
        let sum = "2 events of 1 type in ";
        ran.prints(&[sum, " lines against acme-shop 4.2.0: no finding\n"]);
    }
}

#[test]
fn each_mistake_has_its_rule_and_its_place() {
    let shop = Shop::new();
    for (from, to, expected) in [
        (
            "auth.login",
            "auth.lgoin",
            "unknown-event   auth.lgoin: not in the catalogue; did you mean \"auth.login\"?\n",
        ),
        (
            "auth.login",
            "auth.magic_link",
            "unknown-event   auth.magic_link: is reserved: the catalogue had it once\n",
        ),
        (
            "success",
            "succes",
            "unknown-outcome auth.login: has an outcome that the catalogue does not have; did you mean \"success\"?\n",
        ),
        (
            "\"outcome\":\"success\",",
            "",
            "unknown-outcome auth.login: has no outcome\n",
        ),
        (
            "\"success\"",
            "\"failure\"",
            "wrong-severity  auth.login: has info, and the severity of outcome \"failure\" is warning\n",
        ),
        (
            "\"severity\":\"info\",",
            "",
            "wrong-severity  auth.login: has no severity, and the severity of outcome \"success\" is info\n",
        ),
        (
            "\"attempts\":3",
            "\"attempts\":-3",
            "wrong-type      auth.login: \"attempts\" is of type \"u32\" and must be a whole number in its range (beyond 2^53-1 as a string), found a number\n",
        ),
        ("\"attempts\":3", "\"attempts\":\"3\"", "found a string\n"),
        (
            "\"attempts\":3",
            "\"attempts\":1001",
            "out-of-range    auth.login: \"attempts\" is more than 1000\n",
        ),
        (
            "\"attempts\":3",
            "\"attemps\":3",
            "unknown-field   auth.login: \"attemps\" is not in the catalogue; did you mean \"attempts\"?\n",
        ),
        (
            "hmac:k1:E6gmWG3BT0mIzf0JdqwUKg",
            "alice",
            "not-redacted    auth.login: \"user\" is class \"personal\" and not in a redacted form: ",
        ),
        (
            "hmac:k1:E6gmWG3BT0mIzf0JdqwUKg",
            "hmac:k1:E6gmWG3BT0mIzf0JdqwUK",
            "hmac:<key>:<22 characters>",
        ),
        (
            "2026-11-22T",
            "22 Nov 2026 ",
            "wrong-type      auth.login: \"time\" is no time such as 2026-11-22T03:40:28.123456Z\n",
        ),
        ("{\"user\"", "[{\"user\"", "unreadable      not JSON\n"),
        (
            "\"name\"",
            "\"event\"",
            "unreadable      no event: an object with \"name\"",
        ),
        (
            "{\"name\"",
            "{\"v\":2,\"kind\":\"event\",\"name\"",
            "unreadable      ",
        ),
        (
            "passkey",
            &"x".repeat(9_000),
            "oversize        auth.login: is longer than 8192 bytes\n",
        ),
        (
            "passkey",
            &"x".repeat(70_000),
            "oversize        longer than any line may be\n",
        ),
    ] {
        let lines = format!("{LOGIN}\n{}\n", LOGIN.replacen(from, to, 1));
        let ran = check(&shop, &lines, "").exits(1);
        let place = format!(
            "\n                at {}:2\n",
            shop.path().join("events.jsonl").display()
        );
        ran.prints(&[expected, &place, ": 1 finding\n"]);
    }
}

#[test]
fn a_required_field_may_be_missing_only_where_code_may_drop_it() {
    let line = LOGIN.replace("\"user\":\"hmac:k1:E6gmWG3BT0mIzf0JdqwUKg\",", "");
    let shop = Shop::new();
    check(&shop, &line, "").exits(0);
    shop.edit(
        AUTH,
        "user     = { type = \"user_id\",",
        "user     = { type = \"user_id\", redact = [\"hmac\"],",
    );
    check(&shop, &line, "")
        .exits(1)
        .prints(&["missing-field   auth.login: \"user\" is required, and not there\n"]);
}

#[test]
fn no_value_is_repeated_and_no_terminal_is_steered() {
    let shop = Shop::new();
    let hostile = LOGIN
        .replace("hmac:k1:E6gmWG3BT0mIzf0JdqwUKg", "hunter2")
        .replace("attempts", "x\\u001b[2J\\u202e");
    for more in ["", "--json"] {
        let ran = check(&shop, &hostile, more).exits(1);
        assert!(!ran.out.contains("hunter2"), "{}", ran.out);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.out);
    }
}

#[test]
fn what_is_found_often_is_told_once_with_a_count() {
    let shop = Shop::new();
    let bad = LOGIN.replace("auth.login", "auth.x");
    let lines = format!("{bad}\n").repeat(500);
    let ran = check(&shop, &lines, "").exits(1);
    ran.prints(&[
        "500 times, first at ",
        "events.jsonl:1\n",
        ": 500 findings\n",
    ]);
    let ran = check(&shop, &lines, "--json").exits(1);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(value["total"], 500);
    assert_eq!(value["lines"], 500);
    assert_eq!(value["findings"][0]["rule"], "unknown-event");
    assert_eq!(value["findings"][0]["count"], 500);
    assert_eq!(value["findings"][0]["first"]["line"], 1);
}

/// The catalogue of these tests, which every trail here is of.
fn own_catalogue() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
    folder.display().to_string()
}

#[test]
fn a_trail_is_checked_with_what_it_says_of_itself() {
    let trail = Trail::new();
    let audit = trail.start();
    Queued {
        thread: 1,
        number: 2,
    }
    .emit(&audit)
    .unwrap();
    Durable { number: u64::MAX }
        .emit(&audit)
        .unwrap()
        .wait()
        .unwrap();
    audit.close().unwrap();
    let words = format!("check --catalogue {}", own_catalogue());
    cdl(&words, &[&trail.path()]).exits(0).prints(&[
        "2 events of 2 types in ",
        "against cdl-tests 1.0.0: no finding\n",
    ]);
    cdl(&words, &[&trail.segments()[0]]).exits(0);

    // Of another catalogue with the same name it has another shape.
    let shop = Shop::new();
    shop.write(
        "catalogue/events/probe.toml",
        "namespace = \"probe\"\n[event.\"probe.queued\"]\ncategory = \"trail\"\nseverity = \"info\"\n[event.\"probe.queued\".field]\nthread = { type = \"u32\", required = true }\nnumber = { type = \"string\", required = true }\n",
    );
    shop.edit(
        HEADER,
        "[[file]]",
        "[[file]]\npath = \"events/probe.toml\"\nnamespace = \"probe\"\n[[file]]",
    );
    shop.edit(
        HEADER,
        "\"category.*\"",
        "\"category.*\", \"event.trail.*\"",
    );
    let words = format!("check --catalogue {}", shop.catalogue().display());
    cdl(&words, &[&trail.path()]).exits(1).prints(&[
        "unknown-event   probe.durable: ",
        "other-schema    probe.queued: was written under cdl-tests 1.0.0 with another shape (fingerprint ",
        "wrong-type      probe.queued: \"number\" is of type \"string\" and must be a string, found a number\n",
    ]);
}

#[test]
fn the_strategy_that_a_trail_says_it_used_is_the_only_one_that_counts() {
    let shop = Shop::new();
    shop.write(
        "catalogue/types.toml",
        "[object.Person.field]\nid = { type = \"user_id\", required = true }\n",
    );
    let types = "[[file]]\npath = \"types.toml\"\nkind = \"types\"\n[[file]]";
    shop.edit(HEADER, "[[file]]", types);
    shop.edit(AUTH, "attempts =", "by = { type = \"Person\" }\nattempts =");
    let fields = "\"by\":{\"id\":\"hmac:k1:E6gmWG3BT0mIzf0JdqwUKg\"},\"attempts\"";
    let event = LOGIN.replace("\"attempts\"", fields);
    let zeros = "0".repeat(64);
    let line = |kind: &str, seq: u32, member: &str| {
        format!(
            "{{\"v\":1,\"kind\":\"{kind}\",\"seq\":{seq},\"epoch\":0,\"prev\":\"{zeros}\",\"{kind}\":{member},\"mac\":\"{zeros}\"}}\n"
        )
    };
    let schema = |strategy: &str| {
        format!(
            "{{\"name\":\"auth.login\",\"fields\":[{{\"name\":\"user\",\"strategy\":\"{strategy}\"}},{{\"name\":\"by\",\"strategy\":\"plain\",\"fields\":[{{\"name\":\"id\",\"strategy\":\"{strategy}\"}}]}}]}}"
        )
    };
    let trail = |strategy: &str| line("schema", 0, &schema(strategy)) + &line("event", 1, &event);
    // Only the shape that these lines do not name is another.
    check(&shop, &trail("hmac"), "")
        .exits(1)
        .prints(&[": 1 finding\n"]);
    check(&shop, &trail("drop"), "").exits(1).prints(&[
        "not-redacted    auth.login: \"by.id\" is class \"personal\"",
        "not-redacted    auth.login: \"user\" is class \"personal\"",
        ": 3 findings\n",
    ]);
}

#[test]
fn what_is_no_input_is_said() {
    let shop = Shop::new();
    let catalogue = shop.catalogue().display().to_string();
    let words = format!("check --catalogue {catalogue}");
    let nowhere = shop.path().join("nowhere");
    cdl(&words, &[&nowhere])
        .exits(1)
        .tells(&["nowhere is not there: name a trail's folder, a file of JSON lines, or `-`\n"]);
    cdl(&words, &[&shop.catalogue()]).exits(1).tells(&[
        "holds neither segments of a trail nor files of JSON lines (*.jsonl, *.ndjson)\n",
    ]);
    cdl(&words, &[]).exits(2);
    shop.write("events.jsonl", LOGIN);
    cdl(&words, &[shop.path()]).exits(0);
}
