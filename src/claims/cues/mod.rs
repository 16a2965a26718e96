//! The words in a claim that a verdict may rest on: numbers, dates, names, negations, hedges, quotations, speakers.
//!
//! English in full; of other languages what needs no grammar: digits, quotations and names inside a sentence.

mod certainty;
mod date;
mod days;
mod name;
mod negation;
mod number;
mod part;
pub(crate) mod quotation;
mod speaker;

pub(crate) use name::{may_hold_long_name, status_word};

pub use certainty::Certainty;
pub use date::{Date, Moment};
pub use days::Days;
pub(crate) use days::day_of;
pub use name::{Name, Status};
pub use number::{Bound, Quantity, Unit};

use super::words::Words;
use crate::text::Span;
pub(crate) use part::Part;

/// No cue is looked for past this many words of one sentence: what is longer is no sentence.
const LIMIT: usize = 2_000;

/// Words of a claim that a verdict may rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// What they say.
    pub value: CueValue,
}

impl Cue {
    /// The same cue `by` bytes further on: from a sentence into its article.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        let value = match self.value {
            CueValue::Speaker(Speaker { frame }) => CueValue::Speaker(Speaker { frame: frame.shifted(by) }),
            value => value,
        };
        Cue { span: self.span.shifted(by), value }
    }
}

/// What a cue says.
#[derive(Clone, Debug, PartialEq)]
pub enum CueValue {
    /// How many or how much.
    Number(Quantity),
    /// When.
    Date(Date),
    /// A person, place or organisation.
    Name(Name),
    /// A word that denies; it holds up to the end of its clause.
    Negation,
    /// How certain the claim is said to be.
    Certainty(Certainty),
    /// Who is said to have said it: "X" of "X said on Tuesday", "Y" of "according to Y".
    Speaker(Speaker),
    /// Words between quotation marks, the marks not included.
    Quotation,
}

/// Who is said to have said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The whole frame, relative to the same text as the cue: "the mayor said on Tuesday that".
    pub frame: Span,
}

/// The cues of one sentence, in order; spans in `sentence`. `language` is ISO 639-1, English where absent.
///
/// Names may enclose other cues; numbers and dates overlap neither each other nor themselves.
pub fn cues(sentence: &str, language: Option<&str>) -> Vec<Cue> {
    let words = Words::new(sentence, LIMIT);
    let parts: Vec<Part> = (0..words.len()).map(|index| Part::of(words.lower(index))).collect();
    cues_in(&words, |index| parts[index], language)
}

/// The cues of the sentence that was cut into `words`, of which each may play the parts that `part` says.
pub(crate) fn cues_in(words: &Words<'_>, part: impl Fn(usize) -> Part, language: Option<&str>) -> Vec<Cue> {
    let english = language.is_none_or(|language| language.starts_with("en"));
    let mut cues = Vec::new();
    let quotations = quotation::quotations(words.text()).into_iter();
    cues.extend(quotations.map(|span| Cue { span, value: CueValue::Quotation }));
    let all = (0..words.len()).map(&part).fold(Part::default(), Part::with);
    let may = |wanted| english && all.may_be(wanted);
    let any_date = english && words.any_number() || may(Part::DATE);
    let dates = if any_date { date::dates(words, &part) } else { Vec::new() };
    if words.any_number() || may(Part::QUANTITY) {
        number::numbers(words, &part, &dates, english, &mut cues);
    }
    name::names(words, &dates, english, &mut cues);
    if may(Part::DENIAL) {
        cues.extend(negation::negations(words, &part));
    }
    if may(Part::HEDGE) {
        cues.extend(certainty::hedges(words, &part));
    }
    if may(Part::SPEECH) {
        speaker::speakers(words, &part, &mut cues);
    }
    cues.extend(dates);
    cues.sort_by_key(|cue| (cue.span.start, cue.span.end));
    cues
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cues of one kind in `sentence`: the words, and what `read` makes of the value.
    fn found<T>(sentence: &str, read: impl Fn(&CueValue) -> Option<T>) -> Vec<(&str, T)> {
        cues(sentence, Some("en"))
            .iter()
            .filter_map(|cue| read(&cue.value).map(|value| (cue.span.of(sentence), value)))
            .collect()
    }

    /// Least, most, bound and unit.
    type Measure = (f64, f64, Bound, Unit);

    fn quantities(sentence: &str) -> Vec<(&str, Measure)> {
        found(sentence, |value| match value {
            CueValue::Number(found) => Some((found.low, found.high, found.bound, found.unit)),
            _ => None,
        })
    }

    fn words_of(sentence: &str, kind: impl Fn(&CueValue) -> bool) -> Vec<&str> {
        found(sentence, |value| kind(value).then_some(())).into_iter().map(|(words, ())| words).collect()
    }

    #[test]
    fn quantities_are_read_in_digits_and_in_words_with_bound_and_unit() {
        use Bound::{About, AtLeast, AtMost, Exactly};
        assert_eq!(quantities("Rain fell on 1,187 homes."), [("1,187", (1187.0, 1187.0, Exactly, Unit::Count))]);
        assert_eq!(
            quantities("two hundred and fifty thousand bees"),
            [("two hundred and fifty thousand", (250_000.0, 250_000.0, Exactly, Unit::Count))]
        );
        assert_eq!(
            quantities("It cost $53.7-million."),
            [("$53.7-million", (53_700_000.0, 53_700_000.0, Exactly, Unit::Money("dollar")))]
        );
        assert_eq!(quantities("more than 40 percent"), [("more than 40 percent", (40.0, 40.0, AtLeast, Unit::Share))]);
        assert_eq!(quantities("up to a dozen eggs"), [("up to a dozen", (12.0, 12.0, AtMost, Unit::Count))]);
        assert_eq!(quantities("about 3 km away"), [("about 3 km", (3000.0, 3000.0, About, Unit::Measure("length")))]);
        assert_eq!(quantities("a 34-year-old diver"), [("34-year-old", (34.0, 34.0, Exactly, Unit::Age))]);
        assert_eq!(quantities("They won 3-1."), [("3-1", (1.0, 3.0, Exactly, Unit::Score))]);
        assert_eq!(quantities("between 40 and 50 cows"), [("40 and 50", (40.0, 50.0, Exactly, Unit::Count))]);
        assert_eq!(quantities("one in five voters"), [("one in five", (20.0, 20.0, About, Unit::Share))]);
    }

    #[test]
    fn ordinals_labels_years_and_pronouns_are_no_quantities() {
        for sentence in [
            "the 3rd man",
            "the first man",
            "Seed No. 2 lost",
            "COVID-19 spread",
            "in 2008",
            "one of them",
            "Apollo 11 landed",
            "no one",
        ] {
            assert!(quantities(sentence).is_empty(), "{sentence}: {:?}", quantities(sentence));
        }
    }

    #[test]
    fn dates_are_read_as_far_as_they_are_said() {
        let dates = |sentence| {
            found(sentence, |value| match value {
                CueValue::Date(date) => Some((date.year, date.month, date.day, date.weekday)),
                _ => None,
            })
        };
        assert_eq!(dates("on May 14, 2009, he"), [("May 14, 2009", (Some(2009), Some(5), Some(14), None))]);
        assert_eq!(dates("by the 14th of May"), [("14th of May", (None, Some(5), Some(14), None))]);
        assert_eq!(
            dates("on Tuesday, 1 Oct. 2019"),
            [("Tuesday, 1 Oct. 2019", (Some(2019), Some(10), Some(1), Some(1)))]
        );
        assert_eq!(dates("Since 1978 it has"), [("1978", (Some(1978), None, None, None))]);
        assert!(dates("They may march on.").is_empty());
        assert!(dates("She counted 1978 goats.").is_empty());
    }

    #[test]
    fn negation_is_told_from_what_only_looks_like_it() {
        let negations = |sentence| words_of(sentence, |value| *value == CueValue::Negation);
        assert_eq!(negations("It didn’t rain and never will."), ["didn’t", "never"]);
        assert!(negations("Seat No. 11, not only for nothing but praise, no doubt.").is_empty());
    }

    #[test]
    fn hedges_are_told_from_months_and_thoughts() {
        let hedges = |sentence| words_of(sentence, |value| matches!(value, CueValue::Certainty(_)));
        assert_eq!(hedges("He may reportedly resign and is expected to move."), ["may", "reportedly", "expected"]);
        assert!(hedges("As expected, she thought of May.").is_empty());
    }

    #[test]
    fn names_leave_the_first_word_alone_and_know_the_status_before_them() {
        let names = |sentence| {
            found(sentence, |value| match value {
                CueValue::Name(name) => Some(name.status),
                _ => None,
            })
        };
        assert_eq!(
            names("The Bank of England met then-President Rosa Diaz."),
            [("Bank of England", None), ("President Rosa Diaz", Some(Status::Former)),]
        );
        assert_eq!(names("However, the dog slept."), []);
    }

    #[test]
    fn speakers_are_found_before_and_after_their_words() {
        let speakers = |sentence| words_of(sentence, |value| matches!(value, CueValue::Speaker(_)));
        assert_eq!(speakers("The mayor said on Tuesday that it rained."), ["The mayor"]);
        assert_eq!(speakers("It rained, according to the port authority."), ["the port authority"]);
        assert_eq!(speakers("It rained, said Rosa Diaz."), ["Rosa Diaz"]);
        assert!(speakers("The clerk reported the theft.").is_empty());
    }

    #[test]
    fn quotations_are_found_without_their_marks_and_apostrophes_are_none() {
        let quoted = |sentence| words_of(sentence, |value| *value == CueValue::Quotation);
        assert_eq!(quoted("“Stay,” he said, and 'go' \"now\"."), ["Stay,", "go", "now"]);
        assert!(quoted("the dogs' bowls and it's the '90s").is_empty());
    }

    #[test]
    fn another_language_still_has_digits_quotations_and_names() {
        let sentence = "Gestern kamen 40 Gäste zu „Tosca“ nach Graz.";
        let found = cues(sentence, Some("de"));
        let words: Vec<_> = found.iter().map(|cue| cue.span.of(sentence)).collect();
        assert!(words.contains(&"40") && words.contains(&"Tosca") && words.contains(&"Graz"), "{words:?}");
    }
}
