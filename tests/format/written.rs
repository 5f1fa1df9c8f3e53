//! A trail that the library itself writes: four segments of two runs, with every kind that can be brought about.

use std::fs;
use std::path::Path;
use std::time::Duration;

use cdl_runtime::__private::{EncodeFields, Writer, emit_queued};
use cdl_runtime::{
    Audit, Context, Delivery, Descriptor, EmitError, Keys, Moment, Schema, Severity,
};

use super::sample::Files;

static DESCRIPTOR: Descriptor = Descriptor {
    name: "test.note",
    fingerprint: "00",
    mandatory: false,
    delivery: Delivery::Queued,
    schema: Schema {
        text: r#"{"name":"test.note","fields":[]}"#,
        objects: &[],
    },
    before_time: r#"{"name":"test.note","time":""#,
};

static NOTED: Moment = Moment {
    tag: "",
    descriptor: &DESCRIPTOR,
    severity: Severity::Info,
    after_time: r#"","severity":"info","outcome":"success""#,
};

struct Note<'a> {
    text: &'a str,
    count: u64,
}

impl EncodeFields for Note<'_> {
    fn encode_fields(&self, writer: &mut Writer<'_>) {
        writer.key("\"text\":");
        writer.text(self.text, 0);
        writer.key("\"count\":");
        writer.u64(self.count);
        writer.key("\"floats\":");
        writer.raw("[");
        for float in FLOATS {
            writer.item();
            writer.f64(float);
        }
        writer.raw("]");
    }
}

/// Where the spelling of a float changes, and where its shortest digits are hard to find.
const FLOATS: [f64; 14] = [
    0.5,
    -0.0,
    100.0,
    0.000_015,
    0.000_001_5,
    9_007_199_254_740_993.0,
    1e15,
    1e16,
    1.234e33,
    1e23,
    5e-324,
    2.225_073_858_507_201_4e-308,
    f64::MAX,
    f64::NAN,
];

const PATIENCE: Duration = Duration::from_secs(30);

/// The segments of a new trail, closed.
pub(super) fn trail() -> Files {
    let folder = tempfile::tempdir().unwrap();
    for run in 0..2 {
        write(folder.path(), run);
    }
    let mut files: Files = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn write(folder: &Path, run: u64) {
    let audit = Audit::builder("shop")
        .keys(Keys::for_tests())
        .version("4.2.0")
        .environment("test")
        .trail(folder)
        .checkpoint(Duration::from_secs(3600), 7)
        .start()
        .unwrap();
    let emit = |audit: &Audit, text: &str, count| emit_queued(audit, &NOTED, &Note { text, count });
    for count in 0..8 {
        emit(&audit, "caf\u{e9}\u{1b}[1m\"\\\n\u{1f600}", count << 52).unwrap();
    }
    let refused = emit(&audit, &"x".repeat(9_000), 0);
    assert!(matches!(refused, Err(EmitError::TooLarge { .. })));
    audit.rotate(PATIENCE).unwrap();
    let request = audit.with(Context::new().correlation("order-17").tenant("acme"));
    for count in 0..4 {
        emit(&request, "", run + count).unwrap();
    }
    audit.flush(PATIENCE).unwrap();
    audit.close().unwrap();
}
