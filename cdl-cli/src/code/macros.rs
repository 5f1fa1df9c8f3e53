//! `macro_rules!`: what their bodies hold, and which emitters they call on what they are given.
//!
//! A body is read as the code that it would be without its `$`: a struct literal in it is what it is anywhere. What is
//! called on a parameter is known where the macro is used: by the events that the use names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::visit::{self, Visit};

/// The emitters that each macro calls on what it is given, by the macro's name. Macros of one name count as one.
#[derive(Default)]
pub(super) struct Macros(BTreeMap<String, BTreeSet<String>>);

impl Macros {
    /// Takes the macros of a file; `is_emitter` tells the methods that count.
    pub(super) fn add(&mut self, file: &syn::File, is_emitter: &dyn Fn(&str) -> bool) {
        let mut finder = Finder {
            macros: self,
            is_emitter,
        };
        finder.visit_file(file);
    }

    /// What a macro of this name calls on what it is given.
    pub(super) fn emitters(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }
}

struct Finder<'m> {
    macros: &'m mut Macros,
    is_emitter: &'m dyn Fn(&str) -> bool,
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if let Some(name) = &item.ident {
            let mut methods = BTreeSet::new();
            for body in arms(&item.mac.tokens) {
                let mut bound = BTreeSet::new();
                let_bound(body.clone(), &mut bound);
                called(body, &bound, &mut methods);
            }
            methods.retain(|method| (self.is_emitter)(method));
            let known = self.macros.0.entry(name.unraw().to_string()).or_default();
            known.append(&mut methods);
        }
        visit::visit_item_macro(self, item);
    }
}

/// What each arm of a `macro_rules!` becomes, without its `$`.
pub(super) fn bodies(tokens: &TokenStream) -> impl Iterator<Item = TokenStream> {
    arms(tokens).map(plain)
}

/// What each arm becomes, as written.
fn arms(tokens: &TokenStream) -> impl Iterator<Item = TokenStream> {
    let groups = tokens.clone().into_iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    // A matcher and a body, in turn.
    groups.skip(1).step_by(2)
}

/// `$login` is `login`, and `$( .. ),*` is what stands in it, once.
fn plain(tokens: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        match token {
            dollar if is_dollar(&dollar) => {
                let is_repetition = matches!(rest.peek(), Some(TokenTree::Group(_)));
                let Some(TokenTree::Group(group)) = rest.next_if(|_| is_repetition) else {
                    continue;
                };
                out.extend(plain(group.stream()));
                // What separates stands before the sign that repeats, if there is one.
                if let Some(separator) = rest.next()
                    && !repeats(&separator)
                {
                    out.extend([separator]);
                    rest.next_if(repeats);
                }
            }
            TokenTree::Group(group) => {
                let mut inner = proc_macro2::Group::new(group.delimiter(), plain(group.stream()));
                inner.set_span(group.span());
                out.extend([TokenTree::Group(inner)]);
            }
            other => out.extend([other]),
        }
    }
    out
}

fn repeats(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(sign) if "*+?".contains(sign.as_char()))
}

/// The names that `let` gives in a body: their values are read there.
fn let_bound(tokens: TokenStream, bound: &mut BTreeSet<String>) {
    let mut after_let = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if after_let && ident != "mut" => {
                bound.insert(ident.unraw().to_string());
                after_let = false;
            }
            TokenTree::Ident(ident) => after_let |= ident == "let",
            TokenTree::Group(group) => let_bound(group.stream(), bound),
            _ => after_let = false,
        }
    }
}

/// The methods that are called on a parameter, or on a name that the body does not give: `$login.success(..)`.
fn called(tokens: TokenStream, bound: &BTreeSet<String>, methods: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, window) in tokens.windows(4).enumerate() {
        let [
            TokenTree::Ident(receiver),
            TokenTree::Punct(dot),
            TokenTree::Ident(method),
            TokenTree::Group(arguments),
        ] = window
        else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let is_given =
            before.is_some_and(is_dollar) || !bound.contains(&receiver.unraw().to_string());
        let is_call = dot.as_char() == '.' && arguments.delimiter() == Delimiter::Parenthesis;
        if is_given && is_call {
            methods.insert(method.unraw().to_string());
        }
    }
    for token in tokens {
        if let TokenTree::Group(group) = token {
            called(group.stream(), bound, methods);
        }
    }
}

fn is_dollar(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(sign) if sign.as_char() == '$')
}
