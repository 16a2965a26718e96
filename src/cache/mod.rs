//! What claims mean, kept on disk so that it is found out only once: the user's cache, which may be deleted at any time.
//!
//! A file holds the meaning of one claim. Its name is a hash of the claim, so that no words of an article are kept. What
//! cannot be read, is damaged or was made by another version counts as not there; what cannot be written is not kept.

use std::{
    env, fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    time::SystemTime,
};

use crate::align::{ENCODER, Meaning, Store};

/// Bytes that the cache may take; once it has more, the oldest files go until three quarters are left.
const MOST: u64 = 64 << 20;
const MARK: [u8; 4] = *b"plx1";

/// Meanings in a folder.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    most: u64,
    grown: AtomicBool,
    written: AtomicU64,
}

impl Cache {
    /// The cache in the user's cache folder (`$XDG_CACHE_HOME/parallax`, else `~/.cache/parallax`). None if there is
    /// neither.
    pub fn of_user() -> Option<Self> {
        let absolute = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let caches = absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")))?;
        Some(Cache::new(caches.join("parallax").join("meanings"), MOST))
    }

    /// The cache in `folder`, held to about `most` bytes.
    pub fn new(folder: PathBuf, most: u64) -> Self {
        Cache { folder, most, grown: AtomicBool::new(false), written: AtomicU64::new(0) }
    }

    fn path(&self, claim: &str) -> PathBuf {
        let half = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            hasher.write_u8(salt);
            hasher.write(claim.as_bytes());
            hasher.finish()
        };
        self.folder.join(format!("{:016x}{:016x}", half(0), half(1)))
    }

    /// Writes to a file beside `path` and puts it in its place, so that no reader meets half of it.
    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let beside = self.folder.join(format!("new-{}-{number}", process::id()));
        let done = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
        if done.is_err() {
            // It was never put in place; what is left of it goes with the oldest files.
            let _ = fs::remove_file(&beside);
        }
        done
    }

    /// Removes the oldest files if there are too many.
    fn tidy(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let file = |entry: fs::DirEntry| {
            let meta = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((meta.modified().unwrap_or(SystemTime::UNIX_EPOCH), meta.len(), entry.path()))
        };
        let mut files: Vec<_> = entries.flatten().filter_map(file).collect();
        let mut size: u64 = files.iter().map(|(_, len, _)| len).sum();
        if size <= self.most {
            return;
        }
        files.sort();
        for (_, len, path) in files {
            if size <= self.most / 4 * 3 {
                break;
            }
            if fs::remove_file(path).is_ok() {
                size -= len;
            }
        }
    }
}

impl Store for Cache {
    fn find(&self, claim: &str) -> Option<Meaning> {
        let bytes = fs::read(self.path(claim)).ok()?;
        let (head, meaning) = bytes.split_at_checked(HEAD)?;
        (head == self::head(meaning)).then(|| Meaning::from_bytes(meaning))?
    }

    fn keep(&self, claim: &str, meaning: &Meaning) {
        let meaning = meaning.to_bytes();
        let bytes = [&head(&meaning)[..], &meaning].concat();
        if self.write(&self.path(claim), &bytes).is_ok() {
            self.grown.store(true, Ordering::Relaxed);
        }
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        if *self.grown.get_mut() {
            self.tidy();
        }
    }
}

const HEAD: usize = 12;

/// What stands before a meaning: the format, which encoder it is from, and its checksum.
fn head(meaning: &[u8]) -> [u8; HEAD] {
    let mut head = [0; HEAD];
    head[..4].copy_from_slice(&MARK);
    head[4..8].copy_from_slice(&ENCODER.to_le_bytes());
    head[8..].copy_from_slice(&crc32fast::hash(meaning).to_le_bytes());
    head
}
