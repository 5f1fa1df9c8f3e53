//! IP addresses, as RFC 5952 spells them.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::encode::number;

/// An address, without quotes.
pub(super) fn address(out: &mut Vec<u8>, address: IpAddr) {
    match address {
        IpAddr::V4(address) => {
            let (text, end) = v4(address, None);
            out.extend_from_slice(&text[1..end - 1]);
        }
        IpAddr::V6(address) => v6(out, address),
    }
}

/// An address and its prefix length, without quotes.
pub(super) fn prefixed(out: &mut Vec<u8>, network: (IpAddr, u8)) {
    let (address, bits) = canonical(network);
    self::address(out, address);
    out.push(b'/');
    number::octet(out, bits);
}

/// One spelling for one network: what lies in `::ffff:0:0/96` is taken as v4.
pub(super) fn canonical((address, bits): (IpAddr, u8)) -> (IpAddr, u8) {
    match (address.to_canonical(), bits.checked_sub(96)) {
        (v4 @ IpAddr::V4(_), Some(bits)) if address.is_ipv6() => (v4, bits),
        _ => (address, bits),
    }
}

/// The network of an address, with its prefix length, between quotes. A v4-mapped v6 address is taken as v4.
pub(super) fn network(out: &mut Vec<u8>, address: IpAddr, v4_bits: u8, v6_bits: u8) {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let bits = v4_bits.min(32);
            let mask = u32::MAX.checked_shl(32 - u32::from(bits)).unwrap_or(0);
            let network = Ipv4Addr::from_bits(address.to_bits() & mask);
            let (text, end) = v4(network, Some(bits));
            out.extend_from_slice(&text[..end]);
        }
        IpAddr::V6(address) => {
            let bits = v6_bits.min(128);
            let mask = u128::MAX.checked_shl(128 - u32::from(bits)).unwrap_or(0);
            out.push(b'"');
            v6(out, Ipv6Addr::from_bits(address.to_bits() & mask));
            out.push(b'/');
            number::octet(out, bits);
            out.push(b'"');
        }
    }
}

/// `"203.0.113.9"` or, with a prefix length, `"203.0.113.0/24"`, and where it ends.
#[inline]
fn v4(address: Ipv4Addr, bits: Option<u8>) -> ([u8; 24], usize) {
    // Five numbers of at most three digits, with a byte after each.
    let (mut text, mut end) = ([b'"'; 24], 1);
    for octet in address.octets() {
        end = octet_at(&mut text, end, octet);
    }
    if let Some(bits) = bits {
        text[end - 1] = b'/';
        end = octet_at(&mut text, end, bits);
    }
    text[end - 1] = b'"';
    (text, end)
}

/// Puts digits and a dot, and says where they end.
#[inline]
fn octet_at(text: &mut [u8; 24], start: usize, octet: u8) -> usize {
    let (digits, length) = number::OCTETS[usize::from(octet)];
    text[start..start + 4].copy_from_slice(&digits);
    start + usize::from(length)
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
            assert_eq!(String::from_utf8(out).unwrap(), format!("\"{expected}\""));
        }
    }

    #[test]
    fn every_octet_is_decimal() {
        for octet in 0..=255_u8 {
            let mut out = Vec::new();
            let written = Ipv4Addr::new(octet, 9, 10, octet);
            address(&mut out, written.into());
            assert_eq!(String::from_utf8(out).unwrap(), written.to_string());
        }
    }

    #[test]
    fn a_network_has_one_spelling() {
        for (address, bits, expected) in [
            ("10.0.0.0", 8, "10.0.0.0/8"),
            ("::ffff:10.0.0.0", 104, "10.0.0.0/8"),
            ("::ffff:10.0.0.0", 80, "::ffff:10.0.0.0/80"),
            ("2001:db8::", 32, "2001:db8::/32"),
            ("0.0.0.0", 0, "0.0.0.0/0"),
            ("0.0.0.0", 128, "0.0.0.0/128"),
        ] {
            let mut out = Vec::new();
            prefixed(&mut out, (address.parse().unwrap(), bits));
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn a_prefix_of_zero_keeps_nothing() {
        let mut out = Vec::new();
        network(&mut out, "203.0.113.9".parse().unwrap(), 0, 0);
        assert_eq!(out, b"\"0.0.0.0/0\"");
    }
}
