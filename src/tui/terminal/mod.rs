//! The terminal taken over and given back, whatever happens in between.

mod events;
mod guard;

pub(super) use events::{Event, Events};
pub use guard::TerminalGuard;
