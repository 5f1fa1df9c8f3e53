//! What a change of the network opens or closes.

use std::net::IpAddr;

use crate::record::{Items, Parameters};

/// An address range, and the ports that are opened or closed to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// An address and a prefix length.
    pub range: (IpAddr, u8),
    /// The first port, if the call says so.
    pub from_port: Option<i32>,
    /// The last.
    pub to_port: Option<i32>,
}

impl Opening {
    /// The widest range of all that the call names, for that is what an auditor asks for.
    #[must_use]
    pub fn widest(parameters: &Parameters<'_>) -> Option<Self> {
        let direct = [
            &parameters.cidr_block,
            &parameters.destination_cidr_block,
            &parameters.cidr_ip,
        ];
        let direct = direct
            .into_iter()
            .filter_map(|cidr| cidr.as_deref())
            .map(|cidr| (cidr, *parameters.from_port, *parameters.to_port));
        let firewall = items(parameters.ip_permissions.as_ref());
        let in_rules = firewall.iter().flat_map(|rule| {
            let ranges = items(rule.ip_ranges.as_ref())
                .iter()
                .chain(items(rule.ipv6_ranges.as_ref()));
            ranges.filter_map(|range| Some((range.cidr.as_deref()?, rule.from_port, rule.to_port)))
        });
        let openings = direct
            .chain(in_rules)
            .filter_map(|(cidr, from_port, to_port)| {
                let (address, prefix) = cidr.split_once('/')?;
                let range = (address.parse().ok()?, prefix.parse().ok()?);
                Some(Self {
                    range,
                    from_port,
                    to_port,
                })
            });
        openings.min_by_key(|opening| opening.range.1)
    }
}

fn items<T>(list: Option<&Items<T>>) -> &[T] {
    list.map_or(&[], |list| &list.items)
}
