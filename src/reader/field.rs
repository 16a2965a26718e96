//! A line of text being typed.

use unicode_segmentation::UnicodeSegmentation;

use super::{Key, KeyCode};
use crate::text::sanitize::sanitize;

/// A line of text with a cursor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// The byte in front of which the next character goes.
    cursor: usize,
}

impl Field {
    /// The line `text`, the cursor behind it.
    pub fn new(text: &str) -> Field {
        Field { text: text.to_owned(), cursor: text.len() }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands in front of the cursor and behind it.
    pub fn split(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Takes in a key; whether the field knows what to do with it.
    pub fn press(&mut self, key: Key) -> bool {
        match (key.code, key.ctrl) {
            (KeyCode::Char(c), false) => self.insert(c.encode_utf8(&mut [0; 4])),
            (KeyCode::Backspace, _) | (KeyCode::Char('h'), true) => self.cut(self.before()),
            (KeyCode::Delete, _) => {
                let end = self.after();
                self.text.replace_range(self.cursor..end, "");
            }
            (KeyCode::Char('w'), true) => {
                let words = self.text[..self.cursor].trim_end();
                self.cut(words.rfind(char::is_whitespace).map_or(0, |at| at + 1));
            }
            (KeyCode::Char('u'), true) => self.cut(0),
            (KeyCode::Left, _) => self.cursor = self.before(),
            (KeyCode::Right, _) => self.cursor = self.after(),
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => self.cursor = 0,
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => self.cursor = self.text.len(),
            _ => return false,
        }
        true
    }

    /// Puts `text` at the cursor, on one line and without anything that could steer a terminal.
    pub fn insert(&mut self, text: &str) {
        let clean: String = sanitize(text).chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    fn cut(&mut self, from: usize) {
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |next| self.cursor + next.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::keys;

    fn typed(text: &str) -> (String, String) {
        let mut field = Field::default();
        for key in keys(text).unwrap() {
            field.press(key);
        }
        let (before, after) = field.split();
        (before.to_owned(), after.to_owned())
    }

    #[test]
    fn keys_edit_where_the_cursor_is() {
        let is = |keys: &str, before: &str, after: &str| {
            assert_eq!(typed(keys), (before.to_owned(), after.to_owned()), "{keys}");
        };
        is("abc<left><left>x", "ax", "bc");
        is("e\u{301}a<bs><bs>b", "b", "");
        is("one two three<c-w><c-w>", "one ", "");
        is("one<home><del>", "", "ne");
        is("one two<left><c-u>", "", "o");
    }

    #[test]
    fn what_is_pasted_is_clean_and_on_one_line() {
        let mut field = Field::default();
        field.insert("a\nb\x1b[31m\tc");
        assert_eq!(field.text(), "a b c");
    }
}
