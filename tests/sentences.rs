//! Sentences as a reader would split them.

use parallax::claims::sentences;
use proptest::prelude::*;

fn split(text: &str) -> Vec<&str> {
    sentences(text, Some("en")).into_iter().map(|span| span.of(text).trim()).collect()
}

#[test]
fn an_abbreviation_after_a_dash_does_not_end_a_sentence() {
    assert_eq!(split("Japan–U.S. Trade Talks Resume"), ["Japan–U.S. Trade Talks Resume"]);
    assert_eq!(
        split("Then-U.S. President Adams was there. He spoke first."),
        ["Then-U.S. President Adams was there.", "He spoke first."]
    );
}

#[test]
fn a_title_before_a_name_does_not_end_a_sentence() {
    assert_eq!(split("The film was Dr. No. It ran for weeks."), ["The film was Dr. No.", "It ran for weeks."]);
    assert_eq!(split("Gen. Ortiz met Sen. Webb on Friday."), ["Gen. Ortiz met Sen. Webb on Friday."]);
}

#[test]
fn initials_stay_with_their_name() {
    assert_eq!(split("The novel is by P. D. Marsh. It is short."), ["The novel is by P. D. Marsh.", "It is short."]);
}

#[test]
fn numbers_with_points_stay_whole() {
    assert_eq!(
        split("Seed No. 10 won. Prices rose 3.5 percent. Rents did not."),
        ["Seed No. 10 won.", "Prices rose 3.5 percent.", "Rents did not."]
    );
}

#[test]
fn a_time_of_day_goes_on_with_its_day_but_not_with_a_new_subject() {
    assert_eq!(split("It opens at 9 a.m. Monday in Leeds."), ["It opens at 9 a.m. Monday in Leeds."]);
    assert_eq!(split("It closed at 9 p.m. Guards left."), ["It closed at 9 p.m.", "Guards left."]);
}

#[test]
fn a_quotation_goes_on_with_who_said_it() {
    assert_eq!(split("“Is it over?” Ms. Vale asked. Nobody knew."), ["“Is it over?” Ms. Vale asked.", "Nobody knew."]);
    assert_eq!(split("“Go home!” the captain shouted."), ["“Go home!” the captain shouted."]);
    assert_eq!(split("“It is over.” Vale said she would go."), ["“It is over.”", "Vale said she would go."]);
}

#[test]
fn a_long_quotation_is_split_and_its_closing_mark_belongs_to_its_last_sentence() {
    let text = format!(
        "“{} The last word is ours.” He left.",
        "We have waited for a very long time in this town. ".repeat(6).trim()
    );
    let found = split(&text);
    assert_eq!(found.len(), 8);
    assert_eq!(found[0], "“We have waited for a very long time in this town.");
    assert_eq!(found[6], "The last word is ours.”");
    assert_eq!(found[7], "He left.");
}

#[test]
fn an_ellipsis_ends_a_sentence_only_before_a_capital() {
    assert_eq!(split("They waited... and left. Why..."), ["They waited... and left.", "Why..."]);
}

#[test]
fn items_of_a_list_in_one_paragraph_are_apart_and_keep_their_numbers() {
    assert_eq!(split("1. Boil the water 2. Add the rice 3. Wait"), ["1. Boil the water", "2. Add the rice", "3. Wait"]);
    assert_eq!(split("1. Boil it."), ["1. Boil it."]);
    assert_eq!(split("a. Oats b. Barley c. Rye"), ["a. Oats", "b. Barley", "c. Rye"]);
}

#[test]
fn a_mark_within_a_sentence_goes_on_with_it() {
    assert_eq!(
        split("She read from Who Goes There?: A Memoir on Friday. Yippee!, a rival, did too."),
        ["She read from Who Goes There?: A Memoir on Friday.", "Yippee!, a rival, did too."]
    );
}

#[test]
fn an_empty_block_has_no_sentence_and_white_space_one_at_most() {
    assert!(sentences("", None).is_empty());
    assert!(sentences(" \n\n ", None).len() <= 1);
}

#[test]
fn a_line_of_five_megabytes_is_split_whatever_it_holds() {
    for unit in ["The ferry was late again. ", "word ", "\" open “ ", "`` ' ", "日本語です。", "x"] {
        let text = unit.repeat(5_000_000 / unit.len());
        let spans = sentences(&text, None);
        assert_eq!(spans.last().map(|span| span.end), Some(text.len()), "{unit}");
        assert!(spans.iter().all(|span| span.len() <= 16 * 1024), "{unit}");
    }
}

fn partitions(text: &str, language: Option<&str>) -> Result<(), TestCaseError> {
    let spans = sentences(text, language);
    let mut at = 0;
    for span in &spans {
        prop_assert_eq!(span.start, at);
        prop_assert!(span.end > span.start);
        prop_assert!(text.is_char_boundary(span.end));
        at = span.end;
    }
    prop_assert_eq!(at, text.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_sentences_of_any_text_cover_it_without_gap(text in any::<String>()) {
        partitions(&text, None)?;
    }

    #[test]
    fn so_do_those_of_texts_made_of_what_is_hard_to_split(
        text in "([A-Z][a-z]{0,5}|[.!?…,;:]|[\"“”‘’'«»`„(){}\\[\\]]|U\\.S\\.|Dr\\.|[0-9]{1,3}\\.|[ \n\t]|日本。|é|–|-|•|\u{301}|👩‍👩‍👧|said|a\\.m\\.){0,60}",
        language in prop::option::of("en|de|fr|ja|zh|ru|xx"),
    ) {
        partitions(&text, language.as_deref())?;
    }
}
