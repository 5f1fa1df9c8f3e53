//! What points to a value is as good as the value.

use std::net::IpAddr;
use std::rc::Rc;
use std::sync::Arc;

use super::{
    Bool, Bytes, Cidr, Decimal, F64, I32, I64, Ip, List, Map, Room, Scaled, Seconds, Text,
    Timestamp, U32, U64, Uuid, sealed,
};

macro_rules! through {
    ($($pointer:ty;)*) => {$(
        through! {
            @ $pointer:
            Bool::bool -> bool,
            I32::i32 -> i32,
            I64::i64 -> i64,
            U32::u32 -> u32,
            U64::u64 -> u64,
            F64::f64 -> f64,
            Decimal::decimal -> Scaled,
            Bytes::bytes -> &[u8],
            Uuid::uuid -> uuid::Uuid,
            Ip::ip -> IpAddr,
            Cidr::cidr -> (IpAddr, u8),
            Timestamp::unix_micros -> i64,
            Seconds::seconds -> f64,
        }

        impl<T: Text + ?Sized> Text for $pointer {
            fn text<'a>(&'a self, room: &'a mut Room) -> &'a str {
                (**self).text(room)
            }
        }

        impl<T: List + ?Sized> List for $pointer {
            type Item = T::Item;

            fn items(&self) -> &[T::Item] {
                (**self).items()
            }
        }

        impl<T: Map + ?Sized> sealed::Map for $pointer {}

        impl<T: Map + ?Sized> Map for $pointer {
            type Value = T::Value;

            fn count(&self) -> usize {
                (**self).count()
            }

            fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a str, &'a T::Value)>
            where
                T::Value: 'a,
            {
                (**self).entries()
            }
        }
    )*};
    (@ $pointer:ty: $($family:ident::$method:ident -> $value:ty,)*) => {$(
        impl<T: $family + ?Sized> $family for $pointer {
            fn $method(&self) -> $value {
                (**self).$method()
            }
        }
    )*};
}

through! {
    &T;
    Box<T>;
    Arc<T>;
    Rc<T>;
}
