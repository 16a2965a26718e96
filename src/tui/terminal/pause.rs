//! Pauses in which another program has the terminal: whoever waits for what it sends must not take that away.

use std::{
    io::{self, Read, Write},
    os::{fd::AsFd, unix::net::UnixStream},
    sync::mpsc::{self, Receiver, Sender},
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
};

/// The end of who asks for pauses.
pub(super) struct Pauses {
    ask: UnixStream,
    begun: Receiver<()>,
}

/// The end of who makes them.
pub(super) struct Paused {
    asked: UnixStream,
    begun: Sender<()>,
}

impl Pauses {
    pub(super) fn new() -> io::Result<(Pauses, Paused)> {
        let (ask, asked) = UnixStream::pair()?;
        let (sender, begun) = mpsc::channel();
        Ok((Pauses { ask, begun }, Paused { asked, begun: sender }))
    }

    /// Waits until nobody reads the terminal. Where nobody has for long, there is nothing to wait for.
    pub(super) fn begin(&self) {
        if (&self.ask).write_all(&[0]).is_ok() {
            let _ = self.begun.recv();
        }
    }

    /// Has it read again.
    pub(super) fn end(&self) {
        let _ = (&self.ask).write_all(&[0]);
    }
}

impl Paused {
    /// Waits until `terminal` has something to be read, through all pauses; whether it will ever have.
    pub(super) fn wait(&mut self, terminal: &impl AsFd) -> bool {
        loop {
            let mut waited_for = [PollFd::new(&self.asked, PollFlags::IN), PollFd::new(terminal, PollFlags::IN)];
            match poll(&mut waited_for, None) {
                Ok(_) if waited_for[0].revents().is_empty() => return true,
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                // Reading says what is wrong, if anything is.
                Err(_) => return true,
            }
            let mut turn = || self.asked.read_exact(&mut [0]).is_ok();
            if !turn() || self.begun.send(()).is_err() || !turn() {
                return false;
            }
        }
    }
}
