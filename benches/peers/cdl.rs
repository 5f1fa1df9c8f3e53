//! This project, as a service would start it. With the feature `unsealed` its seals are left out.

use std::path::Path;
use std::time::Duration;

use cdl_runtime::{Audit, Context, Keys};

use super::{Peer, Producer};
use crate::event::{CORRELATION_ID, Login};
use crate::order::Placed;

/// A disk slower than this is not worth measuring.
const CLOSE_WAIT: Duration = Duration::from_secs(300);

/// A handle of one request.
#[derive(Debug)]
pub struct Handle(Audit);

/// A trail in a directory, with everything at its default but the patience: a load that is as fast as possible
/// must wait for the disk and never be refused.
#[derive(Debug)]
pub struct Cdl {
    audit: Audit,
}

impl Peer for Cdl {
    type Producer = Handle;

    fn start(directory: &Path, _producers: usize) -> Self {
        let keys = directory.join("keys");
        Keys::create(&keys).unwrap_or_else(|error| panic!("no keys can be made: {error}"));
        let keys = Keys::open(keys.join("writer")).unwrap_or_else(|error| panic!("{error}"));
        let audit = Audit::builder("bench")
            .keys(keys)
            .trail(directory.join("trail"))
            .patience(Duration::from_secs(10))
            .start()
            .unwrap_or_else(|error| panic!("the trail cannot start: {error}"));
        Self { audit }
    }

    fn producer(&self) -> Handle {
        Handle::new(&self.audit)
    }

    fn close(self) {
        self.audit
            .close_within(CLOSE_WAIT)
            .unwrap_or_else(|error| panic!("the trail was not closed whole: {error}"));
        let health = self.audit.health();
        assert_eq!(
            (health.offered, health.refused, health.lost),
            (health.written, 0, 0),
            "offered = written + refused + lost"
        );
    }
}

impl Handle {
    /// A handle of a request of this trail.
    #[must_use]
    pub fn new(audit: &Audit) -> Self {
        Self(audit.with(Context::new().correlation(CORRELATION_ID)))
    }
}

impl Handle {
    /// Emits a failed order.
    ///
    /// # Panics
    /// When it is refused.
    pub fn order(&mut self, order: &Placed<'_>) {
        order
            .failure(&self.0)
            .unwrap_or_else(|error| panic!("refused: {error}"));
    }
}

impl Producer for Handle {
    fn emit(&mut self, event: &Login<'_>) {
        event
            .failure(&self.0)
            .unwrap_or_else(|error| panic!("refused: {error}"));
    }
}
