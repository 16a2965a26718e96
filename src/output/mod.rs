//! A comparison, or an article, in print.
//!
//! Only reads what it is given, and writes to the `Write` it is handed.

pub mod extract;
pub mod json;
pub mod text;
