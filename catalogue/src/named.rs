//! Values by name.

use std::cmp::Ordering;
use std::mem;

/// Values by name, sorted by it.
///
/// A vector, because every service compiles this crate before itself: the compiler makes a tree anew for each type of
/// value that it holds, and a search that is as fast for a few hundred names takes it a twentieth of the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named<T>(Vec<(String, T)>);

impl<T> Named<T> {
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&T> {
        match position(&self.0, name) {
            Ok(at) => Some(&self.0[at].1),
            Err(_) => None,
        }
    }

    /// The value that had this name before.
    pub(crate) fn insert(&mut self, name: String, value: T) -> Option<T> {
        match position(&self.0, &name) {
            Ok(at) => Some(mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (name, value));
                None
            }
        }
    }

    /// By name, as all that follow.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (String, T)> {
        self.0.iter()
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a, T> IntoIterator for &'a Named<T> {
    type Item = &'a (String, T);
    type IntoIter = std::slice::Iter<'a, (String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Where `name` is, or where it would have to be.
fn position<T>(sorted: &[(String, T)], name: &str) -> Result<usize, usize> {
    let (mut least, mut most) = (0, sorted.len());
    while least < most {
        let middle = least + (most - least) / 2;
        match sorted[middle].0.as_str().cmp(name) {
            Ordering::Less => least = middle + 1,
            Ordering::Equal => return Ok(middle),
            Ordering::Greater => most = middle,
        }
    }
    Err(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_last_is_found_and_all_are_sorted() {
        let mut named = Named::new();
        for (name, value) in [("b", 1), ("d", 2), ("a", 3), ("c", 4)] {
            assert_eq!(named.insert(name.to_owned(), value), None, "{name}");
        }
        assert_eq!(named.insert("b".to_owned(), 5), Some(1));
        assert_eq!(named.names().collect::<String>(), "abcd");
        let found = ["a", "b", "c", "d", "", "bb", "e"].map(|name| named.get(name).copied());
        assert_eq!(
            found,
            [Some(3), Some(5), Some(4), Some(2), None, None, None]
        );
    }
}
