//! Pairs of whole articles on made-up events, written and annotated by people who had never seen the program: what it finds of
//! the divergences a careful reader names, where it is given the two claims, and how often it alarms where they agree.
//!
//! One pair a line: `left` and `right` with `title` and `paragraphs`; claim 0 is the title, then the sentences in order;
//! `divergences` and `links` name claims by these numbers. `b` and `d` were never read while the rules were written.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use parallax::{
    article::Origin,
    claims::{Claims, presplit},
    judge::{Subject, judge},
    text::Pair,
};
use serde_json::Value;

/// What was measured, rounded down: of all marks, and of all divergences.
const PRECISION: f64 = 0.85;
const RECALL: f64 = 0.20;

fn claims(article: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let paragraphs = article["paragraphs"].as_array().unwrap().iter();
    let sentences = paragraphs.flat_map(|paragraph| paragraph.as_array().unwrap().iter().map(text));
    std::iter::once(text(&article["title"])).chain(sentences).collect()
}

fn pairs(list: &Value, ends: impl Fn(&Value) -> (u64, u64)) -> BTreeSet<(usize, usize)> {
    list.as_array().unwrap().iter().map(ends).map(|(left, right)| (left as usize, right as usize)).collect()
}

fn diverges(left: &str, right: &str) -> bool {
    let reads = Pair::new(left, right).map(|sentence| presplit(None, &[vec![sentence.to_owned()]], Origin::default()));
    let subjects = reads.as_ref().map(|(article, claims)| Subject { claims: Claims { article, claims }, index: 0 });
    judge(subjects).relation.diverges()
}

#[test]
fn divergences_of_whole_articles_are_found_as_often_as_measured() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let (mut found, mut alarms, mut all) = (0, 0, 0);
    for name in ["a", "b", "c", "d"] {
        let (mut here, mut wrong, mut whole) = (0, 0, 0);
        for line in fs::read_to_string(folder.join(name).with_extension("jsonl")).unwrap().lines() {
            let pair: Value = serde_json::from_str(line).unwrap();
            let told = Pair::new(claims(&pair["left"]), claims(&pair["right"]));
            let at = |value: &Value| value.as_u64().unwrap();
            let divergences = pairs(&pair["divergences"], |one| (at(&one["left"]), at(&one["right"])));
            let links = pairs(&pair["links"], |one| (at(&one[0]), at(&one[1])));
            whole += divergences.len();
            for (left, right) in links.union(&divergences) {
                if diverges(&told.left[*left], &told.right[*right]) {
                    if divergences.contains(&(*left, *right)) { here += 1 } else { wrong += 1 }
                }
            }
        }
        println!("{name}: {here} of {whole} found, {wrong} false alarms");
        (found, alarms, all) = (found + here, alarms + wrong, all + whole);
    }
    let precision = f64::from(found) / f64::from(found + alarms);
    let recall = f64::from(found) / all as f64;
    assert!(precision >= PRECISION, "precision {precision:.3}");
    assert!(recall >= RECALL, "recall {recall:.3}");
}
