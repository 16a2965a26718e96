//! The configuration file: what it sets, and what is said if something is wrong with it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, process::Command};

use parallax::{
    config::{Config, parse, print},
    reader::{Action, Match, keys},
    view::{Arrangement, ThemeChoice},
};

fn wrong(text: &str) -> String {
    let errors = parse(text).unwrap_err();
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn everything_that_is_wrong_is_said_at_once_with_its_line() {
    let text = "\
theem = \"dark\"
theme = \"pink\"
columns = 10
mouse = \"no\"

[keys]
zoom = \"<hyper>\"
next-divergance = \"n\"
down = [\"j\", 3]
lead = \"x\"
only-divergences = \"xx\"
";
    insta::assert_snapshot!(wrong(text));
}

#[test]
fn a_file_that_is_no_toml_says_where_and_what_else_is_wrong() {
    let lines = |text: &str| parse(text).unwrap_err().iter().map(|error| error.line).collect::<Vec<_>>();
    assert_eq!(lines("theme = \"pink\"\nmouse = \ncolumns = 66\nascii = 1\n"), [1, 2, 4]);
    // After a header that cannot be read nobody knows what was meant.
    assert_eq!(lines("columns = 10\n[keys\nzoom = \"Z\"\n"), [1, 2]);
}

#[test]
fn what_is_printed_reads_back_as_the_same_configuration() {
    let text =
        "theme = \"contrast\"\narrangement = \"flow\"\ncolumns = 66\nmouse = false\n[keys]\nzoom = \"Z\"\nhelp = []\n";
    for config in [Config::default(), parse(text).unwrap()] {
        let printed = print(&config);
        assert_eq!(print(&parse(&printed).unwrap()), printed);
    }
}

#[test]
fn settings_and_keys_take_effect() {
    let config =
        parse("theme = \"light\"\narrangement = \"single\"\n[keys]\nquit = \"Q\"\nzoom = [\"n\", \"<c-x>\"]\n")
            .unwrap();
    assert_eq!((config.theme, config.framing.arrangement), (ThemeChoice::Light, Some(Arrangement::Single)));
    let does = |text: &str| config.keymap.resolve(&keys(text).unwrap());
    assert_eq!(does("Q"), Match::Action(Action::Quit));
    assert_eq!(does("q"), Match::Nothing);
    // Whoever gives n to another action takes it from where it was.
    assert_eq!((does("n"), does("<c-x>")), (Match::Action(Action::Zoom), Match::Action(Action::Zoom)));
    assert_eq!(does("N"), Match::Action(Action::PreviousDivergence));
}

#[test]
fn the_program_names_the_file_and_every_line_and_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parallax").join("config.toml");
    fs::create_dir(path.parent().unwrap()).unwrap();
    fs::write(&path, "theme = \"pink\"\nmouze = true\n").unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        command.args(arguments).env("XDG_CONFIG_HOME", folder.path()).env_remove("NO_COLOR").output().unwrap()
    };
    let output = run(&["--print-config"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said.contains("config.toml: line 1: theme is one of")
            && said.contains("line 2: there is no setting \"mouze\"; did you mean \"mouse\"?"),
        "{said}"
    );
    fs::write(&path, "theme = \"mono\"\n").unwrap();
    let printed = String::from_utf8(run(&["--print-config"]).stdout).unwrap();
    assert!(printed.starts_with("theme = \"mono\"") && printed.contains("next-divergence = [\"n\"]"), "{printed}");
    let other = String::from_utf8(run(&["--theme", "dark", "--print-config"]).stdout).unwrap();
    assert!(other.starts_with("theme = \"dark\""));
}

#[test]
fn a_screen_can_be_printed() {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["--print", "90x12", "--keys", "nn?"])
        .env("XDG_CONFIG_HOME", "/nowhere")
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.lines().count() == 12 && shown.contains("Help"), "{shown}");
}
