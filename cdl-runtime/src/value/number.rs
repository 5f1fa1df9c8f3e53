//! Truth values, integers and floats: each where no value of it is lost.

use std::num::NonZero;

use super::{Bool, F64, I32, I64, U32, U64};

macro_rules! impl_widening {
    ($($family:ident::$method:ident -> $value:ty: $($from:ty),*;)*) => {$($(
        impl $family for $from {
            fn $method(&self) -> $value {
                <$value>::from(*self)
            }
        }
    )*)*};
}

/// An integer, and the same without zero.
macro_rules! impl_integers {
    ($($family:ident::$method:ident -> $value:ty: $($from:ty),*;)*) => {$($(
        impl $family for $from {
            fn $method(&self) -> $value {
                <$value>::from(*self)
            }
        }

        impl $family for NonZero<$from> {
            fn $method(&self) -> $value {
                <$value>::from(self.get())
            }
        }
    )*)*};
}

impl_widening! {
    Bool::bool -> bool: bool;
    F64::f64 -> f64: f32, f64;
}

impl_integers! {
    I32::i32 -> i32: i8, i16, i32, u8, u16;
    I64::i64 -> i64: i8, i16, i32, i64, u8, u16, u32;
    U32::u32 -> u32: u8, u16, u32;
    U64::u64 -> u64: u8, u16, u32, u64;
}

// No Rust target has a pointer wider than 64 bits.
impl U64 for usize {
    fn u64(&self) -> u64 {
        u64::try_from(*self).unwrap_or(u64::MAX)
    }
}

impl U64 for NonZero<usize> {
    fn u64(&self) -> u64 {
        self.get().u64()
    }
}

impl I64 for isize {
    fn i64(&self) -> i64 {
        i64::try_from(*self).unwrap_or(i64::MAX)
    }
}

impl I64 for NonZero<isize> {
    fn i64(&self) -> i64 {
        self.get().i64()
    }
}
