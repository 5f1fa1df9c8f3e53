use cdl_runtime::prelude::*;

struct Plain;

fn main() {
    let audit = Audit::memory();
    audit.emit(&Plain);
}
