//! A program in a pseudo-terminal, and what its terminal shows.

#![allow(dead_code, reason = "not every test that uses this uses all of it")]

use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Long enough for a loaded machine; a passing test never waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Pty {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Mutex<Seen>>,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

impl Pty {
    pub(crate) fn start(
        program: &str,
        arguments: &[&str],
        folder: &Path,
        columns: u16,
        rows: u16,
        variables: &[(&str, &str)],
    ) -> Pty {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(folder);
        for name in ["NO_COLOR", "COLORFGBG", "LC_ALL", "LC_CTYPE"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("RUST_BACKTRACE", "0");
        // Neither the configuration nor the recent files of whoever runs the tests.
        command.env("XDG_CONFIG_HOME", folder.join("config"));
        command.env("XDG_CACHE_HOME", folder.join("cache"));
        command.env("XDG_STATE_HOME", folder.join("state"));
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let seen = Arc::new(Mutex::new(Seen {
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
            ended: false,
        }));
        let mut output = pair.master.try_clone_reader().unwrap();
        let into = Arc::clone(&seen);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut buffer) {
                let mut seen = into.lock().unwrap();
                seen.parser.process(&buffer[..read]);
                seen.bytes.extend_from_slice(&buffer[..read]);
            }
            into.lock().unwrap().ended = true;
        });
        let keys = pair.master.take_writer().unwrap();
        Pty { master: pair.master, child, keys, seen }
    }

    pub(crate) fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.lock().unwrap().parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    pub(crate) fn signal(&self, name: &str) {
        kill(name, &self.child.process_id().unwrap().to_string());
    }

    /// Likewise, and to all that the program started.
    pub(crate) fn signal_all(&self, name: &str) {
        kill(name, &format!("-{}", self.child.process_id().unwrap()));
    }

    /// The modes of the terminal, as stty says them.
    fn modes(&self) -> Option<String> {
        let modes = Command::new("stty").args(["-a", "-F"]).arg(self.master.tty_name()?).output().unwrap();
        Some(String::from_utf8_lossy(&modes.stdout).into_owned()).filter(|modes| !modes.is_empty())
    }

    /// Whether what is typed comes by the line, as a shell needs it; `None` where the system does not tell.
    pub(crate) fn is_cooked(&self) -> Option<bool> {
        self.modes().map(|modes| modes.contains(" icanon") && modes.contains(" echo "))
    }

    pub(crate) fn screen(&self) -> vt100::Screen {
        self.seen.lock().unwrap().parser.screen().clone()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().bytes.clone()
    }

    pub(crate) fn any_cell(&self, wanted: impl Fn(&vt100::Cell) -> bool) -> bool {
        let screen = self.screen();
        let (rows, columns) = screen.size();
        (0..rows.get()).any(|row| (0..columns.get()).any(|column| screen.cell(row, column).is_some_and(&wanted)))
    }

    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    pub(crate) fn wait_until(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !holds(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "waited in vain: {what}\n{}", self.screen().contents());
            thread::sleep(Duration::from_millis(5));
        }
    }

    pub(crate) fn wait_until_sent(&self, sequence: &str) {
        let start = Instant::now();
        while !String::from_utf8_lossy(&self.bytes()).contains(sequence) {
            assert!(start.elapsed() < PATIENCE, "waited in vain for the sequence {sequence:?}");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Until nothing more has come for a while.
    pub(crate) fn settle(&self) {
        let mut last = self.bytes().len();
        loop {
            thread::sleep(Duration::from_millis(150));
            let now = self.bytes().len();
            if now == last {
                return;
            }
            last = now;
        }
    }

    pub(crate) fn wait_until_stopped(&self) {
        let id = self.child.process_id().unwrap().to_string();
        let start = Instant::now();
        loop {
            let state = Command::new("ps").args(["-o", "stat=", "-p", &id]).output().unwrap().stdout;
            if state.first() == Some(&b'T') {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "it was not stopped: {}", String::from_utf8_lossy(&state));
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the program's end and for all it has sent.
    pub(crate) fn exit_code(&mut self) -> u32 {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(start.elapsed() < PATIENCE, "it did not end\n{}", self.screen().contents());
            thread::sleep(Duration::from_millis(5));
        };
        while !self.seen.lock().unwrap().ended && start.elapsed() < PATIENCE {
            thread::sleep(Duration::from_millis(5));
        }
        status.exit_code()
    }

    pub(crate) fn assert_restored(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert_ne!(self.is_cooked(), Some(false), "still in raw mode: {:?}", self.modes());
    }
}

fn kill(name: &str, who: &str) {
    assert!(Command::new("kill").args(["-s", name, "--", who]).status().unwrap().success());
}

impl Drop for Pty {
    fn drop(&mut self) {
        // Only a failed test leaves a program behind.
        let _ = self.child.kill();
    }
}

fn cells(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}
