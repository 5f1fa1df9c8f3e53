//! Points in time, and spans of it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Seconds, Timestamp};

/// 10^9, as the floats below need it.
const NANOS_PER_SECOND: f64 = 1e9;

impl Timestamp for SystemTime {
    fn unix_micros(&self) -> i64 {
        match self.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_micros()).unwrap_or(i64::MAX),
            Err(before) => {
                // Rounded down is away from 1970 here.
                let nanos = before.duration().as_nanos();
                i64::try_from(nanos.div_ceil(1_000)).map_or(i64::MIN, |micros| -micros)
            }
        }
    }
}

impl Seconds for Duration {
    fn seconds(&self) -> f64 {
        self.as_secs_f64()
    }
}

/// Of whole seconds and the nanoseconds beyond them; both have the same sign.
#[expect(
    clippy::cast_precision_loss,
    reason = "seconds are a float on disk; below 2^53 of them nothing is lost"
)]
fn span(seconds: i64, nanos: i32) -> f64 {
    seconds as f64 + f64::from(nanos) / NANOS_PER_SECOND
}

/// Of nanoseconds since 1970.
fn micros_of(nanos: i128) -> i64 {
    let micros = nanos.div_euclid(1_000);
    i64::try_from(micros).unwrap_or(if micros < 0 { i64::MIN } else { i64::MAX })
}

impl Timestamp for jiff::Timestamp {
    fn unix_micros(&self) -> i64 {
        micros_of(self.as_nanosecond())
    }
}

impl Timestamp for jiff::Zoned {
    fn unix_micros(&self) -> i64 {
        self.timestamp().unix_micros()
    }
}

impl Seconds for jiff::SignedDuration {
    fn seconds(&self) -> f64 {
        span(self.as_secs(), self.subsec_nanos())
    }
}

#[cfg(feature = "chrono")]
impl<Zone: chrono::TimeZone> Timestamp for chrono::DateTime<Zone> {
    fn unix_micros(&self) -> i64 {
        // Rounded down, as chrono counts what is beyond the second upwards.
        self.timestamp_micros()
    }
}

#[cfg(feature = "chrono")]
impl Seconds for chrono::TimeDelta {
    fn seconds(&self) -> f64 {
        span(self.num_seconds(), self.subsec_nanos())
    }
}

#[cfg(feature = "time")]
impl Timestamp for time::OffsetDateTime {
    fn unix_micros(&self) -> i64 {
        micros_of(self.unix_timestamp_nanos())
    }
}

#[cfg(feature = "time")]
impl Timestamp for time::UtcDateTime {
    fn unix_micros(&self) -> i64 {
        micros_of(self.unix_timestamp_nanos())
    }
}

#[cfg(feature = "time")]
impl Seconds for time::Duration {
    fn seconds(&self) -> f64 {
        span(self.whole_seconds(), self.subsec_nanoseconds())
    }
}
