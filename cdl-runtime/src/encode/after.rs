//! A value and the static text before it, in one call, and the same of a value that may be absent: the compiler looks at a
//! call in a fraction of the time that it takes for two, or for a pattern.

use std::net::IpAddr;

use crate::encode::{Pseudonym, Writer, first_items};
use crate::value::{List, Scaled, Text};

macro_rules! after {
    (#[$inline:meta] $(
        $after:ident = $method:ident([$($key:ident: $key_ty:ty)?] $ty:ty $(, $argument:ident: $argument_ty:ty)*);
    )*) => {
        impl Writer<'_> {
            $(
                #[doc = concat!("As [`Writer::", stringify!($method), "`], after a text that the derive has made canonical.")]
                #[$inline]
                pub fn $after(
                    &mut self,
                    $($key: $key_ty,)?
                    value: $ty,
                    $($argument: $argument_ty,)*
                    before: &'static str,
                ) {
                    self.raw(before);
                    self.$method($($key,)? value $(, $argument)*);
                }
            )*
        }
    };
}

// A call more would be felt beside what these do.
after! {
    #[inline]
    bool_after = bool([] bool);
    i32_after = i32([] i32);
    i64_after = i64([] i64);
    u32_after = u32([] u32);
    u64_after = u64([] u64);
    text_after = text([] &str, max_chars: u32);
    ip_after = ip([] IpAddr);
    seconds_after = seconds([] f64);
    word_after = word([] &'static str);
    truncate_after = truncate([] &str, max_chars: u32);
    truncate_ip_after = truncate_ip([] IpAddr, v4: u8, v6: u8);
}

// And would not beside what these do; a service has one of each, and not one in every encoder.
after! {
    #[inline(never)]
    f64_after = f64([] f64);
    decimal_after = decimal([] Scaled);
    decimal_text_after = decimal_text([] &str);
    bytes_after = bytes([] &[u8], max_bytes: u32);
    uuid_after = uuid([] uuid::Uuid);
    cidr_after = cidr([] (IpAddr, u8));
    timestamp_after = timestamp([] i64);
    mask_email_after = mask_email([] &str, keep_first: u8, keep_domain: bool);
    keep_last_after = keep_last([] &str, keep: u8);
    truncate_cidr_after = truncate_cidr([] (IpAddr, u8), v4: u8, v6: u8);
    hmac_text_after = hmac_text([pseudonym: Pseudonym] &str);
    hmac_i64_after = hmac_i64([pseudonym: Pseudonym] i64);
    hmac_u64_after = hmac_u64([pseudonym: Pseudonym] u64);
    hmac_ip_after = hmac_ip([pseudonym: Pseudonym] IpAddr);
    hmac_cidr_after = hmac_cidr([pseudonym: Pseudonym] (IpAddr, u8));
    hmac_decimal_after = hmac_decimal([pseudonym: Pseudonym] Scaled);
    hmac_decimal_text_after = hmac_decimal_text([pseudonym: Pseudonym] &str);
    hmac_uuid_after = hmac_uuid([pseudonym: Pseudonym] uuid::Uuid);
}

macro_rules! if_some {
    ($(
        $if_some:ident = $after:ident([$($key:ident: $key_ty:ty)?] $ty:ty $(, $argument:ident: $argument_ty:ty)*);
    )*) => {
        impl Writer<'_> {
            $(
                #[doc = concat!("As [`Writer::", stringify!($after), "`], if there is a value; else nothing at all.")]
                #[inline(never)]
                pub fn $if_some(
                    &mut self,
                    $($key: $key_ty,)?
                    value: Option<$ty>,
                    $($argument: $argument_ty,)*
                    before: &'static str,
                ) {
                    if let Some(value) = value {
                        self.$after($($key,)? value, $($argument,)* before);
                    }
                }
            )*
        }
    };
}

// Those of the types that a field can hold as the writer takes them. A service has one of each.
if_some! {
    bool_if_some = bool_after([] bool);
    i32_if_some = i32_after([] i32);
    i64_if_some = i64_after([] i64);
    u32_if_some = u32_after([] u32);
    u64_if_some = u64_after([] u64);
    text_if_some = text_after([] &str, max_chars: u32);
    ip_if_some = ip_after([] IpAddr);
    truncate_if_some = truncate_after([] &str, max_chars: u32);
    truncate_ip_if_some = truncate_ip_after([] IpAddr, v4: u8, v6: u8);
    f64_if_some = f64_after([] f64);
    uuid_if_some = uuid_after([] uuid::Uuid);
    mask_email_if_some = mask_email_after([] &str, keep_first: u8, keep_domain: bool);
    keep_last_if_some = keep_last_after([] &str, keep: u8);
    hmac_text_if_some = hmac_text_after([pseudonym: Pseudonym] &str);
    hmac_i64_if_some = hmac_i64_after([pseudonym: Pseudonym] i64);
    hmac_u64_if_some = hmac_u64_after([pseudonym: Pseudonym] u64);
    hmac_ip_if_some = hmac_ip_after([pseudonym: Pseudonym] IpAddr);
    hmac_uuid_if_some = hmac_uuid_after([pseudonym: Pseudonym] uuid::Uuid);
}

impl Writer<'_> {
    /// The items of a list of texts, without its brackets: at most `max` of them, each as [`Writer::text`] writes it.
    pub fn texts<L>(&mut self, list: &L, max: usize, max_chars: u32)
    where
        L: List<Item: Text> + ?Sized,
    {
        let items = list.items();
        for item in first_items(items, max) {
            self.item();
            self.text(item.text(&mut [0; 4]), max_chars);
        }
        self.more_items(items.len(), max);
    }

    /// As [`Writer::texts_after`], of the usual list: the compiler need not find out what it holds.
    #[inline(never)]
    pub fn strs_after(&mut self, list: &[&str], max: usize, max_chars: u32, before: &'static str) {
        self.texts_after(list, max, max_chars, before);
    }

    /// As [`Writer::strs_after`].
    #[inline(never)]
    pub fn strings_after(
        &mut self,
        list: &[String],
        max: usize,
        max_chars: u32,
        before: &'static str,
    ) {
        self.texts_after(list, max, max_chars, before);
    }

    /// As [`Writer::texts`], after a text that the derive has made canonical.
    pub fn texts_after<L>(&mut self, list: &L, max: usize, max_chars: u32, before: &'static str)
    where
        L: List<Item: Text> + ?Sized,
    {
        self.raw(before);
        self.texts(list, max, max_chars);
    }
}
