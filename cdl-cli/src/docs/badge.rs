//! Words in a frame: severities, classes, strategies.

use cdl_catalogue::model::{Class, Moments, Severity, Strategy, StrategyKind};

use super::html::{Html, encoded};

/// A severity; its colour repeats what its word says.
pub(super) fn severity(html: &mut Html, severity: Severity) {
    html.raw("<span class=\"badge ")
        .raw(match severity {
            Severity::Debug | Severity::Info => "calm",
            Severity::Notice => "notice",
            Severity::Warning => "warning",
            Severity::Error | Severity::Critical | Severity::Alert | Severity::Emergency => "grave",
        })
        .raw("\">")
        .raw(severity.as_str())
        .raw("</span>");
}

/// Every severity that an event may have.
pub(super) fn severities(moments: &Moments) -> Vec<Severity> {
    let mut all = match moments {
        Moments::Single(severity) => vec![*severity],
        Moments::Outcomes(outcomes) => outcomes.iter().map(|(_, severity)| *severity).collect(),
    };
    all.sort_unstable();
    all.dedup();
    all
}

pub(super) fn class(html: &mut Html, up: &str, class: &Class) {
    html.raw("<a class=\"badge class\"")
        .attribute(
            "href",
            &format!("{up}classes.html#class-{}", encoded(&class.name)),
        )
        .raw(">")
        .text(&class.name)
        .raw("</a>");
}

pub(super) fn strategy(html: &mut Html, up: &str, strategy: &Strategy) {
    html.raw("<a class=\"strategy\"")
        .attribute(
            "href",
            &format!("{up}classes.html#strategy-{}", encoded(&strategy.name)),
        )
        .raw(">")
        .text(&strategy.name)
        .raw("</a>");
}

/// What a strategy does, in a sentence.
pub(super) fn meaning(kind: &StrategyKind) -> String {
    match kind {
        StrategyKind::Plain => "Written as it is.".to_owned(),
        StrategyKind::Drop => "Never read, never written.".to_owned(),
        StrategyKind::Mask { symbol, fixed } => {
            let mask = symbol.to_string().repeat((*fixed).into());
            format!("Always {mask}, whatever the value; never read.")
        }
        StrategyKind::MaskEmail {
            keep_first,
            keep_domain,
        } => {
            let domain = if *keep_domain {
                "the host stays"
            } else {
                "the host is hidden"
            };
            format!("The first {keep_first} of the name stay, {domain}.")
        }
        StrategyKind::KeepLast { keep } => {
            format!("The last {keep} characters stay, never more than a third.")
        }
        StrategyKind::Truncate { max_chars } => {
            format!("The first {max_chars} characters, then an ellipsis.")
        }
        StrategyKind::TruncateIp { v4, v6 } => {
            format!("The network: /{v4} of IPv4, /{v6} of IPv6.")
        }
        StrategyKind::Hmac { key, scope } => {
            let scope = format!("{scope:?}").to_lowercase();
            format!(
                "A pseudonym, keyed with {key}; separated by {scope}. The same value has the same pseudonym."
            )
        }
    }
}
