//! The standard library's types, one at a time.

use std::borrow::Cow;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cdl_runtime::prelude::*;
use uuid::{NonNilUuid, Uuid};

use super::{Written, written};

#[test]
fn text_is_text_wherever_it_stands() {
    let mut written = Written::new();
    written! { "value.written" written:
        a_string: &'static str = "a/b" => r#""a/b""#;
        a_string: String = "line\n".to_owned() => r#""line\n""#;
        a_string: Cow<'static, str> = Cow::Borrowed("é") => r#""\u00e9""#;
        a_string: Box<str> = "😀".into() => r#""\ud83d\ude00""#;
        a_string: Arc<str> = "arc".into() => r#""arc""#;
        a_string: Rc<str> = "rc".into() => r#""rc""#;
        a_string: &'static &'static str = &"twice" => r#""twice""#;
        a_string: Arc<String> = Arc::new("held".to_owned()) => r#""held""#;
        a_string: Box<Cow<'static, str>> = Box::new("boxed".into()) => r#""boxed""#;
        a_string: char = 'x' => r#""x""#;
        a_string: char = '🦀' => r#""\ud83e\udd80""#;
        a_string: char = '"' => r#""\"""#;
        a_string: &'static char = &'\u{2028}' => r#""\u2028""#;
        a_string: &'static str = "longer than eight" => r#""longer t\u2026""#;
        a_text: String = "free".to_owned() => r#""free""#;
        a_url: &'static str = "https://shop.example/" => r#""https://shop.example/""#;
        an_email: String = "robin@shop.example".to_owned() => r#""robin@shop.example""#;
        a_semver: &'static str = "1.2.3-rc.1+b" => r#""1.2.3-rc.1+b""#;
    }
    written.check();
}

#[test]
fn integers_are_written_where_every_value_of_them_fits() {
    let mut written = Written::new();
    written! { "value.written" written:
        a_bool: bool = true => "true";
        a_bool: &'static bool = &false => "false";
        an_i32: i8 = i8::MIN => "-128";
        an_i32: i16 = i16::MIN => "-32768";
        an_i32: i32 = i32::MIN => "-2147483648";
        an_i32: u8 = u8::MAX => "255";
        an_i32: u16 = u16::MAX => "65535";
        an_i32: NonZero<i8> = NonZero::new(-1).unwrap() => "-1";
        an_i32: NonZero<i32> = NonZero::new(7).unwrap() => "7";
        an_i32: std::num::NonZeroU16 = NonZero::new(7).unwrap() => "7";
        an_i64: i8 = 1 => "1";
        an_i64: i16 = 1 => "1";
        an_i64: i32 = 1 => "1";
        an_i64: i64 = i64::MIN => r#""-9223372036854775808""#;
        an_i64: i64 = -9_007_199_254_740_991 => "-9007199254740991";
        an_i64: isize = -1 => "-1";
        an_i64: u8 = 1 => "1";
        an_i64: u16 = 1 => "1";
        an_i64: u32 = u32::MAX => "4294967295";
        an_i64: NonZero<i64> = NonZero::new(i64::MAX).unwrap() => r#""9223372036854775807""#;
        an_i64: NonZero<isize> = NonZero::new(-2).unwrap() => "-2";
        an_i64: std::num::NonZeroU32 = NonZero::new(2).unwrap() => "2";
        a_u32: u8 = 1 => "1";
        a_u32: u16 = 1 => "1";
        a_u32: u32 = u32::MAX => "4294967295";
        a_u32: NonZero<u8> = NonZero::new(1).unwrap() => "1";
        a_u32: NonZero<u16> = NonZero::new(1).unwrap() => "1";
        a_u32: std::num::NonZeroU32 = NonZero::new(1).unwrap() => "1";
        a_u64: u8 = 1 => "1";
        a_u64: u16 = 1 => "1";
        a_u64: u32 = 1 => "1";
        a_u64: u64 = u64::MAX => r#""18446744073709551615""#;
        a_u64: usize = 1 => "1";
        a_u64: NonZero<u64> = NonZero::new(1).unwrap() => "1";
        a_u64: std::num::NonZeroUsize = NonZero::new(1).unwrap() => "1";
        a_u64: Arc<u64> = Arc::new(3) => "3";
    }
    written.check();
}

#[test]
fn floats_have_their_shortest_form() {
    let mut written = Written::new();
    written! { "value.written" written:
        an_f64: f64 = 0.1 => "0.1";
        an_f64: f64 = 1e300 => "1e+300";
        an_f64: f64 = -0.0 => "-0.0";
        an_f64: f64 = f64::NAN => r#""NaN""#;
        an_f64: f64 = f64::NEG_INFINITY => r#""-Infinity""#;
        an_f64: f32 = 0.5 => "0.5";
        an_f64: Box<f32> = Box::new(1.0) => "1.0";
    }
    written.check();
}

#[test]
fn bytes_and_uuids_are_lower_case_hex() {
    let uuid = Uuid::from_u128(0xA1A2_A3A4_B1B2_C1C2_D1D2_D3D4_D5D6_D7D8);
    let mut written = Written::new();
    written! { "value.written" written:
        some_bytes: [u8; 2] = [0xAB, 1] => r#""ab01""#;
        some_bytes: [u8; 0] = [] => r#""""#;
        some_bytes: &'static [u8] = b"\x00\xff" => r#""00ff""#;
        some_bytes: Vec<u8> = vec![1, 2, 3, 4] => r#""01020304""#;
        some_bytes: Vec<u8> = vec![1, 2, 3, 4, 5] => r#""01020304\u2026""#;
        some_bytes: Cow<'static, [u8]> = Cow::Borrowed(b"\x09") => r#""09""#;
        some_bytes: Arc<[u8]> = Arc::from([7]) => r#""07""#;
        some_bytes: Box<[u8]> = Box::from([8]) => r#""08""#;
        some_bytes: &'static [u8; 1] = b"\x0a" => r#""0a""#;
        a_uuid: Uuid = uuid => r#""a1a2a3a4-b1b2-c1c2-d1d2-d3d4d5d6d7d8""#;
        a_uuid: NonNilUuid = NonNilUuid::new(uuid).unwrap() => r#""a1a2a3a4-b1b2-c1c2-d1d2-d3d4d5d6d7d8""#;
    }
    written.check();
}

#[test]
fn an_address_has_one_spelling() {
    let v4 = Ipv4Addr::new(10, 0, 0, 0);
    let mut written = Written::new();
    written! { "value.written" written:
        an_ip: IpAddr = IpAddr::V4(v4) => r#""10.0.0.0""#;
        an_ip: Ipv4Addr = v4 => r#""10.0.0.0""#;
        an_ip: Ipv6Addr = "2001:DB8:0:0:0:0:0:1".parse().unwrap() => r#""2001:db8::1""#;
        an_ip: Ipv6Addr = v4.to_ipv6_mapped() => r#""10.0.0.0""#;
        a_cidr: (IpAddr, u8) = (v4.into(), 8) => r#""10.0.0.0/8""#;
        a_cidr: (Ipv4Addr, u8) = (v4, 32) => r#""10.0.0.0/32""#;
        a_cidr: (Ipv6Addr, u8) = (v4.to_ipv6_mapped(), 104) => r#""10.0.0.0/8""#;
        a_cidr: &'static (Ipv6Addr, u8) = &(Ipv6Addr::UNSPECIFIED, 0) => r#""::/0""#;
    }
    written.check();
}

#[test]
fn time_is_utc_with_six_digits_and_spans_are_seconds() {
    const NANOSECOND: &Duration = &Duration::from_nanos(1);
    let mut written = Written::new();
    written! { "value.written" written:
        a_timestamp: SystemTime = UNIX_EPOCH => r#""1970-01-01T00:00:00.000000Z""#;
        a_timestamp: SystemTime = UNIX_EPOCH - Duration::from_nanos(1) => r#""1969-12-31T23:59:59.999999Z""#;
        a_timestamp: jiff::Timestamp = jiff::Timestamp::from_nanosecond(-1).unwrap() => r#""1969-12-31T23:59:59.999999Z""#;
        a_timestamp: jiff::Timestamp = "2026-11-22T03:40:28.1234569Z".parse().unwrap() => r#""2026-11-22T03:40:28.123456Z""#;
        a_timestamp: jiff::Zoned = jiff::Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(2))) => r#""1970-01-01T00:00:00.000000Z""#;
        a_timestamp: Arc<SystemTime> = Arc::new(UNIX_EPOCH) => r#""1970-01-01T00:00:00.000000Z""#;
        a_duration: Duration = Duration::from_millis(1500) => "1.5";
        a_duration: Duration = Duration::ZERO => "0.0";
        a_duration: &'static Duration = NANOSECOND => "1e-9";
        a_duration: jiff::SignedDuration = jiff::SignedDuration::from_millis(-1500) => "-1.5";
    }
    written.check();
}
