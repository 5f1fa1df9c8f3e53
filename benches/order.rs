//! The event of ten fields: one of each kind that services have, three of them redacted, one dropped.

use std::net::{IpAddr, Ipv4Addr};

use cdl_runtime::value::Text;
use cdl_runtime::{AuditEnum, AuditEvent};

/// An order that was placed. `S` is what its session is held in.
#[derive(AuditEvent, Clone, Copy, Debug)]
#[audit(event = "order.placed")]
pub struct Placed<'a, S: Text = &'static str> {
    /// Which one.
    pub order: &'a str,
    /// Written as a mask.
    #[redact(mask)]
    pub customer: &'a str,
    /// From where; written as its /24 network.
    #[redact]
    pub client_address: IpAddr,
    /// Written as a mask.
    #[redact(mask)]
    pub card: &'a str,
    /// How many.
    pub items: u32,
    /// How much.
    pub cents: u64,
    /// Whether it goes to somebody else.
    pub gift: bool,
    /// Through what.
    pub channel: Channel,
    /// With what, if it was said.
    pub user_agent: Option<&'a str>,
    /// Never read.
    #[redact(drop)]
    pub session: S,
}

/// Through what an order came.
#[derive(AuditEnum, Clone, Copy, Debug)]
#[audit(name = "Channel")]
pub enum Channel {
    /// A browser.
    Web,
    /// A telephone's program.
    App,
}

const ORDERS: [&str; 8] = [
    "ord_01H8Z2Q9X4M7",
    "ord_01H8Z2QB3K1T",
    "ord_01H8Z2QC8W5N",
    "ord_01H8Z2QD0R6V",
    "ord_01H8Z2QE7J2Y",
    "ord_01H8Z2QF5P9S",
    "ord_01H8Z2QG1D4C",
    "ord_01H8Z2QH6F8A",
];

impl Placed<'static> {
    /// The event of this number: the values differ, their lengths do not.
    #[must_use]
    pub fn numbered(number: u64) -> Self {
        Self::with_session(number, "7c9e6679f0b44d2a")
    }
}

impl<S: Text> Placed<'static, S> {
    /// As [`Placed::numbered`], with any session.
    #[must_use]
    pub fn with_session(number: u64, session: S) -> Self {
        let low = (number & 7) as usize;
        Self {
            order: ORDERS[low],
            customer: "usr_01H8Z2Q9X4M7",
            client_address: IpAddr::V4(Ipv4Addr::new(203, 0, 113, 9)),
            card: "4111111111111111",
            items: 1 + (number & 7) as u32,
            cents: 1_000 + (number & 7),
            gift: number & 1 == 0,
            channel: if number & 8 == 0 {
                Channel::Web
            } else {
                Channel::App
            },
            user_agent: Some("okhttp/4.12.0"),
            session,
        }
    }
}

impl Channel {
    /// The word in the line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::App => "app",
        }
    }
}
