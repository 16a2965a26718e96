//! The house stands: a room uses lower floors only, and the pure floors touch no clock, file or process.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Rooms and their floors, lowest first.
const FLOORS: [(&str, u32); 15] = [
    ("text", 0),
    ("article", 1),
    ("ingest", 2),
    ("claims", 2),
    ("align", 3),
    ("judge", 3),
    ("comparison", 4),
    ("view", 5),
    ("output", 6),
    ("reader", 7),
    ("config", 8),
    ("tui", 8),
    ("source", 8),
    ("cache", 8),
    ("cli", 9),
];

/// Up to this floor everything is a pure function of its arguments.
const PURE: u32 = 6;

/// What a pure floor must not name.
const IMPURE: [&str; 8] =
    ["std::fs", "std::env", "std::process", "std::net", "std::time", "Instant::now", "io::stdin", "io::stdout"];

fn floor(room: &str) -> Option<u32> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// Each file under `src/` that lies in a room, with the room's name and the file's text.
fn files() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    paths
        .into_iter()
        .filter_map(|file| {
            let mut below_root = file.strip_prefix(&src).unwrap().components();
            let room = below_root.next().unwrap().as_os_str().to_str().unwrap().to_owned();
            below_root.next()?;
            let code = fs::read_to_string(&file).unwrap();
            Some((room, file, code))
        })
        .collect()
}

/// The rooms that `text` names after `crate::`, alone or in braces.
fn rooms_used(text: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, found) in text.match_indices("crate::") {
        let rest = &text[at + found.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            let mut fresh = true;
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => fresh = true,
                    c if depth == 0 && fresh && (c.is_alphanumeric() || c == '_') => word.push(c),
                    c if c.is_whitespace() => {}
                    _ => fresh = false,
                }
                let in_word = c.is_alphanumeric() || c == '_';
                if !in_word && !word.is_empty() {
                    used.insert(std::mem::take(&mut word));
                }
            }
            if !word.is_empty() {
                used.insert(word);
            }
        } else {
            used.insert(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    used
}

#[test]
fn braces_and_paths_are_both_understood() {
    let text = "use crate::{\n    article::{Article, Block},\n    text,\n};\nfn f() { crate::judge::judge() }";
    let rooms: Vec<String> = rooms_used(text).into_iter().collect();
    assert_eq!(rooms, ["article", "judge", "text"]);
}

#[test]
fn every_room_has_a_floor() {
    let unknown: BTreeSet<String> =
        files().into_iter().map(|(room, ..)| room).filter(|room| floor(room).is_none()).collect();
    assert!(unknown.is_empty(), "rooms without a floor: {unknown:?}");
}

#[test]
fn a_room_uses_lower_floors_only() {
    let mut wrong = Vec::new();
    for (room, path, text) in files() {
        for used in rooms_used(&text) {
            if let Some(below) = floor(&used)
                && used != room
                && below >= floor(&room).unwrap()
            {
                wrong.push(format!("{}: {room} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_pure_floors_know_no_outside() {
    let mut wrong = Vec::new();
    for (room, path, text) in files() {
        if floor(&room).unwrap() <= PURE {
            for impure in IMPURE.iter().filter(|impure| text.contains(**impure)) {
                wrong.push(format!("{}: {impure}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
