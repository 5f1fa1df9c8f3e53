//! What every code means: the text of `cdl explain CDL0301`.
