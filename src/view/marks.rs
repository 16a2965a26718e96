//! The signs that say how a claim stands: never colour alone.

use crate::{comparison::Standing, judge::Relation};

/// The signs drawn, in the characters that the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Nearly the same words.
    pub same: &'static str,
    /// The same claim in other words.
    pub agrees: &'static str,
    /// Both cannot be right.
    pub conflicts: &'static str,
    /// A softer divergence.
    pub differs: &'static str,
    /// The same matter, no shared claim.
    pub related: &'static str,
    /// Told here only.
    pub only_here: &'static str,
    /// A passage out of its own article's order.
    pub moved: &'static str,
    /// Something left out or folded.
    pub fold: &'static str,
    /// Between two titles or two quotations.
    pub versus: &'static str,
    /// Between two quotations that stand against each other.
    pub against: &'static str,
    /// The item of a list.
    pub bullet: &'static str,
    /// Beside a quotation set off as a block.
    pub quote: &'static str,
    /// Beside the selected claim.
    pub bar: &'static str,
    /// Where the next letter goes.
    pub cursor: &'static str,
    /// In front of what a menu shows and what it leaves out.
    pub ticks: (&'static str, &'static str),
    /// The full and the empty part of a bar.
    pub bars: (&'static str, &'static str),
    /// Beside the claims linked with it.
    pub thin_bar: &'static str,
    /// A quotation's opening and closing mark.
    pub quotes: (&'static str, &'static str),
    /// Between two things on a line.
    pub dot: &'static str,
    /// Lines and corners.
    pub lines: Lines,
}

/// Lines and corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// Along a row.
    pub across: &'static str,
    /// Along a row, between passages of which other claims are linked.
    pub dotted: &'static str,
    /// Down a column.
    pub down: &'static str,
    /// Corners: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// For each way that lines meet in a cell, by the sides they go to as [`Joint`](super::Joint) has them.
    pub joints: [&'static str; 16],
    /// The part of the overview that is on the screen, and the rest of it.
    pub overview: (&'static str, &'static str),
    /// Towards something above and below the screen.
    pub beyond: (&'static str, &'static str),
}

impl Glyphs {
    /// For a terminal that shows Unicode.
    pub const UNICODE: Glyphs = Glyphs {
        same: "=",
        agrees: "≈",
        conflicts: "≠",
        differs: "≁",
        related: "~",
        only_here: "+",
        moved: "↕",
        fold: "⋯",
        versus: "⇄",
        against: "↔",
        bullet: "•",
        quote: "▎",
        bar: "▌",
        cursor: "▏",
        ticks: ("●", "○"),
        bars: ("■", "·"),
        thin_bar: "▏",
        quotes: ("“", "”"),
        dot: "·",
        lines: Lines {
            across: "─",
            dotted: "┄",
            down: "│",
            corners: ["╭", "╮", "╰", "╯"],
            joints: [" ", "│", "─", "╰", "│", "│", "╭", "├", "─", "╯", "─", "┴", "╮", "┤", "┬", "┼"],
            overview: ("▐", "▕"),
            beyond: ("↑", "↓"),
        },
    };

    /// For a terminal that shows ASCII only.
    pub const ASCII: Glyphs = Glyphs {
        same: "=",
        agrees: "%",
        conflicts: "#",
        differs: "!",
        related: "~",
        only_here: "+",
        moved: "^",
        fold: "...",
        versus: "<>",
        against: "<->",
        bullet: "*",
        quote: "|",
        bar: ">",
        cursor: "_",
        ticks: ("[x]", "[ ]"),
        bars: ("#", "."),
        thin_bar: ":",
        quotes: ("\"", "\""),
        dot: "-",
        lines: Lines {
            across: "-",
            dotted: ".",
            down: "|",
            corners: ["+", "+", "+", "+"],
            joints: [" ", "|", "-", "+", "|", "|", "+", "+", "-", "+", "-", "+", "+", "+", "+", "+"],
            overview: ("#", "."),
            beyond: ("^", "v"),
        },
    };

    /// The sign of a relation.
    pub fn relation(&self, relation: Relation) -> &'static str {
        match relation {
            Relation::Same => self.same,
            Relation::Agrees => self.agrees,
            Relation::Conflicts => self.conflicts,
            Relation::Differs => self.differs,
            Relation::Related => self.related,
        }
    }

    /// The sign of a standing; nothing for a heading without counterpart.
    pub fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Linked(relation) => self.relation(relation),
            Standing::OnlyHere => self.only_here,
            Standing::Silent => "",
        }
    }
}
