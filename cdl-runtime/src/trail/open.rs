//! Opens a trail: takes the lock, finds where the last run ended, and begins a new segment (`docs/FORMAT.md` section 5).

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use crate::builder::SERVICE_NAME;
use crate::clock::Clock;
use crate::error::StartError;
use crate::executable;
use crate::format::evolve::EpochKey;
use crate::format::hash;
use crate::format::identity::Identity;
use crate::format::line::Kind;
use crate::format::merkle::Frontier;
use crate::gap::Losses;
use crate::keys::{Keys, auditor_id, seal_seed};
use crate::lock::TrailLock;
use crate::progress::Progress;
use crate::stage::Stage;
use crate::state::{self, State};
use crate::trail::behind::WriteBehind;
use crate::trail::boot::{self, Boot, CatalogueIdentity, LastRun, Previous, Promises, Service};
use crate::trail::chain::Chain;
use crate::trail::ends::{Tail, two_ends};
use crate::trail::failpoint::Failpoints;
use crate::trail::journal::{Held, Journal, Times};
use crate::trail::medium::{Medium, SegmentFile};
use crate::trail::segment::{SegmentLimits, SegmentWriter};
use crate::trail::syncer::SyncQueue;
use crate::trail::tally::Tally;
use crate::trail::ticker::Timer;

/// What opening needs.
pub(crate) struct Opening<'a> {
    pub(crate) medium: &'a Medium,
    pub(crate) keys: &'a Keys,
    pub(crate) service: &'a Service,
    pub(crate) catalogue: Option<&'a CatalogueIdentity>,
    pub(crate) promises: Promises,
    pub(crate) limits: SegmentLimits,
    pub(crate) clock: &'a Clock,
    pub(crate) failpoints: &'a Failpoints,
    pub(crate) stage: &'a Arc<Stage>,
    pub(crate) progress: &'a Arc<Progress>,
    pub(crate) queue: &'a Arc<SyncQueue>,
    pub(crate) timer: &'a Arc<Timer>,
}

/// A trail that is ready to be written.
pub(crate) struct Opened {
    pub(crate) journal: Journal,
    pub(crate) lock: Option<Arc<TrailLock>>,
}

/// Where the new segment goes on.
struct Head {
    identity: Identity,
    chain: Chain,
    number: u64,
    previous: Option<Previous>,
    last_run: LastRun,
    /// The sealed seed, for the first segment of a run of keys.
    seed: Option<String>,
}

/// Opens the trail; its first lines are sealed and synced.
pub(crate) fn open(opening: &Opening<'_>) -> Result<Opened, StartError> {
    let (lock, head) = match opening.medium {
        Medium::Memory(_) => (None, new_trail(opening)?),
        Medium::Directory { path, .. } => {
            make_directory(path)?;
            let lock = TrailLock::acquire(path)?;
            (Some(lock), find_head(path, opening)?)
        }
    };
    let lock = lock.map(Arc::new);
    let journal = begin_segment(opening, head, lock.clone())?;
    Ok(Opened { journal, lock })
}

fn make_directory(path: &Path) -> Result<(), StartError> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .recursive(true)
        .create(path)
        .map_err(failed("create", path))
}

/// Reads the mark of the last run and holds the trail against it.
fn find_head(directory: &Path, opening: &Opening<'_>) -> Result<Head, StartError> {
    let segments = segments(directory)?;
    let rollback = |why: String| StartError::Rollback {
        path: directory.to_owned(),
        why,
    };
    let recovery = |why: String| StartError::NeedsRecovery {
        path: directory.to_owned(),
        why,
    };
    let state_path = directory.join(state::FILE_NAME);
    let state = match state::read(directory) {
        Ok(Some(state)) => state,
        Ok(None) => {
            return match segments.last() {
                None => new_trail(opening),
                Some((name, _)) => Err(rollback(format!(
                    "segment `{name}` is there, and no `state`"
                ))),
            };
        }
        Err(state::StateError::Io { source, .. }) => {
            return Err(failed("read", &state_path)(source));
        }
        Err(error) => return Err(rollback(format!("`state` cannot be used: {error}"))),
    };
    let Some((last, bytes)) = segments.last() else {
        return Err(rollback("`state` is there, and no segment".to_owned()));
    };
    match (last.as_str().cmp(&state.segment), bytes.cmp(&state.offset)) {
        (std::cmp::Ordering::Equal, std::cmp::Ordering::Equal) => {}
        (std::cmp::Ordering::Less, _) => {
            return Err(rollback(format!("segment `{}` is missing", state.segment)));
        }
        (std::cmp::Ordering::Equal, std::cmp::Ordering::Less) => {
            return Err(rollback(format!(
                "`{last}` has {bytes} bytes of at least {}",
                state.offset
            )));
        }
        _ => {
            return Err(recovery(format!(
                "the last run did not end it; `{last}` goes on after the last mark, byte {} of `{}`",
                state.offset, state.segment
            )));
        }
    }
    let path = directory.join(last);
    let (head, end) = two_ends(&path).map_err(failed("read", &path))?;
    let tail = Tail::read(last, &head, &end)
        .ok_or_else(|| recovery(format!("`{last}` does not begin and end as a segment does")))?;
    if tail.note != state.note || tail.leaf != state.leaf {
        return Err(rollback(format!(
            "the last checkpoint of `{last}` is not the one that `state` knows"
        )));
    }
    // A checkpoint by another key would be called tampered with for ever after.
    if !tail.is_signed_by(&opening.keys.signing().verifying_key()) {
        return Err(StartError::OtherKeys {
            path: directory.to_owned(),
        });
    }
    let identity = Identity::parse(&tail.origin, tail.iid)
        .map_err(|fault| rollback(format!("`{last}` names no trail: {fault}")))?;
    if identity.trail_id != state.trail_id {
        return Err(rollback(format!(
            "`{last}` belongs to another trail than `state`"
        )));
    }
    if identity.name != opening.service.name {
        return Err(StartError::OtherService {
            path: directory.to_owned(),
            name: identity.name,
        });
    }
    let root = Base64::encode_string(&state.frontier.root());
    let mut frontier = state.frontier.clone();
    frontier.push(state.leaf);
    let previous = Previous {
        file: last.clone(),
        lines: tail.lines,
        bytes: *bytes,
        root,
    };
    let chain = chain_after(&state, frontier);
    Ok(Head {
        identity,
        chain,
        number: tail.number + 1,
        previous: Some(previous),
        last_run: tail.last_run,
        seed: None,
    })
}

fn chain_after(state: &State, frontier: Frontier) -> Chain {
    let key = EpochKey::new(state.secret.0.clone(), &state.trail_id, state.epoch);
    Chain::new(key, state.leaf, frontier)
}

/// A trail that never was: an identity and a first secret, sealed to the auditor.
fn new_trail(opening: &Opening<'_>) -> Result<Head, StartError> {
    let mut iid = [0; 16];
    let mut secret = Zeroizing::new([0; 32]);
    for bytes in [&mut iid[..], &mut secret[..]] {
        getrandom::fill(bytes).map_err(|error| StartError::Random { source: error })?;
    }
    let name = &opening.service.name;
    let identity = Identity::new(name, iid).map_err(|_fault| StartError::Unusable {
        what: "service name",
        value: format!("`{name}`"),
        rule: SERVICE_NAME,
    })?;
    let sealed =
        seal_seed(opening.keys.auditor(), &identity.trail_id, &secret).map_err(StartError::Seed)?;
    let key = EpochKey::new(secret, &identity.trail_id, 0);
    Ok(Head {
        chain: Chain::new(key, hash::ZERO, Frontier::new()),
        identity,
        number: 0,
        previous: None,
        last_run: LastRun::None,
        seed: Some(sealed),
    })
}

/// Writes the lines that open a segment, a checkpoint after them, and the state: a crash from here on finds a mark.
fn begin_segment(
    opening: &Opening<'_>,
    head: Head,
    lock: Option<Arc<TrailLock>>,
) -> Result<Journal, StartError> {
    let now = opening.clock.unix_micros();
    let first_seq = head.chain.seq();
    let file = create(opening.medium, first_seq)?;
    if let (Medium::Directory { path, .. }, Err(source)) =
        (opening.medium, opening.medium.set_ballast_aside())
    {
        // Nothing was written: an empty segment would be taken for a crash.
        drop(fs::remove_file(file.path()));
        return Err(failed("reserve the ballast in", path)(source));
    }
    let mut writer = SegmentWriter {
        written: (head.chain.clone(), Tally::default()),
        chain: head.chain,
        file,
        number: head.number,
        first_seq,
        tally: Tally::default(),
        out: Vec::new(),
        behind: WriteBehind::default(),
        root: String::new(),
        mark: None,
        marked: None,
        opening: Vec::new(),
        posted: 0,
    };
    let segment = boot::segment(now, &head.identity, head.number, head.previous.as_ref());
    writer.chain.seal(&mut writer.out, Kind::Segment, &segment);
    if let Some(sealed) = &head.seed {
        let seed = boot::seed(&auditor_id(opening.keys.auditor()), sealed);
        writer.chain.seal(&mut writer.out, Kind::Seed, &seed);
    }
    // A trail in memory is a test's, and the same in every run.
    let is_asked = matches!(opening.medium, Medium::Directory { .. });
    let executable = executable::known().filter(|_| is_asked);
    let boot = Boot {
        service: opening.service.clone(),
        catalogue: opening.catalogue.copied(),
        promises: opening.promises,
        last_run: head.last_run,
        awaits_executable: is_asked && executable.is_none(),
    };
    let member = boot::boot(now, &boot, executable);
    writer.chain.seal(&mut writer.out, Kind::Boot, &member);

    let monotonic = Clock::monotonic();
    let mut journal = Journal {
        stage: Arc::clone(opening.stage),
        progress: Arc::clone(opening.progress),
        queue: Arc::clone(opening.queue),
        timer: Arc::clone(opening.timer),
        medium: opening.medium.clone(),
        identity: head.identity,
        signing: opening.keys.signing().clone(),
        promises: opening.promises,
        boot,
        limits: opening.limits,
        clock: opening.clock.clone(),
        failpoints: opening.failpoints.clone(),
        writer,
        spare: opening.stage.spare(),
        held: Held {
            entries: opening.stage.spare().entries,
            first_ticket: 0,
        },
        losses: Losses::default(),
        lock,
        times: Times {
            segment_opened: monotonic,
            open_since: None,
            last_line: monotonic,
            wall: (now, monotonic),
        },
        ended: false,
    };
    if let Err((path, source)) = journal.write_opening() {
        // Still under the lock, and nobody has seen the file: take it away, so that the next start finds what this found.
        drop(fs::remove_file(journal.writer.file.path()));
        return Err(failed("write", &path)(source));
    }
    Ok(journal)
}

fn create(medium: &Medium, first_seq: u64) -> Result<SegmentFile, StartError> {
    medium.create(first_seq).map_err(|source| match medium {
        Medium::Directory { path, .. } => failed("create a segment in", path)(source),
        Medium::Memory(_) => failed("create a segment in", Path::new("memory"))(source),
    })
}

/// The segments in a directory with their lengths, in order.
fn segments(directory: &Path) -> Result<Vec<(String, u64)>, StartError> {
    let mut segments = Vec::new();
    for entry in fs::read_dir(directory).map_err(failed("read", directory))? {
        let entry = entry.map_err(failed("read", directory))?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let digits = name.strip_suffix(".jsonl").unwrap_or_default();
        if digits.len() == 20 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let length = entry
                .metadata()
                .map_err(failed("read", &entry.path()))?
                .len();
            segments.push((name, length));
        }
    }
    segments.sort();
    Ok(segments)
}

fn failed(action: &'static str, path: &Path) -> impl Fn(io::Error) -> StartError {
    let path = path.to_owned();
    move |source| StartError::Io {
        action,
        path: path.clone(),
        source,
    }
}
