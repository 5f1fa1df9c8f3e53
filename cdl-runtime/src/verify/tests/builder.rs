//! Honest trails, made from the primitives alone, and dishonest ones with the same hands.

use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

use crate::format::evolve::EpochKey;
use crate::format::hash::{Digest, ZERO, hex_string};
use crate::format::identity::Identity;
use crate::format::line::{self, Kind};
use crate::format::merkle::Frontier;
use crate::format::note;
use crate::format::text::string_into;
use crate::keys::{Keys, auditor_id, seal_seed};
use crate::state::{Secret, State};

/// A segment's file name and bytes.
pub(super) type Segment = (String, Vec<u8>);

pub(super) const TIME: &str = "2026-11-22T03:40:28.123456Z";

/// A trail that grows.
#[derive(Clone)]
pub(super) struct Builder {
    pub(super) keys: Keys,
    pub(super) identity: Identity,
    pub(super) key: EpochKey,
    pub(super) frontier: Frontier,
    pub(super) leaf: Digest,
    pub(super) seq: u64,
    pub(super) number: u64,
    pub(super) root: Option<Digest>,
    pub(super) notes: Vec<String>,
    pub(super) segments: Vec<Segment>,
    pub(super) state: Option<State>,
    lines: u64,
    previous: String,
}

/// A trail that is done with.
#[derive(Clone)]
pub(super) struct Built {
    pub(super) segments: Vec<Segment>,
    pub(super) notes: Vec<String>,
    pub(super) state: Vec<u8>,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self::with(1, [7; 32])
    }

    /// A trail with this iid and first secret.
    pub(super) fn with(iid: u8, secret: [u8; 32]) -> Self {
        let mut builder = Self::bare(iid, secret);
        let seed = builder.seed(secret);
        builder.line(Kind::Seed, &seed).boot();
        builder
    }

    /// A trail of one segment line.
    pub(super) fn bare(iid: u8, secret: [u8; 32]) -> Self {
        let identity = Identity::new("shop", [iid; 16]).unwrap();
        let mut builder = Self {
            keys: Keys::for_tests(),
            key: EpochKey::new(Zeroizing::new(secret), &identity.trail_id, 0),
            identity,
            frontier: Frontier::new(),
            leaf: ZERO,
            seq: 0,
            number: 0,
            root: None,
            notes: Vec::new(),
            segments: Vec::new(),
            state: None,
            lines: 0,
            previous: "null".into(),
        };
        builder.segment();
        builder
    }

    /// The seed line's member, as a writer makes it.
    pub(super) fn seed(&self, secret: [u8; 32]) -> String {
        let auditor = self.keys.auditor();
        let sealed = seal_seed(auditor, &self.identity.trail_id, &secret).unwrap();
        format!(
            r#"{{"auditor":"{}","sealed":"{sealed}"}}"#,
            auditor_id(auditor)
        )
    }

    pub(super) fn boot(&mut self) -> &mut Self {
        self.line(
            Kind::Boot,
            &format!(r#"{{"time":"{TIME}","checkpoint_seconds":1,"heartbeat_seconds":60,"last_run":"none"}}"#),
        )
    }

    fn out(&mut self) -> &mut Vec<u8> {
        &mut self.segments.last_mut().unwrap().1
    }

    /// A line of any kind but a checkpoint.
    pub(super) fn line(&mut self, kind: Kind<'_>, member: &str) -> &mut Self {
        let (seq, leaf, key) = (self.seq, self.leaf, self.key.clone());
        let out = self.out();
        let start = out.len();
        line::write_prefix(out, kind, seq, key.epoch(), &leaf);
        out.extend_from_slice(member.as_bytes());
        let sealed = line::finish(out, start, &key);
        self.advance(sealed.leaf);
        self
    }

    fn advance(&mut self, leaf: Digest) {
        self.frontier.push(leaf);
        self.leaf = leaf;
        self.seq += 1;
        self.lines += 1;
    }

    pub(super) fn events(&mut self, count: u64) -> &mut Self {
        for n in 0..count {
            let member = format!(
                r#"{{"name":"auth.login","time":"{TIME}","severity":"info","outcome":"success","fields":{{"user":"a\u00e9{n}","count":{n}}}}}"#
            );
            self.line(Kind::Event, &member);
        }
        self
    }

    pub(super) fn checkpoint(&mut self) -> &mut Self {
        let note = note::sign(
            &self.identity.origin,
            self.seq,
            &self.frontier.root(),
            self.keys.signing(),
        );
        self.checkpoint_with(&note)
    }

    /// A checkpoint line with any note.
    pub(super) fn checkpoint_with(&mut self, note: &str) -> &mut Self {
        let (frontier, seq, leaf, epoch) =
            (self.frontier.clone(), self.seq, self.leaf, self.key.epoch());
        let out = self.out();
        let start = out.len();
        line::write_prefix(out, Kind::Checkpoint, seq, epoch, &leaf);
        out.extend_from_slice(b"{\"note\":");
        string_into(out, note);
        out.push(b'}');
        let sealed = line::finish_checkpoint(out, start);
        let offset = out.len() as u64;
        self.root = Some(frontier.root());
        self.advance(sealed.leaf);
        self.key = self.key.clone().evolve();
        self.notes.push(note.to_owned());
        self.state = Some(State {
            trail_id: self.identity.trail_id,
            epoch: self.key.epoch(),
            secret: Secret(Zeroizing::new(*self.key.secret())),
            seq,
            leaf: self.leaf,
            frontier,
            note: note.to_owned(),
            segment: self.segments.last().unwrap().0.clone(),
            offset,
        });
        self
    }

    pub(super) fn end(&mut self, reason: &str, next: Option<String>) -> &mut Self {
        let next = next.map_or("null".to_owned(), |name| format!("\"{name}\""));
        let member =
            format!(r#"{{"time":"{TIME}","reason":"{reason}","next":{next},"events":[]}}"#);
        self.line(Kind::End, &member);
        self.checkpoint()
    }

    pub(super) fn rotate(&mut self) -> &mut Self {
        let next = format!("{:020}.jsonl", self.seq + 2);
        self.end("rotate", Some(next));
        self.next_segment()
    }

    /// The next file, after whatever the one before ends with.
    pub(super) fn next_segment(&mut self) -> &mut Self {
        let (file, bytes) = self.segments.last().unwrap();
        let root = self.root.map_or("null".to_owned(), |root| {
            format!("\"{}\"", Base64::encode_string(&root))
        });
        self.previous = format!(
            r#"{{"file":"{file}","lines":{},"bytes":{},"root":{root}}}"#,
            self.lines,
            bytes.len()
        );
        self.segment();
        self
    }

    fn segment(&mut self) {
        self.segments
            .push((format!("{:020}.jsonl", self.seq), Vec::new()));
        self.lines = 0;
        let member = format!(
            r#"{{"time":"{TIME}","format":1,"iid":"{}","origin":"{}","number":{},"previous":{},"library":"test"}}"#,
            hex_string(&self.identity.iid),
            self.identity.origin,
            self.number,
            self.previous,
        );
        self.number += 1;
        self.line(Kind::Segment, &member);
    }

    pub(super) fn close(&mut self) -> Built {
        self.end("close", None);
        self.built()
    }

    pub(super) fn built(&self) -> Built {
        Built {
            segments: self.segments.clone(),
            notes: self.notes.clone(),
            state: self
                .state
                .as_ref()
                .map(|state| state.encode().to_vec())
                .unwrap_or_default(),
        }
    }
}

impl Built {
    pub(super) fn bytes(&self) -> usize {
        self.segments.iter().map(|(_, bytes)| bytes.len()).sum()
    }
}

/// A closed trail of three segments, some 30 lines.
pub(super) fn small() -> Built {
    let mut builder = Builder::new();
    builder.events(4).checkpoint().events(3).rotate();
    builder
        .events(2)
        .line(Kind::Other("later"), "{}")
        .checkpoint()
        .events(1)
        .checkpoint()
        .rotate();
    builder
        .events(2)
        .line(Kind::Heartbeat, &format!(r#"{{"time":"{TIME}"}}"#));
    builder.close()
}
