//! Numbers and truth values that the catalogue's type cannot hold.

use crate::declaration::Doubt;
use crate::model::{Base, Field, Shape};

use super::super::written::Written;
use super::{Verdict, at};

pub(super) fn verdict(field: &Field, base: Base, written: Written<'_>) -> Option<Verdict> {
    let (rust, doubtful) = match non_zero(written) {
        Some(rust) => (rust, true),
        None => (written.text, false),
    };
    let is_integer = Written::read(rust).is_integer();
    // Of a list the item is meant.
    let type_name = match field.shape {
        Shape::Scalar(_) => field.type_name.as_str(),
        _ => base.as_str(),
    };
    let (code, message) = if let Some(holds) = whole(base) {
        if holds.contains(&rust) {
            return None;
        }
        match rust {
            "f32" | "f64" => ("CDL0216", kind(rust, "a float", "whole numbers", type_name)),
            "bool" => (
                "CDL0216",
                kind(rust, "a truth value", "whole numbers", type_name),
            ),
            _ if is_integer => ("CDL0215", exceeds(rust, holds, type_name)),
            _ => return None,
        }
    } else {
        match (base, rust) {
            (Base::Bool, "f32" | "f64") => {
                ("CDL0216", kind(rust, "a float", "truth values", type_name))
            }
            (Base::Bool, _) if is_integer => (
                "CDL0216",
                kind(rust, "an integer", "truth values", type_name),
            ),
            (Base::F64, "bool") => ("CDL0216", kind(rust, "a truth value", "floats", type_name)),
            (Base::F64, _) if is_integer => {
                ("CDL0216", kind(rust, "an integer", "floats", type_name))
            }
            _ => return None,
        }
    };
    let help = match other(rust) {
        Some(other) => format!(
            "use `{}`, or make the type {other} at {}",
            base.as_str(),
            at(&field.place)
        ),
        None => format!("use `{}`", base.as_str()),
    };
    let doubt = Doubt {
        code,
        message,
        help: Some(help),
    };
    // Some of these the runtime may hold on some targets, or without loss: its traits decide.
    let lossless =
        matches!((base, rust), (Base::I64, "isize")) || (base == Base::F64 && is_integer);
    Some(if doubtful || lossless {
        Verdict::Doubtful(doubt)
    } else {
        Verdict::Certain(doubt)
    })
}

/// The Rust integers that an integer type of the catalogue holds.
fn whole(base: Base) -> Option<&'static [&'static str]> {
    Some(match base {
        Base::I32 => &["i8", "i16", "i32", "u8", "u16"],
        Base::I64 => &["i8", "i16", "i32", "i64", "u8", "u16", "u32"],
        Base::U32 => &["u8", "u16", "u32"],
        Base::U64 => &["u8", "u16", "u32", "u64", "usize"],
        _ => return None,
    })
}

fn exceeds(rust: &str, holds: &[&str], type_name: &str) -> String {
    let unsigned = !holds.contains(&"i8");
    if unsigned && rust.starts_with('i') {
        format!("`{rust}` can be negative, which catalogue type \"{type_name}\" cannot")
    } else {
        format!("`{rust}` can exceed catalogue type \"{type_name}\"")
    }
}

fn kind(rust: &str, is: &str, holds: &str, type_name: &str) -> String {
    format!("`{rust}` is {is}, and catalogue type \"{type_name}\" holds {holds}")
}

/// The catalogue type that holds all of a Rust type.
fn other(rust: &str) -> Option<&'static str> {
    Some(match rust {
        "bool" => "bool",
        "f32" | "f64" => "f64",
        "i8" | "i16" | "i32" => "i32",
        "i64" | "isize" => "i64",
        "u8" | "u16" | "u32" => "u32",
        "u64" | "usize" => "u64",
        _ => return None,
    })
}

/// `u64` of `NonZeroU64` and of `NonZero<u64>`.
fn non_zero(written: Written<'_>) -> Option<&str> {
    Some(match written.name {
        "NonZero" => written.arguments,
        "NonZeroI8" => "i8",
        "NonZeroI16" => "i16",
        "NonZeroI32" => "i32",
        "NonZeroI64" => "i64",
        "NonZeroI128" => "i128",
        "NonZeroIsize" => "isize",
        "NonZeroU8" => "u8",
        "NonZeroU16" => "u16",
        "NonZeroU32" => "u32",
        "NonZeroU64" => "u64",
        "NonZeroU128" => "u128",
        "NonZeroUsize" => "usize",
        _ => return None,
    })
}
