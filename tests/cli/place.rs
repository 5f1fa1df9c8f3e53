//! A place with keys and a trail, for the program to look at.

use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use cdl_runtime::prelude::*;
use cdl_runtime::{Builder, Clock};
use tempfile::TempDir;

use crate::support::executable_is_known;

use super::run::{Ran, cdl};

/// 2020-01-02T03:40:28.123456Z: long ago, wherever the tests run.
const THEN: i64 = 1_577_936_428_123_456;

#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "ActorKind")]
pub(super) enum ActorKind {
    User,
    Service,
}

#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "AuthMethod")]
pub(super) enum AuthMethod {
    Password,
}

#[derive(AuditEnum, Clone, Copy)]
#[audit(name = "Sensitivity")]
pub(super) enum Sensitivity {
    Confidential,
}

#[derive(AuditObject)]
#[audit(object = "Actor")]
pub(super) struct Actor<'a> {
    kind: ActorKind,
    #[redact]
    id: &'a str,
    account: Option<&'a str>,
}

#[derive(AuditObject)]
#[audit(object = "Target")]
pub(super) struct Target<'a> {
    kind: &'a str,
    id: &'a str,
}

#[derive(AuditEvent)]
#[audit(event = "auth.login")]
struct Login<'a> {
    actor: Actor<'a>,
    method: AuthMethod,
    attempts: Option<u32>,
    #[redact]
    client_address: IpAddr,
}

#[derive(AuditEvent)]
#[audit(event = "data.record.read")]
struct RecordRead<'a> {
    actor: Actor<'a>,
    target: Target<'a>,
    sensitivity: Sensitivity,
    purpose: Option<&'a str>,
}

/// Keys and a trail in a folder that is gone when dropped.
pub(super) struct Place {
    folder: TempDir,
    clock: Clock,
}

impl Place {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Keys::create(folder.path().join("keys")).unwrap();
        Self {
            folder,
            clock: Clock::fixed(THEN),
        }
    }

    /// A place where it is now what it is, and not long ago.
    pub(super) fn today() -> Self {
        Self {
            clock: Clock::system(),
            ..Self::new()
        }
    }

    pub(super) fn with_trail() -> Self {
        Self::new().filled()
    }

    /// With a closed trail of two runs, three segments and four events.
    pub(super) fn filled(self) -> Self {
        executable_is_known();
        let audit = self.start();
        self.write(&audit, 1);
        audit.rotate(Duration::from_secs(5)).unwrap();
        self.write(&audit, 2);
        audit.close().unwrap();
        self.start().close().unwrap();
        self
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn trail(&self) -> PathBuf {
        self.folder.path().join("trail")
    }

    pub(super) fn auditor(&self) -> PathBuf {
        self.folder.path().join("keys/auditor")
    }

    /// `cdl verify` of the trail with the auditor's keys and these words.
    pub(super) fn verify(&self, words: &str) -> Ran {
        cdl(
            &format!("verify {words} --keys"),
            &[&self.auditor(), &self.trail()],
        )
    }

    /// Writes the trail's anchor to a file.
    pub(super) fn anchor(&self) -> PathBuf {
        let path = self.folder.path().join("anchor.txt");
        std::fs::write(&path, cdl("anchor", &[&self.trail()]).exits(0).out).unwrap();
        path
    }

    /// The segments, in order.
    pub(super) fn segments(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.trail())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut segments: Vec<_> = entries.filter(|path| path.extension().is_some()).collect();
        segments.sort();
        segments
    }

    pub(super) fn builder(&self) -> Builder {
        Audit::builder("shop")
            .keys(Keys::open(self.folder.path().join("keys/writer")).unwrap())
            .trail(self.trail())
            .version("1.2.3")
            // No checkpoint but those that a test asks for, so that every seq is known.
            .checkpoint(Duration::from_secs(3_600), 1_024)
            .clock(self.clock.clone())
    }

    pub(super) fn start(&self) -> Audit {
        self.builder().start().unwrap()
    }

    /// A failed login on day `day`, and what a service then read.
    pub(super) fn write(&self, audit: &Audit, day: i64) {
        self.clock.set(THEN + day * 86_400_000_000);
        Self::login(audit).unwrap();
        let read = RecordRead {
            actor: actor(ActorKind::Service, "svc_settlement"),
            target: Target {
                kind: "invoice",
                id: "inv_7 outcome=denied",
            },
            sensitivity: Sensitivity::Confidential,
            purpose: Some("\u{1b}[2Jd\u{e9}j\u{e0} vu\u{202e}\n"),
        };
        read.success(audit).unwrap();
        audit.flush(Duration::from_secs(5)).unwrap();
    }

    /// A failed login.
    pub(super) fn login(audit: &Audit) -> Result<Receipt, EmitError> {
        let login = Login {
            actor: actor(ActorKind::User, "usr_7f3a91"),
            method: AuthMethod::Password,
            attempts: Some(3),
            client_address: IpAddr::from([203, 0, 113, 9]),
        };
        login.failure(audit)
    }
}

fn actor(kind: ActorKind, id: &str) -> Actor<'_> {
    Actor {
        kind,
        id,
        account: Some("acct_204"),
    }
}
