//! The reader's own editor: which one it is, how it is told a line, and what came of it.

use std::{
    fs::{self, File},
    io::{self, IsTerminal},
    process::{Child, Command, ExitStatus},
    time::SystemTime,
};

use crate::{
    article::LineRange,
    reader::{Msg, Passage},
};

/// A command line that opens a file, as the environment has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Editor {
    command: String,
}

/// Letters by which words are found among the lines that they stand in.
const FOUND_BY: usize = 32;

/// What a shell says of a command that it cannot find, or cannot run.
const NOT_RUN: [i32; 2] = [126, 127];

impl Editor {
    /// The editor set for a terminal that can do more than print, or else the one set for any.
    pub(super) fn of(variable: impl Fn(&str) -> Option<String>) -> Option<Editor> {
        let set = |name| variable(name).filter(|command| !command.trim().is_empty());
        ["VISUAL", "EDITOR"].into_iter().find_map(set).map(|command| Editor { command })
    }

    /// The program's own name, without folders and arguments.
    fn name(&self) -> &str {
        let command = self.command.trim();
        let program = match command.chars().next() {
            Some(quote @ ('"' | '\'')) => command[1..].split(quote).next().unwrap_or_default(),
            _ => command.split_whitespace().next().unwrap_or_default(),
        };
        program.rsplit('/').next().unwrap_or_default()
    }

    /// What has it open the file at `path` at a line, as far as it is known how it is told.
    fn arguments(&self, path: &str, line: Option<usize>) -> Vec<String> {
        // No path is an option, whatever it begins with.
        let path = if path.starts_with('-') { format!("./{path}") } else { path.to_owned() };
        let Some(line) = line else { return vec![path] };
        match self.name() {
            "vi" | "vim" | "nvim" | "view" | "gvim" | "mvim" | "ex" | "vis" | "nano" | "pico" | "emacs"
            | "emacsclient" | "mg" | "jed" | "joe" | "jmacs" | "ne" | "kak" | "micro" | "mcedit" | "gedit" => {
                vec![format!("+{line}"), path]
            }
            "hx" | "helix" | "subl" | "zed" | "zeditor" => vec![format!("{path}:{line}")],
            "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" => {
                vec!["--goto".to_owned(), format!("{path}:{line}")]
            }
            "mate" | "kate" => vec!["--line".to_owned(), line.to_string(), path],
            _ => vec![path],
        }
    }

    /// Begins to edit `passage`, with the terminal for standard input whatever was that before.
    fn begin(&self, passage: &Passage) -> io::Result<Child> {
        let line = passage.lines.map(|lines| {
            let source = fs::read(&passage.path).unwrap_or_default();
            line_of(&String::from_utf8_lossy(&source), lines, &passage.words)
        });
        let mut command = Command::new("sh");
        // The shell takes the command apart as it would at its prompt.
        command.args(["-c", &format!("{} \"$@\"", self.command), "sh"]).args(self.arguments(&passage.path, line));
        if !io::stdin().is_terminal() {
            command.stdin(File::open("/dev/tty")?);
        }
        command.spawn()
    }

    /// Edits `passage`, and says what came of it.
    pub(super) fn edit(&self, passage: &Passage) -> Msg {
        let before = version(&passage.path);
        let trouble = match self.begin(passage).and_then(|mut child| child.wait()) {
            Ok(status) => self.trouble(status),
            Err(error) => Some(format!("{}: {error}", self.name())),
        };
        Msg::Edited { path: passage.path.clone(), changed: version(&passage.path) != before, trouble }
    }

    fn trouble(&self, status: ExitStatus) -> Option<String> {
        let name = self.name();
        match status.code() {
            Some(0) => None,
            Some(code) if NOT_RUN.contains(&code) => {
                Some(format!("{name} cannot be started; VISUAL and EDITOR say which editor to use"))
            }
            Some(code) => Some(format!("{name} ended with exit code {code}")),
            None => Some(format!("{name} was ended by a signal")),
        }
    }
}

/// What tells that a file was written to.
fn version(path: &str) -> Option<(Option<SystemTime>, u64)> {
    fs::metadata(path).ok().map(|about| (about.modified().ok(), about.len()))
}

/// The line of `source`, of those at `lines`, on which `words` begin, by their letters: marks and the ends of lines are
/// none. The first of them where they are not found.
fn line_of(source: &str, lines: LineRange, words: &str) -> usize {
    let is_letter = |c: &char| c.is_alphanumeric();
    let wanted: Vec<char> = words.chars().filter(is_letter).take(FOUND_BY).collect();
    let (mut letters, mut line_of_letter) = (Vec::new(), Vec::new());
    let numbered = (1..).zip(source.lines()).skip(lines.first.saturating_sub(1));
    for (number, line) in numbered.take_while(|(number, _)| *number <= lines.last) {
        letters.extend(line.chars().filter(is_letter));
        line_of_letter.resize(letters.len(), number);
    }
    let found = if wanted.is_empty() { None } else { letters.windows(wanted.len()).position(|some| some == wanted) };
    found.map_or(lines.first, |at| line_of_letter[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editor(command: &str) -> Editor {
        Editor { command: command.to_owned() }
    }

    #[test]
    fn the_visual_editor_comes_first_and_an_empty_one_is_none() {
        let of = |visual: &'static str, plain: &'static str| {
            Editor::of(|name| Some(if name == "VISUAL" { visual } else { plain }.to_owned()))
        };
        assert_eq!(of("hx", "vi"), Some(editor("hx")));
        assert_eq!(of("", "vi"), Some(editor("vi")));
        assert_eq!(of("", " "), None);
    }

    #[test]
    fn each_editor_is_told_the_line_as_it_expects() {
        for (command, arguments) in [
            ("vim", &["+7", "a b.txt"][..]),
            ("/usr/bin/nvim -R", &["+7", "a b.txt"]),
            ("emacsclient -t", &["+7", "a b.txt"]),
            ("hx", &["a b.txt:7"]),
            ("code --wait", &["--goto", "a b.txt:7"]),
            ("'/opt/My Tools/subl' -w", &["a b.txt:7"]),
            ("kate", &["--line", "7", "a b.txt"]),
            ("my-editor", &["a b.txt"]),
        ] {
            assert_eq!(editor(command).arguments("a b.txt", Some(7)), arguments, "{command}");
        }
        assert_eq!(editor("vim").arguments("-c.txt", None), ["./-c.txt"]);
    }

    #[test]
    fn the_line_is_that_on_which_the_words_begin() {
        let source =
            "# A Title\n\nThe first sentence\nends here. The *second*\none follows, and a\nthird.\n\nThe first.\n";
        let within = LineRange::new(3, 6);
        assert_eq!(line_of(source, within, "The first sentence ends here."), 3);
        assert_eq!(line_of(source, within, "The second one follows, and a third."), 4);
        assert_eq!(line_of(source, within, "third."), 6);
        assert_eq!(line_of(source, LineRange::new(8, 8), "The first."), 8);
        assert_eq!(line_of(source, within, "Nowhere to be found"), 3);
        assert_eq!(line_of("", within, ""), 3);
    }
}
