//! JSON Lines in, JSON Lines out: in parallel, in order, as they come.

use std::{
    collections::BTreeMap,
    hint::black_box,
    io::{self, BufRead, Write},
    num::NonZeroUsize,
    sync::{Mutex, mpsc},
    thread,
};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{CliError, complain, exit::Exit};

/// Answers every record on stdin with a line on stdout. Up to so many records `at_once`, which are there already, go to one
/// thread: those that are quickly answered would else spend as long on their way.
///
/// A line that is no record of the kind, or to which `answer` has an error, gives an object with its number; the exit
/// code tells in the end that there was one.
pub(super) fn run<Record: DeserializeOwned, Answer: Serialize>(
    threads: Option<NonZeroUsize>,
    at_once: usize,
    answer: impl Fn(Record) -> Result<Answer, String> + Sync,
) -> Result<Exit, CliError> {
    let threads =
        threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get).min(MOST_THREADS);
    let input = io::BufReader::with_capacity(BUFFER, io::stdin());
    let failed = pump(input, &mut super::stdout(), threads, at_once, |number, line| reply(number, line, &answer))?;
    if failed == 0 {
        return Ok(Exit::Success);
    }
    complain(&format_args!("{failed} {} an error", if failed == 1 { "record gave" } else { "records gave" }));
    Ok(Exit::Trouble)
}

/// Records that go to a thread together where each takes long, and where it takes no time to speak of.
pub(super) const ONE: usize = 1;
pub(super) const AT_ONCE: usize = 32;

/// Bytes of input that are read at a time at most.
const BUFFER: usize = 1 << 16;

/// A line of output, and whether it is an error.
struct Reply {
    line: Pieces,
    failed: bool,
}

/// A long line in pieces, so that none of it is copied as it grows.
#[derive(Default)]
struct Pieces {
    full: Vec<Vec<u8>>,
    last: Vec<u8>,
}

/// The first piece is small: most lines are.
const FIRST_PIECE: usize = 1 << 10;
const PIECE: usize = 1 << 16;

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.last.capacity() - self.last.len() < bytes.len() {
            self.begin_piece(bytes.len());
        }
        self.last.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Pieces {
    /// Begins a piece of `least` bytes or more.
    #[cold]
    fn begin_piece(&mut self, least: usize) {
        let size = if self.last.is_empty() { FIRST_PIECE } else { PIECE };
        let piece = Vec::with_capacity(size.max(least));
        self.full.push(std::mem::replace(&mut self.last, piece));
    }

    /// All of them in order.
    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.full.iter().chain([&self.last]).map(Vec::as_slice)
    }

    /// `value` as JSON.
    fn json(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        let mut pieces = Pieces::default();
        serde_json::to_writer(&mut pieces, value)?;
        Ok(pieces)
    }
}

/// More threads than this do no more work, and no system can be asked for any number of them.
const MOST_THREADS: usize = 256;

/// Lines that go to one thread together: from which number on, counted from 0.
struct Group {
    first: usize,
    lines: Vec<io::Result<Vec<u8>>>,
}

/// Parts what is read into groups of lines.
struct Groups<Input> {
    input: io::BufReader<Input>,
    /// Lines in a group at most.
    most: usize,
    read: usize,
    ended: bool,
}

impl<Input: io::Read> Groups<Input> {
    fn line(&mut self) -> Option<io::Result<Vec<u8>>> {
        let mut line = Vec::new();
        match self.input.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => {
                line.pop_if(|byte| *byte == b'\n');
                Some(Ok(line))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

impl<Input: io::Read> Iterator for Groups<Input> {
    type Item = Group;

    /// Waits for one line, and takes with it those that have come already.
    fn next(&mut self) -> Option<Group> {
        let mut group = Group { first: self.read, lines: Vec::new() };
        while !self.ended && group.lines.len() < self.most {
            if !group.lines.is_empty() && memchr::memchr(b'\n', self.input.buffer()).is_none() {
                break;
            }
            let line = self.line();
            // What could not be read once (a folder) cannot be read the next time either.
            self.ended = !matches!(line, Some(Ok(_)));
            group.lines.extend(line);
        }
        self.read += group.lines.len();
        (!group.lines.is_empty()).then_some(group)
    }
}

/// Groups of lines under way at a time, for each thread: read, but their replies not yet written.
const UNDER_WAY: usize = 8;

/// Sends the lines of `input`, `at_once` at most, through `reply` on `threads` threads and writes the replies in the order of
/// the lines. A few groups of lines are under way at a time, however long the input and however long one of them takes; each
/// reply is written as soon as it is its turn, so that a program at the other end of both pipes can talk line by line. Returns
/// how many replies were errors.
fn pump(
    input: io::BufReader<impl io::Read + Send>,
    output: &mut dyn Write,
    threads: usize,
    at_once: usize,
    reply: impl Fn(usize, &[u8]) -> Reply + Sync,
) -> Result<usize, CliError> {
    let (group_sender, groups) = mpsc::channel::<(usize, Group)>();
    let (reply_sender, replies) = mpsc::channel::<(usize, Vec<Result<Reply, CliError>>)>();
    // A group is read for each permit. When the writer ends, for whatever reason, permits end, and with them all threads.
    let (permit_sender, permits) = mpsc::channel();
    for _ in 0..UNDER_WAY * threads {
        let _ = permit_sender.send(());
    }
    let groups = Mutex::new(groups);
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut read = Groups { input, most: at_once, read: 0, ended: false }.enumerate();
            while permits.recv().is_ok() {
                let Some(group) = read.next() else { break };
                if group_sender.send(group).is_err() {
                    break;
                }
            }
        });
        for _ in 0..threads {
            let (groups, reply, sender) = (&groups, &reply, reply_sender.clone());
            scope.spawn(move || {
                make_room();
                loop {
                    let next = groups.lock().map(|groups| groups.recv());
                    let Ok(Ok((turn, Group { first, lines }))) = next else { break };
                    let answer = |(number, line): (usize, io::Result<Vec<u8>>)| {
                        line.map(|line| reply(number, &line)).map_err(CliError::Input)
                    };
                    if sender.send((turn, (first + 1..).zip(lines).map(answer).collect())).is_err() {
                        break;
                    }
                }
            });
        }
        drop(reply_sender);
        write_in_order(replies, permit_sender, output)
    })
}

/// Memory that a thread has at hand for a record: two texts of a megabyte take as much.
const ROOM: usize = 24 << 20;

/// Asks for memory and gives it back. The memory of a thread would grow page by page, each time with a call to the system
/// (glibc); asked for much it grows at once, and what nobody touches costs nothing. The first request is greater than what
/// is taken out of it: that it was given back tells that such sizes are wanted again and again.
fn make_room() {
    for size in [ROOM + ROOM / 4, ROOM] {
        let mut room = Vec::<u8>::new();
        if room.try_reserve_exact(size).is_ok() {
            drop(black_box(room));
        }
    }
}

/// Writes the replies in the order of their lines and gives a permit for each group. Takes both channels, so that they close
/// when it ends.
#[expect(clippy::needless_pass_by_value, reason = "the channels close when this ends")]
fn write_in_order(
    replies: mpsc::Receiver<(usize, Vec<Result<Reply, CliError>>)>,
    permits: mpsc::Sender<()>,
    output: &mut dyn Write,
) -> Result<usize, CliError> {
    let mut early = BTreeMap::new();
    let mut turn = 0;
    let mut failed = 0;
    for (index, group) in &replies {
        early.insert(index, group);
        let mut wrote = false;
        while let Some(group) = early.remove(&turn) {
            for reply in group {
                let reply = reply?;
                failed += usize::from(reply.failed);
                if !reply.line.last.is_empty() {
                    reply.line.iter().try_for_each(|piece| output.write_all(piece))?;
                    output.write_all(b"\n")?;
                }
            }
            wrote = true;
            turn += 1;
            // Nobody takes it once the last line is read.
            let _ = permits.send(());
        }
        if wrote {
            output.flush()?;
        }
    }
    Ok(failed)
}

/// An answer with the `id` of its record.
#[derive(Serialize)]
struct Whole<'a, Answer> {
    id: &'a Value,
    #[serde(flatten)]
    answer: Answer,
}

fn reply<Record: DeserializeOwned, Answer: Serialize>(
    number: usize,
    line: &[u8],
    answer: impl Fn(Record) -> Result<Answer, String>,
) -> Reply {
    if line.trim_ascii().is_empty() {
        return Reply { line: Pieces::default(), failed: false };
    }
    let mut id = Value::Null;
    let result = parse(line, &mut id)
        .and_then(answer)
        .and_then(|answer| Pieces::json(&Whole { id: &id, answer }).map_err(|error| error.to_string()));
    match result {
        Ok(line) => Reply { line, failed: false },
        Err(error) => {
            let line = json!({"id": id, "line": number, "error": error}).to_string().into_bytes();
            Reply { line: Pieces { last: line, ..Pieces::default() }, failed: true }
        }
    }
}

fn parse<Record: DeserializeOwned>(line: &[u8], id: &mut Value) -> Result<Record, String> {
    let value: Value = serde_json::from_slice(line).map_err(|error| format!("this line is not JSON: {error}"))?;
    if !value.is_object() {
        return Err("this line is not a JSON object".to_owned());
    }
    *id = value.get("id").cloned().unwrap_or_default();
    serde_json::from_value(value)
        .map_err(|error| format!("not a record of this kind: {}", in_short(&error.to_string())))
}

/// Characters kept of either end of a message that repeats a whole article.
const ENDS: usize = 80;

/// What serde tells of a string in the wrong place holds the string.
fn in_short(message: &str) -> String {
    let starts: Vec<usize> = message.char_indices().map(|(at, _)| at).collect();
    match starts.len().checked_sub(ENDS) {
        Some(tail) if tail > ENDS => format!("{} ... {}", &message[..starts[ENDS]], &message[starts[tail]..]),
        _ => message.to_owned(),
    }
}
