//! Writes the rows from which `train.py` learns: `furniture-features FOLDER` prints, for every `.txt` file of the folder,
//! one line a unit of text: name, first and last line, features, tab-separated.

use std::{
    env, fs,
    io::{self, Write},
};

use parallax::ingest::training_rows;

fn main() -> io::Result<()> {
    let folder = env::args_os().nth(1).unwrap_or_else(|| ".".into());
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        for row in training_rows(&fs::read_to_string(&file)?) {
            write!(out, "{name}\t{}\t{}", row.lines.first, row.lines.last)?;
            for value in row.features {
                write!(out, "\t{value:.4}")?;
            }
            writeln!(out)?;
        }
    }
    out.flush()
}
