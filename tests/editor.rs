//! The reader's own editor: what it is told, that it has the terminal to itself, and what comes of what it wrote.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/terminal.rs"]
mod terminal;

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use terminal::Pty;

const LEFT: &str = "The Ferry Is Back\n\nThe ferry to Skarvik sails again since Monday.\nIt carried 120 passengers on the \
                    first day.\n\nThe company apologised to the islanders.\n";
const RIGHT: &str = "Skarvik Has Its Ferry Again\n\nThe ferry to Skarvik sails again since Monday. It carried 90 \
                     passengers on the first day.\n\nThe shop has milk.\n";

/// A folder with two articles, and an editor of this name that does what a script says.
fn library(name: &str, script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("left.txt"), LEFT).unwrap();
    fs::write(folder.path().join("right.txt"), RIGHT).unwrap();
    let editor = folder.path().join(name);
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn open(folder: &Path, editor: &str) -> Pty {
    open_in(folder, editor, "auto")
}

fn open_in(folder: &Path, editor: &str, theme: &str) -> Pty {
    let variables = [("VISUAL", ""), ("EDITOR", editor)];
    let arguments = ["--theme", theme, "left.txt", "right.txt"];
    let pty = Pty::start(env!("CARGO_BIN_EXE_parallax"), &arguments, folder, 100, 24, &variables);
    pty.wait_for("The shop has milk.");
    pty.wait_for("next divergence");
    pty
}

fn quit(mut pty: Pty) {
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn the_editor_is_told_the_line_has_the_terminal_and_what_it_wrote_is_compared_anew() {
    let script = "printf '%s ' \"$@\" > told\nstty -a > modes\necho at the prompt\nread answer\n\
                  sed -i \"s/^It carried 120/A note of the editor.\\n\\nIt carried $answer/\" \"$2\"";
    let folder = library("nano", script);
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap_or_default();
    let mut pty = open(folder.path(), "./nano");
    pty.send("ne");
    pty.wait_until("the editor has the terminal", |screen| {
        !screen.alternate_screen() && !screen.hide_cursor() && screen.contents().contains("at the prompt")
    });
    pty.send("130\r");
    pty.wait_until("the reader is back", |screen| {
        screen.alternate_screen() && screen.contents().contains("left.txt read again")
    });
    assert_eq!(written("told"), "+4 left.txt ");
    assert!(written("modes").contains(" icanon"), "{}", written("modes"));
    // The same claim is selected, in its new words.
    pty.wait_for("“130” ↔ “90”");
    pty.wait_for("A note of the editor.");
    quit(pty);
}

#[test]
fn what_went_wrong_with_the_editor_is_said_and_what_it_left_alone_is_not_read_again() {
    let folder = library("editor", "exit \"$(cat code)\"");
    let code = |code: &str| fs::write(folder.path().join("code"), code).unwrap();
    code("3");
    let mut pty = open(folder.path(), "./editor --some-option");
    pty.send("e");
    pty.wait_for("editor ended with exit code 3");
    code("0");
    pty.send("e");
    pty.wait_for("left.txt was not changed");
    quit(pty);
    for (editor, said) in [("./nowhere", "nowhere cannot be started"), ("", "no editor is set")] {
        let mut pty = open(folder.path(), editor);
        pty.send("e");
        pty.wait_for(said);
        quit(pty);
    }
}

#[test]
fn keys_typed_before_the_editor_has_the_terminal_do_nothing_in_the_reader() {
    // Where the theme is given, the terminal is not asked for its background, and there is no answer to wait for.
    for theme in ["auto", "dark"] {
        let folder = library("editor", "echo once >> calls\nsleep 0.3\necho edited >> \"$1\"");
        let mut pty = open_in(folder.path(), "./editor", theme);
        pty.send("eeq");
        pty.wait_for("left.txt read again");
        assert_eq!(fs::read_to_string(folder.path().join("calls")).unwrap(), "once\n", "{theme}");
        quit(pty);
    }
}

#[test]
fn an_editor_that_is_stopped_stops_the_reader_too_and_both_go_on() {
    let folder = library("editor", "kill -s TSTP 0\necho continued\nread answer\necho edited >> \"$1\"");
    let mut pty = open(folder.path(), "./editor");
    pty.send("e");
    pty.wait_until_stopped();
    pty.wait_until("the terminal is given back", |screen| !screen.alternate_screen());
    pty.signal_all("CONT");
    pty.wait_for("continued");
    pty.send("\r");
    pty.wait_for("left.txt read again");
    quit(pty);
}

#[test]
fn what_is_no_file_cannot_be_edited() {
    let folder = library("editor", "touch called");
    let variables = [("EDITOR", "./editor")];
    let mut pty = Pty::start(env!("CARGO_BIN_EXE_parallax"), &[], folder.path(), 100, 24, &variables);
    pty.wait_for("next divergence");
    pty.send("e");
    pty.wait_for("there is no file to edit");
    pty.send("R");
    pty.wait_for("neither article is a file");
    quit(pty);
    let command = format!("'{}' left.txt - < right.txt", env!("CARGO_BIN_EXE_parallax"));
    let mut pty = Pty::start("sh", &["-c", &command], folder.path(), 100, 24, &variables);
    pty.wait_for("next divergence");
    pty.send("\te");
    pty.wait_for("standard input is no file");
    // The other one is, and the editor has the terminal although standard input is none.
    pty.send("\te");
    pty.wait_for("left.txt was not changed");
    assert!(folder.path().join("called").exists());
    quit(pty);
}

#[test]
fn files_written_by_others_are_read_again_on_request() {
    let folder = library("editor", "");
    let mut pty = open(folder.path(), "");
    fs::write(folder.path().join("right.txt"), RIGHT.replace("milk", "bread")).unwrap();
    pty.send("R");
    pty.wait_for("right.txt read again");
    pty.wait_for("The shop has bread.");
    pty.send("R");
    pty.wait_for("nothing has changed");
    quit(pty);
}
