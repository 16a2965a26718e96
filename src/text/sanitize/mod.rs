//! The one door for foreign text: what has passed it can neither steer a terminal nor hide or reorder words.
//!
//! Taken out: whole escape sequences with their payload (`escape`), control characters other than newline and tab,
//! and the invisible characters of `invisible`. Kept: every visible character, and of the invisible ones those that a
//! script or an emoji needs where they stand.
//!
//! The door keeps lines: a text has as many lines behind it as a text editor counts before it (`\n`, `\r\n` and lone
//! `\r` end a line and become `\n`; vertical tab, form feed, U+0085, U+2028 and U+2029 become a space), so line numbers
//! of the source stay right.

mod escape;
mod invisible;

use std::borrow::Cow;

use invisible::{Role, joins, role, selects};

/// Combining marks that one base may carry. No orthography needs more (the deepest Tibetan stacks have eight below
/// their head letter); more of them paint over the lines above and below.
const MOST_MARKS: usize = 8;

/// A text behind the door, and how much had to stay outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sanitised<'a> {
    /// What is left; borrowed where nothing had to be changed.
    pub text: Cow<'a, str>,
    /// Bytes taken out because they could steer a terminal or deceive a reader. Line ends, byte order marks and layout
    /// hints (soft hyphens, zero-width spaces, misplaced joiners, direction marks) are taken out without being counted:
    /// ordinary pages are full of them.
    pub removed: usize,
}

/// `text` without anything that could steer a terminal or deceive a reader. Idempotent, in linear time.
pub fn sanitize(text: &str) -> Cow<'_, str> {
    sanitize_counting(text).text
}

/// [`sanitize`], and how many bytes it took out that no honest text has.
pub fn sanitize_counting(text: &str) -> Sanitised<'_> {
    let mut door = Door { text, passed: String::new(), settled: 0, removed: 0, last: '\n', marks: 0 };
    let mut at = door.skip_plain_ascii(0);
    while let Some(c) = text[at..].chars().next() {
        let decided = door.admit(c, at);
        at = door.skip_plain_ascii(at + decided);
    }
    door.close()
}

/// Bytes looked at in one go.
const CHUNK: usize = 32;

struct Door<'a> {
    text: &'a str,
    /// What has passed of `text[..settled]`. The rest up to the current place has passed unchanged, not yet copied.
    passed: String,
    settled: usize,
    removed: usize,
    /// The last character that passed, and the marks its base carries.
    last: char,
    marks: usize,
}

impl<'a> Door<'a> {
    /// The first offset from `at` that needs a decision.
    fn skip_plain_ascii(&mut self, at: usize) -> usize {
        let plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
        let bytes = self.text.as_bytes();
        // Whole chunks first: they are looked at without a branch for each byte.
        let chunks = bytes[at..].chunks_exact(CHUNK);
        let from =
            at + CHUNK * chunks.take_while(|chunk| chunk.iter().fold(true, |all, byte| all & plain(byte))).count();
        let end = bytes[from..].iter().position(|byte| !plain(byte)).map_or(bytes.len(), |run| from + run);
        if end > at {
            self.last = char::from(bytes[end - 1]);
            self.marks = 0;
        }
        end
    }

    /// Decides on the character `c` at `at`; how many bytes were decided on.
    fn admit(&mut self, c: char, at: usize) -> usize {
        let size = c.len_utf8();
        let next = self.text[at + size..].chars().next();
        match role(c) {
            Role::Plain => self.pass(c, 0),
            Role::Mark if self.marks < MOST_MARKS => self.pass(c, self.marks + 1),
            Role::Joiner if joins(self.last, c, next) => self.pass(c, self.marks),
            Role::Selector if selects(self.last, c, next) => self.pass(c, self.marks),
            Role::Joiner | Role::Selector | Role::Hint => self.drop(at, size),
            Role::Return if next == Some('\n') => self.drop(at, size),
            Role::Return => self.replace(at, size, '\n'),
            Role::Separator => self.replace(at, size, ' '),
            Role::Mark | Role::Deceiver => {
                self.drop(at, size);
                self.removed += size;
            }
            Role::Control => {
                let sequence = escape::length(&self.text[at..]);
                self.drop(at, sequence);
                self.removed += sequence;
                return sequence;
            }
        }
        size
    }

    fn pass(&mut self, c: char, marks: usize) {
        self.last = c;
        self.marks = marks;
    }

    fn drop(&mut self, at: usize, size: usize) {
        self.passed.push_str(&self.text[self.settled..at]);
        self.settled = at + size;
    }

    fn replace(&mut self, at: usize, size: usize, with: char) {
        self.drop(at, size);
        self.passed.push(with);
        self.pass(with, 0);
    }

    fn close(mut self) -> Sanitised<'a> {
        let text = if self.settled == 0 {
            Cow::Borrowed(self.text)
        } else {
            self.passed.push_str(&self.text[self.settled..]);
            Cow::Owned(self.passed)
        };
        Sanitised { text, removed: self.removed }
    }
}

#[cfg(test)]
mod tests;
