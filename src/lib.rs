//! Parallax opens two articles on one story side by side, aligns what they say claim by claim, and shows where they
//! overlap, where they diverge and what only one of them tells.
//!
//! ```text
//!  bytes ──▶ Article ──▶ Claims ──▶ Links ──▶ Comparison ──▶ Rows ──▶ screen
//! ```
//!
//! The modules stand on floors: each may use lower ones only (`tests/floors.rs`). From [`text`] up to [`output`] everything
//! is pure and deterministic.

pub mod align;
pub mod article;
#[cfg(feature = "encoder")]
pub mod cache;
pub mod claims;
pub mod cli;
pub mod comparison;
pub mod config;
pub mod ingest;
pub mod judge;
pub mod output;
pub mod reader;
pub mod source;
pub mod text;
pub mod tui;
pub mod view;
