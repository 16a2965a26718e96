//! Tells an article from what surrounds it on its page.
//!
//! A small learned model judges most of it ([`super::model`]); what can be known for sure (an address alone on its line,
//! "Ad loading...", a list of sources) is decided here, and nothing but furniture is only said where that is plain.

use super::byline::is_time;
use super::features::Surroundings;
use super::look::{Look, Looks, is_mail};
use super::model::model;
use super::unit::{Form, Unit};
use super::vocabulary::Group;

/// Log odds that outweigh whatever the model says.
const SURE: f32 = 12.0;
/// How much markup that makes a heading or a quotation speaks for the article.
const MARKED: f32 = 1.5;

/// Log odds of a paragraph that was taken for one unread: about what the model says of those.
const AMID: f32 = 7.0;

/// How much a request to subscribe speaks against a line amid the article.
const ASKS: f32 = 3.0;

/// What a text's units were found to be.
pub(super) struct Judged {
    /// What each unit looks like.
    pub(super) looks: Looks,
    /// Whether each belongs to the article.
    pub(super) kept: Vec<bool>,
    /// Whether each is furniture beyond doubt.
    pub(super) sure: Vec<bool>,
    /// Whether each stands in a list of sources, its heading included.
    pub(super) source: Vec<bool>,
    /// Share of each unit's longer words that the prose of the article has too.
    pub(super) topicality: Vec<f32>,
    /// Whether each stands more than once in the text.
    pub(super) repeated: Vec<bool>,
}

/// Judges the units of one text. `marked` says that headings and quotations are marked as such.
pub(super) fn judge(units: &[Unit<'_>], marked: bool) -> Judged {
    let looks = Looks::of(units);
    let by_words = looks.each(units, is_furniture_by_words);
    let sure: Vec<bool> =
        units.iter().zip(by_words).map(|(unit, by_words)| is_surely_furniture(unit, by_words)).collect();
    let source = sources(units, &looks, &sure);
    let surroundings = Surroundings::of(units, &looks);
    let mut row = Vec::new();
    let mut odds = Vec::with_capacity(units.len());
    for (i, unit) in units.iter().enumerate() {
        // What was not read is a paragraph amid others, as sure as can be.
        if looks[i].terms.is_none() {
            odds.push(AMID);
            continue;
        }
        row.clear();
        surroundings.features(i, &mut row);
        odds.push(if sure[i] {
            -SURE
        } else if source[i] || unit.form.is_set() {
            SURE
        } else if marked
            && matches!(unit.form, Form::Heading(_) | Form::Quote | Form::Caption)
            && looks[i].coverage.all() < 0.6
        {
            model().odds(&row) + MARKED
        } else if asks_reader(&looks[i]) {
            model().odds(&row) - ASKS
        } else {
            model().odds(&row)
        });
    }
    let mut kept = model().sequence(&odds);
    for (kept, sure) in kept.iter_mut().zip(&sure) {
        *kept &= !sure;
    }
    keep_headings(units, &looks, &sure, &mut kept);
    if !kept.contains(&true) {
        kept = rest(units, &looks, &sure);
    }
    let topicality = surroundings.topicalities().to_vec();
    let repeated = surroundings.repeated();
    Judged { looks, kept, sure, source, topicality, repeated }
}

/// Brings back headings that stand right before text that was kept: those marked as such, and those that look like
/// furniture only because an advertisement stands before them.
fn keep_headings(units: &[Unit<'_>], looks: &Looks, sure: &[bool], kept: &mut [bool]) {
    for i in (0..units.len().saturating_sub(1)).rev() {
        if kept[i] || sure[i] || !kept[i + 1] {
            continue;
        }
        let marked = matches!(units[i].form, Form::Heading(_));
        let after_sure = units[i].form == Form::Bare && i > 0 && sure[i - 1] && looks[i + 1].prose;
        let plain = looks[i].words <= 14 && !looks[i].ends && looks[i].coverage.all() < 0.34;
        kept[i] = marked || after_sure && plain;
    }
}

/// Where the model leaves nothing: every unit that is not made of furniture words.
fn rest(units: &[Unit<'_>], looks: &Looks, sure: &[bool]) -> Vec<bool> {
    let alone = units.len() == 1;
    let reads = |(unit, look): (&Unit<'_>, &Look)| {
        let most = if alone && look.words <= 2 { 1.0 } else { 0.5 };
        look.coverage.all() <= most && unit.text.chars().any(char::is_alphabetic)
    };
    units.iter().zip(looks.iter()).map(reads).zip(sure).map(|(reads, sure)| reads && !sure).collect()
}

/// Whether a unit is furniture whatever stands around it; `by_words` is whether its words say so.
fn is_surely_furniture(unit: &Unit<'_>, by_words: bool) -> bool {
    matches!(unit.form, Form::Mark | Form::Image) || by_words && !unit.form.is_set()
}

/// Whether the words of a unit are those of furniture.
fn is_furniture_by_words(unit: &Unit<'_>, look: &Look) -> bool {
    if look.words > 14 {
        return false;
    }
    let text = unit.text.as_ref();
    let is_address = |word: &str| is_mail(word) || word.contains("://") || word.starts_with("www.");
    if text.split_whitespace().all(is_address) || is_contents(text) {
        return true;
    }
    if look.words <= 8 && is_time(text) {
        return true;
    }
    let of = |groups: &[Group]| groups.iter().map(|group| look.coverage.of(*group)).sum::<f32>();
    let plain = [Group::Ad, Group::Account, Group::Legal, Group::Comment, Group::Newsletter, Group::Share, Group::Time];
    let covered = look.coverage.all() > 0.99 && of(&plain) >= 0.6 && look.words >= 2;
    let asks = of(&[Group::Assistant]) * look.coverage.words as f32 >= 4.0;
    covered && !look.prose || asks || look.words <= 4 && of(&[Group::Ad]) > 0.7
}

/// Whether a short unit asks to subscribe, to support, to give an address.
fn asks_reader(look: &Look) -> bool {
    let share = look.coverage.of(Group::Account) + look.coverage.of(Group::Newsletter);
    look.words <= 24 && share >= 0.3 && share * look.coverage.words as f32 >= 3.0
}

/// The heading of a table of contents.
fn is_contents(text: &str) -> bool {
    let text = text.trim_end_matches([':', '.', '…']).to_lowercase();
    matches!(
        text.as_str(),
        "table of contents"
            | "table of content"
            | "contents"
            | "on this page"
            | "in this article"
            | "inhaltsverzeichnis"
    )
}

/// No heading of a list of sources has more bytes.
const LONGEST_HEADING: usize = 40;

/// Whether `text` heads a list of sources.
pub(super) fn is_sources_heading(text: &str) -> bool {
    let text = text.trim_end_matches(':').trim();
    if text.len() > LONGEST_HEADING {
        return false;
    }
    matches!(
        text.to_lowercase().as_str(),
        "references"
            | "sources"
            | "bibliography"
            | "works cited"
            | "endnotes"
            | "footnotes"
            | "sources and references"
            | "references and sources"
            | "quellen"
            | "einzelnachweise"
            | "literatur"
            | "références"
            | "fuentes"
            | "referencias"
    )
}

/// Whether `text` is one line that names the source of the article.
pub(super) fn is_source_line(text: &str) -> bool {
    let named = ["Source:", "Sources:", "Quelle:", "Quellen:", "Fuente:"].iter().any(|name| text.starts_with(name));
    named && text.split_whitespace().count() > 1
}

/// Lists of sources: a heading and the numbered or bulleted entries under it, and single lines that name a source.
fn sources(units: &[Unit<'_>], looks: &Looks, sure: &[bool]) -> Vec<bool> {
    let mut source = vec![false; units.len()];
    let mut heading: Option<usize> = None;
    for (i, unit) in units.iter().enumerate() {
        if matches!(unit.form, Form::Bare | Form::Heading(_)) && is_sources_heading(&unit.text) {
            heading = Some(i);
        } else if let Some(at) = heading {
            let entry = unit.form.is_item() && looks[i].words >= 3 && !sure[i];
            // A note on the list may stand before its first entry.
            if entry {
                source[at] = true;
                source[i] = true;
            } else if unit.form.is_item() || i > at + 1 {
                heading = None;
            }
        }
        let text = unit.text.trim_matches(['*', '_']);
        source[i] |= is_source_line(text) && looks[i].words <= 40 && !sure[i];
    }
    source
}
