//! The fields of the events, written by hand.

use std::io::Write as _;
use std::net::IpAddr;

use cdl_runtime::format::text::string_into;
use cdl_runtime::value::Text;

use crate::event::Login;
use crate::order::Placed;

/// An event that somebody wrote an encoder for.
pub trait Handmade {
    /// `{"name":"auth.login","time":"`
    const BEFORE_TIME: &'static str;

    /// What stands between the braces of `fields`.
    fn fields(&self, out: &mut Vec<u8>);
}

impl Handmade for Login<'_> {
    const BEFORE_TIME: &'static str = "{\"name\":\"auth.login\",\"time\":\"";

    #[inline]
    fn fields(&self, out: &mut Vec<u8>) {
        let mut number = itoa::Buffer::new();
        out.extend_from_slice(b"\"user\":");
        string_into(out, self.user);
        out.extend_from_slice(b",\"method\":\"");
        out.extend_from_slice(self.method.word().as_bytes());
        out.extend_from_slice(b"\",\"source_ip\":\"");
        network(out, self.source_ip);
        out.extend_from_slice(b"\",\"session\":\"********\",\"user_agent\":");
        string_into(out, self.user_agent);
        out.extend_from_slice(b",\"attempts\":");
        out.extend_from_slice(number.format(self.attempts).as_bytes());
        out.extend_from_slice(b",\"mfa\":");
        out.extend_from_slice(if self.mfa { b"true" } else { b"false" });
        out.extend_from_slice(b",\"failure_reason\":");
        string_into(out, self.failure_reason);
    }
}

impl<S: Text> Handmade for Placed<'_, S> {
    const BEFORE_TIME: &'static str = "{\"name\":\"order.placed\",\"time\":\"";

    #[inline]
    fn fields(&self, out: &mut Vec<u8>) {
        let mut number = itoa::Buffer::new();
        out.extend_from_slice(b"\"order\":");
        string_into(out, self.order);
        out.extend_from_slice(b",\"customer\":\"********\",\"client_address\":\"");
        network(out, self.client_address);
        out.extend_from_slice(b"\",\"card\":\"********\",\"items\":");
        out.extend_from_slice(number.format(self.items).as_bytes());
        out.extend_from_slice(b",\"cents\":");
        out.extend_from_slice(number.format(self.cents).as_bytes());
        out.extend_from_slice(b",\"gift\":");
        out.extend_from_slice(if self.gift { b"true" } else { b"false" });
        out.extend_from_slice(b",\"channel\":\"");
        out.extend_from_slice(self.channel.word().as_bytes());
        out.push(b'"');
        if let Some(user_agent) = self.user_agent {
            out.extend_from_slice(b",\"user_agent\":");
            string_into(out, user_agent);
        }
    }
}

/// The first 24 or 48 bits of an address.
#[inline]
fn network(out: &mut Vec<u8>, address: IpAddr) {
    let mut number = itoa::Buffer::new();
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            for octet in [a, b, c] {
                out.extend_from_slice(number.format(octet).as_bytes());
                out.push(b'.');
            }
            out.extend_from_slice(b"0/24");
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            write!(out, "{a:x}:{b:x}:{c:x}::/48").expect("memory takes any write");
        }
    }
}
