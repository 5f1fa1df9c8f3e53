//! How a trail is started.

mod rules;

pub(crate) use self::rules::SERVICE_NAME;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::attempt::AttemptIds;
use crate::audit::{Audit, Core};
use crate::batch::Wish;
use crate::clock::Clock;
use crate::context::{self, Context};
use crate::doorbell::Doorbell;
use crate::error::{Cause, StartError};
use crate::executable;
use crate::fork;
use crate::keys::Keys;
use crate::limits::{
    CHECKPOINT_AGE_DEFAULT, CHECKPOINT_LINES_DEFAULT, HEARTBEAT_DEFAULT, LINE_BYTES_DEFAULT,
    MEMORY_BYTES_DEFAULT, PATIENCE_DEFAULT, SEGMENT_AGE_DEFAULT, SEGMENT_BYTES_DEFAULT,
    SYNC_AGE_DEFAULT, SYNC_BYTES_DEFAULT,
};
use crate::progress::Progress;
use crate::severity::Severity;
use crate::stage::{Bell, Stage};
use crate::trail::boot::{self, CatalogueIdentity, Promises, Service};
use crate::trail::drain::Bellman;
use crate::trail::failpoint::Failpoints;
use crate::trail::medium::{Medium, Memory};
use crate::trail::open::{self, Opening};
use crate::trail::segment::SegmentLimits;
use crate::trail::syncer::{SyncQueue, Syncer};
use crate::trail::ticker::{self, Timer};

/// Collects what a trail needs; [`Builder::start`] opens it. Everything but keys and trail has a default.
#[derive(Clone, Debug)]
#[must_use = "nothing is written before `start`"]
pub struct Builder {
    service: Service,
    keys: Option<Keys>,
    place: Option<Place>,
    catalogue: Option<CatalogueIdentity>,
    tenant: Option<String>,
    memory: usize,
    patience: Duration,
    checkpoint: (Duration, u64),
    sync: (Duration, u64),
    segment: SegmentLimits,
    heartbeat: Duration,
    min_severity: Severity,
    mode: u32,
    line_bytes: usize,
    self_contained: bool,
    readable: bool,
    clock: Clock,
    failpoints: Failpoints,
}

#[derive(Clone, Debug)]
enum Place {
    Directory(PathBuf),
    Memory(Memory),
}

impl Builder {
    pub(crate) fn new(name: String) -> Self {
        Self {
            service: Service {
                name,
                ..Service::default()
            },
            keys: None,
            place: None,
            catalogue: None,
            tenant: None,
            memory: MEMORY_BYTES_DEFAULT,
            patience: PATIENCE_DEFAULT,
            checkpoint: (CHECKPOINT_AGE_DEFAULT, CHECKPOINT_LINES_DEFAULT),
            sync: (SYNC_AGE_DEFAULT, SYNC_BYTES_DEFAULT),
            segment: SegmentLimits {
                bytes: SEGMENT_BYTES_DEFAULT,
                age: SEGMENT_AGE_DEFAULT,
            },
            heartbeat: HEARTBEAT_DEFAULT,
            min_severity: Severity::Debug,
            mode: 0o600,
            line_bytes: LINE_BYTES_DEFAULT,
            self_contained: false,
            readable: false,
            clock: Clock::system(),
            failpoints: Failpoints::idle(),
        }
    }

    /// The writer's keys, which [`Keys::create`] made.
    pub fn keys(mut self, keys: Keys) -> Self {
        self.keys = Some(keys);
        self
    }

    /// The trail's folder. It is made if it is not there, and belongs to one writer.
    pub fn trail(mut self, directory: impl Into<PathBuf>) -> Self {
        self.place = Some(Place::Directory(directory.into()));
        self
    }

    pub(crate) fn in_memory(mut self, memory: Memory) -> Self {
        self.place = Some(Place::Memory(memory));
        self
    }

    /// The service's version, written in each `boot` line.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.service.version = Some(version.into());
        self
    }

    /// `production`, `staging`, ..., written in each `boot` line.
    pub fn environment(mut self, environment: impl Into<String>) -> Self {
        self.service.environment = Some(environment.into());
        self
    }

    /// The customer on whose behalf, unless a context says another.
    pub fn tenant(mut self, tenant: impl Into<String>) -> Self {
        self.tenant = Some(tenant.into());
        self
    }

    /// Which of several, such as a pod's name; written in each `boot` line.
    pub fn instance(mut self, instance: impl Into<String>) -> Self {
        self.service.instance = Some(instance.into());
        self
    }

    /// What `cdl_runtime::catalogue!()` says, written in each `boot` line.
    pub fn catalogue(mut self, catalogue: &CatalogueIdentity) -> Self {
        self.catalogue = Some(*catalogue);
        self
    }

    /// Staging memory in bytes: what is accepted and not yet written. Default 8 MiB, at least 64 KiB.
    pub fn memory(mut self, bytes: usize) -> Self {
        self.memory = bytes;
        self
    }

    /// How long an emit waits while the staging memory is full. Default 50 ms, at most 10 s; zero for event loops.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// A signed checkpoint at the latest after this long and after this many lines. Default 1 s and 1,024 lines.
    pub fn checkpoint(mut self, age: Duration, lines: u64) -> Self {
        self.checkpoint = (age, lines);
        self
    }

    /// Written bytes are synced at the latest after this long and after this many. Default 1 s and 8 MiB.
    pub fn sync(mut self, age: Duration, bytes: u64) -> Self {
        self.sync = (age, bytes);
        self
    }

    /// A segment is ended when it is this large or this old. Default 64 MiB and a day.
    pub fn segment(mut self, bytes: u64, age: Duration) -> Self {
        self.segment = SegmentLimits { bytes, age };
        self
    }

    /// A sign of life, sealed, when nothing else was written for this long. Default 60 s.
    pub fn heartbeat(mut self, age: Duration) -> Self {
        self.heartbeat = age;
        self
    }

    /// Events below it are not emitted, unless the catalogue says that they are mandatory. Default: all are.
    pub fn min_severity(mut self, severity: Severity) -> Self {
        self.min_severity = severity;
        self
    }

    /// The permission bits of new segments. Default 0o600.
    pub fn mode(mut self, mode: u32) -> Self {
        self.mode = mode;
        self
    }

    /// Bytes that a line may take. Default 8,192, at most 60,000 (`docs/FORMAT.md` section 1).
    pub fn line_bytes(mut self, bytes: usize) -> Self {
        self.line_bytes = bytes;
        self
    }

    /// Whether each event repeats the service's name, version, instance and environment.
    pub fn self_contained(mut self, self_contained: bool) -> Self {
        self.self_contained = self_contained;
        self
    }

    /// Each event as a readable line on standard error besides.
    pub(crate) fn readable(mut self) -> Self {
        self.readable = true;
        self
    }

    /// The clock that events are stamped by; for tests.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Switches for fault tests.
    #[cfg(feature = "failpoints")]
    pub fn failpoints(mut self, failpoints: &Failpoints) -> Self {
        self.failpoints = failpoints.clone();
        self
    }

    /// Opens the trail, writes where it begins, and starts the worker.
    ///
    /// The first lines are sealed and on disk when this returns.
    ///
    /// # Errors
    /// [`StartError`] names the path and what to do. Nothing that was written before is changed.
    pub fn start(self) -> Result<Audit, StartError> {
        self.check()?;
        let keys = self.keys.clone().ok_or(StartError::Missing {
            what: "keys",
            advice: "make some with `cdl keys new DIR`, then add `.keys(Keys::open(\"DIR/writer\")?)`",
        })?;
        let place = self.place.clone().ok_or(StartError::Missing {
            what: "trail",
            advice: "add `.trail(\"var/audit\")`, a folder of its own",
        })?;
        let (directory, memory, medium) = match place {
            Place::Directory(path) => {
                let medium = Medium::Directory {
                    path: path.clone(),
                    mode: self.mode,
                    failpoints: self.failpoints.clone(),
                };
                (Some(path), None, medium)
            }
            Place::Memory(memory) => (None, Some(memory.clone()), Medium::Memory(memory)),
        };
        let generation = fork::watch();
        let attempts = AttemptIds::new().map_err(|source| StartError::Random { source })?;
        let stage = Arc::new(Stage::new(self.memory));
        let progress = Arc::new(Progress::new());
        let queue = Arc::new(SyncQueue::new(self.sync.0, self.sync.1));
        let timer = Arc::new(Timer::default());

        let opened = open::open(&Opening {
            medium: &medium,
            keys: &keys,
            service: &self.service,
            catalogue: self.catalogue.as_ref(),
            promises: self.promises(),
            limits: self.segment,
            clock: &self.clock,
            failpoints: &self.failpoints,
            stage: &stage,
            progress: &progress,
            queue: &queue,
            timer: &timer,
        })?;

        let awaits_executable = opened.journal.boot.awaits_executable;
        let told = (Arc::clone(&stage), Arc::clone(&progress));
        Syncer {
            queue,
            progress: Arc::clone(&progress),
            directory: directory.clone(),
            lock: opened.lock,
        }
        .start(move |cause: Cause| {
            let cause = Arc::new(cause);
            told.0.die(&cause);
            told.1.set_dead(&cause);
        })?;
        let doorbell = Arc::new(Doorbell::hang(Bellman::new(opened.journal))?);
        let (bell, staged) = (Arc::clone(&doorbell), Arc::clone(&stage));
        let ring = move || {
            if staged.wish(Wish::Write).1 == Bell::Ring {
                // A worker that is gone has already been told of by its drop.
                drop(bell.ring());
            }
        };
        ticker::start(timer, ring.clone())?;
        if awaits_executable {
            let running = Arc::clone(&progress);
            executable::find_out(move || running.is_running(), ring);
        }
        let service = if self.self_contained {
            boot::service_in_event(&self.service)
        } else {
            Vec::new()
        };
        let context = self
            .tenant
            .map_or_else(Context::new, |tenant| Context::new().tenant(tenant));
        let context = context::Rendered::new(context, &context::Rendered::default(), &service);
        let core = Core {
            stage,
            progress,
            doorbell,
            keys,
            attempts,
            clock: self.clock,
            generation,
            patience: self.patience,
            line_bytes: self.line_bytes,
            min_severity: self.min_severity,
            service,
            readable: self.readable,
            directory,
            memory,
        };
        Ok(Audit {
            core: Arc::new(core),
            context,
        })
    }

    fn promises(&self) -> Promises {
        Promises {
            checkpoint_age: self.checkpoint.0,
            checkpoint_lines: self.checkpoint.1,
            heartbeat: self.heartbeat,
            memory_bytes: self.memory,
            patience: self.patience,
            line_bytes: self.line_bytes,
        }
    }
}
