//! How long from a key to the frame that shows what it did, by key: `cargo bench --bench latency [-- BYTES]`.
//!
//! The reader is driven as its loop does it, on a screen of 220 columns and 60 rows: the key, then frames as long as the
//! reader has more to show by itself, each compared cell by cell with the one before. BYTES are those of one article;
//! without it, a news report and a library are measured.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

#[path = "support/accounts.rs"]
mod accounts;

use std::{
    env,
    time::{Duration, Instant},
};

use accounts::accounts;
use parallax::{
    comparison::{Settings, compare},
    reader::{App, Key, KeyCode, Msg, Setup, keys},
    tui::draw,
    view::Theme,
};
use ratatui::{buffer::Buffer, layout::Rect};

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
        let mut reader = Reader::new(App::new(comparison, Setup::default()));
        let start = Instant::now();
        reader.tell(Msg::Resize(SCREEN.0, SCREEN.1));
        line("the first frame", bytes, &mut [(start.elapsed(), String::new())]);
        let mut all = Vec::new();
        for (name, typed) in TYPED {
            let mut times = reader.type_in(typed);
            line(name, bytes, &mut times);
            all.extend(times);
        }
        line("all", bytes, &mut all);
    }
}

fn line(name: &str, bytes: usize, times: &mut [(Duration, String)]) {
    times.sort();
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
}

impl Reader {
    fn new(app: App) -> Reader {
        let empty = || Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
        Reader { app, shown: empty(), next: empty() }
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
        }
        times
    }
}

fn name(key: Key) -> String {
    if key.code == KeyCode::Char(' ') { "space".to_owned() } else { key.to_string() }
}
