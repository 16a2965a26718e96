//! The README shows what the program does.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, process::Command};

use parallax::{
    comparison::{Settings, compare},
    reader::{ACTIONS, App, Msg, Setup, keys},
    source::{OPENING, sample},
    text::Pair,
    tui::draw,
    view::Theme,
};
use ratatui::{buffer::Buffer, layout::Rect};

const README: &str = include_str!("../README.md");

/// The size of the picture, and what was typed before it was taken.
const PICTURE: (u16, u16, &str) = (112, 34, "nnnn");

/// The first block of README fenced as `language`.
fn block(language: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("```{language}\n")).expect("a block of this language");
    rest.split_once("```").expect("the end of the block").0
}

fn screen() -> String {
    let (width, height, typed) = PICTURE;
    let articles = Pair::new(sample(OPENING[0]).unwrap(), sample(OPENING[1]).unwrap());
    let mut app = App::new(compare(articles, &Settings::default()), Setup::default());
    app.update(Msg::Resize(width, height));
    for key in keys(typed).unwrap() {
        app.update(Msg::Key(key));
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(&app, &Theme::DARK, &mut buffer);
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
}

#[test]
fn both_commands_come_first() {
    let commands: Vec<&str> = block("sh").lines().map(|line| line.split('#').next().unwrap().trim()).collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
    assert!(README.find("```sh").unwrap() < 40);
}

#[test]
fn the_picture_is_what_the_program_shows() {
    let screen = screen();
    assert!(block("text") == screen, "the README's picture is out of date; now the program shows\n\n{screen}");
}

const TOUR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tour.md");

/// The tour with each of its pictures as the program draws it now: "```text 100x30 nn<enter>" says its size and keys.
fn tour(old: &str) -> String {
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

/// With `UPDATE_TOUR` set the tour is drawn anew.
#[test]
fn the_tour_shows_what_the_program_shows() {
    let old = fs::read_to_string(TOUR).unwrap();
    let new = tour(&old);
    if std::env::var_os("UPDATE_TOUR").is_some() {
        fs::write(TOUR, &new).unwrap();
    } else {
        assert!(old == new, "docs/tour.md is out of date; UPDATE_TOUR=1 cargo test --test readme draws it anew");
    }
    assert!(new.matches("```text ").count() >= 6);
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
