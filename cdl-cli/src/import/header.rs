//! The `[[import]]`s of `catalogue.toml`, edited so that comments and order stay.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use super::ImportError;

/// The file's name.
pub(super) const HEADER: &str = "catalogue.toml";

/// What an `[[import]]` says.
pub(super) struct Entry<'e> {
    pub(super) name: &'e str,
    pub(super) version: &'e str,
    /// Path and hash; none for the catalogue that comes with the program.
    pub(super) pin: Option<(String, String)>,
    pub(super) uses: Vec<String>,
}

/// A header that is edited.
pub(super) struct Header(DocumentMut);

impl Header {
    pub(super) fn parse(text: &str) -> Result<Self, ImportError> {
        let document =
            text.parse()
                .map_err(|error: toml_edit::TomlError| ImportError::NotToml {
                    file: HEADER.to_owned(),
                    why: error.message().to_owned(),
                })?;
        Ok(Self(document))
    }

    /// Appends an import.
    pub(super) fn add(&mut self, entry: &Entry<'_>) -> Result<(), ImportError> {
        let imports = self
            .0
            .entry("import")
            .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let Some(imports) = imports.as_array_of_tables_mut() else {
            return Err(ImportError::NotToml {
                file: HEADER.to_owned(),
                why: "its imports are no [[import]] tables".to_owned(),
            });
        };
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n");
        table.insert("catalogue", value(entry.name));
        table.insert("version", value(entry.version));
        if let Some((path, sha256)) = &entry.pin {
            table.insert("path", value(path));
            table.insert("sha256", value(sha256));
        }
        table.insert("use", value(entry.uses.iter().collect::<Array>()));
        imports.push(table);
        Ok(())
    }

    /// Writes one import's values where they stand.
    pub(super) fn set(&mut self, name: &str, pairs: &[(&str, &str)]) {
        let imports = self
            .0
            .get_mut("import")
            .and_then(Item::as_array_of_tables_mut);
        let import = imports
            .into_iter()
            .flat_map(ArrayOfTables::iter_mut)
            .find(|import| import.get("catalogue").and_then(Item::as_str) == Some(name));
        let Some(import) = import else {
            return;
        };
        for (key, text) in pairs {
            match import.get_mut(key).and_then(Item::as_value_mut) {
                Some(known) => {
                    // What stands around the value, such as a comment behind it, stays.
                    let decor = known.decor().clone();
                    *known = (*text).into();
                    *known.decor_mut() = decor;
                }
                None => {
                    import.insert(key, value(*text));
                }
            }
        }
    }

    pub(super) fn text(&self) -> String {
        self.0.to_string()
    }
}
