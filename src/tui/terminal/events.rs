//! What happens outside, in one queue: what the terminal sends, resizes, signals, answers of the worker.

use std::{
    io,
    sync::mpsc::{self, Receiver, RecvError, RecvTimeoutError, Sender, TryRecvError},
    thread,
    time::Duration,
};

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::{Handle, Signals},
};

use super::{
    input::{self, Answer},
    pause::Pauses,
};
use crate::reader::Msg;

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    /// Something for the reader: a key, a paste, the mouse, an answer of the worker.
    Reader(Msg),
    /// The terminal said something of itself.
    Answer(Answer),
    /// The screen has another size.
    Resize(u16, u16),
    /// A signal arrived.
    Signal(i32),
    /// There will be no more keys: the terminal is gone.
    InputEnded,
}

/// The queue. Signals are caught from the beginning; they and what the terminal sends come in once it was started.
pub(crate) struct Events {
    queue: Receiver<Event>,
    sender: Sender<Event>,
    waiting: Option<Signals>,
    handle: Handle,
    pauses: Option<Pauses>,
}

impl Events {
    /// Catches signals: resizes too, so that none is lost that comes while the first screen is drawn.
    pub(crate) fn catch() -> io::Result<Events> {
        let (sender, queue) = mpsc::channel();
        let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
        let handle = signals.handle();
        Ok(Events { queue, sender, waiting: Some(signals), handle, pauses: None })
    }

    /// Fills the queue from now on, by a thread for the terminal and one for the signals.
    pub(crate) fn start(&mut self) -> io::Result<()> {
        let Some(mut signals) = self.waiting.take() else { return Ok(()) };
        let queue = self.sender.clone();
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                let event = match (signal, crossterm::terminal::size()) {
                    (SIGWINCH, Ok((columns, rows))) => Event::Resize(columns, rows),
                    (SIGWINCH, Err(_)) => continue,
                    _ => Event::Signal(signal),
                };
                if queue.send(event).is_err() {
                    break;
                }
            }
        })?;
        let queue = self.sender.clone();
        let (pauses, reading) = Pauses::new()?;
        self.pauses = Some(pauses);
        thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || input::read(move |event| queue.send(event).is_ok(), reading))?;
        Ok(())
    }

    /// Leaves what the terminal sends to others, until [`resume`](Self::resume).
    pub(crate) fn pause(&self) {
        if let Some(pauses) = &self.pauses {
            pauses.begin();
        }
    }

    /// Reads the terminal again.
    pub(crate) fn resume(&self) {
        if let Some(pauses) = &self.pauses {
            pauses.end();
        }
    }

    /// Where the worker puts its answers; it says whether anybody still listens.
    pub(crate) fn answers(&self) -> impl Fn(Msg) -> bool + Clone + Send + use<> {
        let sender = self.sender.clone();
        move |msg| sender.send(Event::Reader(msg)).is_ok()
    }

    /// The next event, waiting for it.
    pub(crate) fn next(&self) -> Result<Event, RecvError> {
        self.queue.recv()
    }

    /// The next event, if it comes in time.
    pub(crate) fn within(&self, patience: Duration) -> Result<Event, RecvTimeoutError> {
        self.queue.recv_timeout(patience)
    }

    /// The next event, if it is already there.
    pub(crate) fn ready(&self) -> Result<Event, TryRecvError> {
        self.queue.try_recv()
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.handle.close();
    }
}
