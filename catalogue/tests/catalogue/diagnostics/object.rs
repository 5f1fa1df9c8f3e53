//! Objects.

use crate::base::load;
use crate::declare::{structure, told};
use cdl_catalogue::check_object;
use insta::assert_snapshot;

#[test]
fn a_classified_field_of_an_object_says_how_it_is_redacted() {
    let declaration = structure("Actor", "Actor", &["id: &'a str"]);
    let mistakes = check_object(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0309 at Field(0): field "id" of object "Actor" is class "personal" and must say how it is redacted
      help: write `#[redact]`, which means hmac
      catalogue: types.toml:16
    "#);
}

#[test]
fn an_object_is_in_the_catalogue() {
    let declaration = structure("Actor", "Acter", &["#[redact] id: &'a str"]);
    let mistakes = check_object(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0001 at Name: no object "Acter" in catalogue "shop" 4.2.0
      help: did you mean `Actor`?
      note: to add it, write in types.toml:
    [object.Acter]
    [object.Acter.field]
    id = { type = "string", class = "…", required = true }
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn an_object_is_named() {
    let declaration = structure("Actor", "", &["#[redact] id: &'a str"]);
    let mistakes = check_object(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0002 at Derive: missing `#[audit(object = "…")]`
      help: the name suggests `#[audit(object = "Actor")]`
    "#);
}

#[test]
fn an_object_needs_its_required_fields() {
    let declaration = structure("Actor", "Actor", &[]);
    let mistakes = check_object(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0101 at Ident: object "Actor" requires field "id" (user_id), which struct "Actor" does not declare
      help: add `#[redact] id: &'a str,`
      note: fields removed by #[cfg] do not count
      catalogue: types.toml:16
    "#);
}
