//! From judged units to an article: what is title, standfirst, byline, heading, paragraph, and what is set aside.

use memchr::{memchr2, memchr2_iter};

use super::byline::{Byline, byline, is_dateline, is_time};
use super::furniture::{Judged, is_source_line, is_sources_heading};
use super::title::{capitals, title};
use super::unit::{Form, Unit};
use super::vocabulary::Group;
use crate::article::BlockKind;

/// How many units around the start of the text bylines are looked for.
const BYLINE_REACH: usize = 8;

/// What a unit is in the article; `None` for furniture.
pub(super) type Role = Option<BlockKind>;

/// What was found about the top of an article.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// The first byline.
    pub(super) byline: Byline,
    /// The units between which title, byline and date stand.
    pub(super) range: std::ops::Range<usize>,
}

/// Gives each unit its role.
pub(super) fn roles(units: &[Unit<'_>], judged: &Judged) -> (Vec<Role>, Front) {
    let mut reader = Reader { units, judged, roles: vec![None; units.len()], kept: judged.kept.clone() };
    reader.drop_loose_ends();
    let front = reader.front();
    reader.body(front.range.end);
    (reader.roles, front)
}

struct Reader<'a> {
    units: &'a [Unit<'a>],
    judged: &'a Judged,
    roles: Vec<Role>,
    kept: Vec<bool>,
}

impl Reader<'_> {
    fn text(&self, i: usize) -> &str {
        self.units[i].text.as_ref()
    }

    fn is_prose(&self, i: usize) -> bool {
        self.judged.looks[i].prose
    }

    fn share(&self, i: usize, group: Group) -> f32 {
        self.judged.looks[i].coverage.of(group)
    }

    /// A line without a sentence at the end of the article heads nothing: it belongs to what follows.
    fn drop_loose_ends(&mut self) {
        if !(0..self.units.len()).any(|i| self.kept[i] && self.is_prose(i)) {
            return;
        }
        while let Some(last) = self.kept.iter().rposition(|kept| *kept) {
            let look = &self.judged.looks[last];
            let set = self.judged.source[last] || !matches!(self.units[last].form, Form::Bare | Form::Heading(_));
            if set || look.ends || look.words > 12 {
                break;
            }
            self.kept[last] = false;
        }
    }

    /// Finds title, standfirst and byline; the range given ends where the text begins.
    fn front(&mut self) -> Front {
        let kept = || (0..self.units.len()).filter(|&i| self.kept[i]);
        let Some(start) = kept().find(|&i| self.is_prose(i)).or_else(|| kept().next()) else {
            return Front::default();
        };
        let title = title(self.units, self.judged, start);
        if let Some(title) = title {
            self.roles[title] = Some(BlockKind::Title);
        }
        let text = self.standfirst(title, start);
        let from = title.unwrap_or(start).saturating_sub(BYLINE_REACH);
        let to = (text + BYLINE_REACH / 2).min(self.units.len());
        let mut front = Front { byline: Byline::default(), range: from..text };
        for i in from..to {
            if self.roles[i].is_some() || self.is_prose(i) {
                continue;
            }
            if let Some(found) = self.byline_at(i) {
                self.roles[i] = Some(BlockKind::Byline);
                if front.byline.authors.is_none() {
                    front.byline = found;
                }
            } else if title.is_none_or(|title| i > title) && is_dateline(self.text(i)) {
                self.roles[i] = Some(BlockKind::Dateline);
            }
        }
        front
    }

    /// The byline at `i`, also where "By" and the name stand on lines of their own.
    fn byline_at(&self, i: usize) -> Option<Byline> {
        byline(self.text(i)).or_else(|| {
            let by = i.checked_sub(1).is_some_and(|before| {
                let before = self.text(before).trim_end_matches(':');
                before.eq_ignore_ascii_case("by") || before.eq_ignore_ascii_case("written by")
            });
            by.then(|| byline(&format!("By {}", self.text(i)))).flatten()
        })
    }

    /// Finds the standfirst between the title and the text, and gives where the text begins.
    fn standfirst(&mut self, title: Option<usize>, start: usize) -> usize {
        let Some(title) = title else { return start };
        for i in title + 1..start {
            // A short sentence directly before the text is its first paragraph.
            let apart = (i + 1..start).any(|i| !self.kept[i]);
            if self.kept[i] && self.judged.looks[i].ends && !apart && self.units[i].form == Form::Bare {
                break;
            }
            let look = &self.judged.looks[i];
            let form = matches!(self.units[i].form, Form::Bare | Form::Quote);
            let sentence = look.words >= 6 && look.words <= 70 && look.coverage.all() < 0.6;
            let dated = byline(self.text(i)).is_some() || is_time(self.text(i)) || is_dateline(self.text(i));
            let plain = !dated && !self.judged.sure[i];
            let credit = self.share(i, Group::Credit) > 0.1 || self.is_caption(i);
            if form && sentence && plain && !credit && (i <= title + 3 || self.kept[i]) {
                self.roles[i] = Some(BlockKind::Standfirst);
                return start;
            }
        }
        // A first sentence set apart from the text by date or byline is a standfirst too.
        let next = (start + 1..self.units.len()).find(|&i| self.kept[i] && self.is_prose(i));
        let Some(next) = next.filter(|next| *next <= start + 7) else { return start };
        let quoted = self.units[start].form == Form::Quote && start == title + 1;
        let apart = (start + 1..next).any(|i| byline(self.text(i)).is_some() || is_time(self.text(i)));
        if start <= title + 3 && self.judged.looks[start].words <= 70 && (quoted || apart) {
            self.roles[start] = Some(BlockKind::Standfirst);
            return next;
        }
        start
    }

    /// Gives the kept units from the title on their roles.
    fn body(&mut self, text: usize) {
        let from = self.roles.iter().position(|role| *role == Some(BlockKind::Title)).unwrap_or(0);
        let mut followers = Followers { prose: false, item: false, heading: 0, last: true };
        for i in (0..self.units.len()).rev() {
            // Before the title only what reads as text is kept.
            if self.roles[i].is_none() && self.kept[i] && (i >= from || self.is_prose(i)) {
                self.roles[i] = Some(self.kind(i, text, &followers));
            }
            if self.kept[i] {
                followers.add(self, i);
            }
        }
        self.references();
    }

    fn kind(&self, i: usize, text: usize, followers: &Followers) -> BlockKind {
        match &self.units[i].form {
            Form::Heading(level) => BlockKind::Heading { level: *level },
            Form::Code(language) => BlockKind::Code { language: language.clone() },
            Form::Table => BlockKind::Table,
            Form::Quote => BlockKind::Quote,
            Form::Caption => BlockKind::Caption,
            Form::Note => BlockKind::Reference,
            Form::Item { ordinal: Some(_), depth: 0 } if self.is_heading(i, followers) && followers.prose => {
                BlockKind::Heading { level: 2 }
            }
            Form::Item { depth, ordinal } => BlockKind::ListItem { depth: *depth, ordinal: *ordinal },
            _ if self.judged.source[i] && is_source_line(self.text(i).trim_matches(['*', '_'])) => BlockKind::Reference,
            _ if self.judged.source[i] && is_sources_heading(self.text(i)) => BlockKind::Heading { level: 2 },
            _ if self.is_caption(i) => BlockKind::Caption,
            _ if self.is_heading(i, followers) => BlockKind::Heading { level: 2 },
            _ if i >= text && self.is_set_in(i) => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        }
    }

    fn is_caption(&self, i: usize) -> bool {
        self.judged.looks[i].words <= CAPTION_WORDS && credits_picture(self.text(i))
    }

    /// Whether a paragraph is indented where the paragraphs around it are not.
    fn is_set_in(&self, i: usize) -> bool {
        let indent = self.units[i].indent;
        let flush = |j: usize| self.units.get(j).is_some_and(|unit| unit.indent == 0 && unit.form == Form::Bare);
        (2..=12).contains(&indent)
            && self.is_prose(i)
            && i > 0
            && flush(i - 1)
            && (flush(i + 1) || i + 1 == self.units.len())
    }

    /// Whether a short line heads what follows it.
    fn is_heading(&self, i: usize, followers: &Followers) -> bool {
        let look = &self.judged.looks[i];
        let text = self.text(i);
        if look.prose || look.words == 0 || look.words > 18 || !followers.any() {
            return false;
        }
        let starts = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || "“‘\"'¿¡«".contains(c));
        let spoken = text.starts_with(['“', '"', '«']) && text.trim_end_matches(['.', ',']).ends_with(['”', '"', '»']);
        let open = match text.trim_end_matches([' ', '"', '”', '»', '’', '\'', ')']).chars().next_back() {
            None | Some('.' | '…' | ',' | ';' | ':' | '-' | '—' | '–') => false,
            Some('?') => look.words <= 7 || capitals(text) >= 0.6,
            Some('!') => look.words >= 3 && capitals(text) >= 0.6,
            _ => true,
        };
        starts && open && !(spoken && look.words > 6) && (followers.prose || followers.item || followers.heading < 2)
    }

    /// Entries of a list of sources, from its heading to the next.
    fn references(&mut self) {
        for i in 0..self.units.len() {
            if self.judged.source[i] && matches!(self.roles[i], Some(BlockKind::ListItem { .. })) {
                self.roles[i] = Some(BlockKind::Reference);
            }
        }
    }
}

/// What follows a unit among those kept.
struct Followers {
    prose: bool,
    item: bool,
    /// Lines without a sentence that follow directly.
    heading: usize,
    last: bool,
}

impl Followers {
    fn any(&self) -> bool {
        !self.last
    }

    fn add(&mut self, reader: &Reader<'_>, i: usize) {
        let look = &reader.judged.looks[i];
        self.last = false;
        self.prose = look.prose || look.ends && look.words >= 3 || look.words > 18;
        self.item = reader.units[i].form.is_item() || reader.units[i].form.is_set();
        self.heading = if self.prose || self.item { 0 } else { self.heading + 1 };
    }
}

/// Most words of a caption, and characters at its end in which the credit stands.
const CAPTION_WORDS: usize = 70;
const CREDIT_CHARS: usize = 45;

/// Whether a line says, where captions do, whose picture it describes.
fn credits_picture(text: &str) -> bool {
    const OPENS: [&str; 13] = [
        "photo:",
        "image:",
        "picture:",
        "photograph:",
        "caption:",
        "illustration:",
        "credit:",
        "foto:",
        "image credit",
        "photo credit",
        "pictured:",
        "file photo",
        "file image",
    ];
    const CLOSES: [&str; 12] = [
        "getty images",
        "shutterstock",
        "ap photo",
        "associated press)",
        "/ap)",
        "reuters)",
        "/reuters",
        "afp)",
        "file photo)",
        "/getty",
        "courtesy photo",
        "(handout)",
    ];
    let opens = |open: &&str| text.get(..open.len()).is_some_and(|start| start.eq_ignore_ascii_case(open));
    let tail = text.char_indices().rev().nth(CREDIT_CHARS).map_or(0, |(at, _)| at);
    let end = &text.as_bytes()[tail..];
    let holds = |part: &str| {
        let first = part.as_bytes()[0];
        let mut starts = memchr2_iter(first, first.to_ascii_uppercase(), end);
        starts.any(|at| end[at..].get(..part.len()).is_some_and(|found| found.eq_ignore_ascii_case(part.as_bytes())))
    };
    // Every credit but those of two agencies has one of these signs.
    let credited = || memchr2(b'/', b')', end).is_some() || holds("photo") || holds("getty") || holds("shutter");
    OPENS.iter().any(opens) || credited() && CLOSES.iter().any(|close| holds(close))
}
