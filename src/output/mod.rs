//! A comparison in print: text and JSON.
