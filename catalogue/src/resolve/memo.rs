//! What was resolved already.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::fault::Faults;

/// What was resolved already, by unit and name.
#[derive(Debug)]
pub(super) struct Memo<T>(Mutex<BTreeMap<(usize, String), Answer<T>>>);

/// A resolved item, or everything that is wrong with it.
pub(super) type Answer<T> = Result<Arc<T>, Faults>;

impl<T> Memo<T> {
    pub(super) fn new() -> Self {
        Self(Mutex::default())
    }

    /// The answer for `key`; asked for once. The lock is not held meanwhile, as items refer to items.
    pub(super) fn answer(
        &self,
        key: (usize, &str),
        resolve: impl FnOnce() -> Answer<T>,
    ) -> Answer<T> {
        let key = (key.0, key.1.to_owned());
        self.known(&key).unwrap_or_else(|| {
            let answer = resolve();
            self.remember(key, answer.clone());
            answer
        })
    }

    /// The answer for `key`, if there is one.
    pub(super) fn known(&self, key: &(usize, String)) -> Option<Answer<T>> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.get(key).cloned()
    }

    /// Keeps the answer for `key`.
    pub(super) fn remember(&self, key: (usize, String), answer: Answer<T>) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(key, answer);
    }
}
