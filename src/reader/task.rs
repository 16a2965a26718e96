//! What the reader asks of the outside, and what it hears back.

use super::{Key, Listing, Mouse, Share};
use crate::{
    article::{Article, LineRange, Origin},
    comparison::Comparison,
    text::Pair,
    view::CodeTones,
};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The screen has so many columns and rows.
    Resize(u16, u16),
    /// Two articles were read and compared; or a sentence says why not.
    Opened(Result<Box<Comparison>, String>),
    /// The articles shown, which had not been compared yet, are compared.
    Compared(Box<Comparison>),
    /// Whether the articles shown are being compared in more depth.
    Deepening(bool),
    /// The articles shown were compared in more depth.
    Refined(Box<Comparison>),
    /// What the words in the code of the articles at these places are.
    Highlighted(Box<Pair<(Origin, CodeTones)>>),
    /// What two articles of the story share, by place, and what they are called.
    Surveyed((usize, usize), Share, Box<Pair<String>>),
    /// What there is to open in a folder.
    Listed(Listing),
    /// The beginning of an article that could be opened.
    Previewed(Origin, String),
    /// Nothing could be found that shows this address.
    NotVisited(String),
    /// The reader's own editor is done with a file.
    Edited {
        /// The path of the file, as given.
        path: String,
        /// Whether there is something else in it now.
        changed: bool,
        /// A sentence that says what went wrong.
        trouble: Option<String>,
    },
}

/// What the outside shall do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// End the reader.
    Quit,
    /// Stop until the shell continues the program.
    Suspend,
    /// Draw every cell anew, whatever the terminal shows.
    Redraw,
    /// Begin with this work; the answer comes as a message.
    Work(Task),
    /// Give up the work begun.
    Cancel,
    /// Put this text on the clipboard.
    Copy(String),
    /// Show this address in a browser.
    Visit(String),
    /// Hand the terminal to the reader's own editor, and say when it is done.
    Edit(Box<Passage>),
}

/// A place in the file that an article was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The path as given.
    pub path: String,
    /// The lines of the file it is somewhere in, where they are known.
    pub lines: Option<LineRange>,
    /// What is written there, as it was read: without marks, in one line.
    pub words: String,
}

/// Work that may take long.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Read two articles and compare them.
    Open(Box<Pair<Wanted>>),
    /// Compare the two articles and say what they share, for each of these in turn.
    Survey(Vec<((usize, usize), Pair<Origin>)>),
    /// Likewise, in more depth, when there is nothing else to do.
    SurveyDeeper((usize, usize), Pair<Origin>),
    /// Find what the words in the code of these articles are.
    Highlight(Box<Pair<Article>>),
    /// Say what there is to open in a folder; without one, where the program was started.
    List(Option<String>),
    /// Read the beginning of an article.
    Preview(Origin),
    /// Compare the articles shown in more depth.
    Refine(Box<Comparison>),
    /// Compare the articles shown, which have not been compared yet.
    Compare(Box<Pair<Article>>),
}

/// An article to be compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// That has been read already.
    Read(Box<Article>),
    /// That is still to be read.
    At(Origin),
}
