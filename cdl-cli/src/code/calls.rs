//! Calls of emitters: `login.success(&audit)`.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Block, Expr, FnArg, Pat, Stmt, Token};

use super::declared::type_name;
use super::known::Known;
use super::macros::{Macros, bodies};
use super::place::CodePlace;

/// Calls, by event and method.
type Calls = BTreeMap<String, BTreeMap<String, BTreeSet<CodePlace>>>;

pub(super) fn find(
    path: &str,
    package: &str,
    file: &syn::File,
    known: &Known<'_>,
    macros: &Macros,
    calls: &mut Calls,
) {
    let mut finder = Finder {
        file: path.into(),
        package,
        known,
        macros,
        calls,
        locals: Vec::new(),
        own: None,
        named: BTreeSet::new(),
        open: Vec::new(),
    };
    finder.visit_file(file);
}

struct Finder<'f, 'k> {
    file: Rc<str>,
    package: &'f str,
    known: &'f Known<'k>,
    macros: &'f Macros,
    calls: &'f mut Calls,
    /// What locals are, the innermost last.
    locals: Vec<(String, String)>,
    /// The type of `self`.
    own: Option<String>,
    /// The events that the function names.
    named: BTreeSet<&'k str>,
    /// Calls whose receiver is not known.
    open: Vec<(String, CodePlace)>,
}

impl<'ast> Visit<'ast> for Finder<'_, '_> {
    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let outer = std::mem::replace(&mut self.own, type_name(&item.self_ty));
        visit::visit_item_impl(self, item);
        self.own = outer;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(|finder| visit::visit_item_fn(finder, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(|finder| visit::visit_impl_item_fn(finder, item));
    }

    fn visit_fn_arg(&mut self, argument: &'ast FnArg) {
        if let FnArg::Typed(typed) = argument
            && let Some(name) = type_name(&typed.ty)
        {
            self.bind(&typed.pat, Some(name));
        }
        visit::visit_fn_arg(self, argument);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        visit::visit_local(self, local);
        let told = match &local.pat {
            Pat::Type(typed) => type_name(&typed.ty),
            _ => None,
        };
        let value = local
            .init
            .as_ref()
            .and_then(|init| self.type_of(&init.expr));
        self.bind(&local.pat, told.or(value));
    }

    fn visit_expr_struct(&mut self, literal: &'ast syn::ExprStruct) {
        if let Some(name) = self.last(&literal.path) {
            self.name(&name);
        }
        visit::visit_expr_struct(self, literal);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let Some((name, method)) = self.associated(&call.func) {
            self.name(&name);
            // Login::success(&login, &audit)
            self.call(Some(&name), &method, call.func.span());
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let receiver = self.type_of(&call.receiver);
        let method = call.method.unraw().to_string();
        self.call(receiver.as_deref(), &method, call.method.span());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if !item.mac.path.is_ident("macro_rules") {
            return visit::visit_item_macro(self, item);
        }
        for body in bodies(&item.mac.tokens) {
            self.function(|finder| finder.tokens(body));
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.used(call);
        self.tokens(call.tokens.clone());
    }
}

impl<'k> Finder<'_, 'k> {
    fn function(&mut self, visit: impl FnOnce(&mut Self)) {
        let depth = self.locals.len();
        let named = std::mem::take(&mut self.named);
        let open = std::mem::take(&mut self.open);
        visit(self);
        // A call whose receiver is not known counts for the only event it can be.
        for (method, place) in std::mem::replace(&mut self.open, open) {
            let mut fits = self
                .named
                .iter()
                .filter(|name| self.known.emits(name, &method));
            if let (Some(event), None) = (fits.next(), fits.next()) {
                let event = (*event).to_owned();
                self.record(&event, &method, place);
            }
        }
        self.named = named;
        self.locals.truncate(depth);
    }

    /// What a macro of ours calls on what it is given is called on each event that is given, or that the function names.
    fn used(&mut self, call: &syn::Macro) {
        let Some(last) = call.path.segments.last() else {
            return;
        };
        let macros = self.macros;
        let name = last.ident.unraw().to_string();
        let mut methods = macros.emitters(&name).peekable();
        if methods.peek().is_none() {
            return;
        }
        let mut given = BTreeSet::new();
        self.given(call.tokens.clone(), &mut given);
        let place = CodePlace::of(&self.file, last.ident.span());
        for method in methods {
            if given.is_empty() {
                self.open.push((method.to_owned(), place.clone()));
            }
            for event in given.iter().filter(|event| self.known.emits(event, method)) {
                let of_event = self.calls.entry((*event).to_owned()).or_default();
                let places = of_event.entry(method.to_owned()).or_default();
                places.insert(place.clone());
            }
        }
    }

    /// The events that tokens name: their types, locals that hold one, functions that return one.
    fn given(&self, tokens: TokenStream, events: &mut BTreeSet<&'k str>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.given(group.stream(), events),
                TokenTree::Ident(ident) => {
                    let name = ident.unraw().to_string();
                    let local = self.local(&name).or_else(|| self.returned(&ident));
                    let rust = local.unwrap_or(name);
                    events.extend(self.known.event(&rust, &self.file, self.package));
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// What a macro is given: items, arguments, statements, or a language of its own with code in it.
    fn tokens(&mut self, tokens: TokenStream) {
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated;
        if let Ok(file) = syn::parse2::<syn::File>(tokens.clone())
            && !file.items.is_empty()
        {
            self.visit_file(&file);
        } else if let Ok(arguments) = arguments.parse2(tokens.clone()) {
            for argument in &arguments {
                self.visit_expr(argument);
            }
        } else if let Ok(statements) = Block::parse_within.parse2(tokens.clone()) {
            for statement in &statements {
                self.visit_stmt(statement);
            }
        } else {
            self.pieces(tokens);
        }
    }

    /// `name = future => { code }, ...`: each piece between commas and arrows, or what stands in its brackets.
    fn pieces(&mut self, tokens: TokenStream) {
        let mut piece = TokenStream::new();
        for token in tokens {
            let ends = matches!(&token, TokenTree::Punct(sign) if ",;>".contains(sign.as_char()));
            if ends {
                self.piece(std::mem::take(&mut piece));
            } else {
                piece.extend([token]);
            }
        }
        self.piece(piece);
    }

    fn piece(&mut self, piece: TokenStream) {
        if let Ok(statements) = Block::parse_within.parse2(piece.clone()) {
            for statement in &statements {
                self.visit_stmt(statement);
            }
            return;
        }
        for token in piece {
            if let TokenTree::Group(group) = token {
                self.tokens(group.stream());
            }
        }
    }

    fn bind(&mut self, pattern: &Pat, value: Option<String>) {
        match pattern {
            Pat::Ident(ident) => {
                let name = ident.ident.unraw().to_string();
                // A new meaning hides the old one, also when it is not known.
                self.locals.push((name, value.unwrap_or_default()));
            }
            Pat::Type(typed) => self.bind(&typed.pat, value),
            Pat::Reference(reference) => self.bind(&reference.pat, value),
            _ => {}
        }
    }

    fn name(&mut self, rust: &str) {
        self.named
            .extend(self.known.event(rust, &self.file, self.package));
    }

    fn call(&mut self, receiver: Option<&str>, method: &str, span: proc_macro2::Span) {
        let place = CodePlace::of(&self.file, span);
        let event = receiver.and_then(|rust| self.known.event(rust, &self.file, self.package));
        match event {
            Some(event) if self.known.emits(event, method) => self.record(event, method, place),
            None if self.known.is_emitter(method) => self.open.push((method.to_owned(), place)),
            _ => {}
        }
    }

    fn record(&mut self, event: &str, method: &str, place: CodePlace) {
        let of_event = self.calls.entry(event.to_owned()).or_default();
        of_event.entry(method.to_owned()).or_default().insert(place);
    }

    /// The struct that a value is of.
    fn type_of(&self, value: &Expr) -> Option<String> {
        match value {
            Expr::Struct(literal) => self.last(&literal.path),
            Expr::Path(path) => {
                let name = path.path.get_ident()?.unraw().to_string();
                self.local(&name)
            }
            Expr::Reference(inner) => self.type_of(&inner.expr),
            Expr::Paren(inner) => self.type_of(&inner.expr),
            Expr::Group(inner) => self.type_of(&inner.expr),
            Expr::Try(inner) => self.type_of(&inner.expr),
            Expr::Await(inner) => self.type_of(&inner.base),
            Expr::Unary(inner) => self.type_of(&inner.expr),
            Expr::Block(block) => self.end_of(&block.block),
            Expr::If(branch) => self.end_of(&branch.then_branch),
            Expr::Match(branches) => branches.arms.iter().find_map(|arm| self.type_of(&arm.body)),
            Expr::Call(call) => {
                if let Some((name, _)) = self.associated(&call.func) {
                    return Some(name);
                }
                let Expr::Path(path) = &*call.func else {
                    return None;
                };
                self.returned(&path.path.segments.last()?.ident)
            }
            // A method of an event that is no emitter returns it again: `Login::of(&request).with(device)`.
            Expr::MethodCall(call) => self
                .returned(&call.method)
                .or_else(|| self.type_of(&call.receiver)),
            _ => None,
        }
    }

    fn local(&self, name: &str) -> Option<String> {
        if name == "self" {
            return self.own.clone();
        }
        let found = self.locals.iter().rev().find(|(local, _)| local == name);
        found.map(|(_, value)| value.clone())
    }

    fn end_of(&self, block: &Block) -> Option<String> {
        match block.stmts.last()? {
            Stmt::Expr(value, None) => self.type_of(value),
            _ => None,
        }
    }

    fn returned(&self, function: &syn::Ident) -> Option<String> {
        let function = function.unraw().to_string();
        let name = self.known.returns.get(function.as_str());
        name.map(|name| (*name).to_owned())
    }

    fn last(&self, path: &syn::Path) -> Option<String> {
        let name = path.segments.last()?.ident.unraw().to_string();
        if name == "Self" {
            return self.own.clone();
        }
        Some(name)
    }

    /// `Login` and `new` of `Login::new`, when `Login` is an event.
    fn associated(&self, function: &Expr) -> Option<(String, String)> {
        let Expr::Path(path) = function else {
            return None;
        };
        let mut segments = path.path.segments.iter().rev();
        let method = segments.next()?.ident.unraw().to_string();
        let owner = segments.next()?.ident.unraw().to_string();
        let owner = if owner == "Self" {
            self.own.clone()?
        } else {
            owner
        };
        let is_event = self.known.event(&owner, &self.file, self.package).is_some();
        is_event.then_some((owner, method))
    }
}
