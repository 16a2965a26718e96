//! The reader on a real terminal: drawing, input, signals.

mod draw;
mod terminal;

use std::{
    env,
    io::{self, BufWriter, Stdout, Write},
    time::Duration,
};

use crossterm::{
    queue,
    style::force_color_output,
    terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
};
use ratatui::{Terminal, TerminalOptions, Viewport, backend::CrosstermBackend, layout::Rect};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGTSTP},
    low_level::emulate_default_handler,
};

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::{
    comparison::Comparison,
    reader::{App, Effect, Msg, Setup},
    view::{Theme, ThemeChoice},
};
use terminal::{Event, Events};

pub use draw::draw;
pub use terminal::TerminalGuard;

/// How to run the reader.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A sentence shown until the first key: what to try next, what to know about the articles.
    pub notice: Option<String>,
    /// Which theme to paint with.
    pub theme: ThemeChoice,
    /// Draw with ASCII characters only, whatever the locale says.
    pub ascii: bool,
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

/// Shows `comparison` until the user quits. Standard output must be a terminal; keys come from standard input or, where
/// that is no terminal, from the controlling terminal.
///
/// # Errors
/// If the terminal cannot be taken over, read or written.
pub fn run(comparison: Comparison, options: Options) -> io::Result<Exit> {
    let theme = theme(options.theme, |name| env::var(name).ok(), background_is_light);
    let setup = Setup { notice: options.notice, ascii: options.ascii || !locale_is_utf8(|name| env::var(name).ok()) };
    let app = App::new(comparison, setup);
    // With NO_COLOR set, crossterm's empty colour sequences would erase bold and underline: the theme alone decides.
    force_color_output(true);
    let events = Events::listen()?;
    let guard = TerminalGuard::enter()?;
    Session { app, theme, screen: screen()?, guard, events, stale: true }.read()
}

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// A frame of a large screen, written at once.
const FRAME_BYTES: usize = 64 << 10;

fn screen() -> io::Result<Screen> {
    let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout()));
    // Resizes come through the queue; otherwise every frame would ask the terminal for its size.
    Terminal::with_options(backend, TerminalOptions { viewport: Viewport::Fixed(Rect::default()) })
}

struct Session {
    app: App,
    theme: Theme,
    screen: Screen,
    // Dropped in this order: the terminal is given back while signals are still caught.
    guard: TerminalGuard,
    events: Events,
    /// Whether the terminal may show something else than was drawn.
    stale: bool,
}

/// Whether to go on.
enum Step {
    On,
    End(Exit),
}

impl Session {
    /// One loop: wait, take in all that is there, draw once.
    fn read(mut self) -> io::Result<Exit> {
        self.redraw()?;
        let mut drawn = None;
        loop {
            if drawn != Some(self.app.revision()) || self.stale {
                self.draw()?;
                drawn = Some(self.app.revision());
                self.stale = false;
            }
            let Ok(event) = self.events.next() else { return Ok(Exit::Quit) };
            let mut next = Some(event);
            let mut resized = None;
            while let Some(event) = next.take() {
                if let Event::Resize(columns, rows) = event {
                    // Of a storm of resizes only the last one counts.
                    resized = Some((columns, rows));
                } else {
                    if let Some((columns, rows)) = resized.take() {
                        self.resize(columns, rows)?;
                    }
                    if let Step::End(exit) = self.take_in(event)? {
                        return Ok(exit);
                    }
                }
                next = self.events.ready().ok();
            }
            if let Some((columns, rows)) = resized {
                self.resize(columns, rows)?;
            }
        }
    }

    fn take_in(&mut self, event: Event) -> io::Result<Step> {
        match event {
            Event::Key(key) => match self.app.update(Msg::Key(key)) {
                Some(Effect::Quit) => return Ok(Step::End(Exit::Quit)),
                Some(Effect::Suspend) => self.suspend()?,
                Some(Effect::Redraw) => self.redraw()?,
                None => {}
            },
            Event::Resize(columns, rows) => self.resize(columns, rows)?,
            Event::Signal(SIGTSTP) => self.suspend()?,
            Event::Signal(SIGCONT) => self.reclaim()?,
            Event::Signal(signal) => return Ok(Step::End(Exit::Signal(signal))),
            // Without keys the terminal is gone, as after a hang-up.
            Event::InputEnded => return Ok(Step::End(Exit::Signal(SIGHUP))),
        }
        Ok(Step::On)
    }

    fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        // The screen is cleared by this, whatever its size was: nothing of that shall be seen before the frame that
        // follows. (`Terminal::clear` would do it too, but asks the terminal for its cursor.)
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        self.screen.resize(Rect::new(0, 0, columns, rows))?;
        self.stale = true;
        self.app.update(Msg::Resize(columns, rows));
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.guard.release()?;
        emulate_default_handler(SIGTSTP)?;
        self.reclaim()
    }

    /// After being continued: the modes, the size and every cell may have changed.
    fn reclaim(&mut self) -> io::Result<()> {
        self.guard.claim()?;
        self.redraw()
    }

    fn redraw(&mut self) -> io::Result<()> {
        let (columns, rows) = crossterm::terminal::size()?;
        self.resize(columns, rows)
    }

    fn draw(&mut self) -> io::Result<()> {
        queue!(self.screen.backend_mut(), BeginSynchronizedUpdate)?;
        let (app, theme) = (&self.app, &self.theme);
        self.screen.draw(|frame| draw(app, theme, frame.buffer_mut()))?;
        queue!(self.screen.backend_mut(), EndSynchronizedUpdate)?;
        self.screen.backend_mut().flush()
    }
}

/// How long the terminal may take to say what its background is.
const ANSWER_WITHIN: Duration = Duration::from_millis(150);

/// The theme chosen; where the choice is left open, as `NO_COLOR` and `COLORFGBG` say, else as the terminal answers, else
/// for a dark background.
fn theme(choice: ThemeChoice, variable: impl Fn(&str) -> Option<String>, ask: impl FnOnce() -> bool) -> Theme {
    match choice {
        ThemeChoice::Light => Theme::LIGHT,
        ThemeChoice::Dark => Theme::DARK,
        ThemeChoice::Mono => Theme::MONO,
        ThemeChoice::Auto if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) => Theme::MONO,
        ThemeChoice::Auto => {
            let background = variable("COLORFGBG")
                .and_then(|colors| colors.rsplit(';').next().and_then(|number| number.parse::<u8>().ok()));
            let light = background.map_or_else(ask, |number| matches!(number, 7 | 15));
            if light { Theme::LIGHT } else { Theme::DARK }
        }
    }
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
