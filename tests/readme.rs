//! The README shows what the program does.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, process::Command};

use parallax::reader::ACTIONS;

const README: &str = include_str!("../README.md");

/// The first block of README fenced as `language`.
fn block(language: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("```{language}\n")).expect("a block of this language");
    rest.split_once("```").expect("the end of the block").0
}

#[test]
fn both_commands_come_first() {
    let commands: Vec<&str> = block("sh").lines().map(|line| line.split('#').next().unwrap().trim()).collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
    assert!(README.find("```sh").unwrap() < 40);
}

/// Texts with pictures of the screen.
const PICTURED: [&str; 2] =
    [concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"), concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tour.md")];

/// A text with each of its pictures as the program draws it now. The line that opens a picture says its size and keys.
fn drawn(old: &str) -> String {
    let mut new = String::new();
    let mut lines = old.lines();
    while let Some(line) = lines.next() {
        new.push_str(line);
        new.push('\n');
        let Some((size, typed)) = line.strip_prefix("```text ").and_then(|rest| rest.split_once(' ')) else { continue };
        let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .args(["--print", size, "--keys", typed])
            .env("XDG_CONFIG_HOME", "/nowhere")
            .env("XDG_STATE_HOME", "/nowhere")
            .output()
            .unwrap();
        new.push_str(&String::from_utf8(output.stdout).unwrap());
        new.push_str("```\n");
        assert!(lines.any(|line| line == "```"), "a picture without an end");
    }
    new
}

/// With `UPDATE_PICTURES` set they are drawn anew.
#[test]
fn the_pictures_show_what_the_program_shows() {
    for path in PICTURED {
        let old = fs::read_to_string(path).unwrap();
        let new = drawn(&old);
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            fs::write(path, &new).unwrap();
        } else {
            assert!(old == new, "{path} is out of date; UPDATE_PICTURES=1 cargo test --test readme draws it anew");
        }
        assert!(new.contains("```text "));
    }
}

#[test]
fn every_key_in_the_table_does_something() {
    let (_, table) = README.split_once("| keys | |").expect("the table of keys");
    let rows = table.lines().skip(1).take_while(|line| line.starts_with('|'));
    let named: Vec<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    assert!(named.len() > 10);
    for key in named {
        let written = [key.to_owned(), format!("<{key}>"), key.replace('<', "<lt>")];
        let known = ACTIONS.iter().any(|entry| entry.keys.iter().any(|key| written.contains(&(*key).to_owned())));
        assert!(known, "no action has the key {key}");
    }
}
