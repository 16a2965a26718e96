//! Keys, and how they are written: `j`, `G`, `<tab>`, `<c-d>`.

use std::fmt;

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyCode {
    /// A character, upper case where shift was held.
    Char(char),
    /// The enter key.
    Enter,
    /// The escape key.
    Esc,
    /// The tabulator.
    Tab,
    /// Shift and the tabulator.
    BackTab,
    /// The cursor up.
    Up,
    /// The cursor down.
    Down,
    /// The cursor left.
    Left,
    /// The cursor right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// The key that takes back what was typed last.
    Backspace,
    /// The key that takes away what follows.
    Delete,
}

/// A key pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether the control key was held.
    pub ctrl: bool,
}

const NAMES: [(&str, KeyCode); 16] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("s-tab", KeyCode::BackTab),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("bs", KeyCode::Backspace),
    ("del", KeyCode::Delete),
    ("space", KeyCode::Char(' ')),
    ("lt", KeyCode::Char('<')),
];

impl Key {
    /// The key `code` alone.
    pub fn plain(code: KeyCode) -> Key {
        Key { code, ctrl: false }
    }

    /// The key that types `c`.
    pub fn char(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }

    /// As [`keys`] reads it.
    pub fn written(&self) -> String {
        let name = NAMES.iter().find(|(_, code)| *code == self.code).map(|(name, _)| *name);
        match (name, self.code) {
            (Some(name), _) => format!("<{name}>"),
            (None, KeyCode::Char(c)) if self.ctrl => format!("<c-{c}>"),
            (None, KeyCode::Char(c)) => c.to_string(),
            (None, _) => String::new(),
        }
    }

    fn named(name: &str) -> Option<Key> {
        if let Some(held) = name.strip_prefix("c-") {
            let mut chars = held.chars();
            return match (chars.next(), chars.next()) {
                (Some(c), None) => Some(Key { code: KeyCode::Char(c), ctrl: true }),
                _ => None,
            };
        }
        NAMES.iter().find(|(known, _)| *known == name).map(|&(_, code)| Key::plain(code))
    }
}

/// For people: `j`, `tab`, `Ctrl-D`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES.iter().find(|(name, code)| *code == self.code && *name != "lt").map(|(name, _)| *name);
        match (name, self.code) {
            (Some(name), _) => write!(f, "{name}"),
            (None, KeyCode::Char(c)) if self.ctrl => write!(f, "Ctrl-{}", c.to_uppercase()),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, _) => Ok(()),
        }
    }
}

/// The keys written in `text`, `"jj<tab>n<c-d>"`; `None` if a name in angle brackets is not known.
pub fn keys(text: &str) -> Option<Vec<Key>> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = if c == '<' { rest.find('>') } else { None };
        if let Some(end) = end {
            keys.push(Key::named(&rest[1..end])?);
            rest = &rest[end + 1..];
        } else {
            keys.push(Key::char(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    Some(keys)
}
