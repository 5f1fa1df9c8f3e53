//! IP addresses, as RFC 5952 spells them.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An address, without quotes.
pub(super) fn address(out: &mut Vec<u8>, address: IpAddr) {
    match address {
        IpAddr::V4(address) => v4(out, address),
        IpAddr::V6(address) => v6(out, address),
    }
}

/// The network of an address, with its prefix length, without quotes. A v4-mapped v6 address is taken as v4.
pub(super) fn network(out: &mut Vec<u8>, address: IpAddr, v4_bits: u8, v6_bits: u8) {
    let bits = match address.to_canonical() {
        IpAddr::V4(address) => {
            let bits = v4_bits.min(32);
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            v4(out, Ipv4Addr::from_bits(address.to_bits() & mask));
            bits
        }
        IpAddr::V6(address) => {
            let bits = v6_bits.min(128);
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            v6(out, Ipv6Addr::from_bits(address.to_bits() & mask));
            bits
        }
    };
    out.push(b'/');
    out.extend_from_slice(itoa::Buffer::new().format(bits).as_bytes());
}

fn v4(out: &mut Vec<u8>, address: Ipv4Addr) {
    let mut digits = itoa::Buffer::new();
    for (index, octet) in address.octets().into_iter().enumerate() {
        if index > 0 {
            out.push(b'.');
        }
        out.extend_from_slice(digits.format(octet).as_bytes());
    }
}

fn v6(out: &mut Vec<u8>, address: Ipv6Addr) {
    // Writing to a `Vec` cannot fail.
    let Ok(()) = write!(out, "{address}") else {
        return;
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_lose_the_host_bits() {
        for (address, expected) in [
            ("203.0.113.9", "203.0.113.0/24"),
            ("::ffff:203.0.113.9", "203.0.113.0/24"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ] {
            let mut out = Vec::new();
            network(&mut out, address.parse().unwrap(), 24, 48);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn a_prefix_of_zero_keeps_nothing() {
        let mut out = Vec::new();
        network(&mut out, "203.0.113.9".parse().unwrap(), 0, 0);
        assert_eq!(out, b"0.0.0.0/0");
    }
}
