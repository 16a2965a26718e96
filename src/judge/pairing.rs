//! Which of several pairs to tell of: the one nearest to where the claims begin, whichever of them is the left one.

use super::reading::Reading;
use crate::text::{Pair, Side};

/// The pair whose tokens come first; of two at one place, that of the words that come first in the alphabet.
pub(super) fn first<T>(
    readings: Pair<&Reading<'_>>,
    pairs: impl Iterator<Item = T>,
    tokens: impl Fn(&T) -> Pair<usize>,
) -> Option<T> {
    pairs.min_by_key(|pair| {
        let at = tokens(pair);
        let word = |side: Side| readings[side].words.lower(at[side]);
        let (near, far) = (at.left.min(at.right), at.left.max(at.right));
        let (one, other) = (word(Side::Left), word(Side::Right));
        (near + far, far, one.min(other).to_owned(), one.max(other).to_owned())
    })
}
