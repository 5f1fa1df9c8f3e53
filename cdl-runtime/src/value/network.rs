//! Addresses and networks.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Cidr, Ip};

macro_rules! impl_address {
    ($($address:ty),*) => {$(
        impl Ip for $address {
            fn ip(&self) -> IpAddr {
                (*self).into()
            }
        }

        impl Cidr for ($address, u8) {
            fn cidr(&self) -> (IpAddr, u8) {
                (self.0.into(), self.1)
            }
        }
    )*};
}

impl_address!(IpAddr, Ipv4Addr, Ipv6Addr);

#[cfg(feature = "ipnet")]
macro_rules! impl_ipnet {
    ($($network:ty),*) => {$(
        impl Cidr for $network {
            fn cidr(&self) -> (IpAddr, u8) {
                (self.addr().into(), self.prefix_len())
            }
        }
    )*};
}

#[cfg(feature = "ipnet")]
impl_ipnet!(ipnet::IpNet, ipnet::Ipv4Net, ipnet::Ipv6Net);
