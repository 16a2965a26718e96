//! Weighed: what will be done according to one claim is, according to the other, only thought of, talked about or asked for:
//! "will build a plant", "is considering building a plant".

use super::{
    Confidence, Reason, ReasonKind,
    alignment::SYNONYM,
    chain::Chain,
    pairing,
    reading::{Kind, Reading},
    retold::Retold,
    who::{self, fit},
};
use crate::text::{Pair, Side};

/// Deeds weighed in one of two claims and settled in the other.
pub(super) fn differences(retold: &Retold<'_, '_>) -> Option<Reason> {
    let Retold { readings, alignment, .. } = *retold;
    let found = Side::BOTH.into_iter().flat_map(|side| {
        let (here, there) = (readings[side], readings[side.other()]);
        weighed(here).filter_map(move |(first, verb)| {
            let partner = alignment.partner(side, verb).filter(|_| alignment.credit(side, verb) >= SYNONYM)?;
            let settled = settled(there, partner)?;
            let whose = |reading: &Reading<'_>, from: usize| who::before(reading, from).map(|(who, _)| who);
            let own = whose(here, Chain::before(here, first).from)?;
            let other = whose(there, settled.0)?;
            let (left, right) = if side == Side::Left { (own, other) } else { (other, own) };
            fit(readings, alignment, left, right)?;
            let tokens = (first, here.items[verb].last);
            Some(if side == Side::Left { Pair::new(tokens, settled) } else { Pair::new(settled, tokens) })
        })
    });
    let tokens = pairing::first(readings, found, |tokens| tokens.map(|(first, _)| first))?;
    Some(Reason::quoting(ReasonKind::Certainty, Confidence::Low, readings, tokens))
}

/// The deeds that are only weighed, each with the token that says so.
fn weighed<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (usize, usize)> + 'r {
    let words = &reading.words;
    (0..words.len()).filter_map(move |at| {
        let chain = Chain::before(reading, at);
        let verb = match words.lower(at) {
            "considering" | "weighing" | "mulling" | "contemplating" | "exploring" | "proposed" | "proposes"
            | "proposing" | "suggested" | "suggests" | "discussing"
                if words.lower(at + 1).ends_with("ing") =>
            {
                at + 1
            }
            "thinking" | "idea" | "possibility" if matches!(words.lower(at + 1), "of" | "about") => at + 2,
            "close" | "closer" | "near" if words.lower(at + 1) == "to" => at + 2,
            "urged" | "asked" | "encouraged" | "advised" | "tempted" if chain.is && words.lower(at + 1) == "to" => {
                at + 2
            }
            "threatened" | "threatens" | "threatening" | "hopes" | "hoped" | "hoping" | "wants" | "wanted"
            | "proposed" | "proposes" | "offered"
                if words.lower(at + 1) == "to" =>
            {
                at + 2
            }
            "talks" if words.lower_before(at, 1) == "in" && words.lower(at + 1) == "to" => at + 2,
            _ => return None,
        };
        let item = reading.item_from(verb);
        let found = reading.items.get(item)?;
        let direct = found.first == verb && found.kind == Kind::Word;
        (direct && chain.denied == 0 && !reading.is_framed(at)).then_some((at, item))
    })
}

/// The tokens of a verb that tells what will be done for sure: "will build".
fn settled(reading: &Reading<'_>, item: usize) -> Option<(usize, usize)> {
    let found = &reading.items[item];
    let chain = Chain::before(reading, found.first);
    let sure = chain.will && chain.denied == 0 && !chain.open && !chain.to && !found.framed;
    sure.then_some((chain.from, found.last))
}
