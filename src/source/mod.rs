//! The outside: files and standard input, within limits.

mod folder;
mod recent;
mod samples;

use std::{
    fs,
    io::{self, Read},
};

pub use folder::{articles_in, list};
pub use recent::remember;
pub use samples::{OPENING, SAMPLES, sample};

use crate::{
    article::{Article, Origin},
    ingest::{IngestError, Markup, ingest},
};

/// The largest article read, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// Why something named on the command line could not be read as an article.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// There is no such file.
    #[error("{0}: no such file; check the path")]
    Missing(String),
    /// The path names a directory.
    #[error("{0}: this is a directory; name a file in it")]
    Directory(String),
    /// The file may not be read.
    #[error("{0}: no permission to read it")]
    Permission(String),
    /// A link was given.
    #[error("{0}: links are not fetched yet; save the page as text or Markdown and give its path")]
    Link(String),
    /// What was read before and is gone.
    #[error("{0}: this can be read only once; save it to a file to open it again")]
    Once(String),
    /// The file is larger than [`LARGEST`].
    #[error("{path}: larger than {} MiB, more than an article can be", LARGEST >> 20)]
    TooLarge {
        /// The path as given.
        path: String,
    },
    /// The operating system refused otherwise.
    #[error("{path}: {error}")]
    Io {
        /// The path as given.
        path: String,
        /// What it said.
        error: io::Error,
    },
    /// What was read is no article.
    #[error("{path}: {error}")]
    Ingest {
        /// The path as given.
        path: String,
        /// Why not.
        error: IngestError,
    },
}

/// Reads the article that `spec` names: a path, or `-` for standard input.
///
/// # Errors
/// A [`SourceError`] that names `spec` and says what to do.
pub fn open(spec: &str) -> Result<Article, SourceError> {
    if spec == "-" { open_stdin() } else { open_file(spec) }
}

/// Reads an article again that was read before, or could be.
///
/// # Errors
/// A [`SourceError`] that says what to do.
pub fn reopen(origin: &Origin) -> Result<Article, SourceError> {
    match origin {
        Origin::File(path) => open_file(path),
        Origin::Sample(name) => {
            let index = SAMPLES.iter().position(|(known, _)| known == name);
            let index = index.ok_or_else(|| SourceError::Missing(name.clone()))?;
            sample(index).map_err(|error| SourceError::Ingest { path: name.clone(), error })
        }
        Origin::Stdin | Origin::Text => Err(SourceError::Once(origin.label().to_owned())),
    }
}

/// Reads the article in the file at `path`.
///
/// # Errors
/// A [`SourceError`] that names `path` and says what to do.
pub fn open_file(path: &str) -> Result<Article, SourceError> {
    read(&read_file(path)?, path, Origin::File(path.to_owned()))
}

fn open_stdin() -> Result<Article, SourceError> {
    let name = Origin::Stdin.label().to_owned();
    read(&read_all(io::stdin().lock(), 0, &name)?, &name, Origin::Stdin)
}

fn read(bytes: &[u8], name: &str, origin: Origin) -> Result<Article, SourceError> {
    ingest(bytes, Markup::of_path(name), origin).map_err(|error| SourceError::Ingest { path: name.to_owned(), error })
}

fn read_file(path: &str) -> Result<Vec<u8>, SourceError> {
    if path.starts_with("http://") || path.starts_with("https://") {
        return Err(SourceError::Link(path.to_owned()));
    }
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => SourceError::Missing(path.to_owned()),
        io::ErrorKind::PermissionDenied => SourceError::Permission(path.to_owned()),
        io::ErrorKind::IsADirectory => SourceError::Directory(path.to_owned()),
        _ => SourceError::Io { path: path.to_owned(), error },
    };
    let file = fs::File::open(path).map_err(refused)?;
    let about = file.metadata().map_err(refused)?;
    if about.is_dir() {
        return Err(SourceError::Directory(path.to_owned()));
    }
    read_all(file, about.len(), path)
}

/// Reads everything; `expected` is how many bytes that most likely is.
fn read_all(from: impl Read, expected: u64, path: &str) -> Result<Vec<u8>, SourceError> {
    // One more than expected, so that the end is found without making room for more.
    let mut bytes = Vec::with_capacity(expected.min(LARGEST) as usize + 1);
    from.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| SourceError::Io { path: path.to_owned(), error })?;
    if bytes.len() as u64 > LARGEST {
        return Err(SourceError::TooLarge { path: path.to_owned() });
    }
    Ok(bytes)
}
