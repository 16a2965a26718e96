//! Articles that mean harm, and articles of absurd shape, as the library meets them: what comes out is text.

use parallax::article::{Article, BlockKind, Origin, Warning};
use parallax::ingest::{IngestError, Markup, ingest};
use parallax::text::width::width;
use parallax::text::wrap::wrap;

const BOTH: [Markup; 2] = [Markup::Plain, Markup::Markdown];

fn read(bytes: &[u8], markup: Markup) -> Article {
    ingest(bytes, markup, Origin::Text).expect("it is text")
}

/// The words of all blocks and of the furniture, in reading order as far as each goes.
fn words(article: &Article) -> String {
    let spans = article.blocks().iter().map(|block| block.span);
    let texts: Vec<_> =
        spans.chain(article.furniture().iter().map(|part| part.span)).map(|span| article.words(span)).collect();
    texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_harmless(article: &Article) {
    let meta = &article.meta;
    let texts = [&meta.title, &meta.standfirst, &meta.byline, &meta.outlet, &meta.published, &meta.language];
    for text in texts.into_iter().flatten().map(String::as_str).chain([article.text(), article.name()]) {
        let harmful = |c: char| {
            (c.is_control() && c != '\n' && c != '\t')
                || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        };
        assert!(!text.contains(harmful), "{text:?}");
    }
}

/// A short article in which `attack` stands before its title, within words, between them, and at its end.
fn attacked(attack: &str) -> String {
    format!(
        "{attack}Council{attack} approves the harbour plan\n\n\
         The city council appr{attack}oved the plan for the new harbour on Tuesday evening.\n\n\
         Work on the quay{attack} will begin in spring, the mayor said, and cost {attack}40 million.{attack}\n"
    )
}

#[test]
fn no_sequence_gets_into_an_article_and_every_word_does() {
    for attack in [
        "\x1b]52;c;ZWNobyBwd25lZA==\x07",
        "\x1b]52;c;ZWNobyBwd25lZA==\x1b\\",
        "\x1b]0;I am your terminal now\x07",
        "\x1b]2;title\u{9c}",
        "\x1b]8;;https://evil.example/\x1b\\",
        "\x1b[2J\x1b[H",
        "\x1b[31;1m",
        "\x1b[38;2;255;255;255;48;2;255;255;255m",
        "\x1b[6n",
        "\x1b[?1049l\x1b[?25h\x1b[?2004l",
        "\x1bP$q\"p\x1b\\",
        "\x1bP+q544e\x1b\\",
        "\x1b_Gf=24,s=1,v=1;AAAA\x1b\\",
        "\x1b^secret\x1b\\",
        "\x1bXsecret\x1b\\",
        "\x1bPtmux;\x1b\x1b]52;c;ZWNobw==\x07\x1b\\",
        "\u{9b}2J",
        "\u{9d}0;title\u{9c}",
        "\u{90}1;2|17/ab\u{9c}",
        "\u{9f}payload\u{9c}",
        "\x1b(0",
        "\x1b$B",
        "\x1bc",
        "\x1b#8",
        "\x1bZ",
        "\x0e",
        "\x08\x08\x08",
        "\x07",
        "\x7f",
        "\u{85}\x0b\x0c",
        "\u{202e}",
        "\u{2066}\u{2069}",
        "\u{200b}\u{feff}\u{2060}\u{ad}",
        "\u{e0048}\u{e0049}\u{e007f}",
        "\u{fe0f}\u{e0100}\u{e01ef}",
    ] {
        // Those that stand for white space may part a word; the others leave no trace.
        let parts = attack.starts_with('\u{85}');
        let expected = words(&read(attacked("").as_bytes(), Markup::Plain));
        for markup in BOTH {
            let article = read(attacked(attack).as_bytes(), markup);
            assert_harmless(&article);
            let found = words(&article);
            if parts {
                assert_eq!(found.replace(' ', ""), expected.replace(' ', ""), "{attack:?}");
            } else {
                assert_eq!(found, expected, "{attack:?} as {markup:?}");
            }
        }
    }
}

#[test]
fn a_reader_is_told_what_was_taken_out() {
    let attack = "\x1b]52;c;ZWNobw==\x07";
    let article = read(attacked(attack).as_bytes(), Markup::Plain);
    assert!(article.warnings.contains(&Warning::Sanitised { bytes: 6 * attack.len() }), "{:?}", article.warnings);
    assert!(read(attacked("").as_bytes(), Markup::Plain).warnings.is_empty());
}

#[test]
fn a_sequence_without_an_end_does_not_swallow_the_article() {
    for attack in ["\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1b", "\u{9d}", "\u{90}", "\u{9f}", "\x1b[38;5;"] {
        let text =
            format!("Council approves plan\n\n{attack} The council approved it.\n\nWork will begin in spring.\n");
        for markup in BOTH {
            let found = words(&read(text.as_bytes(), markup));
            for word in ["Council", "plan", "council", "approved", "Work", "spring."] {
                assert!(found.contains(word), "{attack:?} took {word:?} out of {found:?}");
            }
        }
    }
}

#[test]
fn a_tower_of_marks_stays_in_its_line() {
    let text = format!("The ma{}yor spoke of the flood.\n", "\u{336}".repeat(100_000));
    for markup in BOTH {
        let article = read(text.as_bytes(), markup);
        assert_harmless(&article);
        assert!(article.text().len() < 100 && article.text().contains("yor spoke of the flood."));
        assert_eq!(width(article.text()), "The mayor spoke of the flood.".len());
    }
}

#[test]
fn hostile_bytes_beyond_utf8_come_out_harmless_too() {
    let marked = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let utf16 = marked(&attacked("\x1b]52;c;ZWNobw==\x07\u{202e}\u{9b}31m"));
    let latin1 = attacked("\x1b[31m").replace("quay", "qu\u{e9}").chars().map(|c| c as u8).collect::<Vec<_>>();
    for bytes in [utf16, latin1] {
        for markup in BOTH {
            let article = read(&bytes, markup);
            assert_harmless(&article);
            assert!(words(&article).contains("The city council approved the plan"), "{:?}", article.text());
        }
    }
}

/// Large enough that the test would not end if reading or wrapping took quadratic time.
#[test]
fn texts_of_absurd_shape_are_read_and_wrapped() {
    let megabyte = 1 << 20;
    let sentence = "The council met again and nobody could say what it had decided. ";
    for (text, what) in [
        (String::new(), "nothing"),
        ("\n".repeat(100_000), "blank lines"),
        ("\r\n \t\r\n".repeat(50_000), "lines of white space"),
        ("Word".to_owned(), "one word"),
        ("a".repeat(megabyte), "one word of 1 MB"),
        (sentence.repeat(5 * megabyte / sentence.len()), "one line of 5 MB"),
        (" ".repeat(megabyte), "1 MB of spaces"),
        ("#".repeat(megabyte), "1 MB of hashes"),
        ("> ".repeat(megabyte / 32), "a quotation in quotations"),
        ("[".repeat(megabyte / 16), "brackets"),
        ("*a_ ".repeat(megabyte / 16), "emphasis"),
        ("- ".repeat(megabyte / 32), "a list in lists"),
        ("word\n".repeat(megabyte / 16), "a word a line"),
        ("\x1b]".repeat(megabyte / 4), "introducers"),
        ("\u{9d}x ".repeat(megabyte / 8), "introducers of eight bits"),
        ("👩\u{200d}".repeat(megabyte / 8), "one emoji"),
        ("谈判".repeat(megabyte / 8), "ideographs without a stop"),
    ] {
        for markup in BOTH {
            let article = read(text.as_bytes(), markup);
            for block in article.blocks() {
                assert!(!wrap(article.words(block.span), 60).is_empty(), "{what}");
            }
            assert_harmless(&article);
        }
    }
}

#[test]
fn names_pass_the_door_as_words_do() {
    let text = "A short note before the code.\n\n```&#27;[31mrust&#x202e;\nfn sail() {}\n```\n";
    let file = Origin::File("note\x1b]0;owned\x07.md".to_owned());
    let article = ingest(text.as_bytes(), Markup::Markdown, file).expect("it is text");
    let code = BlockKind::Code { language: Some("rust".to_owned()) };
    assert!(article.blocks().iter().any(|block| block.kind == code), "{:?}", article.blocks());
    assert_eq!(article.origin.label(), "note.md");
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    let png = ingest(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Markup::Plain, Origin::Text);
    assert_eq!(png, Err(IngestError::Binary { what: "a PNG image" }));
    let junk: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    assert_eq!(ingest(&junk, Markup::Markdown, Origin::Text), Err(IngestError::Binary { what: "binary data" }));
}
