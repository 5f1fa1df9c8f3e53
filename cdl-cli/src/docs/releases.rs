//! What `catalogue.lock` knows of each event: which release brought it, which changed it, and what is not released yet.

use std::collections::BTreeSet;

use cdl_catalogue::Catalogue;
use cdl_catalogue::baseline::{Baseline, LOCK_FILE, Released};
use cdl_catalogue::diff::Diff;
use cdl_catalogue::model::{Event, Field, Shape};

use crate::catalogue::{Whole, lock};
use crate::console::Console;
use crate::failure::Failure;

/// A release, and what it did.
pub(super) struct Entry {
    /// `4.3.0`
    pub(super) version: String,
    pub(super) what: What,
}

/// What a release did to an event.
pub(super) enum What {
    /// The oldest release on record has the event: who knows since when.
    OnRecord,
    /// One change, of the event or of what it is built of.
    Changed(Released),
    /// As before, and still to come.
    Unreleased(Released),
}

/// The record of releases. Empty where nothing was released.
#[derive(Default)]
pub(super) struct Releases {
    last: Option<Baseline>,
    /// What was changed since the last.
    unreleased: Vec<Released>,
    /// The catalogue's version now.
    version: String,
}

impl Releases {
    /// `None` when the lock is none, which is told then.
    pub(super) fn of(whole: &Whole, console: &mut Console<'_>) -> Result<Option<Self>, Failure> {
        let path = whole.folder().join(LOCK_FILE);
        if !path.exists() {
            return Ok(Some(Self::default()));
        }
        let Some(last) = lock(&path, console)? else {
            return Ok(None);
        };
        // What was checked has a baseline.
        let now = Baseline::of(&whole.catalogue).ok();
        let unreleased = now.map(|now| Diff::between(&last, &now).released());
        Ok(Some(Self {
            unreleased: unreleased.unwrap_or_default(),
            version: whole.catalogue.version().to_owned(),
            last: Some(last),
        }))
    }

    /// What is on record of an event, oldest first.
    pub(super) fn of_event(&self, catalogue: &Catalogue, event: &Event) -> Vec<Entry> {
        let Some(last) = &self.last else {
            return Vec::new();
        };
        let mut built_of = BTreeSet::from([("event", event.name.clone())]);
        collect(catalogue, &event.fields, &mut built_of);
        let concerns = |change: &Released| built_of.contains(&(change.noun, change.name.clone()));
        let mut entries = Vec::new();
        for release in &last.releases {
            let changes = release.changes.iter().filter(|change| concerns(change));
            entries.extend(changes.map(|change| Entry {
                version: release.version.clone(),
                what: What::Changed(change.clone()),
            }));
        }
        let is_new = |change: &Released| change.noun == "event" && is_added(change);
        let added = entries
            .iter()
            .any(|entry| matches!(&entry.what, What::Changed(change) if is_new(change)));
        if last.events.contains_key(&event.name) && !added {
            let oldest = last.releases.first();
            let version = oldest.map_or(&last.version, |release| &release.version);
            entries.insert(
                0,
                Entry {
                    version: version.clone(),
                    what: What::OnRecord,
                },
            );
        }
        let changes = self.unreleased.iter().filter(|change| concerns(change));
        entries.extend(changes.map(|change| Entry {
            version: self.version.clone(),
            what: What::Unreleased(change.clone()),
        }));
        entries
    }
}

/// Whether the whole item is new.
pub(super) fn is_added(change: &Released) -> bool {
    change.part.is_none() && change.what == "new"
}

/// The objects and enums that fields hold, through and through.
fn collect(catalogue: &Catalogue, fields: &[Field], found: &mut BTreeSet<(&'static str, String)>) {
    for field in fields {
        let mut shape = &field.shape;
        while let Shape::List(inner) | Shape::Map(inner) = shape {
            shape = inner;
        }
        match shape {
            Shape::Enum(name) => {
                found.insert(("enum", name.clone()));
            }
            Shape::Object(name) => {
                let is_new = found.insert(("object", name.clone()));
                if let (true, Ok(object)) = (is_new, catalogue.object(name)) {
                    collect(catalogue, &object.fields, found);
                }
            }
            Shape::Scalar(_) | Shape::List(_) | Shape::Map(_) => {}
        }
    }
}
