use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::engine::EngineName;

/// Reads two articles on one story side by side, and shows claim by claim where they overlap, where they diverge and
/// what only one of them tells.
///
/// Without arguments it opens a sample story. On a terminal the two articles open in the reader (`?` there lists the
/// keys, `q` leaves it); otherwise the comparison is printed as text.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub(super) struct Arguments {
    /// The articles: files, or `-` for standard input. The first two open side by side, the others are a key away; a
    /// folder stands for the articles in it
    #[arg(value_name = "ARTICLE")]
    pub(super) articles: Vec<String>,
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
    #[command(flatten)]
    pub(super) screen: Screen,
}

/// How the reader looks.
#[derive(Debug, Args)]
pub(super) struct Screen {
    /// The colours of the reader
    #[arg(long, value_enum)]
    pub(super) theme: Option<ThemeName>,
    /// The configuration [default: `parallax/config.toml` in `$XDG_CONFIG_HOME`]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Print the configuration in force, with every setting and key, and end
    #[arg(long)]
    pub(super) print_config: bool,
    /// Keep nothing: neither what claims mean nor which articles were read
    #[arg(long)]
    pub(super) no_store: bool,
    /// Print the screen after these keys instead of opening the reader, as in "nn<enter>"
    #[arg(long, hide = true)]
    pub(super) keys: Option<String>,
    /// The size of the screen to print
    #[arg(long, hide = true, value_name = "COLUMNSxROWS", num_args = 0..=1, default_missing_value = "100x30", value_parser = size)]
    pub(super) print: Option<(u16, u16)>,
    /// Draw marks, borders and punctuation with ASCII characters only
    #[arg(long)]
    pub(super) ascii: bool,
}

/// "100x30" as columns and rows.
fn size(text: &str) -> Result<(u16, u16), String> {
    let parts = text.split_once('x').and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    parts
        .filter(|&(columns, rows)| columns <= 1000 && rows <= 1000)
        .ok_or_else(|| "a size is written 100x30".to_owned())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ThemeName {
    /// Light or dark, as the terminal says; without colours where NO_COLOR is set
    Auto,
    /// For a light background
    Light,
    /// For a dark background
    Dark,
    /// Black and white with few bright colours
    Contrast,
    /// Without colours
    Mono,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Print how two articles stand to each other
    ///
    /// Exits with 0 if nothing diverges, 1 if something does, 2 if there was trouble.
    Compare(Compare),
    /// Print articles without the page furniture around them
    Extract(Extract),
    /// Compare many pairs: JSON Lines in, JSON Lines out
    ///
    /// A record is {"id", "left": A, "right": A} with A one of {"text": "..."}, {"path": "..."} or {"title": "...",
    /// "paragraphs": [["sentence", ...], ...]}. Answers come in the order of the records. A record that cannot be
    /// answered gives {"id", "line", "error"}, and the exit code is 2 in the end.
    Batch(Batch),
    /// Judge pairs of sentences taken as linked: JSON Lines in, JSON Lines out
    ///
    /// A record is {"id", "left": "sentence", "right": "sentence"}.
    Judge(Lines),
    /// Split texts into sentences: JSON Lines in, JSON Lines out
    ///
    /// A record is {"id", "text"}.
    Split(Lines),
    /// Say what claims mean, to the reader that began this process
    #[cfg(feature = "encoder")]
    #[command(hide = true)]
    Mean {
        /// Threads to work with
        threads: usize,
    },
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The article on the left: a file, or `-` for standard input
    pub(super) left: String,
    /// The article on the right, likewise
    pub(super) right: String,
    /// What to print
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub(super) format: CompareFormat,
    /// Columns of the text
    #[arg(long, default_value_t = 80, value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub(super) width: u16,
    /// What tells which claims belong together
    #[arg(long, value_enum, default_value_t)]
    pub(super) engine: EngineName,
    /// Keep nothing in the user's cache, and take nothing from it
    #[arg(long)]
    pub(super) no_store: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CompareFormat {
    /// A report to read
    Text,
    /// The whole comparison (docs/comparison.schema.json)
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Extract {
    /// The articles: files, or `-` for standard input
    #[arg(required = true)]
    pub(super) files: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub(super) format: ExtractFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExtractFormat {
    /// The article's text, a blank line between blocks
    Text,
    /// One object a line a file, with the furniture
    Json,
    /// Markdown
    Markdown,
}

#[derive(Debug, Args)]
pub(super) struct Batch {
    /// Also print candidates under the threshold, from this score on
    #[arg(long, value_name = "S")]
    pub(super) min_score: Option<f64>,
    /// What tells which claims belong together
    #[arg(long, value_enum, default_value_t)]
    pub(super) engine: EngineName,
    #[command(flatten)]
    pub(super) lines: Lines,
}

#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Lines {
    /// Threads to work with [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<NonZeroUsize>,
}
