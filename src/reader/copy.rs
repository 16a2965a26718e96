//! What leaves the reader: words for the clipboard, addresses for a browser.

use super::{Action, App, Effect};
use crate::{judge::Reason, text::Side, view::Part};

impl App {
    /// The words that `action` copies; `None` if there are none here.
    fn copied(&self, action: Action) -> Option<String> {
        let selection = self.selection()?;
        let link = selection.link.map(|link| &self.comparison.links[link]);
        let claim = |side: Side, claim: usize| self.comparison.side(side).text(claim);
        let told = |side: Side, words: &str| format!("{}: {words}", self.comparison.articles[side].name());
        let reason = |reason: &Reason| {
            let articles = &self.comparison.articles;
            let (left, right) = (articles.left.words(reason.left), articles.right.words(reason.right));
            format!("{}: “{left}” ↔ “{right}”. {}", reason.kind.title(), reason.text)
        };
        match action {
            Action::CopyClaim => Some(claim(selection.side, selection.claim).to_owned()),
            Action::CopyPair => {
                let link = link?;
                Some(Side::BOTH.map(|side| told(side, claim(side, link.claim(side)))).join("\n"))
            }
            _ => {
                let reasons: Vec<String> = link?.reasons.iter().map(reason).collect();
                (!reasons.is_empty()).then(|| reasons.join("\n"))
            }
        }
    }

    /// Why there is nothing to copy.
    pub(super) fn not_copied(&self, action: Action) -> Option<String> {
        if self.copied(action).is_some() {
            return None;
        }
        Some(match action {
            Action::CopyClaim => "there is no claim under the cursor".to_owned(),
            Action::CopyPair => "no counterpart found in the other article".to_owned(),
            _ => "there is no reason to copy: this does not diverge".to_owned(),
        })
    }

    /// Copies, and says what.
    pub(super) fn copy(&mut self, action: Action) -> Option<Effect> {
        let text = self.copied(action)?;
        self.say(match action {
            Action::CopyClaim => "claim copied",
            Action::CopyPair => "both claims copied",
            _ => "reason copied",
        });
        Some(Effect::Copy(text))
    }

    /// The address in the selected claim or its passage.
    pub(super) fn address(&self) -> Option<String> {
        let row = self.row_at(self.cursor.at);
        let side = self.beside();
        let Part::Block(block) = row.cells[side].line()?.part else { return None };
        let article = &self.comparison.articles[side];
        let words = |text: &str| {
            let starts = text.find("https://").into_iter().chain(text.find("http://")).min()?;
            let end =
                text[starts..].find(|c: char| c.is_whitespace() || "<>\"“”".contains(c)).unwrap_or(text.len() - starts);
            let address = text[starts..starts + end].trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?']);
            Some(address.to_owned())
        };
        let claim = self.selection().filter(|selection| selection.side == side);
        let of_claim = claim.and_then(|selection| words(self.comparison.side(side).text(selection.claim)));
        of_claim.or_else(|| words(article.words(article.blocks()[block].span)))
    }

    /// Opens the address here in a browser.
    pub(super) fn visit(&mut self) -> Option<Effect> {
        let address = self.address()?;
        self.say(&format!("opening {address}"));
        Some(Effect::Visit(address))
    }
}
