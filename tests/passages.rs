//! The comparison as a whole: which passages go together, what was moved, and what its marks alone do not tell.

use parallax::{
    article::{Article, Origin},
    comparison::{Comparison, Note, Settings, compare},
    ingest::{Markup, ingest},
    output::text::report,
    text::Pair,
};

fn read(text: &str) -> Article {
    ingest(text.as_bytes(), Markup::Plain, Origin::Text).expect("a text")
}

fn compared(left: &str, right: &str) -> Comparison {
    compare(Pair::new(read(left), read(right)), &Settings::default())
}

fn printed(comparison: &Comparison) -> String {
    let mut out = Vec::new();
    report(comparison, 80, &mut out).expect("memory takes every byte");
    String::from_utf8(out).expect("UTF-8")
}

const FLOOD: [&str; 8] = [
    "The Aller burst its banks above Wendel early on Monday and flooded forty houses in the lower town.",
    "Firemen brought nineteen people to safety in boats, among them a family with three small children.",
    "The weather service had warned of heavy rain two days before, yet the sluices at Hohne stayed shut.",
    "Mayor Ruth Ansel called that a mistake for which the district would have to answer.",
    "The district replied that its orders did not allow the sluices to be opened any earlier.",
    "Schools remain closed until Thursday, and drinking water comes by lorry.",
    "An insurance association put the damage at six million euros.",
    "Rain is expected to return at the weekend, the weather service said.",
];

fn paragraphs(order: &[usize]) -> String {
    let told: Vec<&str> = order.iter().map(|&at| FLOOD[at]).collect();
    format!("Water in the lower town\n\n{}\n", told.join("\n\n"))
}

#[test]
fn a_paragraph_told_elsewhere_is_a_moved_passage() {
    let comparison = compared(&paragraphs(&[0, 1, 2, 3, 4, 5, 6, 7]), &paragraphs(&[0, 6, 1, 2, 3, 4, 5, 7]));
    let passages = comparison.passages();
    let sure: Vec<_> = passages.iter().filter(|passage| passage.score > 0.99).collect();
    let moved: Vec<_> =
        sure.iter().filter(|passage| passage.moved).map(|passage| (passage.left, passage.right)).collect();
    assert_eq!(sure.len(), FLOOD.len() + 1, "{passages:?}");
    assert_eq!(moved, [(7, 2)]);
}

#[test]
fn a_passage_is_as_strong_as_its_links_together() {
    let left = "On Monday the Aller flooded forty houses in Wendel. Nineteen people were brought to safety in boats.";
    let right =
        "In Wendel forty houses were flooded when the Aller rose on Monday. Boats brought nineteen people away.";
    let comparison = compared(left, right);
    let strongest = comparison.links.iter().map(|link| link.score).fold(0.0, f64::max);
    let [passage] = comparison.passages()[..] else { panic!("{:?}", comparison.passages()) };
    assert!(comparison.links.len() > 1 && passage.score > strongest, "{passage:?} {:?}", comparison.links);
}

#[test]
fn a_line_that_comes_back_in_both_articles_goes_with_its_like_in_order() {
    let refrain = "The mayor did not reply to questions.";
    let told = |order: [usize; 3]| {
        let lines: Vec<String> = order.iter().map(|&at| format!("{}\n\n{refrain}", FLOOD[at])).collect();
        lines.join("\n\n")
    };
    let comparison = compared(&told([0, 2, 5]), &told([0, 2, 5]));
    let of = |link: &parallax::comparison::Link| (link.left, link.right);
    let links: Vec<_> = comparison.links.iter().map(of).filter(|(left, _)| left % 2 == 1).collect();
    assert_eq!(links, [(1, 1), (3, 3), (5, 5)]);
}

const GERMAN: &str = "In der Nacht zum Montag ist die Aller oberhalb von Wendel über die Ufer getreten und hat vierzig \
    Häuser in der Unterstadt überflutet.\n\nDie Feuerwehr brachte neunzehn Menschen mit Booten in Sicherheit, unter \
    ihnen eine Familie mit drei kleinen Kindern.\n\nDie Schulen bleiben bis Donnerstag geschlossen, und das Trinkwasser \
    kommt mit Lastwagen.";

#[test]
fn two_languages_are_said_to_be_two() {
    let comparison = compared(&paragraphs(&[0, 1, 2, 3]), GERMAN);
    assert_eq!(comparison.notes(), [Note::TwoLanguages(Pair::new("en".to_owned(), "de".to_owned()))]);
    let printed = printed(&comparison).split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = "note the left article is written in English, the right one in German: only names, numbers and words \
        that both share could be compared";
    assert!(printed.contains(sentence), "{printed}");
}

#[test]
fn one_language_needs_no_note_and_a_few_words_are_of_none() {
    assert_eq!(compared(GERMAN, GERMAN).notes(), []);
    assert_eq!(compared(GERMAN, "Wendel: 19 gerettet").notes(), []);
    assert_eq!(compared(&paragraphs(&[0, 1]), "Wendel: 40 houses").notes(), []);
}

#[cfg(feature = "encoder")]
#[test]
fn words_that_the_encoder_does_not_know_are_compared_as_words() {
    use parallax::align::Full;
    let scorer = Full::default();
    let settings = Settings { scorer: &scorer, ..Settings::default() };
    let invented = "The brandel of the skorvin had been plauted over the trunnoks, and the grelbin of the flistor was to \
        be drappled from the nuvorns. At the klostar there were trelvins and brosks that had not been spolled. The vintrel \
        of the gorsk would be frinned by the plovars after the drimmel, but the stroon had been brelled before that.";
    let left = read(invented);
    let right = read(&invented.replace("brandel", "crundle").replace("gorsk", "tarvil"));
    let comparison = compare(Pair::new(left, right), &settings);
    assert_eq!(comparison.notes(), [Note::UnknownWords]);
    assert_eq!(comparison.links.len(), 3, "{:?}", comparison.links);
    let known = compare(Pair::new(read(&paragraphs(&[0, 1, 2])), read(&paragraphs(&[2, 3, 4]))), &settings);
    assert_eq!(known.notes(), []);
}
