//! The real binary in a real pseudo-terminal: what it draws, what it sends, and that it gives the terminal back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/terminal.rs"]
mod terminal;

use std::{fs, time::Duration};

use parallax::{
    tui::{Modes, TerminalGuard},
    view::{Role, Theme},
};
use ratatui::style::Color;
use terminal::Pty;

const LEFT: &str = "The Ferry Is Back\n\nThe ferry to Skarvik sails again since Monday. It carried 120 passengers on the \
                    first day.\n\nThe company apologised to the islanders.\n";
const RIGHT: &str = "Skarvik Has Its Ferry Again\n\nThe ferry to Skarvik sails again since Monday. It carried 90 \
                     passengers on the first day.\n\nThe shop has milk.\n";

/// A folder with two articles to read.
fn story(left: &str, right: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("left.txt"), left).unwrap();
    fs::write(folder.path().join("right.txt"), right).unwrap();
    folder
}

fn open(folder: &tempfile::TempDir, columns: u16, rows: u16) -> Pty {
    let pty = Pty::start(env!("CARGO_BIN_EXE_parallax"), &["left.txt", "right.txt"], folder.path(), columns, rows, &[]);
    pty.wait_for("left.txt");
    pty
}

#[test]
fn it_starts_moves_and_quits_leaving_the_terminal_as_it_was() {
    let folder = story(LEFT, RIGHT);
    let mut pty = open(&folder, 100, 24);
    assert!(pty.screen().alternate_screen() && pty.screen().hide_cursor());
    pty.wait_for("The shop has milk.");
    pty.send("?");
    pty.wait_for("next divergence");
    pty.wait_for("Comparing");
    pty.send("\x1b");
    pty.wait_until("the help is closed", |screen| !screen.contents().contains("Comparing"));
    pty.send("G");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_resize_is_drawn_anew_for_the_new_size() {
    let folder = story(LEFT, RIGHT);
    let mut pty = open(&folder, 100, 24);
    pty.resize(60, 20);
    // Stacked: the left article's rows and the right one's begin with a letter.
    pty.wait_until("the articles are stacked", |screen| {
        screen.contents().lines().any(|line| line.contains("R Skarvik Has"))
    });
    pty.resize(120, 30);
    pty.wait_until("they stand side by side", |screen| {
        screen.contents().lines().any(|line| line.contains("The Ferry Is Back") && line.contains("Skarvik Has Its"))
    });
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_storm_of_resizes_ends_with_the_screen_of_the_last_one() {
    let folder = story(LEFT, RIGHT);
    let mut pty = open(&folder, 100, 24);
    for step in 0..60_u16 {
        pty.resize(30 + step * 7 % 130, 5 + step * 3 % 40);
    }
    pty.send("n");
    pty.resize(120, 30);
    pty.wait_until("everything stands side by side", |screen| {
        let lines: Vec<String> = screen.rows(0, 120).collect();
        lines.iter().any(|line| line.contains("The Ferry Is Back") && line.contains("Skarvik Has Its"))
            && lines.last().is_some_and(|line| line.contains("q quit"))
    });
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_terminal_that_can_do_nothing_gets_the_report() {
    let folder = story(LEFT, RIGHT);
    let arguments = ["left.txt", "right.txt"];
    let mut pty = Pty::start(env!("CARGO_BIN_EXE_parallax"), &arguments, folder.path(), 100, 24, &[("TERM", "dumb")]);
    assert_eq!(pty.exit_code(), 0);
    assert!(pty.screen().contents().contains("120 passengers"), "{}", pty.screen().contents());
    let sent = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(!sent.contains('\x1b'), "{sent:?}");
}

#[test]
fn keys_typed_before_the_marks_are_there_mean_what_they_mean_then() {
    let folder = story(LEFT, RIGHT);
    let arguments = ["left.txt", "right.txt"];
    let mut pty = Pty::start(env!("CARGO_BIN_EXE_parallax"), &arguments, folder.path(), 100, 24, &[]);
    pty.send("n");
    pty.wait_for("1 of ");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn nothing_is_sent_while_nothing_happens() {
    let folder = story(LEFT, RIGHT);
    let mut pty = open(&folder, 100, 24);
    // As a terminal answers; without an answer, colours are painted after a while.
    pty.wait_until_sent("\x1b]11;?");
    pty.send("\x1b]11;rgb:0000/0000/0000\x07\x1b[?62;c");
    pty.wait_for(if cfg!(feature = "encoder") { "compared by meaning" } else { "q quit" });
    // The first key takes the message away.
    pty.send("Z");
    pty.settle();
    let sent = pty.bytes().len();
    // Neither by time passing nor by keys that change nothing.
    pty.send("Z");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(pty.bytes().len(), sent, "{:?}", String::from_utf8_lossy(&pty.bytes()[sent..]));
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn a_signal_to_end_restores_the_terminal() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = story(LEFT, RIGHT);
        let mut pty = open(&folder, 100, 24);
        pty.signal(signal);
        assert_eq!(pty.exit_code(), code, "{signal}");
        pty.assert_restored();
    }
}

#[test]
fn stopped_it_gives_the_terminal_back_and_continued_it_takes_it_again() {
    for way in ["Ctrl-Z", "a signal of somebody else"] {
        let folder = story(LEFT, RIGHT);
        let mut pty = open(&folder, 100, 24);
        assert_ne!(pty.is_cooked(), Some(true), "{way}");
        // Twice: what was taken again can be given back again.
        for _ in 0..2 {
            if way == "Ctrl-Z" {
                pty.send("\x1a");
            } else {
                pty.signal("TSTP");
            }
            pty.wait_until_stopped();
            pty.wait_until("the terminal is given back", |screen| !screen.alternate_screen() && !screen.hide_cursor());
            assert_ne!(pty.is_cooked(), Some(false), "{way}");
            pty.signal("CONT");
            pty.wait_until("the terminal is taken again", |screen| {
                screen.alternate_screen() && screen.hide_cursor() && screen.contents().contains("The shop has milk.")
            });
            assert_ne!(pty.is_cooked(), Some(true), "{way}");
        }
        pty.send("?");
        pty.wait_for("Comparing");
        pty.send("q");
        pty.send("q");
        assert_eq!(pty.exit_code(), 0);
        pty.assert_restored();
    }
}

#[test]
fn keys_come_from_the_terminal_where_an_article_comes_from_standard_input() {
    let folder = story(LEFT, RIGHT);
    let command = format!("'{}' left.txt - < right.txt", env!("CARGO_BIN_EXE_parallax"));
    let mut pty = Pty::start("sh", &["-c", &command], folder.path(), 100, 24, &[]);
    pty.wait_for("standard input");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_hostile_article_sends_no_sequence_but_ours() {
    let attack = "A Title\x1b]0;owned title\x07\n\nBefore \x1b]52;c;b3duZWQ=\x07 clip \x1bP1$r0m\x1b\\ and \
                  \x1b[31;5mcolour\x1b[2J\x1b[H and \u{9b}31m C1 \u{202e}reversed\u{202c} \u{2066}isolated\u{2069} \
                  \u{200b}\u{feff}\u{7f}\x08 after.\n";
    let folder = story(attack, RIGHT);
    // With the theme given, the terminal is not asked for its background, which would be a sequence like those below.
    let arguments = ["--theme", "dark", "left.txt", "right.txt"];
    let mut pty = Pty::start(env!("CARGO_BIN_EXE_parallax"), &arguments, folder.path(), 100, 24, &[]);
    pty.wait_for("after.");
    pty.send("n\r");
    pty.settle();
    pty.send("\x1bq");
    pty.settle();
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    let sent = String::from_utf8(pty.bytes()).unwrap();
    for foreign in
        ["\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x07", "\u{9b}", "\u{202e}", "\u{2066}", "\u{200b}", "\u{feff}"]
    {
        assert!(!sent.contains(foreign), "{foreign:?} was sent");
    }
    assert!(!sent.contains("31;5m"), "the article set a colour");
    assert!(!sent.contains("b3duZWQ"), "the payload of a clipboard sequence was shown");
}

#[test]
fn the_theme_is_as_the_terminal_says_its_background_is() {
    let painted = |background: &str| {
        let folder = story(LEFT, RIGHT);
        let mut pty =
            Pty::start(env!("CARGO_BIN_EXE_parallax"), &["left.txt", "right.txt"], folder.path(), 100, 24, &[]);
        pty.wait_until_sent("\x1b]11;?");
        pty.send(&format!("\x1b]10;rgb:8080/8080/8080\x07\x1b]11;rgb:{background}\x07\x1b[?62;c"));
        pty.wait_for("The shop has milk.");
        pty.settle();
        let sent = String::from_utf8_lossy(&pty.bytes()).into_owned();
        pty.send("q");
        assert_eq!(pty.exit_code(), 0);
        sent
    };
    // The first colour of the sign of a conflict, as the theme has it.
    let sign = |theme: Theme| match theme.paint(Role::ConflictMark).fg {
        Some(Color::Indexed(number)) => format!("38;5;{number};"),
        other => panic!("{other:?} is no colour of the palette"),
    };
    let (light, dark) = (painted("ffff/ffff/ffff"), painted("0000/0000/0000"));
    assert_ne!(sign(Theme::LIGHT), sign(Theme::DARK));
    assert!(light.contains(&sign(Theme::LIGHT)) && !light.contains(&sign(Theme::DARK)), "{light:?}");
    assert!(dark.contains(&sign(Theme::DARK)) && !dark.contains(&sign(Theme::LIGHT)), "{dark:?}");
}

#[test]
fn the_theme_follows_a_background_that_changes_and_no_answer_is_read_as_a_key() {
    let folder = story(LEFT, RIGHT);
    let mut pty = open(&folder, 100, 24);
    pty.wait_for("The shop has milk.");
    let sign = |theme: Theme| match theme.paint(Role::ConflictMark).fg {
        Some(Color::Indexed(number)) => vt100::Color::Idx(number),
        other => panic!("{other:?} is no colour of the palette"),
    };
    let painted = |theme: Theme| {
        move |screen: &vt100::Screen| {
            let (rows, columns) = screen.size();
            let mut cells = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
            cells.any(|(row, column)| screen.cell(row, column).is_some_and(|cell| cell.fgcolor() == sign(theme)))
        }
    };
    let asked = |pty: &Pty| String::from_utf8_lossy(&pty.bytes()).matches("\x1b]11;?").count();
    pty.wait_until("it is painted for a dark ground, as long as nobody says otherwise", painted(Theme::DARK));
    // A terminal that names its scheme but not its colour.
    pty.send("\x1b[?997;2n");
    pty.wait_until("it is painted for a light ground", painted(Theme::LIGHT));
    // One that tells its colour, late, and is asked again when it gets the focus.
    pty.send("\x1b]11;rgb:1111/1111/1111\x1b\\\x1b[?62;c");
    pty.wait_until("it is painted for a dark ground", painted(Theme::DARK));
    let before = asked(&pty);
    pty.send("\x1b[I");
    pty.wait_until("it is asked again", |_| asked(&pty) > before);
    pty.send("\x1b]11;rgb:f0f0/f0f0/f0f0\x1b\\\x1b[?62;c");
    pty.wait_until("it is painted for a light ground", painted(Theme::LIGHT));
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    let sent = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(sent.contains("\x1b[?2031h") && sent.contains("\x1b[?2031l"), "{sent:?}");
    assert!(sent.contains("\x1b[?1004h") && sent.contains("\x1b[?1004l"), "{sent:?}");
}

#[test]
fn without_colour_words_are_still_emphasised() {
    let folder = story(LEFT, RIGHT);
    let variables = [("NO_COLOR", "1")];
    let mut pty =
        Pty::start(env!("CARGO_BIN_EXE_parallax"), &["left.txt", "right.txt"], folder.path(), 100, 24, &variables);
    pty.wait_for("left.txt");
    pty.settle();
    let coloured =
        pty.any_cell(|cell| cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default);
    assert!(!coloured, "a colour although NO_COLOR is set");
    assert!(pty.any_cell(vt100::Cell::bold), "nothing is bold");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

const PANICKING: &str = "PARALLAX_TEST_PANICS";

/// Does nothing in an ordinary run; as the child of the test below it panics with the terminal taken over.
#[test]
fn panics_when_it_is_the_child() {
    if std::env::var_os(PANICKING).is_some() {
        let _guard = TerminalGuard::enter(Modes { mouse: true, scheme: true }).unwrap();
        panic!("the message of the panic");
    }
}

#[test]
fn a_panic_restores_the_terminal_before_its_message() {
    let folder = tempfile::tempdir().unwrap();
    let this = std::env::current_exe().unwrap();
    let arguments = ["--exact", "panics_when_it_is_the_child", "--nocapture"];
    let mut pty = Pty::start(this.to_str().unwrap(), &arguments, folder.path(), 100, 24, &[(PANICKING, "1")]);
    assert_ne!(pty.exit_code(), 0);
    pty.assert_restored();
    let sent = String::from_utf8_lossy(&pty.bytes()).into_owned();
    let (left, message) = (sent.find("\x1b[?1049l").unwrap(), sent.find("the message of the panic").unwrap());
    assert!(left < message, "the message is lost on the alternate screen");
    assert!(pty.screen().contents().contains("the message of the panic"));
}

#[test]
fn a_folder_opens_as_a_story_whose_articles_are_a_key_away() {
    let folder = story(LEFT, RIGHT);
    fs::write(folder.path().join("third.txt"), "A Third Report\n\nThe ferry to Skarvik carried 70 passengers.\n")
        .unwrap();
    let mut pty = Pty::start(env!("CARGO_BIN_EXE_parallax"), &["."], folder.path(), 100, 24, &[]);
    pty.wait_for("right.txt");
    pty.send("\t>");
    pty.wait_for("third.txt");
    pty.wait_for("The ferry to Skarvik carried 70");
    pty.send("<");
    pty.wait_for("right.txt");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn the_clipboard_gets_what_is_copied_and_a_paste_is_no_key() {
    let folder = story(LEFT, RIGHT);
    let mut pty = open(&folder, 100, 24);
    pty.wait_until_sent("\x1b[?2004h");
    pty.send("nyr");
    pty.wait_until_sent("\x1b]52;c;");
    pty.wait_for("reason copied");
    // Pasted, a q quits nothing.
    pty.send("\x1b[200~q\x1b[201~");
    pty.send("/\x1b[200~milk\x1b[201~");
    pty.wait_for("/milk");
    pty.send("\r");
    pty.wait_for("next hit");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(String::from_utf8_lossy(&pty.bytes()).contains("\x1b[?2004l"));
}

#[test]
fn an_address_goes_to_the_browser_of_the_system_and_that_there_is_none_is_said() {
    let folder = story(&LEFT.replace("on the first day.", "on the first day: https://example.org/ferry."), RIGHT);
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let path = folder.path().join("bin");
    fs::create_dir(&path).unwrap();
    let open = || {
        let variables = [("PATH", path.to_str().unwrap())];
        let program = env!("CARGO_BIN_EXE_parallax");
        let mut pty = Pty::start(program, &["left.txt", "right.txt"], folder.path(), 100, 24, &variables);
        pty.wait_for("The shop has milk.");
        pty.send("ngx");
        pty
    };
    let mut pty = open();
    pty.wait_for("no program here opens https://example.org/ferry");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    let script = path.join(opener);
    fs::write(&script, "#!/bin/sh\nprintf %s \"$1\" > visited\n").unwrap();
    fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let mut pty = open();
    pty.wait_for("opening https://example.org/ferry");
    let visited = || fs::read_to_string(folder.path().join("visited")).unwrap_or_default();
    pty.wait_until("the browser has it", |_| visited() == "https://example.org/ferry");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn the_divider_is_dragged_and_the_wheel_turned() {
    let folder = story(&format!("{LEFT}\n{}", "The ferry sails every day.\n\n".repeat(30)), RIGHT);
    let mut pty = open(&folder, 100, 20);
    pty.wait_for("on one side");
    let line = |screen: &vt100::Screen, row: usize| screen.contents().lines().nth(row).unwrap_or_default().to_owned();
    let corner = |screen: &vt100::Screen| line(screen, 1).chars().position(|c| c == '╮');
    let before = corner(&pty.screen());
    assert!(before.is_some());
    pty.send("\x1b[<0;50;8M\x1b[<32;40;8M\x1b[<0;40;8m");
    pty.wait_until("the left pane is narrower", |screen| corner(screen) < before);
    let first = line(&pty.screen(), 2);
    pty.send("\x1b[<65;20;8M\x1b[<65;20;8M");
    pty.wait_until("it is scrolled", |screen| line(screen, 2) != first);
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn the_mouse_is_given_back() {
    let folder = story(LEFT, RIGHT);
    let mut pty = open(&folder, 100, 24);
    pty.wait_until_sent("\x1b[?1000h");
    pty.send("\x1b[<0;60;5M\x1b[<0;60;5m");
    pty.wait_until("the right article is in focus", |screen| {
        screen.contents().lines().any(|line| line.chars().skip(50).any(|c| c == '▌'))
    });
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
    assert!(String::from_utf8_lossy(&pty.bytes()).contains("\x1b[?1000l"));
}

#[test]
fn long_articles_are_shown_before_they_are_compared() {
    let folder = story(LEFT, RIGHT);
    let long = |start: &str| {
        let paragraph =
            |n: usize| format!("The {n} ferries of the {} island carried {} people on day {n}.\n\n", n * 7, n * 3);
        let text: String = (0..12_000).map(paragraph).collect();
        format!("{start}\n\n{text}")
    };
    fs::write(folder.path().join("left.txt"), long("The Left Book")).unwrap();
    fs::write(folder.path().join("right.txt"), long("The Right Book")).unwrap();
    let mut pty = open(&folder, 100, 24);
    pty.wait_for("The Left Book");
    pty.wait_for("comparing ...");
    // One can read meanwhile, and the place stays when the comparison comes in.
    pty.send("jjjj");
    pty.wait_until("the articles are compared", |screen| !screen.contents().contains("comparing ..."));
    pty.wait_for("=");
    pty.send("q");
    assert_eq!(pty.exit_code(), 0);
}
