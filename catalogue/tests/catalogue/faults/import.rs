//! Imports and their pins.

use crate::base::{HEADER, TYPES, VENDOR, faults};
use insta::assert_snapshot;

#[test]
fn an_import_is_what_was_reviewed() {
    let told = faults(&[(HEADER, "<sha256>", "6b1b36cb")]);
    assert_snapshot!(told, @r#"CDL0705: catalogue.toml:30:10: vendor/base-1.2.0.toml does not match sha256 in catalogue.toml:30; once its text is reviewed, write sha256 = "c5890f6d9661f323ea294c4033046d6758bc049d8f179a6bc412a52b6b02bf9a""#);
}

#[test]
fn an_import_is_pinned() {
    let told = faults(&[(HEADER, "sha256 = \"<sha256>\"\n", "")]);
    assert_snapshot!(told, @r#"CDL0705: catalogue.toml:29:8: import "base" is not pinned by sha256; once its text is reviewed, write sha256 = "c5890f6d9661f323ea294c4033046d6758bc049d8f179a6bc412a52b6b02bf9a""#);
}

#[test]
fn an_import_is_there() {
    let told = faults(&[(HEADER, "base-1.2.0.toml", "base-1.3.0.toml")]);
    assert_snapshot!(told, @r#"CDL0706: catalogue.toml:29:8: import "base" is at "vendor/base-1.3.0.toml", but there is no such file"#);
}

#[test]
fn an_import_is_the_catalogue_that_it_says() {
    let told = faults(&[(VENDOR, r#"name = "base""#, r#"name = "bases""#)]);
    assert_snapshot!(told, @r#"CDL0706: catalogue.toml:27:13: import "base" holds catalogue "bases""#);
}

#[test]
fn an_import_is_of_the_wanted_version() {
    let told = faults(&[(HEADER, r#""^1.2""#, r#""^1.3""#)]);
    assert_snapshot!(told, @r#"CDL0706: catalogue.toml:28:11: import "base" must be version ^1.3, found 1.2.0"#);
}

#[test]
fn an_import_without_a_path_is_the_shipped_one() {
    let told = faults(&[(
        HEADER,
        "path = \"vendor/base-1.2.0.toml\"\nsha256 = \"<sha256>\"\n",
        "",
    )]);
    assert_snapshot!(told, @r#"CDL0706: catalogue.toml:27:13: import "base" has no path, and only "cdl-standard" comes without one; vendor it: path = "vendor/…", sha256 = "…""#);
}

#[test]
fn a_pattern_that_matches_nothing_is_a_fault() {
    let told = faults(&[(HEADER, r#""object.Session""#, r#""object.Sesion""#)]);
    assert_snapshot!(told, @r#"CDL0707: catalogue.toml:31:27: "object.Sesion" matches nothing in base 1.2.0; did you mean "object.Session"?"#);
}

#[test]
fn a_pattern_begins_with_a_noun() {
    let told = faults(&[(HEADER, r#""object.Session""#, r#""Session""#)]);
    assert_snapshot!(told, @r#"CDL0068: catalogue.toml:31:27: "Session" in "use" must be a name or a prefix with * after one of event, object, enum, type, group, class, strategy, category"#);
}

#[test]
fn an_imported_name_replaces_nothing() {
    let told = faults(&[(
        TYPES,
        "[object.Actor]",
        "[object.Session]\n[object.Session.field]\nid = { type = \"uuid\" }\n[object.Actor]",
    )]);
    assert_snapshot!(told, @r#"CDL0708: catalogue.toml:31:27: object "Session" comes from shop 4.2.0 and from base 1.2.0"#);
}

#[test]
fn an_import_does_not_use_another_object_of_the_same_name() {
    let told = faults(&[(
        VENDOR,
        "[object.Session]\n",
        "[object.Actor]\n[object.Actor.field]\nid = { type = \"uuid\" }\n[object.Session]\n",
    )]);
    assert_snapshot!(told, @r#"CDL0708: vendor/base-1.2.0.toml:18:18: object "Actor" is defined by base 1.2.0 and by shop 4.2.0, and code could not tell them apart; rename one of them"#);
}

#[test]
fn a_snapshot_imports_nothing() {
    let told = faults(&[(
        VENDOR,
        "[object.Session]\n",
        "[[import]]\ncatalogue = \"cdl-standard\"\n[object.Session]\n",
    )]);
    assert_snapshot!(told, @r#"CDL0061: vendor/base-1.2.0.toml:6:3: unknown key "import" in the file"#);
}
