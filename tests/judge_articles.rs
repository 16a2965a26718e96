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
    let articles = Pair::new(article(left), article(right));
    let claims = articles.as_ref().map(|(article, claims)| Claims { article, claims });
    let links = [Linked { left: 0, right: 0, score: 0.6, alike: Vec::new() }];
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
