use std::borrow::Cow;

use proptest::prelude::*;

use super::{sanitize, sanitize_counting};

/// Sequences of every family, none of which may leave a trace.
const SEQUENCES: &[&str] = &[
    "\x1b[31m",
    "\x1b[2J",
    "\x1b[?1049h",
    "\x1b[38;2;255;0;0m",
    "\x1b[1 q",
    "\x1b[>4;2m",
    "\u{9b}1;31m",
    "\x1b]0;a title\x07",
    "\x1b]52;c;aGVsbG8=\x1b\\",
    "\x1b]8;;https://example.org\u{9c}",
    "\u{9d}2;other title\u{9c}",
    "\x1bP+q544e\x1b\\",
    "\u{90}1$r0m\u{9c}",
    "\x1b_Ga=T;AAAA\x1b\\",
    "\u{9f}payload\x1b\\",
    "\x1b^private\x1b\\",
    "\u{9e}private\u{9c}",
    "\x1bXstart of string\x1b\\",
    "\u{98}start of string\u{9c}",
    "\x1bkscreen title\x1b\\",
    "\x1b]0;cancelled\x18",
    "\x1bPtmux;\x1b\x1b]52;c;aGVsbG8=\x07\x1b\\",
    "\x1bNa",
    "\x1bOP",
    "\u{8e}a",
    "\u{8f}b",
    "\x1b(B",
    "\x1b$(C",
    "\x1b%G",
    "\x1b#8",
    "\x1b F",
    "\x1b7",
    "\x1b=",
    "\x1bc",
    "\x1bM",
    "\x1b\\",
    "\u{84}",
];

const INVISIBLE: &[&str] = &[
    "\0",
    "\x07",
    "\x08",
    "\x7f",
    "\u{80}",
    "\u{9c}",
    "\u{ad}",
    "\u{61c}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{202a}",
    "\u{202b}",
    "\u{202c}",
    "\u{202d}",
    "\u{202e}",
    "\u{2060}",
    "\u{2063}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{206a}",
    "\u{3164}",
    "\u{fe0f}",
    "\u{feff}",
    "\u{fff9}",
    "\u{e0001}",
    "\u{e0041}",
    "\u{e007f}",
    "\u{e0100}",
];

/// Ordinary text of many scripts, with the invisible characters it needs.
const HONEST: &[&str] = &[
    "Talks resumed on Tuesday, 4 March – “no later”, he said.\n\tIndented.\n",
    "naïve café, Ångström, cafe\u{301}",
    "Верховная рада приняла закон",
    "Η Βουλή ενέκρινε τον νόμο",
    "外交部发言人表示，谈判将继续。",
    "会談は来週に再開される。葛\u{e0100}飾区",
    "정상회담이 다시 열린다",
    "می\u{200c}خواهم به خانه بروم",
    "عقد الرئيس اجتماعًا طارئًا",
    "שָׁלוֹם עֲלֵיכֶם",
    "क्\u{200d}ष और श्री\u{200c}मान",
    "ക്\u{200d} ന്\u{200d}",
    "ශ්\u{200d}රී ලංකා",
    "การเจรจาจะเริ่มขึ้นใหม่",
    "ང་བོད་ལ་འགྲོ་གི་ཡིན། ཧྐྵྨླྺྼྻྂ",
    "ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ ᠪ\u{180b}",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦 🏳\u{fe0f}\u{200d}🌈 ❤\u{fe0f}\u{200d}🔥 👩🏽\u{200d}⚕\u{fe0f} 🇺🇦 1\u{fe0f}\u{20e3} ☎\u{fe0e}",
    "x\u{fffd}y \u{e000} a\u{a0}b 10\u{202f}000",
];

#[test]
fn every_family_of_sequences_goes_whole() {
    for sequence in SEQUENCES {
        assert_eq!(sanitize(&format!("before {sequence}after")), "before after", "{sequence:?}");
    }
}

#[test]
fn every_invisible_character_goes_from_inside_a_latin_word() {
    for character in INVISIBLE {
        assert_eq!(sanitize(&format!("guar{character}antee")), "guarantee", "{character:?}");
    }
}

#[test]
fn honest_text_is_not_touched_and_not_copied() {
    for text in HONEST {
        assert!(matches!(sanitize(text), Cow::Borrowed(same) if same == *text), "{text:?}");
    }
}

#[test]
fn an_unterminated_string_does_not_swallow_the_article() {
    for introducer in ["\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\u{9d}", "\u{90}", "\u{98}"] {
        let text = format!("First.\n{introducer}52;c;aGVsbG8= The words stay.\nLast.");
        assert_eq!(sanitize(&text), "First.\n The words stay.\nLast.", "{introducer:?}");
        assert_eq!(sanitize(&format!("{introducer}谈判将继续")), "谈判将继续");
    }
}

#[test]
fn a_string_never_reaches_into_the_next_line() {
    assert_eq!(sanitize("a\x1b]0;title\nb\x07c"), "a\nbc");
    assert_eq!(sanitize("a\x1b[31\nb"), "a\nb");
}

#[test]
fn lines_are_those_a_text_editor_counts() {
    assert_eq!(sanitize("a\r\nb\rc\n\rd"), "a\nb\nc\n\nd");
    assert_eq!(sanitize("a\x0bb\x0cc\u{85}d\u{2028}e\u{2029}f"), "a b c d e f");
}

#[test]
fn joiners_stay_only_where_they_shape_something() {
    assert_eq!(sanitize("Auf\u{200c}lage"), "Auflage");
    assert_eq!(sanitize("می\u{200c}\u{200c}\u{200d}خواهم"), "می\u{200c}خواهم");
    assert_eq!(sanitize("👩\u{200d} and"), "👩 and");
    assert_eq!(sanitize("👩\u{200d}\u{200d}👧"), "👩\u{200d}👧");
}

#[test]
fn a_selector_stays_only_after_what_it_varies_and_only_once() {
    assert_eq!(sanitize("❤\u{fe0f}\u{fe0f}\u{fe01}\u{e0101}"), "❤\u{fe0f}");
    assert_eq!(sanitize("a\u{fe0f} 1\u{fe0f}"), "a 1");
}

#[test]
fn flags_made_of_tags_lose_the_tags() {
    assert_eq!(sanitize("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"), "🏴");
}

#[test]
fn a_tower_of_marks_is_cut_to_eight() {
    let tower = format!("z{}algo", "\u{301}".repeat(100_000));
    assert_eq!(sanitize(&tower), format!("z{}algo", "\u{301}".repeat(8)));
}

#[test]
fn only_what_no_honest_text_has_is_counted() {
    assert_eq!(sanitize_counting("\u{feff}a\r\nb\u{ad}c\u{200b}d\u{200e}").removed, 0);
    assert_eq!(sanitize_counting("a\x1b[31mb").removed, 5);
    assert_eq!(sanitize_counting("a\u{202e}b\0").removed, 4);
}

/// Visible pieces, sequences, introducers without an end, and any characters at all, mixed.
fn mixture() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(HONEST).prop_map(str::to_owned),
        proptest::sample::select(SEQUENCES).prop_map(str::to_owned),
        proptest::sample::select(INVISIBLE).prop_map(str::to_owned),
        proptest::sample::select(vec!["\x1b", "\x1b[", "\x1b]", "\u{9b}", "\u{9d}", "\x1bP", "\r", "\r\n", "\u{2028}"])
            .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[\\PC\n]{0,12}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_behind_the_door_is_a_control_or_a_deceiver(text in mixture()) {
        let clean = sanitize(&text);
        prop_assert!(clean.chars().all(|c| !c.is_control() || c == '\n' || c == '\t'));
        let deceives = |c| matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e00ff}');
        prop_assert!(!clean.contains(deceives));
    }

    #[test]
    fn the_door_is_idempotent(text in mixture()) {
        let once = sanitize(&text).into_owned();
        prop_assert_eq!(sanitize(&once), once.as_str());
        prop_assert_eq!(sanitize_counting(&once).removed, 0);
    }

    #[test]
    fn line_numbers_stay(text in mixture()) {
        let counted = text.replace("\r\n", "\n").replace('\r', "\n").matches('\n').count();
        prop_assert_eq!(sanitize(&text).matches('\n').count(), counted);
    }

    #[test]
    fn words_between_sequences_stay_in_order(
        words in proptest::collection::vec(("[a-z]{1,8}", proptest::sample::select(SEQUENCES)), 1..20),
    ) {
        let hostile: String = words.iter().flat_map(|(word, sequence)| [word, *sequence, " "]).collect();
        let plain: Vec<_> = words.iter().map(|(word, _)| word.as_str()).collect();
        let clean = sanitize(&hostile);
        prop_assert_eq!(clean.split_whitespace().collect::<Vec<_>>(), plain);
    }
}
