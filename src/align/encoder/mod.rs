//! A small contextual encoder: the words of a claim as vectors that say what they mean where they stand.
//!
//! The network is `MiniLM` with six layers, packed into few bits (`assets/encoder/`) and compiled in. A claim becomes words
//! and these become `pieces`; `forward` turns the pieces into vectors, with the products of `kernel`. The same claim gives
//! the same [`Meaning`] to the last bit, whatever the processor, the threads and the claims beside it.

mod asset;
mod forward;
mod kernel;
mod late;
mod meaning;
mod pieces;

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

pub use asset::ENCODER;
pub(super) use late::{Late, Meant, Nearest, late};
pub use meaning::Meaning;
pub(super) use pieces::Wording;

use asset::{Asset, WIDTH};
use forward::Model;
use pieces::{PIECES, Split};

/// Pieces that go through the network together; more would not fit the processor's nearest memory.
const TOGETHER: usize = 128;

/// The share of words that the encoder has to know as wholes. English articles have eight in ten and more; where there are
/// fewer, likeness of meaning would be likeness of syllables.
const KNOWN: f64 = 0.7;

/// Whether the encoder knows what most of the words of `texts` mean.
pub(super) fn knows(texts: &[Wording]) -> bool {
    let (mut known, mut all) = (0_usize, 0_usize);
    for word in texts.iter().flat_map(Wording::telling) {
        known += usize::from(PIECES.has(word));
        all += 1;
    }
    known as f64 >= KNOWN * all as f64
}

static SHARED: Mutex<Option<Arc<Encoder>>> = Mutex::new(None);

/// What the words of each of `claims` mean, found out on `threads` threads.
pub fn meanings(claims: &[&str], threads: usize) -> Vec<Meaning> {
    let wordings: Vec<Wording> = claims.iter().map(|claim| Wording::of(claim)).collect();
    Encoder::shared().encode(&wordings.iter().collect::<Vec<_>>(), threads, &|| false).unwrap_or_default()
}

/// Gives back the memory that the encoder takes, once nobody works with it any more.
pub fn put_away() {
    SHARED.lock().unwrap_or_else(PoisonError::into_inner).take();
}

/// The encoder, its numbers laid out for use (about 25 MiB).
#[derive(Debug)]
pub(super) struct Encoder {
    model: Model,
}

impl Encoder {
    /// The one encoder of the program, made when it is first asked for (about 20 ms), or again after it was put away.
    pub(super) fn shared() -> Arc<Encoder> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        let made = || Arc::new(Encoder { model: Model::of(Asset::read()) });
        Arc::clone(shared.get_or_insert_with(made))
    }

    /// What the words of each of `claims` mean, on `threads` threads. None if `cancelled` said so on the way.
    pub(super) fn encode(
        &self,
        claims: &[&Wording],
        threads: usize,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Meaning>> {
        let texts: Vec<Split> = claims.iter().map(|wording| PIECES.text(wording, self.model.most())).collect();
        let batches = batches(&texts);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                match batches.get(at) {
                    Some(batch) if !cancelled() => done.push((at, self.batch(batch))),
                    _ => return done,
                }
            }
        };
        let mut done = thread::scope(|scope| {
            let others: Vec<_> = (1..threads.min(batches.len())).map(|_| scope.spawn(work)).collect();
            let mut done = work();
            done.extend(others.into_iter().filter_map(|other| other.join().ok()).flatten());
            done
        });
        done.sort_unstable_by_key(|(at, _)| *at);
        (done.len() == batches.len()).then(|| done.into_iter().flat_map(|(_, meanings)| meanings).collect())
    }

    fn batch(&self, texts: &[Split]) -> Vec<Meaning> {
        let pieces: Vec<&[u32]> = texts.iter().map(|text| text.pieces.as_slice()).collect();
        let states = self.model.forward(&pieces);
        let mut states = states.as_chunks::<WIDTH>().0;
        let mut meanings = Vec::with_capacity(texts.len());
        for text in texts {
            let (own, rest) = states.split_at(text.pieces.len());
            states = rest;
            let mut meaning = Meaning::default();
            for word in &text.words {
                meaning.push(&mean(&own[word.clone()]));
            }
            meanings.push(meaning);
        }
        meanings
    }
}

/// `texts` in portions that go through the network together.
fn batches(texts: &[Split]) -> Vec<&[Split]> {
    let mut batches = Vec::new();
    let mut rest = texts;
    while !rest.is_empty() {
        let mut pieces = 0;
        let fit = rest.iter().take_while(|text| {
            pieces += text.pieces.len();
            pieces <= TOGETHER
        });
        let (batch, after) = rest.split_at(fit.count().max(1));
        batches.push(batch);
        rest = after;
    }
    batches
}

fn mean(vectors: &[[f32; WIDTH]]) -> [f32; WIDTH] {
    let mut mean = [0.0; WIDTH];
    for vector in vectors {
        for (mean, number) in mean.iter_mut().zip(vector) {
            *mean += number / vectors.len() as f32;
        }
    }
    mean
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCES: [&str; 5] = [
        "The council closed the old harbour bridge on Monday after divers found cracks in two piers.",
        "No.",
        "",
        "Nobody may drive over it until spring, said the mayor; buses go round by Orle.",
        "…",
    ];

    fn encoded(sentences: &[&str], threads: usize) -> Vec<Meaning> {
        let wordings: Vec<Wording> = sentences.iter().map(|sentence| Wording::of(sentence)).collect();
        Encoder::shared().encode(&wordings.iter().collect::<Vec<_>>(), threads, &|| false).unwrap()
    }

    #[test]
    fn the_file_is_whole() {
        assert!(Asset::is_whole());
    }

    /// `assets/encoder/reference.txt`: what the model says before it is packed. On news the
    /// mean is .982.
    #[test]
    fn words_mean_what_they_mean_to_the_model_that_was_packed() {
        let reference = include_str!("../../../assets/encoder/reference.txt");
        let cosines = reference.lines().map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [sentence, word, vector] = fields.as_slice() else { panic!("{line}") };
            let place = Wording::of(sentence).place(word.parse().unwrap()).unwrap();
            let theirs: Vec<f32> = vector.split(' ').map(|number| number.parse().unwrap()).collect();
            let meaning = &encoded(&[sentence], 1)[0];
            let (scale, numbers) = meaning.vectors().nth(place).unwrap();
            let ours = numbers.map(|number| f32::from(number) * scale);
            let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
            product(&ours, &theirs) / (product(&ours, &ours) * product(&theirs, &theirs)).sqrt()
        });
        let cosines: Vec<f32> = cosines.collect();
        let mean = cosines.iter().sum::<f32>() / cosines.len() as f32;
        assert!(cosines.len() == 11 && mean >= 0.98, "{mean}: {cosines:?}");
    }

    #[test]
    fn a_claim_means_the_same_whatever_stands_beside_it_and_however_many_threads_there_are() {
        let together = encoded(&SENTENCES, 1);
        let many: Vec<&str> = SENTENCES.iter().copied().cycle().take(12).collect();
        let with_threads = encoded(&many, 3);
        for (at, meaning) in with_threads.iter().enumerate() {
            assert_eq!(meaning, &together[at % SENTENCES.len()]);
        }
        for (sentence, meaning) in SENTENCES.iter().zip(&together) {
            assert_eq!(encoded(&[sentence], 1)[0], *meaning);
            assert_eq!(meaning.len(), Wording::of(sentence).telling().count());
        }
    }

    #[test]
    fn endless_claims_are_read_as_far_as_the_encoder_can() {
        let text = "word ".repeat(10_000);
        assert_eq!(encoded(&[&text], 1)[0].len(), 254);
    }

    #[test]
    fn what_is_cancelled_has_no_result() {
        let wording = Wording::of("The bridge is closed.");
        assert_eq!(Encoder::shared().encode(&[&wording], 1, &|| true), None);
    }

    #[test]
    fn bytes_keep_a_meaning_to_the_last_bit() {
        for meaning in encoded(&SENTENCES, 1) {
            assert_eq!(Meaning::from_bytes(&meaning.to_bytes()), Some(meaning));
        }
        assert_eq!(Meaning::from_bytes(&[0; 388]), None);
        assert_eq!(Meaning::from_bytes(&[1; 387]), None);
    }
}
