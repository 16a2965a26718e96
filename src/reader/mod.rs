//! The reader's state and what keys do to it, without a terminal.

mod actions;
mod app;
mod key;
mod keymap;
mod moves;
mod panel;
mod status;

pub use actions::{ACTIONS, Action, Entry, Topic};
pub use app::{App, Effect, Layer, Msg, Setup};
pub use key::{Key, KeyCode, keys};
pub use keymap::{Keymap, Match};
pub use panel::Panel;
