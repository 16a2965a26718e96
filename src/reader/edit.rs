//! Files under the reader's eyes: handed to an editor, and read again when they have changed.

use super::{App, Effect, Passage, Task, Wanted, names::end_of_path};
use crate::{article::Origin, text::Side, view::Part};

impl App {
    /// Why the article in focus cannot be edited.
    pub(super) fn not_edited(&self) -> Option<String> {
        match &self.comparison.articles[self.beside()].origin {
            Origin::File(_) => None,
            Origin::Sample(_) => Some("the sample story is part of the program: there is no file to edit".to_owned()),
            other => Some(format!("{} is no file; save it to one and open that to edit it", other.label())),
        }
    }

    /// Has the reader's own editor open the file of the article in focus, where the cursor is.
    pub(super) fn edit(&self) -> Option<Effect> {
        let side = self.beside();
        let article = &self.comparison.articles[side];
        let Origin::File(path) = &article.origin else { return None };
        let row = self.row_at(self.cursor.at);
        let (part, start) = match self.selection().filter(|selection| selection.side == side) {
            Some(selection) => {
                let claim = &self.comparison.claims[side][selection.claim];
                (Some(Part::Block(claim.block)), claim.span.start)
            }
            None => row.cells[side].line().map_or((None, 0), |line| (Some(line.part), line.span.start)),
        };
        let (lines, end) = match part {
            Some(Part::Block(block)) => (article.blocks()[block].lines, article.blocks()[block].span.end),
            Some(Part::Furniture(piece)) => (article.furniture()[piece].lines, article.furniture()[piece].span.end),
            _ => (None, start),
        };
        let words = article.text()[start..end].to_owned();
        Some(Effect::Edit(Box::new(Passage { path: path.clone(), lines, words })))
    }

    /// Takes in what became of the file at `path` in the editor.
    pub(super) fn edited(&mut self, path: &str, changed: bool, trouble: Option<&str>) -> Option<Effect> {
        if let Some(trouble) = trouble {
            self.say(trouble);
        } else if !changed {
            self.say(&format!("{} was not changed", end_of_path(path, 1)));
        }
        changed.then(|| self.read_again(Some(path)))
    }

    /// Why there is nothing to read again.
    pub(super) fn not_read_again(&self) -> Option<String> {
        let articles = &self.comparison.articles;
        let any = Side::BOTH.into_iter().any(|side| matches!(articles[side].origin, Origin::File(_)));
        (!any).then(|| "neither article is a file that could have changed".to_owned())
    }

    /// Reads the files shown again, or only the one at `path`.
    pub(super) fn read_again(&mut self, path: Option<&str>) -> Effect {
        let wanted = self.comparison.articles.as_ref().map(|article| match &article.origin {
            Origin::File(own) if path.is_none_or(|path| path == own) => Wanted::At(article.origin.clone()),
            _ => Wanted::Read(Box::new(article.clone())),
        });
        self.wanted = self.story.shown;
        self.busy = Some("reading again ...".to_owned());
        Effect::Work(Task::Open(Box::new(wanted)))
    }
}
