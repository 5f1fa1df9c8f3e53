//! Types that are text.

use std::borrow::Cow;

use super::{Room, Text};

macro_rules! impl_text {
    ($($text:ty),* $(,)?) => {$(
        impl Text for $text {
            fn text<'a>(&'a self, _: &'a mut Room) -> &'a str {
                self
            }
        }
    )*};
}

impl_text!(str, String, Cow<'_, str>);

impl Text for char {
    fn text<'a>(&'a self, room: &'a mut Room) -> &'a str {
        self.encode_utf8(room)
    }
}

/// As it serialises: the one spelling that the WHATWG's parser gave it.
#[cfg(feature = "url")]
impl Text for url::Url {
    fn text<'a>(&'a self, _: &'a mut Room) -> &'a str {
        self.as_str()
    }
}
