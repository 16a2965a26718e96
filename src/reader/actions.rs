//! THE table: everything the reader can do, with its name, its keys and its help. The keymap, the help, the palette, the
//! hints at the bottom and the names in the configuration are all drawn from it.

/// Something the reader can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// To the next divergence; while a search is on, to its next hit.
    NextDivergence,
    /// To the divergence before; while a search is on, to the hit before.
    PreviousDivergence,
    /// To the next conflict.
    NextConflict,
    /// To the conflict before.
    PreviousConflict,
    /// To the next claim that only this article makes.
    NextOnlyHere,
    /// To the one before.
    PreviousOnlyHere,
    /// To the next passage out of its own order.
    NextMoved,
    /// To the one before.
    PreviousMoved,
    /// To the claim linked with the selected one.
    Partner,
    /// Looks at the next link of the selected claim.
    NextLink,
    /// Looks at the one before.
    PreviousLink,
    /// To the other article.
    OtherSide,
    /// Opens everything known about the selected claim.
    Detail,
    /// Lists every divergence.
    Divergences,
    /// To the next row.
    Down,
    /// To the row before.
    Up,
    /// To the next claim.
    NextClaim,
    /// To the claim before.
    PreviousClaim,
    /// To the next paragraph.
    NextParagraph,
    /// To the paragraph before.
    PreviousParagraph,
    /// To the next heading.
    NextHeading,
    /// To the heading before.
    PreviousHeading,
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
    /// Back to where the reader jumped from.
    JumpBack,
    /// On again.
    JumpOn,
    /// Names the place of the cursor with the letter typed next.
    SetMark,
    /// To the place with the letter typed next.
    GoToMark,
    /// Looks for words in both articles.
    Search,
    /// To the next hit of the search.
    NextHit,
    /// To the hit before.
    PreviousHit,
    /// Ends the search: n leads to divergences again.
    EndSearch,
    /// The next arrangement.
    Arrangement,
    /// Linked passages level.
    Rows,
    /// Each article in its own order.
    Flow,
    /// One column.
    Stacked,
    /// One article.
    Single,
    /// The order of the other article.
    Lead,
    /// The article in focus alone.
    Zoom,
    /// Moves the divider left.
    Narrower,
    /// Moves the divider right.
    Wider,
    /// Puts the divider in the middle.
    Middle,
    /// Chooses what is shown.
    Filter,
    /// Folds what does not diverge.
    OnlyDivergences,
    /// Shows word-level changes in equal claims.
    Rewordings,
    /// Shows or folds page furniture.
    Furniture,
    /// Draws the screen anew.
    Redraw,
    /// Opens the browser: what else to read.
    Open,
    /// The next article of the story, on the side in focus.
    NextArticle,
    /// The article of the story before.
    PreviousArticle,
    /// Shows what each two articles of the story share.
    Story,
    /// Copies the claim selected.
    CopyClaim,
    /// Copies the claim selected and its counterpart.
    CopyPair,
    /// Copies why the two diverge.
    CopyReason,
    /// Opens the address in the passage in a browser.
    Visit,
    /// Opens the file of the article in the reader's own editor.
    Edit,
    /// Reads the articles again.
    Reload,
    /// Opens the help.
    Help,
    /// Opens the palette of all actions.
    Palette,
    /// Closes what is open on top.
    Close,
    /// Leaves for the shell, to come back later.
    Suspend,
    /// Ends the reader.
    Quit,
}

/// What an action is about: the sections of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Moving by what the comparison found.
    Comparing,
    /// Moving through the text.
    Moving,
    /// Looking for words.
    Searching,
    /// What is shown.
    Showing,
    /// What is read.
    Opening,
    /// The program itself.
    Program,
}

impl Topic {
    /// In the order of the help.
    pub const ALL: [Topic; 6] =
        [Topic::Comparing, Topic::Moving, Topic::Searching, Topic::Showing, Topic::Opening, Topic::Program];

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Topic::Comparing => "Comparing",
            Topic::Moving => "Moving",
            Topic::Searching => "Searching",
            Topic::Showing => "Showing",
            Topic::Opening => "Opening",
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
    /// Its keys, the first shown in hints; none for what only the palette offers.
    pub keys: &'static [&'static str],
    /// What it does, for the help.
    pub help: &'static str,
    /// Its section of the help.
    pub topic: Topic,
    /// For the hints: rank (0 is shown first and dropped last) and two words.
    pub hint: Option<(u8, &'static str)>,
}

type Keys = &'static [&'static str];

const fn entry(action: Action, name: &'static str, keys: Keys, help: &'static str, topic: Topic) -> Entry {
    Entry { action, name, keys, help, topic, hint: None }
}

impl Entry {
    const fn hinted(mut self, rank: u8, words: &'static str) -> Entry {
        self.hint = Some((rank, words));
        self
    }
}

/// Everything the reader can do, in the order of the help.
#[rustfmt::skip]
pub const ACTIONS: &[Entry] = &[
    entry(Action::NextDivergence, "next-divergence", &["n"], "next divergence; after a search, next hit", Topic::Comparing).hinted(0, "next divergence"),
    entry(Action::PreviousDivergence, "previous-divergence", &["N"], "previous divergence; after a search, previous hit", Topic::Comparing).hinted(7, "previous"),
    entry(Action::NextConflict, "next-conflict", &["]c"], "next conflict", Topic::Comparing),
    entry(Action::PreviousConflict, "previous-conflict", &["[c"], "previous conflict", Topic::Comparing),
    entry(Action::NextOnlyHere, "next-only-here", &["]u"], "next claim of this side without counterpart", Topic::Comparing).hinted(5, "only here"),
    entry(Action::PreviousOnlyHere, "previous-only-here", &["[u"], "previous such claim", Topic::Comparing),
    entry(Action::NextMoved, "next-moved", &["]m"], "next passage that stands elsewhere in its article", Topic::Comparing),
    entry(Action::PreviousMoved, "previous-moved", &["[m"], "previous such passage", Topic::Comparing),
    entry(Action::Partner, "partner", &["p", "gp"], "to the passage it is linked with", Topic::Comparing).hinted(4, "partner"),
    entry(Action::NextLink, "next-link", &["]l"], "next link of this claim", Topic::Comparing).hinted(4, "next link"),
    entry(Action::PreviousLink, "previous-link", &["[l"], "previous link of this claim", Topic::Comparing),
    entry(Action::OtherSide, "other-side", &["<tab>", "<left>", "<right>"], "to the other article", Topic::Comparing).hinted(3, "other side"),
    entry(Action::Detail, "detail", &["<enter>"], "reasons and both claims in full", Topic::Comparing).hinted(2, "reasons"),
    entry(Action::Divergences, "divergences", &["d"], "list of all divergences", Topic::Comparing).hinted(5, "list"),
    entry(Action::Down, "down", &["j", "<down>"], "down a row", Topic::Moving),
    entry(Action::Up, "up", &["k", "<up>"], "up a row", Topic::Moving),
    entry(Action::NextClaim, "next-claim", &[")"], "next claim", Topic::Moving).hinted(6, "next claim"),
    entry(Action::PreviousClaim, "previous-claim", &["("], "previous claim", Topic::Moving),
    entry(Action::NextParagraph, "next-paragraph", &["}"], "next paragraph", Topic::Moving),
    entry(Action::PreviousParagraph, "previous-paragraph", &["{"], "previous paragraph", Topic::Moving),
    entry(Action::NextHeading, "next-heading", &["]h"], "next heading", Topic::Moving),
    entry(Action::PreviousHeading, "previous-heading", &["[h"], "previous heading", Topic::Moving),
    entry(Action::HalfPageDown, "half-page-down", &["<c-d>"], "half a page down", Topic::Moving),
    entry(Action::HalfPageUp, "half-page-up", &["<c-u>"], "half a page up", Topic::Moving),
    entry(Action::PageDown, "page-down", &["<space>", "<pgdn>", "<c-f>"], "a page down", Topic::Moving),
    entry(Action::PageUp, "page-up", &["b", "<pgup>", "<c-b>"], "a page up", Topic::Moving),
    entry(Action::Top, "top", &["gg", "<home>"], "to the beginning", Topic::Moving),
    entry(Action::Bottom, "bottom", &["G", "<end>"], "to the end", Topic::Moving),
    entry(Action::JumpBack, "jump-back", &["<c-o>", "[j"], "back to where you jumped from", Topic::Moving),
    entry(Action::JumpOn, "jump-on", &["]j"], "on again after going back", Topic::Moving),
    entry(Action::SetMark, "set-mark", &["m"], "then a letter: mark this place", Topic::Moving),
    entry(Action::GoToMark, "go-to-mark", &["'"], "then a letter: to the place so marked", Topic::Moving),
    entry(Action::Search, "search", &["/"], "look for words in both articles; Ctrl-R: by regex", Topic::Searching).hinted(6, "search"),
    entry(Action::NextHit, "next-hit", &[], "next hit of the search", Topic::Searching),
    entry(Action::PreviousHit, "previous-hit", &[], "previous hit of the search", Topic::Searching),
    entry(Action::EndSearch, "end-search", &[], "end the search: n leads to divergences again", Topic::Searching),
    entry(Action::Arrangement, "arrangement", &["l"], "next arrangement: rows, flow, stacked, single", Topic::Showing).hinted(8, "layout"),
    entry(Action::Rows, "rows", &[], "side by side, linked passages level", Topic::Showing),
    entry(Action::Flow, "flow", &[], "side by side, each in its own order, links drawn", Topic::Showing),
    entry(Action::Stacked, "stacked", &[], "one column, counterparts beneath each other", Topic::Showing),
    entry(Action::Single, "single", &[], "one article, with the counterpart of each claim", Topic::Showing),
    entry(Action::Lead, "lead", &["L"], "rows in the order of the other article", Topic::Showing),
    entry(Action::Zoom, "zoom", &["z"], "this article alone, and back", Topic::Showing),
    entry(Action::Narrower, "divider-left", &["-"], "divider to the left", Topic::Showing),
    entry(Action::Wider, "divider-right", &["+"], "divider to the right", Topic::Showing),
    entry(Action::Middle, "divider-middle", &["="], "divider to the middle", Topic::Showing),
    entry(Action::Filter, "filter", &["f"], "choose what is shown, fold the rest", Topic::Showing).hinted(6, "filter"),
    entry(Action::OnlyDivergences, "only-divergences", &["x"], "fold all but divergences, and back", Topic::Showing),
    entry(Action::Rewordings, "rewordings", &["w"], "underline what equal claims word otherwise", Topic::Showing),
    entry(Action::Furniture, "furniture", &["F"], "show or fold page furniture", Topic::Showing).hinted(4, "furniture"),
    entry(Action::Redraw, "redraw", &["<c-l>"], "draw the screen anew", Topic::Showing),
    entry(Action::Open, "open", &["o"], "choose what to read", Topic::Opening).hinted(9, "open"),
    entry(Action::NextArticle, "next-article", &[">"], "next article of the story on this side", Topic::Opening).hinted(4, "next article"),
    entry(Action::PreviousArticle, "previous-article", &["<lt>"], "previous article of the story on this side", Topic::Opening),
    entry(Action::Story, "story", &["s"], "what each two articles of the story share", Topic::Opening).hinted(5, "story"),
    entry(Action::CopyClaim, "copy-claim", &["yc"], "copy this claim", Topic::Opening),
    entry(Action::CopyPair, "copy-pair", &["yp"], "copy this claim and its counterpart", Topic::Opening),
    entry(Action::CopyReason, "copy-reason", &["yr"], "copy the reason, with both quotations", Topic::Opening),
    entry(Action::Visit, "visit", &["gx"], "open the address in this passage in a browser", Topic::Opening),
    entry(Action::Edit, "edit", &["e"], "open this file in $EDITOR, at this line", Topic::Opening),
    entry(Action::Reload, "reload", &["R"], "read and compare both files again", Topic::Opening),
    entry(Action::Help, "help", &["?"], "this help", Topic::Program).hinted(1, "help"),
    entry(Action::Palette, "palette", &[":"], "every action by name", Topic::Program).hinted(9, "actions"),
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
