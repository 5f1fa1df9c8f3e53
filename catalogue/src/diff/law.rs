//! Whether a strategy shows more or less than another.

use std::cmp::Ordering;

use crate::model::StrategyKind;

use super::table::Rule;

/// The rule for data whose class had one level and has another.
pub(super) fn level(old: u8, new: u8) -> Option<Rule> {
    match new.cmp(&old) {
        Ordering::Greater => Some(Rule::ClassRaised),
        Ordering::Less => Some(Rule::ClassLowered),
        Ordering::Equal => None,
    }
}

/// The rule for a strategy that does something else than before. `None` when it does the same.
pub(super) fn strategy(old: &StrategyKind, new: &StrategyKind) -> Option<Rule> {
    if old == new {
        return None;
    }
    if let (StrategyKind::Hmac { .. }, StrategyKind::Hmac { .. }) = (old, new) {
        return Some(Rule::PseudonymChanged);
    }
    let order = shown(old, new).or_else(|| Some(rank(new).cmp(&rank(old))));
    Some(match order {
        Some(Ordering::Greater) => Rule::StrategyLooser,
        Some(Ordering::Less) => Rule::StrategyStricter,
        _ => Rule::StrategyChanged,
    })
}

/// How the new one's parameters compare: greater shows more. `None` for two of different kinds.
fn shown(old: &StrategyKind, new: &StrategyKind) -> Option<Ordering> {
    let pair = |old: [u32; 2], new: [u32; 2]| {
        let more = (0..2).any(|index| new[index] > old[index]);
        let less = (0..2).any(|index| new[index] < old[index]);
        // More in one place and less in another counts as more: somebody has to look.
        match (more, less) {
            (true, _) => Ordering::Greater,
            (false, true) => Ordering::Less,
            (false, false) => Ordering::Equal,
        }
    };
    Some(match (old, new) {
        (StrategyKind::Mask { .. }, StrategyKind::Mask { .. }) => Ordering::Equal,
        (
            StrategyKind::MaskEmail {
                keep_first: a,
                keep_domain: b,
            },
            StrategyKind::MaskEmail {
                keep_first: c,
                keep_domain: d,
            },
        ) => pair([(*a).into(), (*b).into()], [(*c).into(), (*d).into()]),
        (StrategyKind::KeepLast { keep: a }, StrategyKind::KeepLast { keep: b }) => b.cmp(a),
        (StrategyKind::Truncate { max_chars: a }, StrategyKind::Truncate { max_chars: b }) => {
            b.cmp(a)
        }
        (StrategyKind::TruncateIp { v4: a, v6: b }, StrategyKind::TruncateIp { v4: c, v6: d }) => {
            pair([(*a).into(), (*b).into()], [(*c).into(), (*d).into()])
        }
        _ => return None,
    })
}

/// How much a kind shows: all, a part, whether two are the same, that there is one, nothing.
fn rank(kind: &StrategyKind) -> u8 {
    match kind {
        StrategyKind::Plain => 4,
        StrategyKind::Truncate { .. }
        | StrategyKind::TruncateIp { .. }
        | StrategyKind::MaskEmail { .. }
        | StrategyKind::KeepLast { .. } => 3,
        StrategyKind::Hmac { .. } => 2,
        StrategyKind::Mask { .. } => 1,
        StrategyKind::Drop => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::baseline::Lawful;

    #[test]
    fn showing_more_is_looser_and_the_way_back_is_stricter() {
        use Rule::{PseudonymChanged, StrategyChanged, StrategyLooser, StrategyStricter};
        for (old, new, there, back) in [
            ("drop", "plain", StrategyLooser, StrategyStricter),
            (
                "mask(*,8)",
                "hmac_sha256(k,none)",
                StrategyLooser,
                StrategyStricter,
            ),
            (
                "hmac_sha256(k,none)",
                "truncate_ip(24,48)",
                StrategyLooser,
                StrategyStricter,
            ),
            (
                "truncate_ip(16,48)",
                "truncate_ip(24,48)",
                StrategyLooser,
                StrategyStricter,
            ),
            (
                "truncate_ip(16,48)",
                "truncate_ip(24,32)",
                StrategyLooser,
                StrategyLooser,
            ),
            (
                "mask_email(1,false)",
                "mask_email(1,true)",
                StrategyLooser,
                StrategyStricter,
            ),
            (
                "keep_last(2)",
                "keep_last(4)",
                StrategyLooser,
                StrategyStricter,
            ),
            (
                "truncate(8)",
                "truncate(64)",
                StrategyLooser,
                StrategyStricter,
            ),
            ("mask(*,8)", "mask(#,4)", StrategyChanged, StrategyChanged),
            (
                "truncate(8)",
                "keep_last(4)",
                StrategyChanged,
                StrategyChanged,
            ),
            (
                "hmac_sha256(k,none)",
                "hmac_sha256(l,none)",
                PseudonymChanged,
                PseudonymChanged,
            ),
            (
                "hmac_sha256(k,none)",
                "hmac_sha256(k,tenant)",
                PseudonymChanged,
                PseudonymChanged,
            ),
        ] {
            let kind = |text| Lawful::parse(text).expect(text).kind;
            let (old_kind, new_kind) = (kind(old), kind(new));
            assert_eq!(strategy(&old_kind, &new_kind), Some(there), "{old} {new}");
            assert_eq!(strategy(&new_kind, &old_kind), Some(back), "{new} {old}");
            assert_eq!(strategy(&old_kind, &old_kind), None, "{old}");
        }
    }
}
