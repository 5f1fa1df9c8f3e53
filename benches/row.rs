//! A budget, what was measured, and how far it is met.

use serde::Serialize;

use crate::Error;
use crate::instructions::Instructions;
use crate::survey::median;
use crate::table::{Table, grouped};

/// A budget, and what was measured.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) budget: String,
    pub(crate) measured: String,
    /// How far it is met: 1 or more is met; `None` without a budget, or when it was not measured and `measured` says why.
    pub(crate) met: Option<f64>,
}

/// What an emit may take of the instructions of the same line written by hand.
const INSTRUCTIONS: f64 = 1.15;

impl Row {
    pub(crate) fn at_least(
        what: impl Into<String>,
        least: f64,
        measured: f64,
        details: &str,
    ) -> Self {
        Self {
            what: what.into(),
            budget: format!(">= {least}"),
            measured: format!("{measured:.2}{details}"),
            met: Some(measured / least),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "what is counted is few")]
    pub(crate) fn at_most_count(what: &str, most: u64, measured: u64) -> Self {
        Self {
            what: what.to_owned(),
            budget: format!("<= {most}"),
            measured: measured.to_string(),
            met: Some((1.0 + most as f64) / (1.0 + measured as f64)),
        }
    }

    /// Rates and what they are compared with, round by round.
    pub(crate) fn ratio(what: String, least: f64, ours: &[f64], theirs: &[f64]) -> Self {
        let ratios = ours.iter().zip(theirs).map(|(ours, theirs)| ours / theirs);
        let rates = [ours, theirs].map(|rates| grouped(median(rates.to_vec())));
        let details = format!(" ({} / {})", rates[0], rates[1]);
        Self::at_least(what, least, median(ratios.collect()), &details)
    }

    /// `None` where there is no valgrind.
    pub(crate) fn of_instructions(counted: Option<Instructions>) -> Self {
        let what = "instructions of an emit / written by hand";
        let budget = format!("<= {INSTRUCTIONS}");
        let Some(counted) = counted else {
            return Self::unmeasured(what, &budget, "skipped: no valgrind");
        };
        let ratio = counted.emit / counted.emit_by_hand;
        Self {
            what: what.to_owned(),
            budget,
            measured: format!(
                "{ratio:.2} ({} / {}, of which encoding {})",
                grouped(counted.emit),
                grouped(counted.emit_by_hand),
                grouped(counted.encode_by_hand)
            ),
            met: Some(INSTRUCTIONS / ratio),
        }
    }

    pub(crate) fn unmeasured(what: &str, budget: &str, why: &str) -> Self {
        Self {
            what: what.to_owned(),
            budget: budget.to_owned(),
            measured: why.to_owned(),
            met: None,
        }
    }
}

/// The rows as a command prints them.
pub(crate) fn table(title: &str, rows: &[Row], json: bool) -> Result<String, Error> {
    if json {
        return Ok(serde_json::to_string_pretty(rows)?);
    }
    let mut table = Table::new(title, &["", "budget", "measured", ""]);
    for row in rows {
        let cells = [row.budget.clone(), row.measured.clone(), verdict(row.met)];
        table.row(&row.what, cells);
    }
    Ok(table.to_string())
}

fn verdict(met: Option<f64>) -> String {
    match met {
        None => "-".to_owned(),
        Some(met) if met >= 1.0 => "met".to_owned(),
        Some(met) if met >= 0.7 => format!("short: {met:.2} of it"),
        Some(met) => format!("MISSED: {met:.2} of it"),
    }
}
