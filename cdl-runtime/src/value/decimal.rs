//! Exact decimal numbers: integers, and those with a point.

use std::num::NonZero;

use super::{Decimal, I64, U64};

/// `coefficient / 10^scale`, with a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scaled {
    /// Below zero.
    pub negative: bool,
    /// All digits, as if there were no decimal point.
    pub coefficient: u128,
    /// How many of them stand behind the point.
    pub scale: u8,
}

impl Scaled {
    fn integer(negative: bool, coefficient: u128) -> Self {
        Self {
            negative,
            coefficient,
            scale: 0,
        }
    }
}

impl Decimal for Scaled {
    fn decimal(&self) -> Scaled {
        *self
    }
}

macro_rules! impl_signed {
    ($($integer:ty: $widened:expr;)*) => {$(
        impl Decimal for $integer {
            fn decimal(&self) -> Scaled {
                let widened: i128 = $widened(*self);
                Scaled::integer(widened < 0, widened.unsigned_abs())
            }
        }

        impl Decimal for NonZero<$integer> {
            fn decimal(&self) -> Scaled {
                self.get().decimal()
            }
        }
    )*};
}

macro_rules! impl_unsigned {
    ($($integer:ty: $widened:expr;)*) => {$(
        impl Decimal for $integer {
            fn decimal(&self) -> Scaled {
                Scaled::integer(false, $widened(*self))
            }
        }

        impl Decimal for NonZero<$integer> {
            fn decimal(&self) -> Scaled {
                self.get().decimal()
            }
        }
    )*};
}

impl_signed! {
    i8: i128::from;
    i16: i128::from;
    i32: i128::from;
    i64: i128::from;
    i128: i128::from;
    isize: |integer: isize| i128::from(integer.i64());
}

impl_unsigned! {
    u8: u128::from;
    u16: u128::from;
    u32: u128::from;
    u64: u128::from;
    u128: u128::from;
    usize: |integer: usize| u128::from(integer.u64());
}

#[cfg(feature = "rust_decimal")]
impl Decimal for rust_decimal::Decimal {
    fn decimal(&self) -> Scaled {
        Scaled {
            negative: self.is_sign_negative(),
            coefficient: self.mantissa().unsigned_abs(),
            // At most 28.
            scale: u8::try_from(self.scale()).unwrap_or(u8::MAX),
        }
    }
}
