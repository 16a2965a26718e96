//! The reader on a real terminal: drawing, input, signals.

mod background;
mod draw;
mod editor;
mod screen;
mod session;
mod terminal;
mod worker;

use std::{env, io, sync::Arc};

use crossterm::style::force_color_output;

use crate::{
    article::Article,
    reader::{App, Keymap, Setup, Story},
    text::Pair,
    view::{Depth, Framing, ThemeChoice},
};
use background::Background;
use screen::Screen;
use session::Session;
use terminal::Events;
use worker::Worker;

pub use draw::{draw, picture};
pub use terminal::{Modes, TerminalGuard};
pub use worker::{Outside, carry_out, yield_to_others};

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

/// Shows two articles until the user quits: as they are first, then compared. Standard output must be a terminal; keys
/// come from standard input or, where that is no terminal, from the controlling terminal. Other articles are asked of
/// `outside`.
///
/// # Errors
/// If the terminal cannot be taken over, read or written.
pub fn run(articles: Pair<Article>, options: Options, outside: &Arc<dyn Outside>) -> io::Result<Exit> {
    let variable = |name: &str| env::var(name).ok();
    let depth = options.depth.unwrap_or_else(|| depth(variable));
    let mut background = Background::new(options.theme, depth, variable);
    let ascii = options.ascii || !locale_is_utf8(variable);
    let Options { notice, framing, story, keymap, furniture, rewordings, mouse, deepen, .. } = options;
    // With NO_COLOR set, crossterm's empty colour sequences would erase bold and underline: the theme alone decides.
    force_color_output(true);
    let events = Events::catch()?;
    let guard = TerminalGuard::enter(Modes { mouse, scheme: background.follows() })?;
    // Asked as early as can be: the answer may be there when the first screen is.
    background.ask(&mut io::stdout())?;
    let setup = Setup { notice, ascii, framing, story, keymap, furniture, rewordings, deepens: deepen };
    let app = App::before_comparison(articles, setup);
    let worker = Worker::new(outside, events.answers());
    Session { app, background, screen: Screen::new(), guard, events, worker, deepen }.read()
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

/// Whether the locale is one of UTF-8. Where none is set, as in many containers, the terminal most likely knows it.
fn locale_is_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
    set.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}
