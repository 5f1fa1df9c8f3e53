//! Any text as a declaration: the derives answer with Rust, never with a panic. The modules are those of `cdl-macros`,
//! for no crate but a compiler can call a proc-macro.
#![no_main]
#![allow(dead_code, unreachable_pub, clippy::all)]

// A crate that is no proc-macro has to ask for it.
extern crate proc_macro;

#[path = "../../../cdl-macros/src/ast.rs"]
mod ast;
#[path = "../../../cdl-macros/src/parse/mod.rs"]
mod parse;
#[path = "../../../cdl-macros/src/underline.rs"]
mod underline;
#[path = "../../../cdl-macros/src/locate.rs"]
mod locate;
#[path = "../../../cdl-macros/src/cache.rs"]
mod cache;
#[path = "../../../cdl-macros/src/check/mod.rs"]
mod check;
#[path = "../../../cdl-macros/src/once.rs"]
mod once;
#[path = "../../../cdl-macros/src/twice.rs"]
mod twice;
#[path = "../../../cdl-macros/src/salvage.rs"]
mod salvage;
#[path = "../../../cdl-macros/src/warning.rs"]
mod warning;
#[path = "../../../cdl-macros/src/expected.rs"]
mod expected;
#[path = "../../../cdl-macros/src/newtype.rs"]
mod newtype;
#[path = "../../../cdl-macros/src/fault.rs"]
mod fault;
#[path = "../../../cdl-macros/src/model.rs"]
mod model;
#[path = "../../../cdl-macros/src/expand/mod.rs"]
mod expand;
#[path = "../../../cdl-macros/src/fallback.rs"]
mod fallback;
#[path = "../../../cdl-macros/src/derive.rs"]
mod derive;

use std::path::Path;

use proc_macro2::TokenStream;

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
