//! Types of other crates, each behind the feature of its crate's name.

use cdl_runtime::prelude::*;
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use proptest::prelude::*;
use time::{OffsetDateTime, UtcDateTime};
use url::Url;

use super::{Written, written};

const MOMENT: &str = "2026-11-22T05:40:28.1234569+02:00";
const IN_UTC: &str = r#""2026-11-22T03:40:28.123456Z""#;

fn unix() -> i128 {
    MOMENT.parse::<jiff::Timestamp>().unwrap().as_nanosecond()
}

#[test]
fn types_of_other_crates_are_written_as_those_of_the_library() {
    let url = |text: &str| text.parse::<Url>().unwrap();
    let mut written = Written::new();
    written! { "value.written" written:
        a_timestamp: DateTime<FixedOffset> = MOMENT.parse().unwrap() => IN_UTC;
        a_timestamp: DateTime<Utc> = MOMENT.parse().unwrap() => IN_UTC;
        a_timestamp: DateTime<Utc> = DateTime::from_timestamp_nanos(-1) => r#""1969-12-31T23:59:59.999999Z""#;
        a_timestamp: OffsetDateTime = OffsetDateTime::from_unix_timestamp_nanos(unix()).unwrap() => IN_UTC;
        a_timestamp: UtcDateTime = UtcDateTime::from_unix_timestamp_nanos(unix()).unwrap() => IN_UTC;
        a_timestamp: OffsetDateTime = OffsetDateTime::from_unix_timestamp_nanos(-1).unwrap() => r#""1969-12-31T23:59:59.999999Z""#;
        a_duration: TimeDelta = TimeDelta::milliseconds(-1500) => "-1.5";
        a_duration: TimeDelta = TimeDelta::nanoseconds(1) => "1e-9";
        a_duration: time::Duration = time::Duration::milliseconds(-1500) => "-1.5";
        a_duration: time::Duration = time::Duration::seconds(3) => "3.0";
        a_cidr: IpNet = "10.0.0.0/8".parse().unwrap() => r#""10.0.0.0/8""#;
        a_cidr: Ipv4Net = "0.0.0.0/0".parse().unwrap() => r#""0.0.0.0/0""#;
        a_cidr: Ipv6Net = "2001:DB8::/32".parse().unwrap() => r#""2001:db8::/32""#;
        a_url: Url = url("HTTPS://Shop.Example:443/a b") => r#""https://shop.example/a%20b""#;
        strings: Vec<Url> = vec![url("a:b")] => r#"["a:b"]"#;
    }
    written.check();
}

#[derive(AuditEvent)]
#[audit(event = "value.written")]
struct At<T: cdl_runtime::value::Timestamp, S: cdl_runtime::value::Seconds> {
    a_timestamp: T,
    a_duration: S,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn four_crates_write_one_moment_alike(
        nanos in -62_135_596_800_000_000_000_i128..253_402_207_200_000_000_000,
        span in i64::MIN / 2..i64::MAX / 2,
    ) {
        let audit = Audit::memory();
        let (seconds, rest) = (nanos.div_euclid(1_000_000_000), nanos.rem_euclid(1_000_000_000));
        let a_timestamp = jiff::Timestamp::from_nanosecond(nanos).unwrap();
        let a_duration = jiff::SignedDuration::from_nanos(span);
        At { a_timestamp, a_duration }.emit(&audit).unwrap();
        let a_timestamp = DateTime::from_timestamp(i64::try_from(seconds).unwrap(), u32::try_from(rest).unwrap()).unwrap();
        At { a_timestamp, a_duration: TimeDelta::nanoseconds(span) }.emit(&audit).unwrap();
        let a_timestamp = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap();
        At { a_timestamp, a_duration: time::Duration::nanoseconds(span) }.emit(&audit).unwrap();
        let a_timestamp = std::time::SystemTime::from(a_timestamp);
        At { a_timestamp, a_duration: time::Duration::nanoseconds(span) }.emit(&audit).unwrap();
        let written: Vec<_> = audit.captured().into_iter().map(|event| event.fields).collect();
        prop_assert!(written.windows(2).all(|pair| pair[0] == pair[1]), "{:?}", written);
    }
}
