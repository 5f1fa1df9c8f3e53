//! Any text as a declaration: the derives answer with Rust, never with a panic. The modules are those of `cdl-macros`,
//! for no crate but a compiler can call a proc-macro.
#![no_main]
#![allow(dead_code, unreachable_pub, clippy::all)]

// A crate that is no proc-macro has to ask for it.
extern crate proc_macro;

#[path = "../../../cdl-macros/src"]
mod macros {
    pub(crate) mod ast;
    pub(crate) mod parse;
    pub(crate) mod underline;
    pub(crate) mod locate;
    pub(crate) mod cache;
    pub(crate) mod check;
    pub(crate) mod once;
    pub(crate) mod twice;
    pub(crate) mod salvage;
    pub(crate) mod warning;
    pub(crate) mod expected;
    pub(crate) mod newtype;
    pub(crate) mod fault;
    pub(crate) mod model;
    pub(crate) mod expand;
    pub(crate) mod fallback;
    pub(crate) mod derive;
}

use std::path::Path;

use proc_macro2::TokenStream;

// They name each other from the root of their crate.
use macros::*;

use crate::ast::Kind;
use crate::locate::{Surroundings, Target};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(input) = text.parse::<TokenStream>() else { return };
    // What no item can be, the compiler keeps from the derives.
    if syn::parse2::<syn::DeriveInput>(input.clone()).is_err() {
        return;
    }
    let surroundings = Surroundings {
        manifest: Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui-tests"),
        target: Target::Tests,
        ..Surroundings::default()
    };
    for kind in [Kind::Event, Kind::Object, Kind::Enumeration] {
        let output = derive::derive(kind, input.clone(), &surroundings);
        if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
            panic!("no Rust: {error}\n{output}");
        }
    }
});
