//! A field whose value comes with the outcome.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// Stands in an event for a field that the catalogue has `only_if` the event ends in some way: a reason of a failure.
///
/// The value is not in the struct. The emitters of those outcomes take it, after the handle and in the order of the
/// struct, and no other emitter does: an outcome without what it demands does not compile, and neither does one with what
/// it must not have. `OnlyIf<Option<T>>` is for a field that the catalogue allows and does not require.
///
/// ```
/// # use cdl_runtime::OnlyIf;
/// struct Login<'a> {
///     user: &'a str,
///     reason: OnlyIf<&'a str>, // #[redact] and `#[audit(..)]` as on any field
/// }
/// let login = Login { user: "u-1", reason: OnlyIf::new() };
/// // login.success(&audit)?;
/// // login.failure(&audit, "wrong password")?;
/// # let _ = (login.user, login.reason);
/// ```
pub struct OnlyIf<T>(PhantomData<fn() -> T>);

impl<T> OnlyIf<T> {
    /// The mark. It holds nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Clone for OnlyIf<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OnlyIf<T> {}

impl<T> Default for OnlyIf<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> fmt::Debug for OnlyIf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnlyIf")
    }
}

impl<T> PartialEq for OnlyIf<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for OnlyIf<T> {}

impl<T> PartialOrd for OnlyIf<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for OnlyIf<T> {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl<T> Hash for OnlyIf<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
