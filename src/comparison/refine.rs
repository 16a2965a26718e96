//! A comparison done again with the second tier.

use super::{Comparison, Settings, compare_claims};
use crate::align::{Because, Engine, Full};

/// The same articles compared with `scorer`, for a reader who already has the `first` comparison before him: claims are
/// numbered as there. None if the scorer was cancelled.
///
/// It takes about 8 ms of one processor for each claim that `scorer.store` does not know; run it beside the screen.
pub fn refine(first: &Comparison, scorer: &Full<'_>) -> Option<Comparison> {
    let settings = Settings { scorer, candidates_from: None };
    let refined = compare_claims(first.articles.clone(), first.claims.clone(), &settings);
    (refined.engine != Engine::Lexical(Because::Stopped)).then_some(refined)
}
