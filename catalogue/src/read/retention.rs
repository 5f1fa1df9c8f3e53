//! How long something is kept: `90d`, `6w`, `18m`, `2y`.

use crate::text::Sited;

use super::entry::Entry;

/// A length of time: `90d`, `6w`, `18m`, `2y`.
pub(crate) fn retention(entry: Entry<'_>) -> Option<Sited<String>> {
    let text = entry.string()?;
    if days(&text.value).is_some() {
        return Some(text);
    }
    entry
        .bad("a number of days, weeks, months or years such as \"90d\", \"6w\", \"18m\" or \"2y\"");
    None
}

/// How many days a length of time has; a month has 31 and a year 366, so that none is cut short.
pub(crate) fn days(text: &str) -> Option<u32> {
    let unit = match text.chars().last()? {
        'd' => 1,
        'w' => 7,
        'm' => 31,
        'y' => 366,
        _ => return None,
    };
    let number = text.get(..text.len() - 1)?;
    let plain = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
    let number: u32 = number.parse().ok().filter(|_| plain && number.len() <= 5)?;
    Some(number * unit)
}
