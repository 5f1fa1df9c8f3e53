//! The text of a catalogue of any size.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Error;

/// How many events, and in how many files of the same size.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Catalogue {
    pub(crate) events: usize,
    pub(crate) namespaces: usize,
}

/// The fields of every event: ten, in the types that events have, one of them an object with three of its own.
const FIELDS: &str = r#"actor          = { type = "Actor", required = true }
method         = { type = "AuthMethod", required = true }
client_address = { type = "client_address", required = true }
secret         = { type = "credential" }
user           = { type = "user_id", required = true }
attempts       = { type = "u32" }
account        = { type = "account_id" }
amount         = { type = "i64", required = true }
mfa            = { type = "bool", required = true, class = "internal" }
roles          = { type = "list<string>", required = true, class = "internal", max_items = 8 }
"#;

const HEADER: &str = r#"[catalogue]
format  = 1
name    = "build-bench"
version = "1.0.0"
owners  = ["group:benchmarks"]

[defaults]
class     = "internal"
retention = "1y"

[[import]]
catalogue = "cdl-standard"
version   = "^1"
use       = ["class.*", "strategy.*", "type.*", "enum.*", "object.*", "category.*"]
"#;

impl Catalogue {
    /// The name of event `index`, counted from 0.
    pub(crate) fn event(self, index: usize) -> String {
        let namespace = index * self.namespaces / self.events;
        format!("n{namespace}.thing{index}.change")
    }

    /// Writes it to `folder`, as `cdl init` would begin it.
    pub(crate) fn write(self, folder: &Path) -> Result<(), Error> {
        fs::create_dir_all(folder.join("events"))?;
        let mut header = HEADER.to_owned();
        for namespace in 0..self.namespaces {
            let path = format!("events/n{namespace}.toml");
            write!(
                header,
                "\n[[file]]\npath      = \"{path}\"\nnamespace = \"n{namespace}\"\n"
            )?;
            let mut text = format!("namespace = \"n{namespace}\"\n");
            let prefix = format!("n{namespace}.");
            let events = (0..self.events).map(|index| self.event(index));
            for event in events.filter(|event| event.starts_with(&prefix)) {
                write!(
                    text,
                    "\n[event.\"{event}\"]\ndescription = \"Somebody changes a thing, and the thing is worth a line.\"\n\
                     category    = \"data\"\nsince       = \"1.0.0\"\n\
                     outcomes    = {{ success = \"info\", failure = \"warning\" }}\n\
                     [event.\"{event}\".field]\n{FIELDS}"
                )?;
            }
            fs::write(folder.join(path), text)?;
        }
        fs::write(folder.join("catalogue.toml"), header)?;
        Ok(())
    }
}
