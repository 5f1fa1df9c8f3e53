//! The trail of the test vectors: a pure function, so that it can be made again at any time.
//!
//! Three runs of one service stand in it: the first ends its segment by rotation, the second dies exactly at a mark,
//! the third closes the trail. The members are those that the writer makes (docs/FORMAT.md section 2).

use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use cdl_runtime::format::evolve::EpochKey;
use cdl_runtime::format::hash::{Digest, ZERO, hex_string, line_digest};
use cdl_runtime::format::identity::Identity;
use cdl_runtime::format::line::{self, Kind};
use cdl_runtime::format::merkle::Frontier;
use cdl_runtime::format::{note, text};
use cdl_runtime::keys::{AuditorKeys, Keys, Scope, auditor_id};
use cdl_runtime::state::{Secret, State};

/// A trail as its directory holds it: the name and the bytes of each file.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// `auth.login`, which the events of the trail are.
const SCHEMA: &str = concat!(
    r#"{"name":"auth.login","fingerprint":"6b60b8b1c2a3ae38c3ae5a0e2f6d3f6a4b3f1b1cf19a4c9a5f7dd2b0a2f5c8e1","#,
    r#""catalogue":{"name":"vectors","version":"1.0.0"},"title":"Somebody logs in","category":"authentication","#,
    r#""action":"login","controls":["PCI-DSS-10.2.1"],"retention":"1y","delivery":"queued","fields":["#,
    r#"{"name":"user","type":"user_id","class":"personal","strategy":"hmac","required":true},"#,
    r#"{"name":"email","type":"email_addr","class":"personal","strategy":"mask_email","required":true},"#,
    r#"{"name":"card","type":"string","class":"secret","strategy":"last4","required":false},"#,
    r#"{"name":"source_ip","type":"ip","class":"personal","strategy":"truncate_ip","required":true},"#,
    r#"{"name":"agent","type":"text","class":"public","strategy":"truncate","required":true},"#,
    r#"{"name":"score","type":"f64","class":"public","strategy":"plain","required":true},"#,
    r#"{"name":"bytes","type":"u64","class":"public","strategy":"plain","required":true}]}"#,
);

/// What a handle with a context adds to its events.
const CONTEXT: &str = concat!(
    r#","correlation_id":"order-17","request_id":"r-1","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","#,
    r#""span_id":"00f067aa0ba902b7","tenant":"acme""#
);

pub(super) fn identity() -> Identity {
    let digest = line_digest(b"cdl/vectors/iid");
    let mut iid = [0; 16];
    iid.copy_from_slice(&digest[..16]);
    Identity::new("vectors", iid).unwrap()
}

/// `S_0`, which a real writer takes at random.
pub(super) fn first_secret() -> Digest {
    line_digest(b"cdl/vectors/seed")
}

/// A pseudonym under the test keys, as an event shows it.
pub(super) fn pseudonym(scope: Scope, scope_value: &str, type_name: &str, value: &str) -> String {
    let keys = Keys::for_tests();
    let key = keys.pseudonym("audit-pseudonym").unwrap();
    let tag = key.pseudonym(scope, scope_value, type_name, value);
    format!(
        "hmac:{}:{}",
        key.id(),
        Base64UrlUnpadded::encode_string(&tag)
    )
}

/// The whole trail. Sealing draws randomness, so the sealed seed is given.
pub(super) fn trail(sealed: &str) -> Files {
    let mut pen = Pen::new();
    pen.segment();
    let auditor = auditor_id(&AuditorKeys::for_tests().public());
    pen.line(
        "seed",
        &format!(r#"{{"auditor":"{auditor}","sealed":"{sealed}"}}"#),
    );
    pen.boot("none");
    pen.checkpoint();
    pen.line("schema", SCHEMA);
    pen.login("success", "", &rich_fields());
    pen.login("failure", CONTEXT, &plain_fields("bob"));
    pen.timed("gap", &[
        r#""from":"2026-11-22T03:40:27.000001Z","to":"2026-11-22T03:40:27.900000Z","reason":"full""#,
        r#""lost":[],"refused":[{"name":"auth.login","count":3}]"#,
    ]);
    let sha256 = hex_string(&line_digest(b"an event that was too large"));
    pen.timed(
        "big",
        &[&format!(
            r#""name":"auth.login","bytes":9301,"sha256":"{sha256}""#
        )],
    );
    pen.checkpoint();
    pen.timed("heartbeat", &[]);
    pen.checkpoint();
    pen.timed("clock", &[
        r#""before":"2026-11-22T03:40:25.000000Z","after":"2026-11-22T03:40:28.123463Z","monotonic":0.25"#,
    ]);
    pen.end("rotate", true);

    pen.segment();
    pen.line("schema", SCHEMA);
    pen.login("failure", "", &plain_fields("eve"));
    pen.checkpoint();

    pen.segment();
    pen.boot("crash");
    pen.checkpoint();
    pen.line("schema", SCHEMA);
    pen.login("success", "", &plain_fields("ada"));
    pen.end("close", false);
    pen.finish()
}

/// Every spelling that a reader must know: each escape, a number too large for a number, a float, redactions.
fn rich_fields() -> String {
    let user = pseudonym(Scope::None, "", "user_id", "ada");
    [
        format!(r#""user":"{user}""#),
        r#""email":"a***@example.com","card":"****1111","source_ip":"203.0.113.0/24""#.to_owned(),
        r#""agent":"\"Mozilla/5.0\"\\\n\r\t\u001b\u007f \u00e9\u2028\ud83d\ude00\u2026""#
            .to_owned(),
        r#""score":1.5e-6,"bytes":"18446744073709551615""#.to_owned(),
    ]
    .join(",")
}

fn plain_fields(user: &str) -> String {
    let user = pseudonym(Scope::None, "", "user_id", user);
    format!(
        r#""user":"{user}","email":"********","source_ip":"2001:db8:1::/48","agent":"","score":0.5,"bytes":9007199254740991"#
    )
}

/// Writes the lines, as the writer does.
struct Pen {
    identity: Identity,
    key: EpochKey,
    leaf: Digest,
    tree: Frontier,
    micros: u32,
    files: Files,
    /// Severity and time of each event of the segment.
    events: Vec<(&'static str, String)>,
    /// The root of the newest checkpoint.
    root: Digest,
    /// As the newest checkpoint leaves it.
    state: Vec<u8>,
}

impl Pen {
    fn new() -> Self {
        let identity = identity();
        Self {
            key: EpochKey::new(first_secret().into(), &identity.trail_id, 0),
            identity,
            leaf: ZERO,
            tree: Frontier::new(),
            micros: 123_455,
            files: Vec::new(),
            events: Vec::new(),
            root: ZERO,
            state: Vec::new(),
        }
    }

    /// A microsecond later.
    fn time(&mut self) -> String {
        self.micros += 1;
        format!("2026-11-22T03:40:28.{}Z", self.micros)
    }

    fn line(&mut self, kind: &str, member: &str) {
        let kind = Kind::parse(kind.as_bytes()).unwrap();
        let (seq, epoch, leaf, key) = (
            self.tree.size(),
            self.key.epoch(),
            self.leaf,
            self.key.clone(),
        );
        let file = &mut self.files.last_mut().unwrap().1;
        let start = file.len();
        line::write_prefix(file, kind, seq, epoch, &leaf);
        file.extend_from_slice(member.as_bytes());
        let sealed = if kind == Kind::Checkpoint {
            line::finish_checkpoint(file, start)
        } else {
            line::finish(file, start, &key)
        };
        self.leaf = sealed.leaf;
        self.tree.push(sealed.leaf);
    }

    fn timed(&mut self, kind: &str, rest: &[&str]) {
        let time = format!(r#""time":"{}""#, self.time());
        let members: Vec<&str> = std::iter::once(time.as_str())
            .chain(rest.iter().copied())
            .collect();
        self.line(kind, &format!("{{{}}}", members.join(",")));
    }

    fn segment(&mut self) {
        let number = self.files.len();
        let previous = self.files.last().map_or_else(
            || "null".to_owned(),
            |(name, bytes)| {
                let lines = self.tree.size() - name[..20].parse::<u64>().unwrap();
                let root = Base64::encode_string(&self.root);
                format!(
                    r#"{{"file":"{name}","lines":{lines},"bytes":{},"root":"{root}"}}"#,
                    bytes.len()
                )
            },
        );
        let (iid, origin) = (hex_string(&self.identity.iid), self.identity.origin.clone());
        self.files
            .push((format!("{:020}.jsonl", self.tree.size()), Vec::new()));
        self.events.clear();
        self.timed("segment", &[
            &format!(r#""format":1,"iid":"{iid}","origin":"{origin}","number":{number},"previous":{previous}"#),
            r#""library":"cdl-runtime 0.1.0""#,
        ]);
    }

    fn boot(&mut self, last_run: &str) {
        self.timed("boot", &[
            r#""service":{"name":"vectors","version":"4.2.0","instance":null,"environment":"test"}"#,
            r#""host":"host.example","pid":17,"boot_id":null,"executable":null"#,
            &format!(r#""catalogue":{{"name":"vectors","version":"1.0.0","digest":"{}"}}"#, "0".repeat(64)),
            r#""checkpoint_seconds":1,"checkpoint_lines":1024,"heartbeat_seconds":60"#,
            r#""delivery":{"memory_bytes":8388608,"patience_ms":50,"line_bytes":8192}"#,
            &format!(r#""last_run":"{last_run}""#),
        ]);
    }

    fn login(&mut self, outcome: &str, context: &str, fields: &str) {
        let severity = if outcome == "success" {
            "info"
        } else {
            "warning"
        };
        let time = self.time();
        self.line("event", &format!(
            r#"{{"name":"auth.login","time":"{time}","severity":"{severity}","outcome":"{outcome}"{context},"fields":{{{fields}}}}}"#
        ));
        self.events.push((severity, time));
    }

    fn checkpoint(&mut self) {
        let (seq, tree) = (self.tree.size(), self.tree.clone());
        let keys = Keys::for_tests();
        self.root = tree.root();
        let note = note::sign(&self.identity.origin, seq, &self.root, keys.signing());
        let mut member = b"{\"note\":".to_vec();
        text::string_into(&mut member, &note);
        member.push(b'}');
        self.line("checkpoint", &String::from_utf8(member).unwrap());
        self.key = self.key.clone().evolve();
        let (segment, bytes) = self.files.last().unwrap();
        let state = State {
            trail_id: self.identity.trail_id,
            epoch: self.key.epoch(),
            secret: Secret((*self.key.secret()).into()),
            seq,
            leaf: self.leaf,
            frontier: tree,
            note,
            segment: segment.clone(),
            offset: bytes.len() as u64,
        };
        self.state = state.encode().to_vec();
    }

    fn end(&mut self, reason: &str, more: bool) {
        let next = if more {
            format!("\"{:020}.jsonl\"", self.tree.size() + 2)
        } else {
            "null".to_owned()
        };
        let count = |word: &str| {
            self.events
                .iter()
                .filter(|(severity, _)| *severity == word)
                .count()
        };
        let severities: Vec<String> = ["info", "warning"]
            .iter()
            .filter(|word| count(word) > 0)
            .map(|word| format!(r#""{word}":{}"#, count(word)))
            .collect();
        let (first, last) = (&self.events[0].1, &self.events[self.events.len() - 1].1);
        let counts = format!(
            r#""events":[{{"name":"auth.login","count":{}}}],"severities":{{{}}},"first":"{first}","last":"{last}""#,
            self.events.len(),
            severities.join(",")
        );
        self.timed(
            "end",
            &[&format!(r#""reason":"{reason}","next":{next}"#), &counts],
        );
        self.checkpoint();
    }

    fn finish(mut self) -> Files {
        self.files.push(("state".to_owned(), self.state));
        self.files
    }
}
