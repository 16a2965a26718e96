//! What the rest of two articles says about two of their claims.

use parallax::{
    article::{Article, Origin},
    claims::{Claim, Claims, presplit},
    judge::{Linked, Relation, judge_all},
    text::Pair,
};

fn article(sentences: &[&str]) -> (Article, Vec<Claim>) {
    presplit(None, &[sentences.iter().map(|sentence| (*sentence).to_owned()).collect()], Origin::default())
}

/// How the first sentences of two articles stand to each other.
fn relation(left: &[&str], right: &[&str]) -> Relation {
    relation_at(0.6, left, right)
}

/// The same where their link has this score.
fn relation_at(score: f64, left: &[&str], right: &[&str]) -> Relation {
    let articles = Pair::new(article(left), article(right));
    let claims = articles.as_ref().map(|(article, claims)| Claims { article, claims });
    let links = [Linked { left: 0, right: 0, score, alike: Vec::new() }];
    judge_all(claims, &links, &[]).0[0].relation
}

#[test]
fn two_gates_are_two_places_if_an_article_tells_of_both() {
    let left = "The crowd broke through Gate 3 shortly before the match, the club said.";
    let right = "Stewards said that the crowd had broken through Gate 5 before noon.";
    assert_eq!(relation(&[left], &[right]), Relation::Differs);
    assert_eq!(relation(&[left], &[right, "Later gate three gave way too."]), Relation::Agrees);
    assert_eq!(relation(&[left, "Gates 4, 5 and 6 stayed shut."], &[right]), Relation::Agrees);
}

#[test]
fn two_names_are_two_people_if_an_article_knows_both() {
    let left = "The lock was opened by Erik Tolmark, who has worked on the canal for years.";
    let right = "Erik Tolbark, who opened the lock, has worked on the canal since his youth.";
    assert_eq!(relation(&[left], &[right]), Relation::Differs);
    assert_eq!(relation(&[left], &[right, "Tolmark, his friend, looked on."]), Relation::Agrees);
    let left = "The road to the lock was closed at noon, said Sheriff Mark Colby.";
    let right = "Sheriff Luke Colby said that the road to the lock had been closed.";
    assert_eq!(relation(&[left], &[right]), Relation::Differs);
    assert_eq!(relation(&[left, "He followed Luke Colby in May."], &[right]), Relation::Agrees);
}

#[test]
fn numbers_that_nearly_meet_are_of_one_thing_if_neither_article_tells_both() {
    let left = "The ministry got 55,000 pages of letters from the archive.";
    let right = "Boxes with 50,000 pages of letters were sent to the ministry.";
    assert_eq!(relation(&[left], &[right]), Relation::Differs);
    assert_eq!(relation(&[left], &[right, "Another 55,000 pages stayed where they were."]), Relation::Agrees);
}

#[test]
fn what_a_sure_link_joins_is_dated_and_counted_alike() {
    let left = "Harle sent the first of the two letters on Sept. 9, long before the vote.";
    let right = "The first letter, by his own account, went out on Sept. 11.";
    assert_eq!(relation_at(0.97, &[left], &[right]), Relation::Differs);
    assert_ne!(relation_at(0.4, &[left], &[right]), Relation::Differs);
    let left = "Crews put out 41 of 48 fires, the forest service said.";
    let right = "Of the 48 fires in the valley, 44 were under control by dawn, according to the forest service.";
    assert_eq!(relation_at(0.97, &[left], &[right]), Relation::Differs);
}
