//! The loop: wait, take in all that is there, draw once.

use std::{
    io,
    process::{Command, Stdio},
    thread,
};

use crossterm::{clipboard::CopyToClipboard, execute};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGTSTP},
    low_level::emulate_default_handler,
};

use super::{
    Exit, draw,
    screen::Screen,
    terminal::{Event, Events, TerminalGuard},
    worker::{self, Worker},
};
use crate::{
    reader::{App, Effect, Msg, Task},
    view::Theme,
};

/// The reader on a terminal.
pub(super) struct Session {
    pub(super) app: App,
    pub(super) theme: Theme,
    pub(super) screen: Screen,
    // Dropped in this order: the terminal is given back while signals are still caught.
    pub(super) guard: TerminalGuard,
    pub(super) events: Events,
    pub(super) worker: Worker,
    /// Whether what was compared is then compared in more depth.
    pub(super) deepen: bool,
}

/// Whether to go on.
enum Step {
    On,
    End(Exit),
}

impl Session {
    /// Reads until the user quits or a signal ends it; `first` is worked at once the first screen stands.
    pub(super) fn read(mut self, first: Option<Task>) -> io::Result<Exit> {
        self.redraw()?;
        self.draw()?;
        if let Some(task) = first {
            self.worker.begin(task);
        }
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
            Event::Reader(msg) => {
                let deeper = self.deepen && matches!(msg, Msg::Opened(Ok(_)) | Msg::Compared(_));
                let effect = self.app.update(msg);
                if let Some(task) = deeper.then(|| worker::deeper(self.app.comparison())).flatten() {
                    self.worker.begin(task);
                }
                return self.carry_out(effect);
            }
            Event::Resize(columns, rows) => self.resize(columns, rows),
            Event::Signal(SIGTSTP) => self.suspend()?,
            Event::Signal(SIGCONT) => self.reclaim()?,
            Event::Signal(signal) => return Ok(Step::End(Exit::Signal(signal))),
            // Without keys the terminal is gone, as after a hang-up.
            Event::InputEnded => return Ok(Step::End(Exit::Signal(SIGHUP))),
        }
        Ok(Step::On)
    }

    fn carry_out(&mut self, effect: Option<Effect>) -> io::Result<Step> {
        match effect {
            Some(Effect::Quit) => return Ok(Step::End(Exit::Quit)),
            Some(Effect::Suspend) => self.suspend()?,
            Some(Effect::Redraw) => self.redraw()?,
            Some(Effect::Work(task)) => self.worker.begin(task),
            Some(Effect::Cancel) => self.worker.cancel(),
            Some(Effect::Copy(text)) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?,
            Some(Effect::Visit(address)) => visit(&address),
            None => {}
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

/// Hands an address of the web to the system, without waiting for what it does.
fn visit(address: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut command = Command::new(opener);
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Ok(mut child) = command.spawn() {
        // Waited for, so that it does not stay behind as a zombie.
        thread::spawn(move || child.wait());
    }
}
