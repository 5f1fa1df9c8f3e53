//! The command `build`: what declarations cost a build, beside the same structs with serde.
//!
//! Packages are written to a temporary folder and built there. A ratio is taken of CPU time, user and system, of cargo
//! and all that it starts, because a compiler on a busy machine waits more than it works; wall time stands beside it.

mod cargo;
mod catalogue;
mod package;

use std::path::PathBuf;

use serde::Serialize;

use self::cargo::{Cargo, Cost, Task};
use self::catalogue::Catalogue;
use self::package::{Package, Source};
use crate::Error;
use crate::args::BuildOptions;
use crate::place::{Folder, Place};
use crate::survey::{median, tell};
use crate::table::Table;

/// How much is compiled.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    rounds: usize,
    /// Events of the crate that is compared with serde's, of ten fields each.
    events: usize,
    /// Events of the small catalogue, and of the crate that derives all of them.
    few: usize,
    /// Events of the large one.
    many: usize,
}

/// Everything that was measured.
#[derive(Debug, Serialize)]
struct Measured {
    rows: Vec<Row>,
}

/// A budget, and what was measured.
#[derive(Debug, Serialize)]
struct Row {
    what: String,
    /// At most.
    budget: f64,
    /// A ratio, or seconds of CPU time.
    measured: f64,
    /// The same in wall time.
    wall: f64,
    /// The medians that it was made of, in seconds.
    ours: Cost,
    theirs: Cost,
}

impl BuildOptions {
    fn sizes(&self) -> Sizes {
        let sizes = if self.quick {
            Sizes {
                rounds: 1,
                events: 10,
                few: 5,
                many: 50,
            }
        } else {
            Sizes {
                rounds: 5,
                events: 200,
                few: 50,
                many: 1_000,
            }
        };
        Sizes {
            rounds: self.rounds.unwrap_or(sizes.rounds).max(1),
            ..sizes
        }
    }
}

pub(crate) fn print(options: &BuildOptions) -> Result<String, Error> {
    let parent = options.disk.clone().or_else(|| Place::Disk.usual());
    let folder = Folder::within(&parent.ok_or("no folder here; give --disk DIR")?)?;
    let bench = Bench {
        root: std::fs::canonicalize(folder.path())?,
        sizes: options.sizes(),
    };
    let mut rows = bench.beside_serde()?;
    rows.extend(bench.large_catalogues()?);
    rows.push(bench.macros()?);
    let measured = Measured { rows };
    if options.json {
        return Ok(serde_json::to_string_pretty(&measured)?);
    }
    let columns = ["", "budget", "CPU", "wall", "seconds of CPU", ""];
    let mut table = Table::new("what a build costs", &columns);
    for row in &measured.rows {
        table.row(&row.what, row.cells());
    }
    Ok(table.to_string())
}

struct Bench {
    root: PathBuf,
    sizes: Sizes,
}

impl Bench {
    /// Derive, check and emitters of one crate, above what an empty crate costs.
    fn beside_serde(&self) -> Result<Vec<Row>, Error> {
        let events = self.sizes.events;
        let catalogue = Catalogue {
            events,
            namespaces: events.div_ceil(20),
        };
        let packages = [
            self.library("audit", Source::Audit(events, catalogue))?,
            self.library("serde", Source::Serde(events))?,
            self.library("serde-same-lines", Source::SerdeSameLines(events))?,
            self.library("nothing", Source::Nothing)?,
        ];
        let cargo = self.cargo("beside-serde");
        let mut rows = Vec::new();
        for task in [Task::Check, Task::Debug, Task::Release] {
            tell(format_args!("{} of {events} events", task.title()));
            let [audit, serde, same_lines, nothing] = self.rebuilds(&cargo, task, &packages)?;
            let ours = audit.above(nothing);
            for (peer, theirs) in [("serde", serde), ("serde, same lines", same_lines)] {
                let (title, theirs) = (task.title(), theirs.above(nothing));
                rows.push(Row {
                    what: format!("cdl / {peer}, {events} events x 10 fields, {title}"),
                    budget: 1.0,
                    measured: ours.cpu / theirs.cpu,
                    wall: ours.wall / theirs.wall,
                    ours,
                    theirs,
                });
            }
        }
        Ok(rows)
    }

    /// The same crate out of a catalogue that has much besides: in the same file, and in other files.
    fn large_catalogues(&self) -> Result<Vec<Row>, Error> {
        let Sizes { few, many, .. } = self.sizes;
        let of = |events, namespaces| Source::Audit(few, Catalogue { events, namespaces });
        let packages = [
            self.library("few", of(few, 1))?,
            self.library("many-in-one", of(many, 1))?,
            self.library("many-in-several", of(many, many / few))?,
        ];
        tell(format_args!("{few} events out of {many}"));
        let cargo = self.cargo("beside-serde");
        let [small, one, several] = self.rebuilds(&cargo, Task::Check, &packages)?;
        let files = format!("{} files", many / few);
        Ok([("one file", one), (files.as_str(), several)]
            .map(|(files, large)| {
                let more = large.above(small);
                Row {
                    what: format!(
                        "seconds of cargo check, {few} events out of {many} in {files} - out of {few}"
                    ),
                    budget: 0.5,
                    measured: more.cpu,
                    wall: more.wall,
                    ours: large,
                    theirs: small,
                }
            })
            .into())
    }

    /// The first build on a fresh machine: what stands before every service's own crates.
    fn macros(&self) -> Result<Row, Error> {
        tell(format_args!("clean builds of the macro crate"));
        let packages = [
            Package::of_macros(&self.root.join("macros"))?,
            Package::of_syn_and_toml(&self.root.join("syn-and-toml"))?,
        ];
        let cargo = self.cargo("clean");
        // Downloads are none of a build's costs.
        for package in &packages {
            cargo.clean_build(package)?;
        }
        let [ours, theirs] = self.rounds(&packages, |package| cargo.clean_build(package))?;
        Ok(Row {
            what: "clean build of cdl-macros / of syn + toml".to_owned(),
            budget: 1.5,
            measured: ours.cpu / theirs.cpu,
            wall: ours.wall / theirs.wall,
            ours,
            theirs,
        })
    }

    fn library(&self, name: &str, source: Source) -> Result<Package, Error> {
        Package::library(&self.root.join(name), source)
    }

    fn cargo(&self, target: &str) -> Cargo {
        Cargo::with_target(self.root.join("target").join(target))
    }

    fn rebuilds<const N: usize>(
        &self,
        cargo: &Cargo,
        task: Task,
        packages: &[Package; N],
    ) -> Result<[Cost; N], Error> {
        for package in packages {
            cargo.run(task, package)?;
        }
        self.rounds(packages, |package| cargo.rebuild(task, package))
    }

    /// The medians, over rounds in which each package has its turn.
    fn rounds<const N: usize>(
        &self,
        packages: &[Package; N],
        cost: impl Fn(&Package) -> Result<Cost, Error>,
    ) -> Result<[Cost; N], Error> {
        let mut costs: [Vec<Cost>; N] = std::array::from_fn(|_| Vec::new());
        for _ in 0..self.sizes.rounds {
            for (package, costs) in packages.iter().zip(&mut costs) {
                costs.push(cost(package)?);
            }
        }
        Ok(costs.map(|costs| Cost {
            cpu: median(costs.iter().map(|cost| cost.cpu).collect()),
            wall: median(costs.iter().map(|cost| cost.wall).collect()),
        }))
    }
}

impl Cost {
    fn above(self, floor: Self) -> Self {
        Self {
            cpu: self.cpu - floor.cpu,
            wall: self.wall - floor.wall,
        }
    }
}

impl Row {
    fn cells(&self) -> [String; 5] {
        let verdict = if self.measured <= self.budget {
            "met"
        } else {
            "MISSED"
        };
        [
            format!("<= {}", self.budget),
            format!("{:.2}", self.measured),
            format!("{:.2}", self.wall),
            format!("{:.2} / {:.2}", self.ours.cpu, self.theirs.cpu),
            verdict.to_owned(),
        ]
    }
}
