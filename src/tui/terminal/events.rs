//! What happens outside, in one queue: keys, resizes, signals.

use std::{
    io,
    sync::mpsc::{self, Receiver, RecvError, Sender, TryRecvError},
    thread,
};

use crossterm::event::{
    self, KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::{Handle, Signals},
};

use crate::reader::{Key, KeyCode, Mouse, MouseKind, Msg};

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    /// Something for the reader: a key, a paste, the mouse, an answer of the worker.
    Reader(Msg),
    /// The screen has another size.
    Resize(u16, u16),
    /// A signal arrived.
    Signal(i32),
    /// There will be no more keys: the terminal is gone.
    InputEnded,
}

/// The queue, filled by a thread for the keys and one for the signals.
pub(crate) struct Events {
    queue: Receiver<Event>,
    sender: Sender<Event>,
    signals: Handle,
}

impl Events {
    /// Starts listening.
    pub(crate) fn listen() -> io::Result<Events> {
        let (sender, queue) = mpsc::channel();
        // Resizes are caught here and now: crossterm would begin to catch them when its thread first reads, and one that
        // came in between would be lost.
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let handle = signals.handle();
        let to_queue = sender.clone();
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                let event = match (signal, crossterm::terminal::size()) {
                    (SIGWINCH, Ok((columns, rows))) => Event::Resize(columns, rows),
                    (SIGWINCH, Err(_)) => continue,
                    _ => Event::Signal(signal),
                };
                if to_queue.send(event).is_err() {
                    break;
                }
            }
        })?;
        let to_input = sender.clone();
        thread::Builder::new().name("input".to_owned()).spawn(move || read_keys(&to_input))?;
        Ok(Events { queue, sender, signals: handle })
    }

    /// Where the worker puts its answers; it says whether anybody still listens.
    pub(crate) fn answers(&self) -> impl Fn(Msg) -> bool + Clone + Send + 'static {
        let sender = self.sender.clone();
        move |msg| sender.send(Event::Reader(msg)).is_ok()
    }

    /// The next event, waiting for it.
    pub(crate) fn next(&self) -> Result<Event, RecvError> {
        self.queue.recv()
    }

    /// The next event, if it is already there.
    pub(crate) fn ready(&self) -> Result<Event, TryRecvError> {
        self.queue.try_recv()
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.signals.close();
    }
}

fn read_keys(queue: &Sender<Event>) {
    loop {
        let event = match event::read() {
            Ok(event::Event::Key(key)) if key.kind != KeyEventKind::Release => key_pressed(key).map(Msg::Key),
            Ok(event::Event::Paste(text)) => Some(Msg::Paste(text)),
            Ok(event::Event::Mouse(mouse)) => pointed(mouse).map(Msg::Mouse),
            Ok(_) => None,
            Err(_) => {
                // Nobody listens any more if this fails, which is as well.
                let _ = queue.send(Event::InputEnded);
                return;
            }
        };
        if let Some(event) = event
            && queue.send(Event::Reader(event)).is_err()
        {
            return;
        }
    }
}

fn pointed(mouse: MouseEvent) -> Option<Mouse> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        MouseEventKind::ScrollDown => MouseKind::ScrollDown,
        MouseEventKind::ScrollUp => MouseKind::ScrollUp,
        _ => return None,
    };
    Some(Mouse { kind, x: mouse.column, y: mouse.row })
}

fn key_pressed(key: KeyEvent) -> Option<Key> {
    let code = match key.code {
        Code::Char(c) => KeyCode::Char(c),
        Code::Enter => KeyCode::Enter,
        Code::Esc => KeyCode::Esc,
        Code::Tab => KeyCode::Tab,
        Code::BackTab => KeyCode::BackTab,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        _ => return None,
    };
    Some(Key { code, ctrl: key.modifiers.contains(KeyModifiers::CONTROL) })
}
