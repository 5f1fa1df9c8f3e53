//! A value and the static text before it, in one call: a derive is compiled in a fraction of the time that two take.

use std::net::IpAddr;

use crate::encode::{Pseudonym, Writer, first_items};
use crate::value::{List, Scaled, Text};

macro_rules! after {
    (#[$inline:meta] $($name:ident = $method:ident($($argument:ident: $ty:ty),+);)*) => {
        impl Writer<'_> {
            $(
                #[doc = concat!("As [`Writer::", stringify!($method), "`], after a text that the derive has made canonical.")]
                #[$inline]
                pub fn $name(&mut self, $($argument: $ty),+, before: &'static str) {
                    self.raw(before);
                    self.$method($($argument),+);
                }
            )*
        }
    };
}

// A call more would be felt beside what these do.
after! {
    #[inline]
    bool_after = bool(value: bool);
    i32_after = i32(value: i32);
    i64_after = i64(value: i64);
    u32_after = u32(value: u32);
    u64_after = u64(value: u64);
    text_after = text(value: &str, max_chars: u32);
    ip_after = ip(value: IpAddr);
    seconds_after = seconds(value: f64);
    word_after = word(word: &'static str);
    truncate_after = truncate(value: &str, max_chars: u32);
    truncate_ip_after = truncate_ip(value: IpAddr, v4: u8, v6: u8);
}

// And would not beside what these do; a service has one of each, and not one in every encoder.
after! {
    #[inline(never)]
    f64_after = f64(value: f64);
    decimal_after = decimal(value: Scaled);
    decimal_text_after = decimal_text(text: &str);
    bytes_after = bytes(value: &[u8], max_bytes: u32);
    uuid_after = uuid(value: uuid::Uuid);
    cidr_after = cidr(value: (IpAddr, u8));
    timestamp_after = timestamp(unix_micros: i64);
    mask_email_after = mask_email(value: &str, keep_first: u8, keep_domain: bool);
    keep_last_after = keep_last(value: &str, keep: u8);
    truncate_cidr_after = truncate_cidr(value: (IpAddr, u8), v4: u8, v6: u8);
    hmac_text_after = hmac_text(pseudonym: &'static Pseudonym, value: &str);
    hmac_i64_after = hmac_i64(pseudonym: &'static Pseudonym, value: i64);
    hmac_u64_after = hmac_u64(pseudonym: &'static Pseudonym, value: u64);
    hmac_ip_after = hmac_ip(pseudonym: &'static Pseudonym, value: IpAddr);
    hmac_cidr_after = hmac_cidr(pseudonym: &'static Pseudonym, value: (IpAddr, u8));
    hmac_decimal_after = hmac_decimal(pseudonym: &'static Pseudonym, value: Scaled);
    hmac_decimal_text_after = hmac_decimal_text(pseudonym: &'static Pseudonym, text: &str);
    hmac_uuid_after = hmac_uuid(pseudonym: &'static Pseudonym, value: uuid::Uuid);
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

    /// As [`Writer::texts`], after a text that the derive has made canonical.
    #[inline(never)]
    pub fn texts_after<L>(&mut self, list: &L, max: usize, max_chars: u32, before: &'static str)
    where
        L: List<Item: Text> + ?Sized,
    {
        self.raw(before);
        self.texts(list, max, max_chars);
    }
}
