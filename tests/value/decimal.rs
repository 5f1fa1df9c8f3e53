//! Exact numbers: one form for each, whatever gave it.

use std::num::NonZero;

use cdl_runtime::prelude::*;
use cdl_runtime::value::{Decimal as _, Scaled};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Written, written};

#[test]
fn a_decimal_has_no_exponent_and_no_idle_zero() {
    let mut written = Written::new();
    written! { "value.written" written:
        a_decimal: Decimal = Decimal::new(1250, 2) => r#""12.5""#;
        a_decimal: Decimal = Decimal::new(-1250, 2) => r#""-12.5""#;
        a_decimal: Decimal = Decimal::new(0, 2) => r#""0""#;
        a_decimal: Decimal = -Decimal::new(0, 2) => r#""0""#;
        a_decimal: Decimal = Decimal::MAX => r#""79228162514264337593543950335""#;
        a_decimal: Decimal = Decimal::new(1, 28) => r#""0.0000000000000000000000000001""#;
        a_decimal: &'static Decimal = &Decimal::ONE_HUNDRED => r#""100""#;
        a_decimal: i8 = -1 => r#""-1""#;
        a_decimal: i16 = -1 => r#""-1""#;
        a_decimal: i32 = -1 => r#""-1""#;
        a_decimal: i64 = i64::MIN => r#""-9223372036854775808""#;
        a_decimal: isize = -10 => r#""-10""#;
        a_decimal: i128 = i128::MIN => r#""-170141183460469231731687303715884105728""#;
        a_decimal: u8 = 0 => r#""0""#;
        a_decimal: u16 = 100 => r#""100""#;
        a_decimal: u32 = 1 => r#""1""#;
        a_decimal: u64 = 9_007_199_254_740_993 => r#""9007199254740993""#;
        a_decimal: usize = 1 => r#""1""#;
        a_decimal: u128 = u128::MAX => r#""340282366920938463463374607431768211455""#;
        a_decimal: NonZero<u128> = NonZero::new(5).unwrap() => r#""5""#;
        a_decimal: NonZero<i64> = NonZero::new(-5).unwrap() => r#""-5""#;
        a_decimal: Scaled = Scaled { negative: false, coefficient: 5, scale: 3 } => r#""0.005""#;
        #[audit(as_str)] a_decimal: String = "+0012.50".to_owned() => r#""12.5""#;
        #[audit(as_str)] a_decimal: &'static str = "1.25e1" => r#""12.5""#;
        #[audit(display)] a_decimal: f64 = 0.25 => r#""0.25""#;
        decimals: Vec<Decimal> = vec![Decimal::ONE, Decimal::new(5, 1)] => r#"["1","0.5"]"#;
        #[audit(as_str)] decimals: [&'static str; 2] = ["1.0", "2e0"] => r#"["1","2"]"#;
        rates: std::collections::BTreeMap<String, Decimal> = [("eur".to_owned(), Decimal::TEN)].into() => r#"{"eur":"10"}"#;
    }
    written.check();
}

#[test]
fn text_that_spells_no_number_is_seen_and_costs_no_event() {
    let mut written = Written::new();
    written! { "value.written" written:
        #[audit(as_str)] a_decimal: &'static str = "12,50" => r#""12,50""#;
        #[audit(as_str)] a_decimal: &'static str = "1e1000000000" => r#""1e1000000000""#;
    }
    written.check_bytes();
}

#[derive(AuditEvent)]
#[audit(event = "value.written")]
struct Spelled<'a> {
    #[audit(as_str)]
    a_decimal: &'a str,
}

#[derive(AuditEvent)]
#[audit(event = "value.written")]
struct Exact {
    a_decimal: Decimal,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_decimal_comes_back_and_its_text_gives_the_same(mantissa in -(1_i128 << 95)..1 << 95, scale in 0_u32..28) {
        let audit = Audit::memory();
        let a_decimal = Decimal::from_i128_with_scale(mantissa, scale);
        Exact { a_decimal }.emit(&audit).unwrap();
        Spelled { a_decimal: &a_decimal.to_string() }.emit(&audit).unwrap();
        Spelled { a_decimal: &format!("{a_decimal:e}") }.emit(&audit).unwrap();
        let written: Vec<_> = audit.captured().into_iter().map(|event| event.fields).collect();
        let text = written[0]["a_decimal"].as_str().unwrap();
        prop_assert_eq!(text.parse::<Decimal>().unwrap(), a_decimal);
        prop_assert_eq!(text, a_decimal.normalize().to_string());
        prop_assert_eq!(&written[0], &written[1]);
        prop_assert_eq!(&written[0], &written[2]);
    }

    #[test]
    fn an_integer_is_its_digits(integer: i128) {
        let Scaled { negative, coefficient, scale } = integer.decimal();
        prop_assert_eq!((negative, coefficient, scale), (integer < 0, integer.unsigned_abs(), 0));
    }
}
