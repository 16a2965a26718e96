//! The second tier as a user meets it: claims that share hardly a word are linked, the same way every time, and what was
//! found out once is kept.

#![cfg(feature = "encoder")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[allow(dead_code, reason = "not all of it is needed here")]
mod common;

use std::{
    collections::BTreeMap,
    fs,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use common::{Folder, parallax, parallax_with, stdout};
use parallax::{
    align::{Because, Engine, Full, Lexical, Meaning, Scored, Scorer, Store},
    article::{Article, Origin},
    cache::Cache,
    claims::{Claim, Claims, presplit},
    comparison::{Comparison, Note, Settings, compare_claims, refine},
    judge::Relation,
    text::Pair,
};
use serde_json::{Value, json};

type Read = (Article, Vec<Claim>);

const LEFT: [&str; 4] = [
    "The strike at Varn General Hospital began on Thursday.",
    "Doctors walked out over unpaid overtime.",
    "The ministry said that it would not negotiate under pressure.",
    "Two trains collided near the harbour, but nobody was hurt.",
];
const RIGHT: [&str; 4] = [
    "Varn General Hospital has been on strike since Thursday.",
    "Physicians stopped work because extra hours have not been paid for.",
    "No talks while there are threats, the government insisted.",
    "The museum reopens in spring with a show of Flemish maps.",
];

fn read(sentences: &[&str]) -> Read {
    let paragraphs: Vec<Vec<String>> = sentences.iter().map(|&sentence| vec![sentence.to_owned()]).collect();
    presplit(None, &paragraphs, Origin::Text)
}

fn scored(scorer: &dyn Scorer, left: &Read, right: &Read) -> Scored {
    scorer.candidates(Pair {
        left: Claims { article: &left.0, claims: &left.1 },
        right: Claims { article: &right.0, claims: &right.1 },
    })
}

fn links(scored: &Scored) -> Vec<(usize, usize)> {
    let threshold = Full::default().threshold();
    let linked = scored.candidates.iter().filter(|candidate| candidate.score >= threshold);
    linked.map(|candidate| (candidate.left, candidate.right)).collect()
}

#[test]
fn claims_in_other_words_are_linked_by_what_they_mean() {
    let (left, right) = (read(&LEFT), read(&RIGHT));
    assert_eq!(links(&scored(&Lexical, &left, &right)), [(0, 0)]);
    let full = scored(&Full::default(), &left, &right);
    assert_eq!(links(&full), [(0, 0), (1, 1), (2, 2)]);
    assert_eq!(full.engine, Engine::Full { read: Pair { left: 4, right: 4 } });
}

#[test]
fn neither_the_side_nor_the_number_of_threads_changes_a_score() {
    let (left, right) = (read(&LEFT), read(&RIGHT));
    let one = scored(&Full::default(), &left, &right);
    let three = scored(&Full { threads: 3, ..Full::default() }, &left, &right);
    assert_eq!(one, three);
    let mut mirrored = scored(&Full::default(), &right, &left).candidates;
    for candidate in &mut mirrored {
        std::mem::swap(&mut candidate.left, &mut candidate.right);
    }
    mirrored.sort_by_key(|candidate| (candidate.left, candidate.right));
    assert_eq!(one.candidates, mirrored);
}

#[test]
fn numbers_of_one_thing_are_at_odds_though_nothing_around_them_is_in_the_same_words() {
    let left = read(&[
        "The strike at the harbour of Lindmark entered its third week on Monday, with no talks planned.",
        "Ferry passengers waited on the quay for hours.",
        "Rescuers carried 55 people out of the flooded cellar.",
    ]);
    let right = read(&[
        "Dock workers in Lindmark stayed away from work for a third week.",
        "A bakery on the quay gave away bread.",
        "Firefighters brought 48 residents out of a cellar under water.",
    ]);
    let compared = |scorer: &dyn Scorer| {
        let (left, right) = (left.clone(), right.clone());
        let articles = Pair { left: left.0, right: right.0 };
        compare_claims(articles, Pair { left: left.1, right: right.1 }, &Settings { scorer, candidates_from: None })
    };
    let words = |comparison: &Comparison| -> Vec<(Relation, String)> {
        let links = comparison.links.iter().filter(|link| (link.left, link.right) == (2, 2));
        links
            .map(|link| (link.relation, link.reasons.iter().map(|reason| reason.text.clone()).collect::<String>()))
            .collect()
    };
    let differ = "The numbers differ: “55” on the left, “48” on the right.".to_owned();
    assert_eq!(words(&compared(&Full::default())), [(Relation::Differs, differ)]);
    assert!(words(&compared(&Lexical)).iter().all(|(relation, _)| !relation.diverges()));
}

/// Keeps meanings in memory and counts what was asked of it.
#[derive(Default)]
struct Memory {
    kept: Mutex<BTreeMap<String, Meaning>>,
    missed: AtomicUsize,
}

impl Store for Memory {
    fn find(&self, claim: &str) -> Option<Meaning> {
        let found = self.kept.lock().unwrap().get(claim).cloned();
        self.missed.fetch_add(usize::from(found.is_none()), Ordering::Relaxed);
        found
    }

    fn keep(&self, claim: &str, meaning: &Meaning) {
        self.kept.lock().unwrap().insert(claim.to_owned(), meaning.clone());
    }
}

#[test]
fn what_was_found_out_once_is_not_found_out_again_and_gives_the_same() {
    let (left, right) = (read(&LEFT), read(&RIGHT));
    let memory = Memory::default();
    let scorer = Full { store: &memory, ..Full::default() };
    let first = scored(&scorer, &left, &right);
    assert_eq!(memory.missed.load(Ordering::Relaxed), 8);
    assert_eq!(scored(&scorer, &left, &right), first);
    assert_eq!(memory.missed.load(Ordering::Relaxed), 8);
}

#[test]
fn a_comparison_is_refined_or_if_cancelled_left_alone() {
    let (left, right) = (read(&LEFT), read(&RIGHT));
    let articles = Pair { left: left.0, right: right.0 };
    let first = compare_claims(articles, Pair { left: left.1, right: right.1 }, &Settings::default());
    assert_eq!(first.engine, Engine::Lexical(Because::Chosen));
    assert_eq!(refine(&first, &Full { cancelled: &|| true, ..Full::default() }), None);
    let refined = refine(&first, &Full::default()).unwrap();
    assert_eq!((&refined.articles, &refined.claims), (&first.articles, &first.claims));
    assert!(refined.links.len() > first.links.len());
    assert_eq!(refined.notes(), []);
}

#[test]
fn only_words_are_compared_where_meaning_would_do_harm_or_take_too_long_and_a_note_says_so() {
    let mut german = read(&[
        "Die Feuerwehr rettete am Montag drei Menschen aus dem brennenden Haus in der Hafenstraße.",
        "Der Brand war in der Küche ausgebrochen, wie die Polizei am Abend mitteilte.",
    ]);
    german.0.meta.language = Some("de".to_owned());
    let sentences: Vec<String> =
        (0..2001).map(|number| format!("The {number}th house on the road was sold again.")).collect();
    let long = read(&sentences.iter().map(String::as_str).collect::<Vec<_>>());
    let full = Full::default();
    for (articles, because, note) in
        [(german, Because::Language, Note::NotEnglish), (long, Because::Length, Note::TooLong(4002))]
    {
        let (article, claims) = articles;
        let two = |scorer| {
            let articles = Pair { left: article.clone(), right: article.clone() };
            compare_claims(
                articles,
                Pair { left: claims.clone(), right: claims.clone() },
                &Settings { scorer, candidates_from: None },
            )
        };
        let comparison = two(&full);
        assert_eq!((comparison.engine, comparison.notes()), (Engine::Lexical(because), vec![note]));
        assert_eq!(comparison.links, two(&Lexical).links);
    }
}

#[test]
fn the_answer_says_which_engine_it_is_from() {
    let record = json!({"id": 7, "left": {"paragraphs": [LEFT]}, "right": {"paragraphs": [RIGHT]}}).to_string();
    let answer = |engine| -> Value {
        serde_json::from_str(&stdout(&parallax_with(&["batch", "--engine", engine], record.as_bytes()))).unwrap()
    };
    let (full, lexical) = (answer("full"), answer("lexical"));
    assert_eq!((&full["engine"], &full["read"]), (&json!("full"), &json!({"left": 4, "right": 4})));
    assert_eq!((&lexical["engine"], lexical.get("read")), (&json!("lexical"), None));
    assert_eq!(full["threshold"], lexical["threshold"]);
    assert!(full["links"].as_array().unwrap().len() > lexical["links"].as_array().unwrap().len());
}

#[test]
fn the_cache_keeps_meanings_and_forgets_what_is_damaged() {
    let folder = Folder::new();
    let cache = Cache::new(folder.path().join("a/b"), 1 << 20);
    let meaning = Meaning::from_bytes(&[1; 388]).unwrap();
    assert_eq!(cache.find("One claim."), None);
    cache.keep("One claim.", &meaning);
    assert_eq!(cache.find("One claim."), Some(meaning.clone()));
    assert_eq!(cache.find("Another claim."), None);
    let [file] = files(&folder.path().join("a/b")).try_into().unwrap();
    let mut bytes = fs::read(&file).unwrap();
    assert!(!bytes.windows(3).any(|window| window == b"One"), "no words of the article are kept");
    bytes[100] ^= 1;
    fs::write(&file, &bytes).unwrap();
    assert_eq!(cache.find("One claim."), None);
    fs::write(&file, &bytes[..7]).unwrap();
    assert_eq!(cache.find("One claim."), None);
    let nowhere = Cache::new("/dev/null/none".into(), 1 << 20);
    nowhere.keep("One claim.", &meaning);
    assert_eq!(nowhere.find("One claim."), None);
}

#[test]
fn the_cache_does_not_outgrow_its_bounds() {
    let folder = Folder::new();
    let cache = Cache::new(folder.path().to_owned(), 4000);
    let meaning = Meaning::from_bytes(&[1; 388]).unwrap();
    for number in 0..30 {
        cache.keep(&format!("Claim {number}."), &meaning);
    }
    drop(cache);
    assert_eq!(files(folder.path()).len(), 7, "seven files of 400 bytes are three quarters of 4000");
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn nothing_is_kept_where_that_is_not_wanted() {
    let folder = Folder::new();
    let (left, right) = (folder.file("left.txt", LEFT[1].as_bytes()), folder.file("right.txt", RIGHT[1].as_bytes()));
    let cache = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("parallax/meanings");
    let before = cache.exists().then(|| files(&cache).len());
    let with = parallax(&["compare", "--no-store", &left, &right]);
    assert_eq!(stdout(&with), stdout(&parallax(&["compare", "--no-store", &left, &right])));
    assert_eq!(cache.exists().then(|| files(&cache).len()), before);
    assert_eq!(stdout(&with), stdout(&parallax(&["compare", &left, &right])));
    assert!(!files(&cache).is_empty());
}
