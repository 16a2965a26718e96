//! The reader on a real terminal: drawing, input, signals.
