//! A comparison as a report to read, in plain text.

use std::io::{self, Write};

use crate::{
    article::Article,
    comparison::{Comparison, Link, Standing},
    judge::Relation,
    text::{Pair, Side, wrap::wrap},
    view::Glyphs,
};

/// Columns before the words of an entry: room for mark, number and side.
const INDENT: usize = 6;

/// Writes the report in lines of at most `width` columns: what diverges with the reasons, what overlaps, what only one
/// side tells.
///
/// # Errors
/// Those of `out`.
pub fn report(comparison: &Comparison, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report { comparison, width: width.max(INDENT + 10), out };
    report.head()?;
    report.diverging()?;
    report.overlapping("Agree", |relation| matches!(relation, Relation::Same | Relation::Agrees))?;
    report.overlapping("Related", |relation| relation == Relation::Related)?;
    report.only(Side::Left)?;
    report.only(Side::Right)
}

struct Report<'a> {
    comparison: &'a Comparison,
    width: usize,
    out: &'a mut dyn Write,
}

impl<'a> Report<'a> {
    fn head(&mut self) -> io::Result<()> {
        for side in Side::BOTH {
            let article = &self.comparison.articles[side];
            self.entry(&format!("{:<5} ", label(side)), article.name())?;
            let source = source_line(article);
            self.entry("", &source)?;
            for warning in &article.warnings {
                self.entry("", &format!("note: {warning}"))?;
            }
        }
        for note in self.comparison.notes() {
            self.entry("note  ", &note.to_string())?;
        }
        let summary = self.comparison.summary();
        writeln!(self.out)?;
        let counts = format!(
            "{} agree · {} diverge · {} related · {} only left · {} only right",
            summary.agree,
            summary.diverge(),
            summary.related,
            summary.only_here.left,
            summary.only_here.right
        );
        for line in wrap(&counts, self.width) {
            writeln!(self.out, "{}", line.of(&counts))?;
        }
        Ok(())
    }

    fn diverging(&mut self) -> io::Result<()> {
        let links = self.links(Relation::diverges);
        if links.is_empty() {
            return Ok(());
        }
        self.heading("Diverge", links.len())?;
        for (index, link) in links.iter().enumerate() {
            if index > 0 {
                writeln!(self.out)?;
            }
            for (number, reason) in link.reasons.iter().enumerate() {
                let mark = if number == 0 { Glyphs::UNICODE.relation(link.relation) } else { " " };
                let why = format!("{} Confidence: {}.", reason.text, reason.confidence.name());
                self.entry(&format!("  {mark}   "), &why)?;
            }
            self.both(link, "   ")?;
        }
        Ok(())
    }

    fn overlapping(&mut self, title: &str, wanted: impl Fn(Relation) -> bool) -> io::Result<()> {
        let mut links = self.links(wanted);
        if links.is_empty() {
            return Ok(());
        }
        links.sort_by(|a, b| a.left.cmp(&b.left).then(b.score.total_cmp(&a.score)));
        self.heading(title, links.len())?;
        let mut before: Option<&Link> = None;
        for link in links {
            let mark = Glyphs::UNICODE.relation(link.relation);
            // What the left says once and the right in several places is quoted once, with the nearest first.
            if before.is_some_and(|before| before.left == link.left) {
                self.entry(&format!("  {mark} R "), self.comparison.side(Side::Right).text(link.right))?;
            } else {
                if before.is_some() {
                    writeln!(self.out)?;
                }
                self.both(link, &format!("  {mark}"))?;
            }
            before = Some(link);
        }
        Ok(())
    }

    fn only(&mut self, side: Side) -> io::Result<()> {
        let view = self.comparison.side(side);
        let standings = self.comparison.standings(side);
        let only: Vec<usize> = (0..view.len()).filter(|&index| standings[index] == Standing::OnlyHere).collect();
        if only.is_empty() {
            return Ok(());
        }
        self.heading(&format!("Only {}, no counterpart found", label(side).to_lowercase()), only.len())?;
        for index in only {
            self.entry(&format!("  {}   ", Glyphs::UNICODE.only_here), view.text(index))?;
        }
        Ok(())
    }

    fn links(&self, wanted: impl Fn(Relation) -> bool) -> Vec<&'a Link> {
        let claims = &self.comparison.claims;
        self.comparison
            .links
            .iter()
            .filter(|link| wanted(link.relation))
            .filter(|link| claims.left[link.left].asserts && claims.right[link.right].asserts)
            .collect()
    }

    fn both(&mut self, link: &Link, before: &str) -> io::Result<()> {
        let words = Pair::from_fn(|side| self.comparison.side(side).text(link.claim(side)));
        if words.left == words.right {
            return self.entry(&format!("{before}LR "), words.left);
        }
        self.entry(&format!("{before} L "), words.left)?;
        self.entry("    R ", words.right)
    }

    fn heading(&mut self, title: &str, count: usize) -> io::Result<()> {
        writeln!(self.out, "\n{title} ({count})\n")
    }

    /// Words wrapped beside a label of [`INDENT`] columns.
    fn entry(&mut self, label: &str, words: &str) -> io::Result<()> {
        for (index, line) in wrap(words, self.width - INDENT).into_iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            writeln!(self.out, "{label:INDENT$}{}", line.of(words))?;
        }
        Ok(())
    }
}

fn source_line(article: &Article) -> String {
    let meta = &article.meta;
    [meta.outlet.as_deref(), meta.byline.as_deref(), meta.published.as_deref(), Some(article.origin.label())]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

fn label(side: Side) -> &'static str {
    match side {
        Side::Left => "Left",
        Side::Right => "Right",
    }
}
