//! THE table: everything the reader can do, with its name, its keys and its help. The keymap, the help screen and the
//! hints at the bottom are all drawn from it.

/// Something the reader can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// To the next row.
    Down,
    /// To the row before.
    Up,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
    /// To the next claim.
    NextClaim,
    /// To the claim before.
    PreviousClaim,
    /// To the next paragraph.
    NextParagraph,
    /// To the paragraph before.
    PreviousParagraph,
    /// To the next divergence.
    NextDivergence,
    /// To the divergence before.
    PreviousDivergence,
    /// To the next conflict.
    NextConflict,
    /// To the conflict before.
    PreviousConflict,
    /// To the next claim that only this article makes.
    NextOnlyHere,
    /// To the one before.
    PreviousOnlyHere,
    /// To the other article.
    OtherSide,
    /// To the claim linked with the selected one.
    Partner,
    /// Opens everything known about the selected claim.
    Detail,
    /// Shows or folds page furniture.
    Furniture,
    /// Side by side or stacked.
    Arrangement,
    /// Opens the help.
    Help,
    /// Closes what is open on top.
    Close,
    /// Draws the screen anew.
    Redraw,
    /// Leaves for the shell, to come back later.
    Suspend,
    /// Ends the reader.
    Quit,
}

/// What an action is about: the sections of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Moving through the text.
    Moving,
    /// Moving by what the comparison found.
    Comparing,
    /// What is shown.
    Showing,
    /// The program itself.
    Program,
}

impl Topic {
    /// In the order of the help.
    pub const ALL: [Topic; 4] = [Topic::Comparing, Topic::Moving, Topic::Showing, Topic::Program];

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Topic::Moving => "Moving",
            Topic::Comparing => "Comparing",
            Topic::Showing => "Showing",
            Topic::Program => "Program",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// Its name in configuration and palette.
    pub name: &'static str,
    /// Its keys, the first shown in hints.
    pub keys: &'static [&'static str],
    /// What it does, for the help.
    pub help: &'static str,
    /// Its section of the help.
    pub topic: Topic,
    /// For the hints: rank (0 is shown first and dropped last) and two words.
    pub hint: Option<(u8, &'static str)>,
}

const fn entry(
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    help: &'static str,
    topic: Topic,
) -> Entry {
    Entry { action, name, keys, help, topic, hint: None }
}

impl Entry {
    const fn hinted(mut self, rank: u8, words: &'static str) -> Entry {
        self.hint = Some((rank, words));
        self
    }
}

/// Everything the reader can do, in the order of the help.
pub const ACTIONS: &[Entry] = &[
    entry(Action::NextDivergence, "next-divergence", &["n"], "next divergence", Topic::Comparing)
        .hinted(0, "next divergence"),
    entry(Action::PreviousDivergence, "previous-divergence", &["N"], "previous divergence", Topic::Comparing)
        .hinted(7, "previous"),
    entry(Action::NextConflict, "next-conflict", &["]c"], "next conflict", Topic::Comparing),
    entry(Action::PreviousConflict, "previous-conflict", &["[c"], "previous conflict", Topic::Comparing),
    entry(
        Action::NextOnlyHere,
        "next-only-here",
        &["]u"],
        "next claim of this side without counterpart",
        Topic::Comparing,
    )
    .hinted(5, "only here"),
    entry(Action::PreviousOnlyHere, "previous-only-here", &["[u"], "previous such claim", Topic::Comparing),
    entry(Action::Partner, "partner", &["p"], "to the passage it is linked with", Topic::Comparing)
        .hinted(4, "partner"),
    entry(Action::OtherSide, "other-side", &["<tab>", "<left>", "<right>"], "to the other article", Topic::Comparing)
        .hinted(3, "other side"),
    entry(Action::Detail, "detail", &["<enter>"], "reasons and both claims in full", Topic::Comparing)
        .hinted(2, "reasons"),
    entry(Action::Down, "down", &["j", "<down>"], "down a row", Topic::Moving),
    entry(Action::Up, "up", &["k", "<up>"], "up a row", Topic::Moving),
    entry(Action::NextClaim, "next-claim", &[")"], "next claim", Topic::Moving).hinted(6, "next claim"),
    entry(Action::PreviousClaim, "previous-claim", &["("], "previous claim", Topic::Moving),
    entry(Action::NextParagraph, "next-paragraph", &["}"], "next paragraph", Topic::Moving),
    entry(Action::PreviousParagraph, "previous-paragraph", &["{"], "previous paragraph", Topic::Moving),
    entry(Action::HalfPageDown, "half-page-down", &["<c-d>", "d"], "half a page down", Topic::Moving),
    entry(Action::HalfPageUp, "half-page-up", &["<c-u>", "u"], "half a page up", Topic::Moving),
    entry(Action::PageDown, "page-down", &["<space>", "<pgdn>", "<c-f>"], "a page down", Topic::Moving),
    entry(Action::PageUp, "page-up", &["b", "<pgup>", "<c-b>"], "a page up", Topic::Moving),
    entry(Action::Top, "top", &["g", "<home>"], "to the beginning", Topic::Moving),
    entry(Action::Bottom, "bottom", &["G", "<end>"], "to the end", Topic::Moving),
    entry(Action::Arrangement, "arrangement", &["l"], "side by side or stacked", Topic::Showing).hinted(8, "layout"),
    entry(Action::Furniture, "furniture", &["F"], "show or fold page furniture", Topic::Showing).hinted(4, "furniture"),
    entry(Action::Redraw, "redraw", &["<c-l>"], "draw the screen anew", Topic::Showing),
    entry(Action::Help, "help", &["?"], "this help", Topic::Program).hinted(1, "help"),
    entry(Action::Close, "close", &["<esc>"], "close what is open on top", Topic::Program),
    entry(Action::Suspend, "suspend", &["<c-z>"], "to the shell and back with fg", Topic::Program),
    entry(Action::Quit, "quit", &["q", "<c-c>"], "quit", Topic::Program).hinted(1, "quit"),
];

impl Action {
    /// Its row of the table.
    pub fn entry(self) -> Option<&'static Entry> {
        ACTIONS.iter().find(|entry| entry.action == self)
    }
}
