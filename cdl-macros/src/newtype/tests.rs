//! Every mistake that the derive of a newtype tells: the source, and below it each message with what it underlines.

use syn::DeriveInput;

use super::examine;
use crate::fault::Faults;

fn told(source: &str) -> String {
    let input: DeriveInput = syn::parse_str(source).unwrap();
    let mut faults = Faults::default();
    let newtype = examine(&input, &mut faults);
    if faults.is_empty() {
        assert!(newtype.is_some(), "silent, and yet no newtype");
        return format!("{source}\n\nnothing is wrong");
    }
    format!("{source}\n\n{}", faults.drawn())
}

macro_rules! mistakes {
    ($($name:ident: $source:literal;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(told($source));
        }
    )*};
}

mistakes! {
    nothing_is_wrong: "struct Id<'a, K: ?Sized>(&'a str, std::marker::PhantomData<K>);";
    two_fields: "struct Money(i64, String);";
    two_named_fields: "struct Name { first: String, last: String }";
    no_field: "struct Nothing;";
    only_markers: "struct Marked<K>(PhantomData<K>);";
    an_enum: "enum Method { Password }";
    a_union: "union Either { one: u32 }";
    an_option: "struct Nickname(Option<String>);";
    attributes_of_others: "#[redact] #[audit(event = \"auth.login\")] struct User(#[audit(as_str)] #[redact(mask)] String);";
    a_door_that_is_no_path: "#[audit(crate = 3)] struct User(String);";
}
