//! From judged units to an article: what is title, standfirst, byline, heading, paragraph, and what is set aside.

use super::byline::{Byline, byline, is_time};
use super::furniture::{Judged, is_source_line, is_sources_heading};
use super::unit::{Form, Unit};
use super::vocabulary::Group;
use crate::article::BlockKind;

/// How many units before the text a title is looked for.
const TITLE_REACH: usize = 60;
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
        let title = self.title(start);
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
            } else if title.is_some_and(|title| i > title) && i < text && is_dateline(self.text(i)) {
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

    /// The title of the text that begins at `start`.
    fn title(&self, start: usize) -> Option<usize> {
        let from = start.saturating_sub(TITLE_REACH);
        let marked = (from..start).find(|&i| self.units[i].form == Form::Heading(1) && self.can_be_title(i));
        let best = || {
            (from..start).filter(|&i| self.can_be_title(i)).map(|i| (self.title_score(i, start), i)).fold(
                None,
                |best: Option<(f32, usize)>, found| match best {
                    Some(best) if best.0 >= found.0 => Some(best),
                    _ => Some(found),
                },
            )
        };
        marked.or_else(|| best().filter(|(score, _)| *score > 0.0).map(|(_, i)| i))
    }

    fn can_be_title(&self, i: usize) -> bool {
        let (unit, look) = (&self.units[i], &self.judged.looks[i]);
        let text = self.text(i);
        let form = matches!(unit.form, Form::Bare | Form::Heading(_));
        let starts = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        let stops =
            look.ends && !text.ends_with(['?', '!', '”', '’', '"', '…']) && look.words > 3 && !ends_in_initials(text);
        form && starts
            && !stops
            && (1..=32).contains(&look.words)
            && !self.judged.stub[i]
            && !self.judged.source[i]
            && !text.ends_with(':')
            && self.share(i, Group::Credit) < 0.3
            && look.coverage.all() < 0.8
            && byline(text).is_none()
            && !is_time(text)
            && !is_logo(text)
    }

    /// How much a line looks like the title of the text that begins at `start`; above 0 it can be one.
    fn title_score(&self, i: usize, start: usize) -> f32 {
        let look = &self.judged.looks[i];
        let words = look.words as f32;
        let length = if words <= 14.0 { words.ln_1p() } else { 2.7 - 0.1 * (words - 14.0) };
        let first = if i == 0 && look.words >= 4 { 0.6 } else { 0.0 };
        let marked = if matches!(self.units[i].form, Form::Heading(_)) { 1.5 } else { 0.0 };
        let repeated = if self.judged.repeated[i] && look.words >= 4 { 0.3 } else { 0.0 };
        let dated = (i + 1..start.min(i + 5)).any(|i| is_time(self.text(i)) || byline(self.text(i)).is_some());
        let dated = if dated { 0.7 } else { 0.0 };
        // The line under a title is no title, however much it looks like one.
        let under = i > 0 && self.can_be_title(i - 1) && self.judged.looks[i - 1].words >= 3;
        let longer = under && self.judged.looks[i - 1].words <= look.words;
        let under = if longer && self.judged.topicality[i - 1] > 0.0 { 1.2 } else { 0.0 };
        length + 0.5 * capitals(self.text(i)) + 1.5 * self.judged.topicality[i] - 1.5 * look.coverage.all()
            + first
            + marked
            + repeated
            + dated
            - under
            - 0.07 * (start - i) as f32
            - 1.2
    }

    /// Finds the standfirst between the title and the text, and gives where the text begins.
    fn standfirst(&mut self, title: Option<usize>, start: usize) -> usize {
        let Some(title) = title else { return start };
        for i in title + 1..start {
            let look = &self.judged.looks[i];
            let form = matches!(self.units[i].form, Form::Bare | Form::Quote);
            let sentence = look.words >= 6 && look.words <= 70 && look.coverage.all() < 0.6;
            let plain = byline(self.text(i)).is_none() && !is_time(self.text(i)) && !self.judged.stub[i];
            let credit = self.share(i, Group::Credit) > 0.1 || is_caption(self.text(i));
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
            _ if self.is_heading(i, followers) => BlockKind::Heading { level: 2 },
            _ if is_caption(self.text(i)) => BlockKind::Caption,
            _ if i >= text && self.is_set_in(i) => BlockKind::Quote,
            _ => BlockKind::Paragraph,
        }
    }

    /// Whether a paragraph is indented where the paragraphs around it are not.
    fn is_set_in(&self, i: usize) -> bool {
        let indent = self.units[i].indent;
        let flush = |j: usize| self.units.get(j).is_some_and(|unit| unit.indent == 0 && unit.form == Form::Bare);
        indent >= 2
            && indent <= 12
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
        let last = text.chars().next_back().unwrap_or(' ');
        let open = match last {
            '.' | '…' | ',' | ';' | ':' => false,
            '?' | '!' => look.words <= 7 || capitals(text) >= 0.6,
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

/// Share of the longer words that begin with a capital.
fn capitals(text: &str) -> f32 {
    let long = text.split_whitespace().filter(|word| word.chars().count() > 3);
    let (all, capital) = long
        .fold((0, 0), |(all, capital), word| (all + 1, capital + usize::from(word.starts_with(char::is_uppercase))));
    capital as f32 / f32::max(all as f32, 1.0)
}

/// Whether the stop at the end belongs to an abbreviation such as "U.S." or "Inc.".
fn ends_in_initials(text: &str) -> bool {
    let word = text.split_whitespace().next_back().unwrap_or_default();
    word.len() <= 4 && word.starts_with(char::is_uppercase) || word.matches('.').count() > 1
}

/// "Example logo".
fn is_logo(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && text.to_lowercase().ends_with(" logo")
}

/// Place and date that open a report, alone on a line: "KYIV, Ukraine, March 3 —".
fn is_dateline(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let place = text.split([',', '(', '—', '–', '-']).next().unwrap_or_default().trim();
    let shouted = place.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !place.chars().any(char::is_lowercase);
    words <= 8 && shouted && (text.len() > place.len() || words <= 2)
}

/// Whether a line says whose picture it describes.
pub(super) fn is_caption(text: &str) -> bool {
    let lower = text.to_lowercase();
    let opens = [
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
    let closes = [
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
    let words = text.split_whitespace().count();
    words <= 70
        && (opens.iter().any(|open| lower.starts_with(open))
            || closes.iter().any(|close| lower.rfind(close).is_some_and(|at| at + close.len() + 25 >= lower.len())))
}
