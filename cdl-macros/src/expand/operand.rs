//! What an encoder reads.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _};

use super::fields::Holder;
use super::steps::mark;
use crate::model::FieldModel;

/// An expression in an encoder, a reference to a value. It writes itself among other tokens: a stream within a stream is
/// what costs a derive most.
#[derive(Clone)]
pub(super) struct Operand {
    root: Root,
    /// References behind it that are followed.
    followed: usize,
}

#[derive(Clone)]
enum Root {
    /// `self.user`
    Field(Ident),
    /// `self.__event.user`
    FieldOfEvent(Ident),
    /// A local that is a reference already.
    Local(&'static str),
}

/// `self.user`, without a reference.
pub(super) struct Place<'a>(&'a Operand);

impl Operand {
    /// A field of `self`, or of the event that `self` refers to.
    pub(super) fn field(holder: Holder, field: &FieldModel) -> Self {
        let name = field.ident.clone();
        let of_event = holder == Holder::Outcome && field.given.is_none();
        Self {
            root: if of_event {
                Root::FieldOfEvent(name)
            } else {
                Root::Field(name)
            },
            followed: 0,
        }
    }

    /// What a reference leads to.
    pub(super) fn behind(&self) -> Self {
        Self {
            root: self.root.clone(),
            followed: self.followed + 1,
        }
    }

    /// `self.user`, without a reference.
    pub(super) fn place(&self) -> Place<'_> {
        Place(self)
    }

    /// A local that is a reference already.
    pub(super) fn local(name: &'static str) -> Self {
        Self {
            root: Root::Local(name),
            followed: 0,
        }
    }
}

/// `&self.user`, `value`
impl ToTokens for Operand {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.root {
            Root::Local(name) if self.followed == 0 => {
                tokens.append(Ident::new(name, Span::mixed_site()));
            }
            _ => {
                mark('&', tokens);
                self.place().to_tokens(tokens);
            }
        }
    }
}

/// `self.user`, `*value`
impl ToTokens for Place<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let word = |word| Ident::new(word, Span::mixed_site());
        let Operand { root, followed } = self.0;
        for _ in 0..*followed {
            mark('*', tokens);
        }
        match root {
            Root::Local(name) => {
                mark('*', tokens);
                tokens.append(word(name));
            }
            Root::Field(name) => {
                tokens.append(word("self"));
                mark('.', tokens);
                tokens.append(name.clone());
            }
            Root::FieldOfEvent(name) => {
                tokens.append(word("self"));
                mark('.', tokens);
                tokens.append(word("__event"));
                mark('.', tokens);
                tokens.append(name.clone());
            }
        }
    }
}
