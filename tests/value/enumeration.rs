//! Enums that carry more than their word, and enums of other crates.

use cdl_runtime::prelude::*;

use super::{Written, written};

/// The catalogue's enum, with nothing but its words.
#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Confidence", exhaustive)]
pub(super) enum Confidence {
    Low,
    Medium,
    High,
}

/// A value that nobody may look at.
struct Untouchable;

impl Drop for Untouchable {
    fn drop(&mut self) {
        assert!(!std::thread::panicking());
    }
}

impl std::fmt::Debug for Untouchable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("the payload was read")
    }
}

impl std::fmt::Display for Untouchable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("the payload was read")
    }
}

#[derive(AuditEnum)]
#[audit(name = "Confidence")]
#[allow(dead_code, reason = "the payload is there so that nobody reads it")]
enum Score<'a, T> {
    Low(&'a str, T),
    Medium { raw: T },
    High,
}

/// Stands for an enum of a crate that knows nothing of audit events.
mod scanner {
    pub(super) mod v2 {
        #[allow(dead_code, reason = "the payload is there so that nobody reads it")]
        pub(in super::super) enum Level<T> {
            Low,
            Middle(T),
            High { because: T },
            Extreme,
            Unthinkable,
        }
    }
}

#[derive(AuditEnum)]
#[audit(name = "Confidence", remote = "scanner::v2::Level<Untouchable>")]
enum Mirror {
    #[audit(other)]
    High,
    Low,
    #[audit(value = "medium")]
    Middle,
}

#[test]
fn what_an_enum_carries_is_never_read() {
    let mut written = Written::new();
    written! { "value.written" written:
        a_word: Confidence = Confidence::Medium => r#""medium""#;
        a_word: Score<'static, Untouchable> = Score::Low("0.2", Untouchable) => r#""low""#;
        a_word: Score<'static, Untouchable> = Score::Medium { raw: Untouchable } => r#""medium""#;
        a_word: Box<Score<'static, u8>> = Box::new(Score::High) => r#""high""#;
        words: Vec<Score<'static, u8>> = vec![Score::Low("", 0), Score::High] => r#"["low","high"]"#;
    }
    written.check();
}

#[test]
fn an_enum_of_another_crate_is_written_through_its_mirror() {
    use scanner::v2::Level;
    for (level, word) in [
        (Level::Low, "low"),
        (Level::Middle(Untouchable), "medium"),
        (
            Level::High {
                because: Untouchable,
            },
            "high",
        ),
        (Level::Extreme, "high"),
        (Level::Unthinkable, "high"),
    ] {
        let mut written = Written::new();
        let json = format!("\"{word}\"");
        written! { "value.written" written:
            a_word: Mirror = Mirror::from(&level) => json;
            #[audit(mirror = "Mirror")] a_word: Level<Untouchable> = level => json;
        }
        written.check();
    }
}
