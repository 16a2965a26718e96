//! Parts: who or what plays a part in what both claims tell, in whatever words: "has gone to Lucian Feld", "Maren Oduya took
//! the prize".

use std::sync::LazyLock;

use super::{
    Confidence, Reason, ReasonKind,
    blame::is_anybody,
    chain::Chain,
    kinship::may_be_one,
    reading::Reading,
    retold::{Phrase, Retold, is_name},
    sign::Sign,
    thesaurus::Kin,
};
use crate::{
    claims::lexicon,
    text::{Pair, stem::Stemmer},
};

static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let stemmer = Stemmer::english();
    let lines = lexicon::entries(include_str!("../../assets/words/parts.txt"));
    let parts = lines.filter_map(|line| {
        let mut columns = line.split('\t');
        let kind = match columns.next()? {
            "name" => ReasonKind::Name,
            _ => ReasonKind::Attribution,
        };
        let (behind, before) = (columns.next()?, columns.next().unwrap_or_default());
        Some(Part { kind, behind: Sign::all(behind, &stemmer), before: Sign::all(before, &stemmer) })
    });
    parts.collect()
});

/// One line of the table.
struct Part {
    kind: ReasonKind,
    /// Who plays it stands right behind these.
    behind: Vec<Sign>,
    /// Who plays it stands right before these.
    before: Vec<Sign>,
}

impl Part {
    /// Who plays it by a claim, if it is one alone.
    fn player(&self, reading: &Reading<'_>) -> Option<Phrase> {
        let mut players = (0..reading.words.len()).filter_map(|at| self.player_at(reading, at));
        let first = players.next()?;
        players.all(|other| other.head == first.head).then_some(first)
    }

    fn player_at(&self, reading: &Reading<'_>, at: usize) -> Option<Phrase> {
        let sign = |signs: &[Sign]| signs.iter().find(|sign| sign.is_at(reading, at)).map(Sign::len);
        let chain = Chain::before(reading, at);
        if chain.denied > 0 || chain.open {
            return None;
        }
        let behind = sign(&self.behind).and_then(|len| Phrase::from(reading, at + len));
        // "was ordered": by somebody else.
        let acts = !chain.is || matches!(reading.words.lower(at), "was" | "is" | "has");
        let before = || sign(&self.before).filter(|_| acts).and_then(|_| Phrase::before(reading, chain.from));
        behind.or_else(before).filter(|phrase| self.may_be_played_by(reading, *phrase))
    }

    fn may_be_played_by(&self, reading: &Reading<'_>, phrase: Phrase) -> bool {
        let told = || (phrase.first..=phrase.last).map(|at| &reading.items[at]);
        let named = told().any(|item| is_name(reading, item));
        // One place lies in another.
        let place = told().any(|item| item.root.kin.is_some_and(Kin::is_place));
        match self.kind {
            ReasonKind::Name => named && !place,
            _ => !is_anybody(reading, phrase),
        }
    }
}

/// Those who play a part by either claim, where they cannot be the same.
pub(super) fn differences(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, .. } = *retold;
    if retold.anchors == 0 || !retold.is_of_one_topic() {
        return None;
    }
    PARTS.iter().find_map(|part| {
        let players = Pair::new(part.player(readings.left)?, part.player(readings.right)?);
        let tokens = Pair::from_fn(|side| players[side].tokens(readings[side]));
        let odd = retold.are_strangers(players)
            && !may_be_one(readings, tokens.left.1, tokens.right.1)
            && !retold.tells_of_two(players.map(Some));
        odd.then(|| Reason::quoting(part.kind, Confidence::Low, readings, tokens))
    })
}
