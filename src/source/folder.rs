//! What there is to open: folders, files that look like articles, the sample story, what was read lately.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::{SAMPLES, recent};
use crate::{
    article::Origin,
    reader::{BrowserEntry, Listing},
    text::sanitize::sanitize,
};

/// Files with these endings are offered.
const ENDINGS: [&str; 7] = ["txt", "text", "md", "markdown", "mkd", "html", "htm"];

/// Names beyond these are not listed: nobody looks through so many.
const MOST: usize = 5_000;

/// What there is to open in `folder`; without one, where the program was started. What was read lately and the sample
/// story are a few letters away everywhere.
pub fn list(folder: Option<&str>) -> Listing {
    let path = match folder {
        Some(folder) => PathBuf::from(folder),
        None => env::current_dir().unwrap_or_default(),
    };
    let path = path.canonicalize().unwrap_or(path);
    let mut listing = Listing { folder: path.to_string_lossy().into_owned(), ..Listing::default() };
    match entries(&path) {
        Ok(entries) => listing.entries = entries,
        Err(error) => listing.error = Some(format!("{}: {error}", sanitize(&listing.folder))),
    }
    // What the folder has is not listed twice.
    let elsewhere = recent::read().into_iter().filter(|known| Path::new(known).parent() != Some(&path));
    let known = elsewhere.map(|path| (shown(&path), BrowserEntry::Article(Origin::File(path))));
    listing.entries.extend(known.map(|(name, entry)| (format!("recent: {name}"), entry)));
    listing.entries.extend(
        SAMPLES.iter().map(|(name, _)| {
            (format!("sample story: {name}"), BrowserEntry::Article(Origin::Sample((*name).to_owned())))
        }),
    );
    listing.folder = sanitize(&listing.folder).into_owned();
    listing
}

/// The articles in `folder` itself, by name.
///
/// # Errors
/// If the folder cannot be read.
pub fn articles_in(folder: &str) -> std::io::Result<Vec<Origin>> {
    let entries = entries(Path::new(folder))?.into_iter();
    let origin = |(_, entry)| if let BrowserEntry::Article(origin) = entry { Some(origin) } else { None };
    Ok(entries.filter_map(origin).collect())
}

fn entries(folder: &Path) -> std::io::Result<Vec<(String, BrowserEntry)>> {
    let mut folders = Vec::new();
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST) {
        let path = entry?.path();
        // What has no name in Unicode could not be named to open it either.
        let (Some(name), Some(full)) = (path.file_name().and_then(|name| name.to_str()), path.to_str()) else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let shown = sanitize(name).into_owned();
        if path.is_dir() {
            folders.push((format!("{shown}/"), BrowserEntry::Folder(full.to_owned())));
        } else if path.extension().is_some_and(|end| ENDINGS.iter().any(|known| end.eq_ignore_ascii_case(known))) {
            files.push((shown, BrowserEntry::Article(Origin::File(full.to_owned()))));
        }
    }
    folders.sort_by(|a, b| a.0.cmp(&b.0));
    files.sort_by(|a, b| a.0.cmp(&b.0));
    folders.append(&mut files);
    Ok(folders)
}

/// A path as a person writes it: from the home folder on.
fn shown(path: &str) -> String {
    let home = env::var("HOME").unwrap_or_default();
    let short = path.strip_prefix(&home).filter(|_| !home.is_empty()).map(|rest| format!("~{rest}"));
    sanitize(&short.unwrap_or_else(|| path.to_owned())).into_owned()
}
