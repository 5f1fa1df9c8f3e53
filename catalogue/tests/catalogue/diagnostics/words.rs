//! The words of enums.

use crate::base::load;
use crate::declare::{enumeration, told};
use cdl_catalogue::check_enum;
use insta::assert_snapshot;

#[test]
fn a_variant_is_in_the_catalogue() {
    let declaration = enumeration(
        "AuthMethod",
        "AuthMethod",
        &["Password", "PassKeys", "Fingerprint"],
    );
    let mistakes = check_enum(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0401 at Variant(1): enum "AuthMethod" has no value "pass_keys"
      help: did you mean `passkey`? or `#[audit(value = "passkey")]`
      note: to add it, write { id = "pass_keys" } at types.toml:10
      catalogue: types.toml:10
    CDL0401 at Variant(2): enum "AuthMethod" has no value "fingerprint"
      help: it has password, passkey, totp
      note: to add it, write { id = "fingerprint" } at types.toml:10
      catalogue: types.toml:10
    "#);
}

#[test]
fn two_variants_are_two_words() {
    let declaration = enumeration("AuthMethod", "AuthMethod", &["Password", "Pin=password"]);
    let mistakes = check_enum(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0403 at Variant(1): value "password" is written by two variants
      help: `Password` writes it already
      catalogue: types.toml:10
    "#);
}

#[test]
fn an_enum_is_in_the_catalogue() {
    let declaration = enumeration("AuthMethod", "AuthMethods", &["Password"]);
    let mistakes = check_enum(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0001 at Name: no enum "AuthMethods" in catalogue "shop" 4.2.0
      help: did you mean `AuthMethod`?
      note: to add it, write in types.toml:
    [enum.AuthMethods]
    values = [{ id = "password" }]
      catalogue: catalogue.toml:1
    "#);
}

#[test]
fn an_enum_is_named() {
    let declaration = enumeration("AuthMethod", "", &["Password"]);
    let mistakes = check_enum(&load(&[]), &declaration).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0002 at Derive: missing `#[audit(name = "…")]`
      help: the name suggests `#[audit(name = "AuthMethod")]`
    "#);
}
