//! Verdicts on pairs of sentences, as a reader would give them; half of the pairs are traps.

use parallax::{
    article::{Article, Origin},
    claims::{Claim, Claims, presplit},
    judge::{ReasonKind, Relation, Subject, Verdict, judge},
    text::Pair,
};
use proptest::prelude::*;

struct Read(Article, Vec<Claim>);

impl Read {
    fn new(sentence: &str) -> Self {
        let (article, claims) = presplit(None, &[vec![sentence.to_owned()]], Origin::default());
        Read(article, claims)
    }

    fn subject(&self) -> Subject<'_> {
        Subject { claims: Claims { article: &self.0, claims: &self.1 }, index: 0 }
    }
}

fn verdict(left: &str, right: &str) -> (Pair<Read>, Verdict) {
    let reads = Pair::new(Read::new(left), Read::new(right));
    let verdict = judge(Pair::new(reads.left.subject(), reads.right.subject()));
    (reads, verdict)
}

fn relation(left: &str, right: &str) -> Relation {
    verdict(left, right).1.relation
}

/// The pair has this relation for this reason, with these words on both sides; and so it has the other way round.
#[track_caller]
fn diverges(left: &str, right: &str, relation: Relation, kind: ReasonKind, words: (&str, &str)) {
    for (left, right, words) in [(left, right, words), (right, left, (words.1, words.0))] {
        let (reads, verdict) = verdict(left, right);
        let found: Vec<_> = verdict
            .reasons
            .iter()
            .map(|reason| (reason.kind, reads.left.0.words(reason.left), reads.right.0.words(reason.right)))
            .collect();
        assert_eq!(verdict.relation, relation, "{left} | {right}: {found:?}");
        assert!(found.contains(&(kind, words.0, words.1)), "{left} | {right}: {found:?}");
    }
}

/// Nothing diverges between the two, in either order.
#[track_caller]
fn is_quiet(left: &str, right: &str) {
    for (left, right) in [(left, right), (right, left)] {
        let verdict = verdict(left, right).1;
        assert!(!verdict.relation.diverges(), "{left} | {right}: {:?}", verdict.reasons);
        assert!(verdict.reasons.is_empty());
    }
}

#[test]
fn short_claims_are_compared_where_all_the_rest_corresponds() {
    diverges(
        "“We waited ten years,” the mayor said.",
        "“We waited eleven years,” the mayor said.",
        Relation::Conflicts,
        ReasonKind::Number,
        ("ten years", "eleven years"),
    );
    diverges(
        "Rents rose by 4 percent in June.",
        "Rents fell by 4 percent in June.",
        Relation::Conflicts,
        ReasonKind::Opposition,
        ("rose", "fell"),
    );
    is_quiet("We waited ten years, the mayor said.", "The islanders waited eleven years, the mayor said.");
    is_quiet("Rents rose by 4 percent in June.", "Wages fell by 4 percent in May.");
}

#[test]
fn yesterday_and_last_week_are_days_of_the_calendar_where_it_is_known_when_articles_were_published() {
    let relation = |left: (&str, Option<&str>), right: (&str, Option<&str>)| {
        let reads = Pair::new(left, right).map(|(sentence, published)| {
            let mut read = Read::new(sentence);
            read.0.meta.published = published.map(str::to_owned);
            read
        });
        judge(Pair::new(reads.left.subject(), reads.right.subject())).relation
    };
    let tuesday = "The ferry ran aground off the cape on Tuesday with 40 people aboard.";
    let yesterday = "The ferry ran aground off the cape yesterday with 40 people aboard.";
    let (wednesday, friday) = (Some("2023-05-03"), Some("2023-05-05T06:30:00Z"));
    assert_eq!(relation((tuesday, wednesday), (yesterday, wednesday)), Relation::Agrees);
    assert_eq!(relation((tuesday, wednesday), (yesterday, friday)), Relation::Differs);
    assert_eq!(relation((tuesday, None), (yesterday, friday)), Relation::Agrees);
    let last_week = "The film of the quarrel in the council was made last week by a student.";
    let weekend = "The film of the quarrel in the council was made over the weekend by a student.";
    assert_eq!(relation((last_week, Some("2023-05-04")), (weekend, Some("2023-05-08"))), Relation::Differs);
    assert_eq!(relation((last_week, Some("2023-05-10")), (weekend, Some("2023-05-08"))), Relation::Agrees);
    let same = |day| relation((tuesday, wednesday), (&tuesday.replace("Tuesday", "May 2"), day));
    assert_eq!(same(Some("2023-05-20")), Relation::Agrees);
}

#[test]
fn another_number_of_the_same_thing_is_a_conflict() {
    use ReasonKind::Number;
    let conflict = |left, right, words| diverges(left, right, Relation::Conflicts, Number, words);
    conflict(
        "The storm killed 12 people in the delta, the governor said.",
        "The storm killed nineteen people in the delta, according to the governor.",
        ("12 people", "nineteen people"),
    );
    conflict(
        "Inflation slowed to 3.2 percent in March, the bank reported.",
        "Inflation slowed to 4.1% in March, the bank reported on Friday.",
        ("3.2 percent", "4.1%"),
    );
    conflict(
        "The brewery was sold to a Danish rival for $1.4bn.",
        "The brewery was sold to a Danish rival for $2.6 billion.",
        ("$1.4bn", "$2.6 billion"),
    );
    conflict(
        "The search of the lake lasted three days and found no wreck.",
        "The search of the lake lasted five days and found no wreck.",
        ("three days", "five days"),
    );
    conflict(
        "Rovers beat Athletic 3-1 in the quarter-final.",
        "Rovers beat Athletic 4-1 in the quarter-final.",
        ("3-1", "4-1"),
    );
}

#[test]
fn numbers_that_fit_together_are_no_conflict() {
    is_quiet("More than 40 passengers were stranded on the pier.", "In all 43 passengers were stranded on the pier.");
    is_quiet("About 1,200 workers lost their jobs at the mill.", "Some 1,187 workers lost their jobs at the mill.");
    is_quiet("The council spent $53.7-million on the bridge.", "The council spent $53.7 million on the bridge.");
    is_quiet("The sentence handed to the broker was three years.", "The sentence handed to the broker was 36 months.");
    is_quiet(
        "The vote passed with half of the members absent.",
        "The vote passed with 50 per cent of the members absent.",
    );
    is_quiet("A dozen sheep escaped from the lorry near Tring.", "Twelve sheep escaped from the lorry near Tring.");
    is_quiet(
        "The trail is 60 miles long and crosses the moor.",
        "The trail is 100 kilometres long and crosses the moor.",
    );
    is_quiet("The firm is worth $1.2 billion, analysts say.", "The firm is worth $1.19 billion, analysts say.");
}

#[test]
fn ordinals_labels_and_names_with_numbers_are_no_quantities() {
    is_quiet("World No. 2 Petra Lang won the final in Basel.", "World No.4 Petra Lang won the final in Basel.");
    is_quiet("The first ferry left the harbour at dawn.", "The second ferry left the harbour at dawn.");
}

#[test]
fn another_name_or_label_is_a_conflict_where_all_else_is_the_same() {
    let conflict = |left, right, kind, words| diverges(left, right, Relation::Conflicts, kind, words);
    conflict(
        "The prize for best novel went to Irene Vogt in Zurich.",
        "The prize for best novel went to Paula Renner in Zurich.",
        ReasonKind::Name,
        ("Irene Vogt", "Paula Renner"),
    );
    conflict(
        "A Boeing 737 landed on the frozen lake.",
        "A Boeing 747 landed on the frozen lake.",
        ReasonKind::Number,
        ("737", "747"),
    );
}

#[test]
fn numbers_of_different_things_are_no_conflict() {
    is_quiet(
        "The flood destroyed 85 homes in the valley, officials said.",
        "The flood killed 14 people in the valley, officials said.",
    );
    is_quiet("The hotel has 300 rooms and a view of the bay.", "The hotel has 12 lifts and a view of the bay.");
    is_quiet(
        "The shop sold 40 bicycles in April, more than ever before.",
        "The shop sold 65 bicycles in October, more than ever before.",
    );
}

#[test]
fn another_date_of_the_same_event_is_a_conflict() {
    use ReasonKind::Date;
    let conflict = |left, right, words| diverges(left, right, Relation::Conflicts, Date, words);
    conflict(
        "The lighthouse was built in 1871 by a local mason.",
        "The lighthouse was built in 1817 by a local mason.",
        ("1871", "1817"),
    );
    conflict(
        "The new tariff takes effect on 1 March, the ministry said.",
        "The new tariff takes effect on 1 May, the ministry said.",
        ("1 March", "1 May"),
    );
    conflict(
        "The orchestra will play in Turin on 14 June.",
        "The orchestra will play in Turin on June 21.",
        ("14 June", "June 21"),
    );
    conflict(
        "The peace talks in Doha began in April 2019.",
        "The peace talks in Doha began in August 2019.",
        ("April 2019", "August 2019"),
    );
}

#[test]
fn dates_that_fit_together_and_days_of_reports_are_no_conflict() {
    is_quiet(
        "The mayor resigned over the land deal, her office said Tuesday.",
        "The mayor resigned over the land deal, her office said Wednesday.",
    );
    is_quiet("The trial opens on 14 May in Porto.", "The trial opens on Tuesday, May 14, in Porto.");
    is_quiet("The pool reopened in June 2020 after repairs.", "The pool reopened in 2020 after repairs.");
    is_quiet("The bank closed the branch last month.", "The bank closed the branch yesterday.");
    is_quiet("The embassy reopened in the late 1980s.", "The embassy reopened in 1987.");
}

#[test]
fn a_denial_of_what_the_other_says_is_a_conflict() {
    use ReasonKind::Negation;
    let conflict = |left, right, words| diverges(left, right, Relation::Conflicts, Negation, words);
    conflict(
        "The pilot had reported the fault to the airline.",
        "The pilot had not reported the fault to the airline.",
        ("reported", "not reported"),
    );
    conflict(
        "The vaccine caused fever in some children.",
        "The vaccine never caused fever in children.",
        ("caused", "never caused"),
    );
    conflict(
        "The bridge was inspected before the winter storms.",
        "The bridge wasn’t inspected before the winter storms.",
        ("inspected", "wasn’t inspected"),
    );
}

#[test]
fn what_only_looks_like_a_denial_is_none() {
    is_quiet("The clerk failed to lock the vault that night.", "The clerk did not lock the vault that night.");
    is_quiet("The minister declined to comment on the leak.", "The minister had no comment on the leak.");
    is_quiet(
        "The crew will strike unless the pay offer is raised.",
        "The crew will strike if the pay offer is not raised.",
    );
    is_quiet("The chef quit rather than cook for the general.", "The chef quit so as not to cook for the general.");
    is_quiet(
        "The judge had praise for the jury’s patience.",
        "The judge had nothing but praise for the jury’s patience.",
    );
    is_quiet("The plan covers housing and schools.", "The plan covers not only housing but also schools.");
    is_quiet("Seat No. 11 was empty during the speech.", "Seat 11 was empty during the speech.");
    is_quiet(
        "The actor, who did not attend, won the prize for best comedy.",
        "The actor won the prize for best comedy.",
    );
}

#[test]
fn a_wish_a_duty_and_a_clause_that_picks_out_deny_nothing() {
    is_quiet("The auditors had not questioned the bishop.", "The auditors had sought to question the bishop.");
    is_quiet(
        "The club spent money that should not have been spent.",
        "The club spent money that was meant for players.",
    );
    is_quiet("Drivers who do not pass the eye test are fined.", "Most drivers pass the eye test in spring.");
    is_quiet("Four tenants were moved, not the landlord.", "Four tenants and the landlord were moved.");
    is_quiet("The ice may be safe by the weekend.", "The ice is not safe this weekend.");
}

#[test]
fn what_happened_at_another_time_is_no_other_account() {
    is_quiet(
        "The board turned down an offer of $2 billion from the rival in April.",
        "The board turned down an offer of $3 billion from the rival in June.",
    );
    is_quiet(
        "Nurses at the clinic treated 90 cases of flu last year.",
        "Nurses at the clinic treated 60 cases of flu on Monday.",
    );
}

#[test]
fn words_that_exclude_each_other_are_a_conflict() {
    use ReasonKind::Opposition;
    let conflict = |left, right, words| diverges(left, right, Relation::Conflicts, Opposition, words);
    conflict(
        "Members voted to accept the owner’s pay offer.",
        "Members voted to reject the owner’s pay offer.",
        ("accept", "reject"),
    );
    conflict(
        "Rents in the old town rose sharply last spring.",
        "Rents in the old town fell sharply last spring.",
        ("rose", "fell"),
    );
    conflict(
        "The jury found the surgeon guilty of fraud.",
        "The jury found the surgeon innocent of fraud.",
        ("guilty", "innocent"),
    );
}

#[test]
fn opposites_that_mean_the_same_or_stand_elsewhere_are_no_conflict() {
    is_quiet("Sales did not rise in the autumn quarter.", "Sales fell in the autumn quarter.");
    is_quiet("Shares rose early but fell by the close.", "Shares fell by the close, having risen early.");
    is_quiet("The museum opens its new wing to visitors.", "The museum closes its old cafe to visitors.");
    is_quiet(
        "The council is considering whether to permanently close the bridge to lorries.",
        "The council ordered a temporary closure of the bridge to lorries.",
    );
    is_quiet("The company would close the plant in Tolm.", "The company will open the plant in Tolm.");
}

#[test]
fn a_softer_divergence_differs() {
    use ReasonKind::{Attribution, Certainty, Degree, Name, Status};
    let differs = |left, right, kind, words| diverges(left, right, Relation::Differs, kind, words);
    differs(
        "Former President Anna Berg opened the new theatre.",
        "President Anna Berg opened the new theatre.",
        Status,
        ("Former President Anna Berg", "President Anna Berg"),
    );
    differs(
        "The letter was signed by Governor Tom Hale.",
        "The letter was signed by Tom Hale, then governor, and two aides.",
        Status,
        ("Governor Tom Hale", "Hale, then governor"),
    );
    differs(
        "The summit brought a lot of progress on fishing rights.",
        "The summit brought little progress on fishing rights.",
        Degree,
        ("a lot of progress", "little progress"),
    );
    differs(
        "The dam may have collapsed because of neglect.",
        "The dam collapsed because of neglect.",
        Certainty,
        ("may have collapsed", "collapsed"),
    );
    differs(
        "The airline will cancel its flights to the islands.",
        "The airline is expected to cancel its flights to the islands.",
        Certainty,
        ("will cancel", "expected to cancel"),
    );
    differs(
        "The prize for best novel went to Irene Vogt in Zurich.",
        "In Zurich the prize for the best novel of the year went to Paula Renner.",
        Name,
        ("Irene Vogt", "Paula Renner"),
    );
    differs(
        "The tunnel will be finished by spring, the mayor said.",
        "The tunnel will be finished by spring, the engineer said.",
        Attribution,
        ("mayor", "engineer"),
    );
}

#[test]
fn what_only_looks_like_a_difference_is_none() {
    is_quiet("President Zelenskyy thanked the delegates in Rome.", "President Zelensky thanked the delegates in Rome.");
    is_quiet("The European Union fined the search company in March.", "The EU fined the search company in March.");
    is_quiet("Police said the road would stay closed.", "Officials said the road would stay closed.");
    is_quiet("Karin Moe said the harbour would reopen.", "The minister said the harbour would reopen.");
    is_quiet("The two may have drowned in the canal.", "The two might have drowned in the canal.");
    is_quiet("Former President Anna Berg opened the theatre.", "Anna Berg opened the theatre.");
    // Whoever is dismissed was in office until then.
    is_quiet(
        "The board was blamed for firing director Jonas Keel last spring.",
        "The board was blamed for firing former director Jonas Keel last spring.",
    );
    is_quiet(
        "The audit names his campaign chairman Ruth Sand and two donors.",
        "The audit names former campaign chairman Ruth Sand and two donors.",
    );
    is_quiet("There was not much progress at the summit.", "There was little progress at the summit.");
}

#[test]
fn claims_that_are_barely_linked_do_not_diverge() {
    is_quiet(
        "The mayor of Bergen resigned on 3 May after two terms.",
        "Bergen’s fish market drew 40,000 visitors in July.",
    );
    is_quiet("No one was hurt.", "Nine people were hurt when the stage fell.");
}

#[test]
fn the_same_words_are_the_same_whatever_their_quotes_case_and_spacing() {
    assert_eq!(relation("The “old” bridge fell at dawn.", "The \"old\" bridge  fell at dawn."), Relation::Same);
    assert_eq!(relation("THE BRIDGE FELL AT DAWN", "The bridge fell at dawn."), Relation::Same);
    assert_eq!(relation("The bridge fell at dawn in Elm.", "A bridge had fallen at dawn in Elm."), Relation::Agrees);
    assert_eq!(relation("…", "…"), Relation::Same);
    assert_ne!(relation("…", "?!"), Relation::Same);
}

#[test]
fn the_same_claim_in_other_words_agrees_and_another_is_related() {
    let agreeing = relation(
        "The cyclist was stripped of her title on Monday after a positive test for steroids.",
        "A positive test for steroids cost the cyclist her title on Monday.",
    );
    assert_eq!(agreeing, Relation::Agrees);
    let related = relation(
        "The cyclist trained for months in the hills above the lake.",
        "Steroids were found in samples that the federation took last year.",
    );
    assert_eq!(related, Relation::Related);
}

#[test]
fn a_claim_of_a_hundred_thousand_words_is_judged() {
    let long = "the 12 red boats sailed past 40 miles of no coast on Monday ".repeat(8_000);
    let (_, verdict) = verdict(&long, &long.replace("12 red", "13 red"));
    assert!(verdict.reasons.len() < 1_000);
}

const VOCABULARY: [&str; 40] = [
    "the",
    "mayor",
    "said",
    "on",
    "Monday",
    "that",
    "12",
    "nineteen",
    "people",
    "were",
    "not",
    "killed",
    "in",
    "Oslo",
    "May",
    "14",
    "former",
    "President",
    "Anna",
    "Berg",
    "may",
    "have",
    "little",
    "progress",
    "a",
    "lot",
    "of",
    "no",
    "rose",
    "fell",
    ",",
    "“",
    "”",
    "$3bn",
    "2-1",
    "according",
    "to",
    "more",
    "than",
    "2008",
];

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(VOCABULARY.to_vec()), 1..16).prop_map(|words| words.join(" "))
}

#[test]
fn words_in_a_frame_count_alike_from_both_sides() {
    let (left, right) = ("may “ lot said killed on", "lot killed");
    assert_eq!(relation(left, right), relation(right, left));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exchanged_claims_give_the_verdict_exchanged(left in sentence(), right in sentence()) {
        let there = verdict(&left, &right).1;
        let back = verdict(&right, &left).1;
        prop_assert_eq!(there.relation, back.relation);
        let mut forth: Vec<_> = there.reasons.iter().map(|reason| (reason.kind, reason.left, reason.right)).collect();
        let mut mirrored: Vec<_> = back.reasons.iter().map(|reason| (reason.kind, reason.right, reason.left)).collect();
        forth.sort();
        mirrored.sort();
        prop_assert_eq!(forth, mirrored);
    }

    #[test]
    fn any_claim_is_the_same_as_itself(text in any::<String>(), told in sentence()) {
        prop_assert_eq!(relation(&text, &text), Relation::Same);
        prop_assert_eq!(relation(&told, &told), Relation::Same);
    }

    #[test]
    fn reasons_quote_words_of_both_claims_and_stand_only_with_a_divergence(left in any::<String>(), right in sentence()) {
        let (reads, verdict) = verdict(&left, &right);
        prop_assert_eq!(verdict.relation.diverges(), !verdict.reasons.is_empty());
        for reason in &verdict.reasons {
            prop_assert!(!reads.left.0.words(reason.left).is_empty());
            prop_assert!(!reads.right.0.words(reason.right).is_empty());
        }
    }
}
