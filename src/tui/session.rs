//! The loop: wait, take in all that is there, draw once.

use std::io;

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGTSTP},
    low_level::emulate_default_handler,
};

use super::{
    Exit, draw,
    screen::Screen,
    terminal::{Event, Events, TerminalGuard},
};
use crate::{
    reader::{App, Effect, Msg},
    view::Theme,
};

/// The reader on a terminal.
pub(super) struct Session {
    app: App,
    theme: Theme,
    screen: Screen,
    // Dropped in this order: the terminal is given back while signals are still caught.
    guard: TerminalGuard,
    events: Events,
}

/// Whether to go on.
enum Step {
    On,
    End(Exit),
}

impl Session {
    /// A session with the terminal taken over.
    pub(super) fn new(app: App, theme: Theme, guard: TerminalGuard, events: Events) -> Session {
        Session { app, theme, screen: Screen::new(), guard, events }
    }

    /// Reads until the user quits or a signal ends it.
    pub(super) fn read(mut self) -> io::Result<Exit> {
        self.redraw()?;
        loop {
            self.draw()?;
            let Ok(event) = self.events.next() else { return Ok(Exit::Quit) };
            let mut next = Some(event);
            let mut resized = None;
            while let Some(event) = next.take() {
                if let Event::Resize(columns, rows) = event {
                    // Of a storm of resizes only the last one counts.
                    resized = Some((columns, rows));
                } else {
                    if let Some((columns, rows)) = resized.take() {
                        self.resize(columns, rows);
                    }
                    if let Step::End(exit) = self.take_in(event)? {
                        return Ok(exit);
                    }
                }
                next = self.events.ready().ok();
            }
            if let Some((columns, rows)) = resized {
                self.resize(columns, rows);
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
            Event::Resize(columns, rows) => self.resize(columns, rows),
            Event::Signal(SIGTSTP) => self.suspend()?,
            Event::Signal(SIGCONT) => self.reclaim()?,
            Event::Signal(signal) => return Ok(Step::End(Exit::Signal(signal))),
            // Without keys the terminal is gone, as after a hang-up.
            Event::InputEnded => return Ok(Step::End(Exit::Signal(SIGHUP))),
        }
        Ok(Step::On)
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.renew(columns, rows);
        self.app.update(Msg::Resize(columns, rows));
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
        self.resize(columns, rows);
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let (app, theme) = (&self.app, &self.theme);
        self.screen.draw(|buffer| draw(app, theme, buffer), &mut io::stdout().lock())
    }
}
