//! Not a test: writes the rows from which `assets/furniture/train.py` learns.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write;

use parallax::ingest::training_rows;

/// `PAGES` is a folder of texts, `ROWS` the file to write: name, first and last line, features, tab-separated.
#[test]
#[ignore = "writes training rows; see assets/furniture/train.py"]
fn write_training_rows() {
    let folder = std::env::var("PAGES").unwrap();
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|name| name.extension().is_some_and(|extension| extension == "txt"));
    names.sort();
    let mut rows = String::new();
    for name in names {
        let stem = name.file_stem().unwrap().to_string_lossy();
        for row in training_rows(&std::fs::read_to_string(&name).unwrap()) {
            write!(rows, "{stem}\t{}\t{}", row.lines.first, row.lines.last).unwrap();
            for value in row.features {
                write!(rows, "\t{value:.4}").unwrap();
            }
            rows.push('\n');
        }
    }
    std::fs::write(std::env::var("ROWS").unwrap(), rows).unwrap();
}
