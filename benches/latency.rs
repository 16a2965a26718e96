//! How long from a key to the frame that shows what it did, by key: `cargo bench --bench latency [-- BYTES]`.
//!
//! The reader is driven as its loop does it, on a screen of 220 columns and 60 rows: the key, then the frame, compared cell
//! by cell with the one before. What the reader does between two keys is measured by the piece: a key may have to wait for
//! one. Everything is typed several times and the shortest time of each key counts, so that other work of the machine
//! does not. BYTES are those of one article; without it, a news report and a library are measured.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "support/accounts.rs"]
mod accounts;

use std::{
    env,
    time::{Duration, Instant},
};

use accounts::accounts;
use parallax::{
    comparison::{Comparison, Settings, compare},
    reader::{App, Key, KeyCode, Msg, Setup, keys},
    tui::draw,
    view::Theme,
};
use ratatui::{buffer::Buffer, layout::Rect};

const PASSES: usize = 3;
const SIZES: [usize; 2] = [5_000, 10_000_000];
const SCREEN: (u16, u16) = (220, 60);

/// What is typed, each line some keys that belong together.
const TYPED: [(&str, &str); 9] = [
    ("through the text", "jjjj<c-d><c-d>  }}})))))kkk(({{<c-u>bb]h[hG<c-u>bkgg"),
    ("by what was found", "nnnnnNN]c]c[c]u]u[u]m]m[mnnpnp<tab><tab>5n99n<c-o><c-o>]j"),
    ("marks, in the middle", "999nma99N'a'a"),
    ("panels", "d<c-d><c-d>jj<enter><enter>n<esc>?<c-d><esc>:rows<esc>"),
    ("arrangements", "999nllllLL"),
    ("divider and zoom", "+++---=zzll+"),
    ("filters", "llxxfj<space><space>jo a<esc>F"),
    ("searching", "/the<esc>/be<bs>a<enter>nnnNNN<esc>/a<enter>nn<esc>/<c-r>b.c<enter>nn<esc>"),
    ("reworded", "wnnww"),
];

fn main() {
    let given = env::args().skip(1).find_map(|argument| argument.parse().ok());
    let sizes = given.map_or_else(|| SIZES.to_vec(), |bytes: usize| vec![bytes]);
    println!("{:<22}{:>12}{:>8}{:>10}{:>10}{:>10}   slowest", "", "bytes", "keys", "median", "p95", "max ms");
    for bytes in sizes {
        let comparison = compare(accounts(2 * bytes), &Settings::default());
        let mut best: Vec<Vec<Time>> = Vec::new();
        for _ in 0..PASSES {
            let pass = pass(&comparison);
            if best.is_empty() {
                best = pass;
                continue;
            }
            for (best, time) in best.iter_mut().flatten().zip(pass.into_iter().flatten()) {
                best.0 = best.0.min(time.0);
            }
        }
        let names = TYPED.iter().map(|(name, _)| *name);
        for (name, times) in ["the first frame"].into_iter().chain(names).chain(["between the keys"]).zip(&best) {
            line(name, bytes, times);
        }
        line("all keys", bytes, &best[1..=TYPED.len()].concat());
    }
}

/// How long something took, and what it was.
type Time = (Duration, String);

/// The times of the first frame, of each of what is typed, and of the pieces of work between the keys.
fn pass(comparison: &Comparison) -> Vec<Vec<Time>> {
    let mut reader = Reader::new(App::new(comparison.clone(), Setup::default()));
    let start = Instant::now();
    reader.tell(Msg::Resize(SCREEN.0, SCREEN.1));
    let mut times = vec![vec![(start.elapsed(), String::new())]];
    times.extend(TYPED.iter().map(|(_, typed)| reader.type_in(typed)));
    times.push(reader.between);
    times
}

fn line(name: &str, bytes: usize, times: &[Time]) {
    let mut times = times.to_vec();
    times.sort();
    if times.is_empty() {
        return;
    }
    let at = |share: usize| times[(times.len() - 1) * share / 100].0.as_secs_f64() * 1e3;
    let slowest: Vec<&str> = times.iter().rev().take(5).map(|(_, key)| key.as_str()).collect();
    println!(
        "{name:<22}{bytes:>12}{:>8}{:>10.2}{:>10.2}{:>10.2}   {}",
        times.len(),
        at(50),
        at(95),
        at(100),
        slowest.join(" ")
    );
}

/// The reader and its screen.
struct Reader {
    app: App,
    shown: Buffer,
    next: Buffer,
    between: Vec<Time>,
}

impl Reader {
    fn new(app: App) -> Reader {
        let empty = || Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
        Reader { app, shown: empty(), next: empty(), between: Vec::new() }
    }

    /// Hands `msg` over and draws.
    fn tell(&mut self, msg: Msg) {
        self.app.update(msg);
        self.draw();
    }

    fn draw(&mut self) {
        self.next.reset();
        draw(&self.app, &Theme::DARK, &mut self.next);
        let changed = self.shown.diff(&self.next).len();
        assert!(changed <= self.shown.content().len());
        std::mem::swap(&mut self.shown, &mut self.next);
    }

    /// The time from each key to the frame that settles it.
    fn type_in(&mut self, typed: &str) -> Vec<(Duration, String)> {
        let keys = keys(typed).unwrap_or_default();
        assert!(!keys.is_empty(), "{typed} names no keys");
        let mut times = Vec::new();
        for key in keys {
            let start = Instant::now();
            self.tell(Msg::Key(key));
            times.push((start.elapsed(), name(key)));
            let mut start = Instant::now();
            while self.app.go_on() {
                self.between.push((start.elapsed(), "piece".to_owned()));
                start = Instant::now();
            }
        }
        times
    }
}

fn name(key: Key) -> String {
    if key.code == KeyCode::Char(' ') { "space".to_owned() } else { key.to_string() }
}
