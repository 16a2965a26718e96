//! The reader on a real terminal: drawing, input, signals.

mod draw;
mod screen;
mod session;
mod terminal;
mod worker;

use std::{env, io, sync::Arc, time::Duration};

use crossterm::style::force_color_output;
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::{
    article::Article,
    comparison::Comparison,
    reader::{App, Keymap, Setup, Story, Task},
    text::Pair,
    view::{Depth, Framing, Theme, ThemeChoice},
};
use screen::Screen;
use session::Session;
use terminal::Events;
use worker::Worker;

pub use draw::{draw, picture};
pub use terminal::TerminalGuard;
pub use worker::{Outside, carry_out};

/// How to run the reader.
#[allow(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A sentence shown until the first key: what to try next, what to know about the articles.
    pub notice: Option<String>,
    /// Which theme to paint with.
    pub theme: ThemeChoice,
    /// How many colours there are; where `None`, as the environment says.
    pub depth: Option<Depth>,
    /// Draw with ASCII characters only, whatever the locale says.
    pub ascii: bool,
    /// Which keys do what.
    pub keymap: Keymap,
    /// Whether page furniture is shown at first.
    pub furniture: bool,
    /// Whether rewordings are underlined at first.
    pub rewordings: bool,
    /// How the screen is divided at first.
    pub framing: Framing,
    /// Whether the mouse is listened to; the terminal's own selection then needs shift.
    pub mouse: bool,
    /// What else there is to read.
    pub story: Story,
    /// Whether what was compared is then compared in more depth, by [`Outside::refine`].
    pub deepen: bool,
}

/// What is read.
pub enum Start {
    /// Two articles that are compared.
    Compared(Comparison),
    /// Two that are still to be compared: they are shown at once, their links later.
    Articles(Pair<Article>),
}

/// How the reader ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The user quit.
    Quit,
    /// A signal asked it to; the terminal is restored.
    Signal(i32),
}

impl Exit {
    /// The exit code a shell expects: 0, or 128 and the signal's number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Quit => 0,
            Exit::Signal(number) => u8::try_from(128 + number).unwrap_or(1),
        }
    }
}

/// Shows two articles until the user quits. Standard output must be a terminal; keys come from standard input or, where
/// that is no terminal, from the controlling terminal. Other articles are asked of `outside`.
///
/// # Errors
/// If the terminal cannot be taken over, read or written.
pub fn run(start: Start, options: Options, outside: &Arc<dyn Outside>) -> io::Result<Exit> {
    let depth = options.depth.unwrap_or_else(|| depth(|name| env::var(name).ok()));
    let theme = theme(options.theme, depth, |name| env::var(name).ok(), background_is_light);
    let ascii = options.ascii || !locale_is_utf8(|name| env::var(name).ok());
    let (comparison, first, busy) = match start {
        Start::Compared(comparison) => {
            let deeper = if options.deepen { worker::deeper(&comparison) } else { None };
            (comparison, deeper, None)
        }
        Start::Articles(articles) => {
            let task = Task::Compare(Box::new(articles.clone()));
            (worker::uncompared(articles), Some(task), Some("comparing ...".to_owned()))
        }
    };
    let Options { notice, framing, story, keymap, furniture, rewordings, .. } = options;
    let setup = Setup { notice, ascii, framing, story, busy, keymap, furniture, rewordings };
    let app = App::new(comparison, setup);
    // With NO_COLOR set, crossterm's empty colour sequences would erase bold and underline: the theme alone decides.
    force_color_output(true);
    let events = Events::listen()?;
    let worker = Worker::start(outside, events.answers())?;
    let guard = TerminalGuard::enter(options.mouse)?;
    Session { app, theme, screen: Screen::new(), guard, events, worker, deepen: options.deepen }.read(first)
}

/// How long the terminal may take to say what its background is.
const ANSWER_WITHIN: Duration = Duration::from_millis(150);

/// The theme chosen, on the background that `COLORFGBG` tells or else the terminal, dark where neither does.
fn theme(
    choice: ThemeChoice,
    depth: Depth,
    variable: impl Fn(&str) -> Option<String>,
    ask: impl FnOnce() -> bool,
) -> Theme {
    let asked = depth != Depth::None && matches!(choice, ThemeChoice::Auto | ThemeChoice::Contrast);
    let background =
        variable("COLORFGBG").and_then(|colors| colors.rsplit(';').next().and_then(|number| number.parse::<u8>().ok()));
    let light = asked && background.map_or_else(ask, |number| matches!(number, 7 | 15));
    Theme::chosen(choice, light, depth)
}

/// How many colours there are, by what the environment says.
fn depth(variable: impl Fn(&str) -> Option<String>) -> Depth {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let term = set("TERM").unwrap_or_default();
    if set("NO_COLOR").is_some() || term == "dumb" {
        return Depth::None;
    }
    let many = set("COLORTERM").is_some() || term.contains("256") || term.contains("direct") || term.contains("kitty");
    let few = ["linux", "xterm", "vt100", "vt220", "ansi", "screen", "cons25"].contains(&term.as_str());
    if few && !many { Depth::Ansi } else { Depth::Palette }
}

/// Whether the terminal says that its background is light. To be asked before anybody else reads its answers.
fn background_is_light() -> bool {
    let mut options = QueryOptions::default();
    options.timeout = ANSWER_WITHIN;
    matches!(theme_mode(options), Ok(ThemeMode::Light))
}

/// Whether the locale is one of UTF-8. Where none is set, as in many containers, the terminal most likely knows it.
fn locale_is_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
    set.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}
