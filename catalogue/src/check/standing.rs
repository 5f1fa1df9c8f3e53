//! What is on its way out, or not quite in: deprecated, past its end, experimental.

use crate::declaration::{Diagnostic, Site, StructDeclaration};
use crate::model::{Date, Deprecated, Field, Place, Policy, Strictness};
use crate::resolve::{Catalogue, weakness};

use super::diagnostic;

/// How the catalogue and the code look at what does not stand fast.
pub(super) struct Standing<'a> {
    pub(super) policy: &'a Policy,
    /// `#[audit(allow(deprecated))]`.
    pub(super) allows_deprecated: bool,
    /// `#[audit(experimental)]`.
    pub(super) experimental: bool,
    pub(super) today: Option<Date>,
}

/// An event, a field or a value that is looked at.
pub(super) struct Subject<'a> {
    /// `event "auth.signin"`, `field "ip" of event "auth.login"`.
    pub(super) called: String,
    /// What is underlined in an error, and in a warning.
    pub(super) sites: [Site; 2],
    pub(super) place: &'a Place,
}

/// What was found: `Err` stops the build.
pub(super) type Verdict = Option<Result<Diagnostic, Diagnostic>>;

impl<'a> Standing<'a> {
    pub(super) fn of(catalogue: &'a Catalogue, declaration: &StructDeclaration) -> Self {
        Self {
            policy: catalogue.policy(),
            allows_deprecated: declaration.allows_deprecated,
            experimental: declaration.experimental,
            today: declaration.today,
        }
    }

    /// `code` is that of what merely should not stay: `CDL0003`, `CDL0106`.
    pub(super) fn deprecated(
        &self,
        code: &'static str,
        subject: &Subject<'_>,
        deprecated: Option<&Deprecated>,
    ) -> Verdict {
        let deprecated = deprecated?;
        let Subject { called, sites, .. } = subject;
        if let (Some(last), Some(today)) = (deprecated.remove_after, self.today)
            && last < today
        {
            let message = format!("{called} was to be removed after {last}, and it is {today}");
            let told = diagnostic("CDL0004", sites[0], message)
                .help(way_out(deprecated))
                .at(subject.place);
            return Some(Err(told));
        }
        let told = |site| {
            let message = format!("{called} is deprecated{}", reason(deprecated));
            diagnostic(code, site, message).at(subject.place)
        };
        match self.policy.deprecated_event.unwrap_or(Strictness::Warn) {
            Strictness::Error => Some(Err(told(sites[0]).help(way_out(deprecated)))),
            Strictness::Warn if !self.allows_deprecated => Some(Ok(told(sites[1]))),
            Strictness::Warn | Strictness::Allow => None,
        }
    }

    /// A sensitive name with a weak class, where the catalogue only wants to hear of it; else the catalogue is at fault.
    pub(super) fn sensitive(&self, subject: &Subject<'_>, field: &Field) -> Verdict {
        if self.policy.sensitive_name != Some(Strictness::Warn) {
            return None;
        }
        let message = weakness(field)?;
        Some(Ok(
            diagnostic("CDL0065", subject.sites[1], message).at(subject.place)
        ))
    }

    pub(super) fn experimental(&self, subject: &Subject<'_>, experimental: bool) -> Verdict {
        if !experimental || self.experimental {
            return None;
        }
        let told = |site| {
            let called = subject.called.trim_start_matches("audit ");
            let argument = match subject.sites[0] {
                Site::Name => called.replacen(' ', " = ", 1) + ", ",
                _ => "…, ".to_owned(),
            };
            let help = format!("if its shape may change, write `#[audit({argument}experimental)]`");
            diagnostic("CDL0008", site, format!("{called} is experimental"))
                .help(help)
                .at(subject.place)
        };
        match self.policy.experimental_event.unwrap_or(Strictness::Error) {
            Strictness::Error => Some(Err(told(subject.sites[0]))),
            Strictness::Warn => Some(Ok(told(subject.sites[1]))),
            Strictness::Allow => None,
        }
    }
}

/// ` since 3.0.0: Renamed; use "auth.login" (removed after 2027-06-30)`
fn reason(deprecated: &Deprecated) -> String {
    let Deprecated {
        since,
        replaced_by,
        remove_after,
        note,
    } = deprecated;
    let parts = [
        since.as_ref().map(|version| format!(" since {version}")),
        note.as_ref()
            .map(|note| format!(": {}", note.trim_end_matches('.'))),
        replaced_by.as_ref().map(|name| format!("; use \"{name}\"")),
        remove_after
            .as_ref()
            .map(|date| format!(" (removed after {date})")),
    ];
    parts.into_iter().flatten().collect()
}

fn way_out(deprecated: &Deprecated) -> Option<String> {
    match (&deprecated.replaced_by, &deprecated.note) {
        (Some(name), _) => Some(format!("move to \"{name}\"")),
        (None, Some(note)) => Some(note.trim_end_matches('.').to_owned()),
        (None, None) => None,
    }
}
