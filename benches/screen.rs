//! How long until the first full screen stands, beside `less` and `vim -d` on the same files in the same run, and what
//! memory is held when all is done: `cargo bench --bench screen [-- ROUNDS]`.
//!
//! Each program is run in a pseudo-terminal that answers as a dark one does. Once beforehand it is let come to rest; then
//! its first screen counts as full when the last row and nine tenths of the characters that stood there at rest have
//! arrived. For parallax that is the articles, before they are compared; "marks" is the same with everything in place.

#![allow(clippy::unwrap_used, reason = "a measurement that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{
    env, fs,
    io::{Read, Write},
    num::NonZero,
    path::Path,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const ROUNDS: usize = 21;
const SIZES: [(u16, u16); 3] = [(80, 24), (140, 42), (220, 60)];

/// Nothing coming for so long, a screen is at rest.
const REST: Duration = Duration::from_millis(400);
/// No program is waited for any longer.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a dark terminal says when it is asked for its background, and what it is.
const ANSWER: &[u8] = b"\x1b]11;rgb:0000/0000/0000\x07\x1b[?62;c";

/// A program and its arguments.
struct Program {
    name: &'static str,
    call: Vec<String>,
    /// How much of the screen at rest counts as full, in tenths.
    tenths: usize,
    /// Words that stand on the screen when it is done, where that is more than full.
    done: &'static str,
    /// Words that stand there while it is at work.
    working: &'static str,
}

/// What one run came to.
#[derive(Clone, Copy, Default)]
struct Run {
    wall: Duration,
    cpu: Duration,
    /// Kibibytes.
    memory: usize,
    /// Characters on the screen.
    characters: usize,
    /// The last row that is not empty.
    last: usize,
    bytes: usize,
}

fn main() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let seed = |name: &str| seeds.join(name).to_str().unwrap().to_owned();
    let [left, right] = [seed("after-the-meeting.txt"), seed("one-year-on.md")];
    let parallax = env!("CARGO_BIN_EXE_parallax").to_owned();
    let call = |words: &[&String]| words.iter().map(|&word| word.clone()).collect::<Vec<_>>();
    let pair = call(&[&parallax, &"--no-store".to_owned(), &left, &right]);
    let [less, vim, diff, apart] = ["less", "vim", "-d", "-n"].map(str::to_owned);
    let programs = [
        Program { name: "less", call: call(&[&less, &left]), tenths: 9, done: "", working: "" },
        Program { name: "vim -d", call: call(&[&vim, &apart, &diff, &left, &right]), tenths: 9, done: "", working: "" },
        Program { name: "parallax", call: pair.clone(), tenths: 9, done: "", working: "comparing" },
        Program { name: "parallax, marks", call: pair, tenths: 9, done: "next divergence", working: "comparing" },
    ];
    let rounds = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(ROUNDS);
    let home = tempfile::tempdir().unwrap();
    println!("{:<18}{:>9}{:>10}{:>8}{:>10}{:>10}", "", "screen", "wall ms", "CPU ms", "of less", "CPU");
    for size in SIZES {
        let rest: Vec<Run> = programs.iter().map(|program| run(program, size, home.path(), None)).collect();
        let mut runs: Vec<Vec<Run>> = programs.iter().map(|_| Vec::new()).collect();
        for round in 0..rounds {
            // Each comes after each other one: what ran before leaves caches that suit it.
            for number in (0..programs.len()).map(|number| (number + round) % programs.len()) {
                let (program, rest) = (&programs[number], &rest[number]);
                let full = (rest.characters * program.tenths / 10, rest.last);
                runs[number].push(run(program, size, home.path(), Some(full)));
            }
        }
        let typical = |runs: &Vec<Run>| Run {
            // Other work of the machine only adds to it.
            wall: quartile(runs, 1, |run| run.wall),
            // The system counts it now and then, so that it may be behind.
            cpu: quartile(runs, 2, |run| run.cpu),
            ..runs[0]
        };
        let typical: Vec<Run> = runs.iter().map(typical).collect();
        for (program, typical_run) in programs.iter().zip(&typical) {
            let of_less = |of: fn(&Run) -> Duration| of(typical_run).as_secs_f64() / of(&typical[0]).as_secs_f64();
            println!(
                "{:<18}{:>9}{:>10.1}{:>8.1}{:>10.2}{:>10.2}",
                program.name,
                format!("{}x{}", size.0, size.1),
                typical_run.wall.as_secs_f64() * 1e3,
                typical_run.cpu.as_secs_f64() * 1e3,
                of_less(|run| run.wall),
                of_less(|run| run.cpu),
            );
        }
        let Run { memory, bytes, .. } = rest[2];
        println!(
            "{:<18}{:>9} at rest: {:.1} MiB, {bytes} bytes sent",
            "parallax",
            format!("{}x{}", size.0, size.1),
            memory as f64 / 1024.0
        );
    }
}

fn quartile(runs: &[Run], number: usize, of: impl Fn(&Run) -> Duration) -> Duration {
    let mut all: Vec<Duration> = runs.iter().map(of).collect();
    all.sort_unstable();
    all[all.len() * number / 4]
}

/// Runs `program` until so many characters are on its screen, or until it rests.
fn run(program: &Program, (columns, rows): (u16, u16), home: &Path, until: Option<(usize, usize)>) -> Run {
    let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(&program.call[0]);
    command.args(&program.call[1..]);
    for name in ["NO_COLOR", "COLORFGBG", "LC_ALL", "LC_CTYPE", "LESS", "LESSOPEN"] {
        command.env_remove(name);
    }
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8")] {
        command.env(name, value);
    }
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"] {
        command.env(name, home);
    }
    let mut output = pty.master.try_clone_reader().unwrap();
    let mut keys = pty.master.take_writer().unwrap();
    let start = Instant::now();
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let id = child.process_id().unwrap();
    // What has been spent is read when something arrives, not when it has been looked at: the program goes on meanwhile.
    let (sender, chunks) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = vec![0; 1 << 16];
        while let Ok(read @ 1..) = output.read(&mut bytes) {
            let now = (Instant::now(), cpu(id));
            if sender.send((now, bytes[..read].to_vec())).is_err() {
                break;
            }
        }
    });
    let mut parser = vt100::Parser::new(NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap(), 0);
    let mut run = Run::default();
    let mut answered = false;
    loop {
        let ((at, spent), bytes) = match chunks.recv_timeout(REST) {
            Ok(chunk) => chunk,
            Err(RecvTimeoutError::Timeout)
                if until.is_some() || !program.working.is_empty() && stands(program.working, &parser) =>
            {
                assert!(start.elapsed() < PATIENCE, "{}: {}", program.name, parser.screen().contents());
                continue;
            }
            Err(_) => break,
        };
        parser.process(&bytes);
        run.bytes += bytes.len();
        run.wall = at - start;
        run.cpu = spent;
        run.characters = characters(&parser);
        if !answered && bytes.windows(5).any(|window| window == b"]11;?") {
            answered = true;
            keys.write_all(ANSWER).unwrap();
        }
        run.last = parser
            .screen()
            .rows(0, columns)
            .collect::<Vec<_>>()
            .iter()
            .rposition(|row| !row.trim().is_empty())
            .unwrap_or_default();
        if until.is_some_and(|(enough, last)| run.characters >= enough && run.last >= last)
            && stands(program.done, &parser)
        {
            break;
        }
    }
    run.memory = memory(id);
    child.kill().unwrap();
    child.wait().unwrap();
    run
}

fn stands(words: &str, parser: &vt100::Parser) -> bool {
    words.is_empty() || parser.screen().contents().contains(words)
}

fn characters(parser: &vt100::Parser) -> usize {
    parser.screen().contents().chars().filter(|c| !c.is_whitespace()).count()
}

/// What all threads of a process have had of the processors so far.
fn cpu(id: u32) -> Duration {
    let of_thread = |thread: fs::DirEntry| -> u64 {
        let spent = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
        spent.split_whitespace().next().and_then(|nanoseconds| nanoseconds.parse().ok()).unwrap_or_default()
    };
    let threads = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    Duration::from_nanos(threads.map(of_thread).sum())
}

/// Kibibytes that a process holds.
fn memory(id: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kibibytes| kibibytes.parse().ok()).unwrap_or_default()
}
