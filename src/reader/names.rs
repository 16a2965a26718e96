//! What the articles are called on the screen: by their files, which no two of them share, with the title beside
//! where it has room.

use super::App;
use crate::{
    article::Article,
    text::{Pair, Side, width::width},
    view::{Phrase, Role, clip},
};

/// What stands between the parts of a path.
pub(super) const SEPARATORS: [char; 2] = ['/', '\\'];

/// The last `parts` parts of a path.
pub(super) fn end_of_path(path: &str, parts: usize) -> String {
    let mut end: Vec<&str> = path.rsplit(SEPARATORS).take(parts).collect();
    end.reverse();
    end.join("/")
}

/// `path` within `columns`: where it is too long, as many of its last parts as fit.
pub(super) fn clip_path(path: &str, columns: usize) -> String {
    let parts = path.split(SEPARATORS).count();
    let shorter = (1..parts).rev().map(|parts| format!("…/{}", end_of_path(path, parts)));
    let whole = std::iter::once(path.to_owned());
    whole.chain(shorter).find(|path| width(path) <= columns).unwrap_or_else(|| clip(&end_of_path(path, 1), columns))
}

impl App {
    /// The name of each article: that of its file, with as many folders as tell it from the other one's.
    pub(super) fn names(&self) -> Pair<String> {
        let labels = self.comparison.articles.as_ref().map(|article| article.origin.label());
        let longest = labels.left.split(SEPARATORS).count().max(labels.right.split(SEPARATORS).count());
        let named = |parts: usize| labels.map(|label| end_of_path(label, parts));
        let apart = |names: &Pair<String>| names.left != names.right;
        (1..=longest).map(named).find(apart).unwrap_or_else(|| named(1))
    }

    /// What stands in the upper border of a pane: at the left what the article is called, at the right where it is from
    /// and who wrote it when.
    pub fn pane_title(&self, side: Side, columns: usize) -> (Phrase, String) {
        let article = &self.comparison.articles[side];
        let name = self.names()[side].clone();
        let facts = self.facts(article, columns.saturating_sub(width(&name).min(24) + 3));
        let room = columns.saturating_sub(width(&facts) + 3);
        let name = clip(&name, room);
        let role = if self.focus() == side { Role::Name } else { Role::Quiet };
        let left = room.saturating_sub(width(&name) + 2);
        let mut called = vec![(role, name)];
        if let Some(title) = article.meta.title.as_ref().filter(|title| width(title) <= left) {
            called.push((Role::Quiet, format!("  {title}")));
        }
        (called, facts)
    }

    /// Outlet, authors and day of an article, as many of them as fit.
    fn facts(&self, article: &Article, columns: usize) -> String {
        let day = article.meta.published.as_deref().map(|published| published.split('T').next().unwrap_or(published));
        let dot = format!(" {} ", self.glyphs.dot);
        let facts = |parts: &[Option<&str>]| parts.iter().flatten().copied().collect::<Vec<_>>().join(&dot);
        let (outlet, byline) = (article.meta.outlet.as_deref(), article.meta.byline.as_deref());
        let choices = [facts(&[outlet, byline, day]), facts(&[outlet, day]), facts(&[day])];
        choices.into_iter().find(|facts| width(facts) <= columns).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::clip_path;

    #[test]
    fn a_path_too_long_keeps_its_end() {
        let path = "/home/reader/stories/ferry/first-report.txt";
        assert_eq!(clip_path(path, 50), path);
        assert_eq!(clip_path(path, 30), "…/ferry/first-report.txt");
        assert_eq!(clip_path(path, 20), "…/first-report.txt");
        assert_eq!(clip_path(path, 16), "first-report.txt");
        assert_eq!(clip_path(path, 9), "first-…");
        assert_eq!(clip_path(path, 0), "");
    }
}
