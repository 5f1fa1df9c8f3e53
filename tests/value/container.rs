//! Lists and maps, and what becomes of those that are too long: never a silent cut.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use cdl_runtime::prelude::*;
use proptest::prelude::*;

use super::{Written, written};

type Labels = BTreeMap<String, String>;

fn labels(pairs: &[(&str, &str)]) -> Labels {
    let pairs = pairs.iter();
    pairs
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn lists_keep_their_order() {
    let mut written = Written::new();
    written! { "value.written" written:
        strings: &'static [&'static str] = &["b", "a"] => r#"["b","a"]"#;
        strings: Vec<String> = vec!["a".to_owned()] => r#"["a"]"#;
        strings: [Cow<'static, str>; 1] = ["a".into()] => r#"["a"]"#;
        strings: Box<[Box<str>]> = Box::from(["a".into()]) => r#"["a"]"#;
        strings: Arc<[Arc<str>]> = Arc::from(["a".into()]) => r#"["a"]"#;
        strings: Rc<Vec<&'static str>> = Rc::new(vec![]) => "[]";
        strings: Cow<'static, [String]> = Cow::Owned(vec!["a".to_owned()]) => r#"["a"]"#;
        strings: Vec<char> = vec!['a', '\n'] => r#"["a","\n"]"#;
        bools: [bool; 2] = [true, false] => "[true,false]";
        numbers: &'static Vec<u64> = Box::leak(Box::new(vec![u64::MAX])) => r#"["18446744073709551615"]"#;
    }
    written.check();
}

#[test]
fn maps_are_in_the_order_of_their_keys() {
    let mut written = Written::new();
    written! { "value.written" written:
        labels: Labels = labels(&[("b", "1"), ("a\"", "2")]) => r#"{"a\"":"2","b":"1"}"#;
        labels: BTreeMap<&'static str, &'static str> = [("a", "1")].into() => r#"{"a":"1"}"#;
        labels: Arc<BTreeMap<Arc<str>, char>> = Arc::new([("a".into(), 'x')].into()) => r#"{"a":"x"}"#;
        labels: Box<BTreeMap<Rc<str>, String>> = Box::default() => "{}";
        counts: BTreeMap<Cow<'static, str>, u8> = [("a".into(), 1)].into() => r#"{"a":1}"#;
        counts: &'static BTreeMap<Box<str>, u32> = Box::leak(Box::default()) => "{}";
    }
    written.check();
}

#[test]
fn what_is_beyond_a_bound_is_counted_in_its_place() {
    let mut written = Written::new();
    written! { "value.written" written:
        strings: [&'static str; 3] = ["a", "b", "c"] => r#"["a","b","c"]"#;
        strings: [&'static str; 4] = ["a", "b", "c", "d"] => r#"["a","b","c","\u2026 1 more"]"#;
        strings: [&'static str; 1] = ["abcde"] => r#"["abcd\u2026"]"#;
        numbers: Vec<u64> = (0..1_000).collect() => r#"[0,1,2,"\u2026 997 more"]"#;
        unbounded: Vec<u32> = (0..5).collect() => "[0,1,2,3,4]";
        labels: Labels = labels(&[("a", "abcde"), ("b", "")]) => r#"{"a":"abcd\u2026","b":""}"#;
        labels: Labels = labels(&[("a", "1"), ("b", "2"), ("c", "3")]) => r#"{"a":"1","b":"2","\u2026":"1 more"}"#;
        // A key that looks like the mark stands for itself in a whole map, and is among those left out of a cut one.
        labels: Labels = labels(&[("a", "1"), ("…", "2")]) => r#"{"a":"1","\u2026":"2"}"#;
        labels: Labels = labels(&[("…", "1"), ("日", "2"), ("本", "3")]) => r#"{"\u65e5":"2","\u672c":"3","\u2026":"1 more"}"#;
        counts: BTreeMap<String, u32> = (0..9).map(|n| (n.to_string(), n)).collect() => r#"{"0":0,"1":1,"\u2026":"7 more"}"#;
    }
    written.check();
}

#[derive(AuditEvent)]
#[audit(event = "value.written")]
struct Labelled<'a> {
    labels: &'a Labels,
    strings: &'a [String],
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_cut_is_told_by_one_member_more_than_the_bound(
        labels in proptest::collection::btree_map("[a…]{0,2}", "[a-c]{0,3}", 0..6),
        strings in proptest::collection::vec("[a-c]{0,3}", 0..6),
    ) {
        let audit = Audit::memory();
        Labelled { labels: &labels, strings: &strings }.emit(&audit).unwrap();
        let fields = &audit.captured()[0].fields;
        let map = fields["labels"].as_object().unwrap();
        let list = fields["strings"].as_array().unwrap();
        prop_assert_eq!(map.len(), labels.len().min(3));
        prop_assert_eq!(list.len(), strings.len().min(4));
        if labels.len() > 2 {
            prop_assert_eq!(&map["…"], &format!("{} more", labels.len() - 2));
        }
        for (key, value) in map.iter().filter(|(key, _)| labels.len() <= 2 || *key != "…") {
            prop_assert_eq!(value.as_str(), labels.get(key).map(String::as_str));
        }
    }
}
