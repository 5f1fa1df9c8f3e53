//! Bytes, and those that are a UUID.

use std::borrow::Cow;

use super::{Bytes, Uuid};

impl Bytes for [u8] {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl<const N: usize> Bytes for [u8; N] {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl Bytes for Vec<u8> {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl Bytes for Cow<'_, [u8]> {
    fn bytes(&self) -> &[u8] {
        self
    }
}

impl Uuid for uuid::Uuid {
    fn uuid(&self) -> uuid::Uuid {
        *self
    }
}

impl Uuid for uuid::NonNilUuid {
    fn uuid(&self) -> uuid::Uuid {
        self.get()
    }
}
