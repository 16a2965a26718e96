//! The loop: wait, take in all that is there, draw once.

use std::{
    env, io,
    process::{Command, Stdio},
    sync::mpsc::RecvTimeoutError,
    thread,
    time::Duration,
};

use crossterm::{clipboard::CopyToClipboard, execute};
use ratatui::layout::Rect;
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTSTP},
    low_level::emulate_default_handler,
};

use super::{
    Exit,
    background::Background,
    draw,
    editor::Editor,
    screen::Screen,
    terminal::{Answer, Event, Events, TerminalGuard},
    worker::{self, Worker},
};
use crate::{
    comparison::{Settings, compare},
    reader::{App, Effect, Msg, Passage, Task},
    view::Area,
};

/// Articles of so many bytes together are compared beside the screen; shorter ones before the first key is taken in, so
/// that keys typed ahead find the marks that they are meant for.
const LONG: usize = 1 << 20;

/// How long an answer of the terminal is waited for at the end.
const FAREWELL: Duration = Duration::from_millis(100);

/// The reader on a terminal.
pub(super) struct Session<T> {
    pub(super) app: App,
    pub(super) background: Background,
    pub(super) screen: Screen,
    // Dropped in this order: the terminal is given back while signals are still caught.
    pub(super) guard: TerminalGuard,
    pub(super) events: Events,
    pub(super) worker: Worker<T>,
    /// Whether what was compared is then compared in more depth.
    pub(super) deepen: bool,
}

/// Whether to go on.
enum Step {
    On,
    End(Exit),
}

impl<T: Fn(Msg) -> bool + Clone + Send + 'static> Session<T> {
    /// Reads until the user quits or a signal ends it. The articles stand on the screen before they are compared.
    pub(super) fn read(mut self) -> io::Result<Exit> {
        let (columns, rows) = crossterm::terminal::size()?;
        self.resize(columns, rows);
        self.draw()?;
        self.events.start()?;
        self.compare()?;
        let exit = self.take_in_all()?;
        if exit == Exit::Quit {
            self.await_answers();
        }
        Ok(exit)
    }

    /// Compares the articles shown, or has them compared.
    fn compare(&mut self) -> io::Result<()> {
        let articles = self.app.comparison().articles.clone();
        if articles.left.text().len() + articles.right.text().len() > LONG {
            self.app.wait_for("comparing ...");
            return self.worker.begin(Task::Compare(Box::new(articles)));
        }
        self.tell(Msg::Compared(Box::new(compare(articles, &Settings::default())))).map(|_| ())
    }

    fn take_in_all(&mut self) -> io::Result<Exit> {
        loop {
            let mut event = self.events.ready().ok();
            if event.is_none() {
                self.draw()?;
                // What is left to do is done as long as nothing happens.
                let mut more = true;
                let mut worked = false;
                while more && event.is_none() {
                    more = self.app.go_on();
                    worked |= more;
                    event = self.events.ready().ok();
                }
                if worked && event.is_none() {
                    self.draw()?;
                }
            }
            if event.is_none() {
                event = match self.background.awaited().map(|patience| self.events.within(patience)) {
                    // Painted as it is guessed to be.
                    Some(Err(RecvTimeoutError::Timeout)) => continue,
                    Some(next) => next.ok(),
                    None => self.events.next().ok(),
                };
            }
            let Some(event) = event else { return Ok(Exit::Quit) };
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
            Event::Reader(msg) => return self.tell(msg),
            Event::Answer(answer) => {
                if self.background.take_in(answer) {
                    self.background.ask(&mut io::stdout())?;
                }
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

    fn tell(&mut self, msg: Msg) -> io::Result<Step> {
        let deeper = self.deepen && matches!(msg, Msg::Opened(Ok(_)) | Msg::Compared(_));
        let effect = self.app.update(msg);
        if let Some(task) = deeper.then(|| worker::deeper(self.app.comparison())).flatten() {
            self.worker.begin(task)?;
        }
        self.carry_out(effect)
    }

    /// Waits a moment for what the terminal still has to say, so that whoever reads it next does not take it for typed.
    /// What else happens meanwhile.
    fn await_answers(&mut self) -> Vec<Event> {
        let mut others = Vec::new();
        while let Some(owed) = self.background.owed() {
            match self.events.within(owed.min(FAREWELL)) {
                Ok(Event::Answer(Answer::Focus)) => {}
                Ok(Event::Answer(answer)) => _ = self.background.take_in(answer),
                Ok(event) => others.push(event),
                Err(_) => break,
            }
        }
        others
    }

    fn carry_out(&mut self, effect: Option<Effect>) -> io::Result<Step> {
        match effect {
            Some(Effect::Quit) => return Ok(Step::End(Exit::Quit)),
            Some(Effect::Suspend) => self.suspend()?,
            Some(Effect::Redraw) => self.redraw()?,
            Some(Effect::Work(task)) => self.worker.begin(task)?,
            Some(Effect::Cancel) => self.worker.cancel(),
            Some(Effect::Copy(text)) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?,
            Some(Effect::Visit(address)) => visit(address, self.events.answers()),
            Some(Effect::Edit(passage)) => return self.edit(*passage),
            None => {}
        }
        Ok(Step::On)
    }

    /// Hands the terminal to an editor until it is done with `passage`.
    fn edit(&mut self, passage: Passage) -> io::Result<Step> {
        let Some(editor) = Editor::of(|name| env::var(name).ok()) else {
            let trouble = "no editor is set; export EDITOR=... names the one to use".to_owned();
            return self.tell(Msg::Edited { path: passage.path, changed: false, trouble: Some(trouble) });
        };
        let mut earlier = self.await_answers().into_iter();
        self.events.pause();
        self.guard.release()?;
        let tell = self.events.answers();
        thread::spawn(move || tell(editor.edit(&passage)));
        let mut last = None;
        let edited = loop {
            match earlier.next().map_or_else(|| self.events.next(), Ok) {
                Ok(Event::Reader(edited @ Msg::Edited { .. })) => break edited,
                // What was typed before the editor had the terminal and what interrupts it is not meant for the reader, which
                // asks for the size of the screen when it has it again.
                Ok(
                    Event::Reader(Msg::Key(_) | Msg::Paste(_) | Msg::Mouse(_))
                    | Event::Signal(SIGINT | SIGCONT)
                    | Event::Resize(..)
                    | Event::Answer(_),
                ) => {}
                Ok(Event::Reader(msg)) => _ = self.tell(msg)?,
                // What stops the editor stops its shell's whole job, of which this is the part that the shell waits for.
                Ok(Event::Signal(SIGTSTP)) => emulate_default_handler(SIGTSTP)?,
                Ok(event) => last = Some(event),
                Err(_) => return Ok(Step::End(Exit::Quit)),
            }
        };
        self.events.resume();
        self.reclaim()?;
        match last {
            Some(event) => self.take_in(event),
            None => self.tell(edited),
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.renew();
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
        self.background.ask(&mut io::stdout())?;
        self.redraw()
    }

    fn redraw(&mut self) -> io::Result<()> {
        let (columns, rows) = crossterm::terminal::size()?;
        self.resize(columns, rows);
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let (app, theme) = (&self.app, self.background.theme());
        let Area { x, y, columns, rows } = app.extent();
        let extent = Rect::new(x, y, columns, rows);
        self.screen.draw(extent, |buffer| draw(app, &theme, buffer), &mut io::stdout().lock())
    }
}

/// Hands an address of the web to the system, without waiting for what it does; that it can do nothing is told.
fn visit(address: String, tell: impl Fn(Msg) -> bool + Send + 'static) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let mut command = Command::new(opener);
    command.arg(&address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Waited for, so that it does not stay behind as a zombie.
    thread::spawn(move || {
        if !command.status().is_ok_and(|status| status.success()) {
            tell(Msg::NotVisited(address));
        }
    });
}
