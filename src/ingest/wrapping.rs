//! Which lines of a text were one paragraph before something wrapped it at a column.
//!
//! A wrapper puts a word on the next line only when it does not fit. So a column is found where runs of lines all end
//! shortly before it, and a line continues the one before it if its first word would have gone past that column.
//!
//! Somebody who breaks lines by hand keeps to no column. There a line continues the one before it if the sentence plainly
//! goes on.

use super::lines::Line;

/// Fewest and most characters a wrapped line is taken to have.
const NARROWEST: usize = 44;
const WIDEST: usize = 130;
/// Ends of full lines may lie this far apart and still speak for one column.
const SLACK: usize = 8;
/// Most columns one text is taken to mix.
const MOST_COLUMNS: usize = 4;

/// The columns at which the regions of a text are wrapped.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// Index of a region's first line, and its column. In order; each goes up to the next.
    regions: Vec<(usize, usize)>,
}

/// A run of lines that end alike.
struct Vote {
    first: usize,
    column: usize,
    lines: usize,
    /// Breaks after which the text goes on in lower case, as a paragraph does and a list of headlines does not.
    running: usize,
}

impl Columns {
    /// The columns of a text.
    pub(super) fn of(lines: &[Line<'_>]) -> Columns {
        let mut votes = votes(lines);
        let mut regions: Vec<(usize, usize)> = Vec::new();
        for _ in 0..MOST_COLUMNS {
            let Some(column) = strongest(&votes) else { break };
            let near = |vote: &Vote| vote.column + SLACK >= column && vote.column <= column;
            regions.extend(votes.iter().filter(|v| near(v)).map(|v| (v.first, column)));
            votes.retain(|vote| !near(vote));
        }
        regions.sort_unstable();
        if let Some(first) = regions.first_mut() {
            first.0 = 0;
        }
        Columns { regions }
    }

    /// Whether the line after `last` continues the unit that began with line `first`.
    pub(super) fn continues(&self, lines: &[Line<'_>], first: usize, last: usize) -> bool {
        let (line, next) = (&lines[last], &lines[last + 1]);
        if next.gap || next.marker.is_some() {
            return false;
        }
        let hangs = lines[first].marker.is_some_and(|m| next.indent >= lines[first].indent + m.len.min(2));
        let aligned = if last == first {
            hangs || next.indent == line.indent || next.indent + SLACK >= line.indent && next.indent <= line.indent
        } else {
            next.indent == line.indent
        };
        let wrapped = || self.column(last).is_some_and(|column| next.end <= column + 1 && breaks(line, next, column));
        aligned && (wrapped() || sentence_goes_on(line, next))
    }

    fn column(&self, line: usize) -> Option<usize> {
        let after = self.regions.partition_point(|(first, _)| *first <= line);
        self.regions.get(after.checked_sub(1)?).map(|(_, column)| *column)
    }
}

/// Words that a line has at least that goes on in the next, and the next unless a sentence ends with it: entries of
/// menus and lists are shorter.
const FEWEST_WORDS: usize = 5;

/// Whether a sentence stands across the end of `line`, wherever that is: it is left open there, and goes on in lower case.
fn sentence_goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    let words = |line: &Line<'_>| line.text.split_whitespace().take(FEWEST_WORDS).count();
    let open = line.text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-'));
    let closes = || next.text.trim_end_matches(['"', '”', '’', '\'', '»', ')']).ends_with(['.', '!', '?']);
    open && next.text.starts_with(char::is_lowercase)
        && words(line) >= FEWEST_WORDS
        && (words(next) >= FEWEST_WORDS || closes())
}

/// Whether a wrapper at `column` would have put the first word of `next` on its own line. Where the text plainly runs
/// on, lines broken by hand may be somewhat shorter.
fn breaks(line: &Line<'_>, next: &Line<'_>, column: usize) -> bool {
    let runs_on =
        next.text.starts_with(char::is_lowercase) && line.text.ends_with(|c: char| c.is_alphanumeric() || c == '-');
    let slack = if runs_on { SLACK } else { 0 };
    line.end <= column + 1 && line.end + 1 + first_word(next) + slack > column
}

fn first_word(line: &Line<'_>) -> usize {
    line.text.chars().take_while(|c| !c.is_whitespace()).count()
}

/// Runs of lines that all end at one column.
fn votes(lines: &[Line<'_>]) -> Vec<Vote> {
    let mut votes = Vec::new();
    let mut first = 0;
    while first < lines.len() {
        let mut last = first;
        while last + 1 < lines.len() && !lines[last + 1].gap && lines[last + 1].marker.is_none() {
            last += 1;
        }
        vote(&lines[first..=last], first, &mut votes);
        first = last + 1;
    }
    votes
}

/// The longest stretches of `run` that could be one paragraph each.
fn vote(run: &[Line<'_>], offset: usize, votes: &mut Vec<Vote>) {
    let mut from = 0;
    while from + 1 < run.len() {
        let mut column = run[from].end;
        let mut shortest = run[from].end + first_word(&run[from + 1]);
        let mut to = from;
        // Extends while every line but the last ends so that the word after it would not have fitted.
        while to + 1 < run.len() && (NARROWEST..=WIDEST).contains(&run[to].end) {
            let widest = column.max(run[to].end);
            let least = shortest.min(run[to].end + first_word(&run[to + 1]));
            if least < widest || run[to + 1].end > widest + SLACK {
                break;
            }
            (column, shortest) = (widest, least);
            to += 1;
        }
        let running = (from + 1..=to).filter(|&i| run[i].text.starts_with(char::is_lowercase)).count();
        // Two lines speak for a column only where the second plainly goes on.
        if to >= from + 2 || to == from + 1 && running == 1 {
            votes.push(Vote { first: offset + from, column, lines: to - from, running });
        }
        from = to.max(from + 1);
    }
}

/// The column that most wrapped lines end shortly before.
fn strongest(votes: &[Vote]) -> Option<usize> {
    let mut lines = [0usize; WIDEST + SLACK + 2];
    let mut running = [0usize; WIDEST + SLACK + 2];
    for vote in votes.iter().filter(|vote| vote.column <= WIDEST) {
        for column in vote.column..=vote.column + SLACK {
            lines[column] += vote.lines;
            running[column] += vote.running;
        }
    }
    let at_vote = |column: usize| votes.iter().any(|vote| vote.column == column);
    let mut best: Option<usize> = None;
    for column in (NARROWEST..=WIDEST).filter(|&c| at_vote(c)) {
        let convincing = running[column] >= 2 && running[column] * 3 >= lines[column];
        if convincing && best.is_none_or(|best| lines[column] >= lines[best]) {
            best = Some(column);
        }
    }
    best
}
