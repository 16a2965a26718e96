//! The files read lately, kept from one run to the next.

use std::{env, fs, io, path::PathBuf};

/// As many as are kept.
const MOST: usize = 20;

/// Where they are kept, as the XDG base directory specification says.
fn file() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = set("XDG_STATE_HOME").or_else(|| Some(set("HOME")?.join(".local/state")))?;
    Some(state.join("parallax").join("recent"))
}

/// The paths, the latest first; none where nothing was kept.
pub(super) fn read() -> Vec<String> {
    let text = file().and_then(|file| fs::read_to_string(file).ok()).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty()).take(MOST).map(str::to_owned).collect()
}

/// Notes that the files at `paths` were read.
///
/// # Errors
/// If that cannot be written; the old list then stays as it was.
pub fn remember(paths: &[String]) -> io::Result<()> {
    let Some(file) = file() else { return Ok(()) };
    let full = |path: &String| fs::canonicalize(path).ok().and_then(|path| path.to_str().map(str::to_owned));
    let mut all: Vec<String> = paths.iter().filter_map(full).filter(|path| !path.contains('\n')).collect();
    let old = read();
    all.extend(old.iter().filter(|path| !all.contains(path)).cloned().collect::<Vec<_>>());
    all.truncate(MOST);
    if all == old {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let next = file.with_extension(format!("{}", std::process::id()));
    fs::write(&next, all.join("\n") + "\n")?;
    fs::rename(next, file)
}
