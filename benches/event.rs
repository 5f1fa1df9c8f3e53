//! The one event that everybody writes: FORMAT section 1's login, eight own fields, two of them redacted.

use std::net::{IpAddr, Ipv4Addr};

use cdl_runtime::{AuditEnum, AuditEvent};

/// A login that failed.
#[derive(AuditEvent, Clone, Copy, Debug)]
#[audit(event = "auth.login")]
pub struct Login<'a> {
    /// Who.
    pub user: &'a str,
    /// How.
    pub method: Method,
    /// From where; written as its /24 network.
    #[redact]
    pub source_ip: IpAddr,
    /// Written as a mask.
    #[redact(mask)]
    pub session: &'a str,
    /// With what.
    pub user_agent: &'a str,
    /// How often so far.
    pub attempts: u32,
    /// Whether a second factor was asked for.
    pub mfa: bool,
    /// Why it failed.
    #[redact(plain)]
    pub failure_reason: &'a str,
}

/// How the user proved who they are.
#[derive(AuditEnum, Clone, Copy, Debug)]
#[audit(name = "AuthMethod")]
pub enum Method {
    /// Something they know.
    Password,
    /// Something they have.
    Passkey,
}

/// What joins the events of one request; constant for a producer, as it is for a request's handler.
pub const CORRELATION_ID: &str = "5f0c1d6e-2b34-4a7f-9c1e-0a6b8d7e4f21";

/// What the redacted values look like. The peers cannot redact, so they are given these, which costs them nothing.
pub const SESSION_REDACTED: &str = "********";

/// As [`SESSION_REDACTED`], for the address.
pub const SOURCE_IP_REDACTED: &str = "203.0.113.0/24";

const USERS: [&str; 8] = [
    "usr_01H8Z2Q9X4M7",
    "usr_01H8Z2QB3K1T",
    "usr_01H8Z2QC8W5N",
    "usr_01H8Z2QD0R6V",
    "usr_01H8Z2QE7J2Y",
    "usr_01H8Z2QF5P9S",
    "usr_01H8Z2QG1D4C",
    "usr_01H8Z2QH6F8A",
];

impl Login<'static> {
    /// The event of this number: the values differ, their lengths do not.
    #[must_use]
    pub fn numbered(number: u64) -> Self {
        let low = (number & 7) as usize;
        Self {
            user: USERS[low],
            method: if number & 8 == 0 {
                Method::Passkey
            } else {
                Method::Password
            },
            source_ip: IpAddr::V4(Ipv4Addr::new(203, 0, 113, 9)),
            session: "7c9e6679f0b44d2a",
            user_agent: "okhttp/4.12.0",
            attempts: 1 + (number & 7) as u32,
            mfa: number & 1 == 0,
            failure_reason: "expired",
        }
    }
}

impl Method {
    /// The word in the line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
        }
    }
}
