//! What is known about an article as a whole: outlet, byline, day of publication.

use super::byline::is_time;
use super::dates;
use super::structure::{Front, Role};
use super::unit::Unit;
use crate::article::{ArticleBuilder, BlockKind, Meta};

/// Units before the article and after it in which dates and names of the site are looked for.
const REACH: usize = 40;

/// Fills in what the text says about itself and the builder does not know yet.
pub(super) fn complete(builder: &mut ArticleBuilder, units: &[Unit<'_>], roles: &[Role], front: &Front) {
    let meta = builder.meta();
    fill(&mut meta.byline, || front.byline.authors.clone());
    fill(&mut meta.published, || front.byline.published.clone().or_else(|| published(units, roles, front)));
    fill(&mut meta.outlet, || front.byline.outlet.clone().or_else(|| outlet(units, roles)));
}

fn fill(slot: &mut Option<String>, find: impl FnOnce() -> Option<String>) {
    if slot.is_none() {
        *slot = find();
    }
}

/// The day in the top lines: where it says "published" before where it says nothing, that before "updated".
fn published(units: &[Unit<'_>], roles: &[Role], front: &Front) -> Option<String> {
    let top = front.range.start..(front.range.end + REACH / 8).min(units.len());
    let line = |i: &usize| !matches!(roles[*i], Some(BlockKind::Paragraph | BlockKind::Title | BlockKind::Caption));
    let dated = |i: usize| {
        let text = units[i].text.as_ref();
        let short = text.split_whitespace().count() <= 24;
        let date = if short { dates::day(text).map(|(day, _)| day) } else { None };
        date.filter(|_| roles[i].is_some() || is_time(text)).map(|day| (rank(text), day))
    };
    let found = top.filter(line).filter_map(dated).min_by_key(|(rank, _)| *rank).map(|(_, day)| day);
    found.or_else(|| {
        let opens = |text: &str| rank(text) == 0 && text.split_whitespace().count() <= 16;
        let line = units
            .iter()
            .zip(roles)
            .find(|(unit, role)| role.is_none() && opens(&unit.text) && dates::day(&unit.text).is_some());
        line.and_then(|(unit, _)| dates::day(&unit.text)).map(|(day, _)| day)
    })
}

/// How directly a line speaks of the day of publication; 0 is best.
fn rank(text: &str) -> u8 {
    let text = text.to_lowercase();
    if text.starts_with("published") || text.starts_with("first published") || text.starts_with("posted") {
        0
    } else if text.contains("updated") || text.contains("modified") {
        2
    } else {
        1
    }
}

/// The site: from its logo before the article, else from the copyright line after it.
fn outlet(units: &[Unit<'_>], roles: &[Role]) -> Option<String> {
    let first = roles.iter().position(Option::is_some)?;
    let logo = units[first.saturating_sub(REACH)..first].iter().find_map(|unit| {
        let words: Vec<&str> = unit.text.split_whitespace().collect();
        let (last, name) = words.split_last()?;
        let named = last.eq_ignore_ascii_case("logo") && (1..=4).contains(&name.len());
        (named && name[0].starts_with(char::is_uppercase)).then(|| name.join(" "))
    });
    logo.or_else(|| {
        let last = roles.iter().rposition(Option::is_some)?;
        units[last + 1..].iter().filter(|unit| unit.text.len() < 200).find_map(|unit| copyright(&unit.text))
    })
}

/// The holder named in a copyright line.
fn copyright(text: &str) -> Option<String> {
    let rest = text.split_once('©').map(|(_, rest)| rest).or_else(|| text.strip_prefix("Copyright "))?;
    let noise = |c: char| !c.is_alphabetic();
    let rest = rest.trim_start_matches(noise);
    let rest = rest.strip_prefix("Copyright").unwrap_or(rest).trim_start_matches(noise);
    let end = rest.find(['|', '·', '•', '©', ';']).unwrap_or(rest.len());
    let rest = &rest[..end];
    let end = rest.to_ascii_lowercase().find("all rights").unwrap_or(rest.len());
    // The years may stand behind the name.
    let name = rest[..end].trim_matches(|c: char| !c.is_alphabetic() && c != ')' && c != '.').trim();
    let name = name.strip_suffix('.').filter(|name| !name.ends_with("Inc") && !name.ends_with("Ltd")).unwrap_or(name);
    let words = name.split_whitespace().count();
    ((1..=6).contains(&words) && name.starts_with(char::is_uppercase)).then(|| name.to_owned())
}

/// Title, authors and day from the front matter of a Markdown file (`key: value` or `key = "value"`).
pub(super) fn front_matter(source: &str, meta: &mut Meta) {
    let mut list: Option<Vec<String>> = None;
    for line in source.lines() {
        if let (Some(list), Some(item)) = (&mut list, line.trim_start().strip_prefix("- ")) {
            list.push(unquoted(item));
            continue;
        }
        if let Some(authors) = list.take().filter(|authors| !authors.is_empty()) {
            fill(&mut meta.byline, || Some(authors.join(", ")));
        }
        let Some(at) = line.find([':', '=']) else { continue };
        let (key, value) = (line[..at].trim().to_lowercase(), unquoted(&line[at + 1..]));
        let is_author = matches!(key.as_str(), "author" | "authors" | "byline" | "by");
        if value.is_empty() {
            if is_author {
                list = Some(Vec::new());
            }
            continue;
        }
        match key.as_str() {
            "title" | "headline" => fill(&mut meta.title, || Some(value)),
            "date" | "published" | "pubdate" | "publishdate" => {
                fill(&mut meta.published, || dates::day(&value).map(|(day, _)| day));
            }
            "outlet" | "publisher" | "publication" | "site" | "source" => fill(&mut meta.outlet, || Some(value)),
            "subtitle" | "description" | "standfirst" | "summary" => fill(&mut meta.standfirst, || Some(value)),
            _ if is_author => {
                let value = value.trim_matches(['[', ']']).split(',').map(unquoted).collect::<Vec<_>>().join(", ");
                fill(&mut meta.byline, || Some(value));
            }
            _ => {}
        }
    }
    if let Some(authors) = list.filter(|authors| !authors.is_empty()) {
        fill(&mut meta.byline, || Some(authors.join(", ")));
    }
}

fn unquoted(value: &str) -> String {
    value.trim().trim_matches(['"', '\'']).to_owned()
}
