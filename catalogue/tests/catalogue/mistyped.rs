//! Rust types whose spelling says what is wrong with them.

use std::fmt::Write;

use cdl_catalogue::declaration::{Diagnostic, FieldPlan, Site};
use cdl_catalogue::{Catalogue, MemorySource, Scope, check_event};
use insta::assert_snapshot;

use crate::declare::{structure, told};

/// One event with a field for each kind of catalogue type.
fn catalogue() -> Catalogue {
    let header = r#"
        [catalogue]
        format = 1
        name = "types"
        version = "1.0.0"
        owners = ["group:a"]
        [defaults]
        retention = "1y"
        class = "internal"
        [[file]]
        path = "classes.toml"
        kind = "classes"
        [[file]]
        path = "types.toml"
        kind = "types"
        [[file]]
        path = "events/a.toml"
        namespace = "a"
    "#;
    let classes = r#"
        [class.internal]
        level = 1
        allow = ["plain", "truncate_ip", "mask_email", "drop"]
        default = "plain"
        [strategy.plain]
        kind = "plain"
        [strategy.drop]
        kind = "drop"
        [strategy.truncate_ip]
        kind = "truncate_ip"
        v4 = 24
        v6 = 48
        [strategy.mask_email]
        kind = "mask_email"
        keep_first = 1
        keep_domain = true
    "#;
    let words = r#"
        [enum.Word]
        values = [{ id = "one" }]
        [object.Part]
        [object.Part.field]
        id = { type = "u32" }
    "#;
    let types = [
        "bool",
        "i32",
        "i64",
        "u32",
        "u64",
        "f64",
        "string",
        "bytes",
        "ip",
        "timestamp",
        "duration",
        "Word",
        "Part",
        "list<string>",
        "list<u32>",
        "map<string,u32>",
    ];
    let mut events = String::from(
        "namespace = \"a\"\n[event.\"a.b\"]\ncategory = \"data\"\nseverity = \"info\"\nowners = [\"group:a\"]\n[event.\"a.b\".field]\n",
    );
    for name in types {
        let field = field_of(name);
        let items = if name.starts_with("map") {
            ", max_items = 8"
        } else {
            ""
        };
        writeln!(events, "{field} = {{ type = \"{name}\"{items} }}").expect("memory");
    }
    let source = MemorySource::new()
        .with("catalogue.toml", header)
        .with("classes.toml", classes)
        .with("types.toml", words)
        .with("events/a.toml", &events);
    Catalogue::load(&source, &Scope::All).expect("a faultless catalogue")
}

/// `a_list_string` of `list<string>`.
fn field_of(type_name: &str) -> String {
    let word: String = type_name
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter.to_ascii_lowercase()
            } else {
                '_'
            }
        })
        .collect();
    format!("a_{}", word.trim_end_matches('_'))
}

fn checked(field: &str) -> Result<Vec<FieldPlan>, Vec<Diagnostic>> {
    check_event(&catalogue(), &structure("Event", "a.b", &[field])).map(|plan| plan.fields)
}

/// Proven by the tokens: the derive tells it.
#[test]
fn a_spelling_that_proves_a_mistake_is_told() {
    let cases = [
        // A secret in a field that is written.
        ("string", "SecretString", "CDL0212"),
        ("string", "secrecy::SecretBox<str>", "CDL0212"),
        ("string", "&'a zeroize::Zeroizing<String>", "CDL0212"),
        ("list<string>", "Vec<SecretString>", "CDL0212"),
        // Free-form data.
        ("string", "serde_json::Value", "CDL0213"),
        ("string", "&'a serde_json::Value", "CDL0213"),
        (
            "map<string,u32>",
            "serde_json::Map<String, serde_json::Value>",
            "CDL0213",
        ),
        ("Part", "toml::Value", "CDL0213"),
        // List and single value.
        ("list<string>", "String", "CDL0214"),
        ("list<string>", "&'a str", "CDL0214"),
        ("list<u32>", "u32", "CDL0214"),
        ("string", "Vec<String>", "CDL0214"),
        ("u32", "&'a [u32]", "CDL0214"),
        ("ip", "[IpAddr; 2]", "CDL0214"),
        ("Part", "Vec<Part>", "CDL0214"),
        // Integers.
        ("u32", "u64", "CDL0215"),
        ("u32", "usize", "CDL0215"),
        ("u32", "i32", "CDL0215"),
        ("i32", "u32", "CDL0215"),
        ("i64", "u64", "CDL0215"),
        ("u64", "u128", "CDL0215"),
        ("u64", "&'a i64", "CDL0215"),
        ("u32", "Box<u64>", "CDL0215"),
        ("list<u32>", "Vec<u64>", "CDL0215"),
        ("map<string,u32>", "BTreeMap<String, u64>", "CDL0215"),
        // Kinds of numbers.
        ("u32", "f64", "CDL0216"),
        ("i64", "bool", "CDL0216"),
        ("bool", "u8", "CDL0216"),
        ("f64", "bool", "CDL0216"),
    ];
    for (declared, rust, code) in cases {
        let field = format!("{}: {rust}", field_of(declared));
        let found = checked(&field).map(|_| ()).map_err(|mistakes| {
            mistakes
                .iter()
                .map(|found| (found.code, found.site))
                .collect::<Vec<_>>()
        });
        assert_eq!(found, Err(vec![(code, Site::FieldInner(0))]), "{field}");
    }
}

/// A name that may be anybody's: these words, if the compiler finds that it cannot be written.
#[test]
fn a_name_that_may_be_anybodys_is_a_doubt() {
    let cases = [
        ("string", "Value", "CDL0213"),
        ("list<string>", "IpAddr", "CDL0214"),
        ("u32", "NonZeroU64", "CDL0215"),
        ("u32", "NonZero<u64>", "CDL0215"),
        ("i64", "isize", "CDL0215"),
        ("f64", "u64", "CDL0216"),
        ("timestamp", "chrono::DateTime<Utc>", "CDL0217"),
        ("timestamp", "DateTime<Utc>", "CDL0217"),
        ("timestamp", "OffsetDateTime", "CDL0217"),
        ("timestamp", "NaiveDateTime", "CDL0217"),
        ("timestamp", "std::time::Instant", "CDL0217"),
        ("duration", "TimeDelta", "CDL0217"),
        ("duration", "time::Duration", "CDL0217"),
    ];
    for (declared, rust, code) in cases {
        let field = format!("{}: {rust}", field_of(declared));
        let plans = checked(&field).expect("a compiler decides");
        let doubt = plans[0].doubt.as_ref().map(|doubt| doubt.code);
        assert_eq!(doubt, Some(code), "{field}");
    }
}

#[test]
fn what_the_runtime_writes_is_no_mistake() {
    let cases = [
        ("string", "String"),
        ("string", "Cow<'a, str>"),
        ("string", "Name"),
        ("u32", "u16"),
        ("u32", "NonZeroU32"),
        ("u64", "usize"),
        ("i64", "u32"),
        ("f64", "f32"),
        ("bool", "&'a bool"),
        ("bytes", "&'a [u8]"),
        ("bytes", "Vec<u8>"),
        ("ip", "std::net::Ipv4Addr"),
        ("timestamp", "SystemTime"),
        ("timestamp", "jiff::Timestamp"),
        ("duration", "std::time::Duration"),
        ("Word", "Word"),
        ("Part", "&'a Part"),
        ("list<string>", "&'a [&'a str]"),
        ("list<string>", "Names"),
        ("list<u32>", "[u32; 4]"),
        ("map<string,u32>", "&'a BTreeMap<String, u32>"),
        ("u32", "mine::Value"),
    ];
    for (declared, rust) in cases {
        for rust in [rust.to_owned(), format!("Option<{rust}>")] {
            let field = format!("{}: {rust}", field_of(declared));
            let plans = checked(&field).expect("nothing is wrong");
            assert_eq!(plans[0].doubt, None, "{field}");
        }
    }
}

#[test]
fn a_dropped_secret_is_never_read_and_may_stay_wrapped() {
    let field = "#[redact(drop)] a_string: SecretString";
    assert_eq!(checked(field).expect("nothing is wrong")[0].doubt, None);
}

#[test]
fn each_is_told_with_what_to_do() {
    let fields = [
        "#[redact(mask_email)] a_string: SecretString",
        "a_part: serde_json::Value",
        "a_list_string: Option<String>",
        "a_u32: Option<u64>",
        "a_i64: f64",
        "#[redact(truncate_ip)] a_ip: &'a str",
        "#[redact(truncate_ip)] a_u64: u64",
    ];
    let mistakes =
        check_event(&catalogue(), &structure("Event", "a.b", &fields)).expect_err("mistakes");
    assert_snapshot!(told(&mistakes), @r#"
    CDL0212 at FieldInner(0): `SecretString` cannot be written to an audit event, in no form
      help: write `#[redact(drop)]`, which never reads it; class "secret" in the catalogue allows nothing else
      catalogue: events/a.toml:13
    CDL0213 at FieldInner(1): free-form JSON is not an audit type
      help: declare an object in types.toml, or `map<string,string>` with `max_items`
      catalogue: events/a.toml:19
    CDL0214 at FieldInner(2): field "a_list_string" must be list<string>
      help: use `&[T]`, `Vec<T>` or `[T; N]`, or change the type in the catalogue
      catalogue: events/a.toml:20
    CDL0215 at FieldInner(3): `u64` can exceed catalogue type "u32"
      help: use `u32`, or make the type u64 at events/a.toml:10
      catalogue: events/a.toml:10
    CDL0216 at FieldInner(4): `f64` is a float, and catalogue type "i64" holds whole numbers
      help: use `i64`, or make the type f64 at events/a.toml:9
      catalogue: events/a.toml:9
    CDL0311 at FieldInner(5): strategy "truncate_ip" needs an IP type, found `&'a str`
      help: field "a_ip" is of catalogue type "ip": give it a type that holds an IP address
      catalogue: events/a.toml:15
    CDL0311 at FieldStrategy(6): strategy "truncate_ip" needs an IP type, and field "a_u64" is of catalogue type "u64"
      help: allowed here: drop
      catalogue: events/a.toml:11
    "#);
}
