use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GBK, KOI8_U, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
};
use proptest::prelude::*;

use super::super::IngestError;
use super::decode;
use crate::article::Warning;

const ENGLISH: &str =
    "The café’s owner said the résumé of talks – “a naïve hope” – would cost £5 million.\nNothing else.\n";
const RUSSIAN: &str = "Верховная рада приняла закон о бюджете на следующий год.\nПрезидент подпишет его в пятницу.\n";
const JAPANESE: &str = "政府は来週、新しい予算案を国会に提出すると発表しました。\n首相は「協議を続ける」と述べた。\n";
const CHINESE: &str = "外交部发言人星期二表示，双方将继续就停火问题进行谈判。\n会议定于下周举行。\n";

fn read(bytes: &[u8]) -> (String, Vec<Warning>) {
    let decoded = decode(bytes).expect("text");
    (decoded.text.into_owned(), decoded.warnings)
}

fn refused(bytes: &[u8]) -> &'static str {
    match decode(bytes) {
        Err(IngestError::Binary { what }) => what,
        Ok(decoded) => panic!("read as {:?}", decoded.text),
    }
}

fn encode(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{} cannot write {text:?}", encoding.name());
    bytes.into_owned()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn utf8_is_read_with_and_without_its_mark() {
    for text in [ENGLISH, RUSSIAN, JAPANESE, ""] {
        assert_eq!(read(text.as_bytes()), (text.to_owned(), vec![]));
        assert_eq!(read(format!("\u{feff}{text}").as_bytes()), (text.to_owned(), vec![]));
    }
}

#[test]
fn utf16_is_read_with_and_without_its_mark() {
    for text in [ENGLISH, RUSSIAN, JAPANESE, CHINESE, "One word", "Ja\n"] {
        let marked = format!("\u{feff}{text}");
        for text_or_marked in [text, &marked] {
            let little = read(&utf16(text_or_marked, u16::to_le_bytes));
            assert_eq!(little, (text.to_owned(), vec![Warning::Encoding("UTF-16LE")]));
            let big = read(&utf16(text_or_marked, u16::to_be_bytes));
            assert_eq!(big, (text.to_owned(), vec![Warning::Encoding("UTF-16BE")]));
        }
    }
}

#[test]
fn legacy_encodings_are_recognised_and_named() {
    for (text, encoding) in [
        (ENGLISH, WINDOWS_1252),
        ("Die Gespräche über die Waffenruhe dauern länger als erwartet.", WINDOWS_1252),
        (
            "Prezydent Wałęsa powiedział, że rozmowy zakończą się w środę, gdyż żadna ze stron nie chce ustąpić.",
            WINDOWS_1250,
        ),
        (RUSSIAN, WINDOWS_1251),
        (RUSSIAN, KOI8_U),
        ("Η Βουλή των Ελλήνων ενέκρινε χθες τον νέο νόμο για τον προϋπολογισμό.", WINDOWS_1253),
        (JAPANESE, SHIFT_JIS),
        (JAPANESE, EUC_JP),
        (CHINESE, GBK),
        ("外交部發言人星期二表示，雙方將繼續就停火問題進行談判。會議定於下週舉行。", BIG5),
        ("정부는 다음 주에 새로운 예산안을 국회에 제출할 것이라고 발표했다.", EUC_KR),
    ] {
        assert_eq!(read(&encode(text, encoding)), (text.to_owned(), vec![Warning::Encoding(encoding.name())]));
    }
}

#[test]
fn a_legacy_letter_far_into_an_english_text_is_found() {
    let text = format!("{}the café", "Plain words on many lines.\n".repeat(40_000));
    assert_eq!(read(&encode(&text, WINDOWS_1252)), (text, vec![Warning::Encoding("windows-1252")]));
}

#[test]
fn broken_utf8_is_still_utf8() {
    let mut bytes = ENGLISH.as_bytes().to_vec();
    bytes.splice(4..4, [0xff, 0xc3]);
    let (text, warnings) = read(&bytes);
    assert_eq!(text, ENGLISH.replacen("The ", "The \u{fffd}\u{fffd}", 1));
    assert_eq!(warnings, [Warning::Undecodable]);

    let cut = &RUSSIAN.as_bytes()[..20];
    assert_eq!(read(cut), ("Верховная \u{fffd}".to_owned(), vec![Warning::Undecodable]));
}

#[test]
fn files_of_other_kinds_are_named() {
    let zip = |entry: &str| {
        [b"PK\x03\x04\x14\0\0\0\x08\0", [0; 16].as_slice(), &[entry.len() as u8, 0, 0, 0], entry.as_bytes()].concat()
    };
    for (bytes, what) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), "a JPEG image"),
        (b"GIF89a\x01\0\x01\0".to_vec(), "a GIF image"),
        (b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), "a WebP image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), "a PDF document"),
        (b"{\\rtf1\\ansi Hello}".to_vec(), "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), "an old Word, Excel or PowerPoint document"),
        (zip("word/document.xml"), "a Word document"),
        (zip("[Content_Types].xml"), "a Word or other Office document"),
        (zip("mimetypeapplication/epub+zip"), "an EPUB book"),
        (zip("notes.txt"), "a ZIP archive"),
        (b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), "a gzip archive"),
        (b"\x7fELF\x02\x01\x01\0".to_vec(), "a program"),
        (b"MZ\x90\0\x03\0".to_vec(), "a program"),
        (b"ID3\x04\0\0\0\0".to_vec(), "an MP3 recording"),
        (b"\0\0\0\x20ftypisom\0\0".to_vec(), "an MP4 video"),
        (b"SQLite format 3\0\x10\0".to_vec(), "an SQLite database"),
    ] {
        assert_eq!(refused(&bytes), what);
    }
}

#[test]
fn articles_may_begin_with_the_letters_of_a_format() {
    for text in
        ["GIF89a turns forty this year.", "BMW recalls cars.", "MZ is short for Mark Zbikowski.", "RIFF and raff."]
    {
        assert_eq!(read(text.as_bytes()), (text.to_owned(), vec![]));
    }
}

#[test]
fn junk_is_refused() {
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(4096)
    .collect();
    let without_nul: Vec<u8> = noise.iter().copied().filter(|&byte| byte != 0).collect();
    for bytes in [&noise[..], &without_nul, &[0; 100], b"\0\x01\x02\x03\xff\xfe\xfd", b"ab\0\0\0\x12cd\0\x01ef\0\0"] {
        assert_eq!(refused(bytes), "binary data");
    }
}

#[test]
fn a_stray_control_byte_makes_no_binary() {
    let bytes = format!("{}\0{ENGLISH}", ENGLISH.repeat(3));
    assert_eq!(read(bytes.as_bytes()), (ENGLISH.repeat(4), vec![Warning::Sanitised { bytes: 1 }]));
    assert_eq!(read(b"\x1b[1mBold\x1b[0m\x07").0, "Bold");
}

#[test]
fn punctuation_lost_to_a_wrong_conversion_comes_back() {
    let text = "It\u{92}s \u{93}over\u{94} \u{96} he said";
    assert_eq!(read(text.as_bytes()), ("It’s “over” – he said".to_owned(), vec![]));
}

#[test]
fn the_text_has_passed_the_door_and_says_so() {
    let (text, warnings) = read("One\r\ntwo\rthr\u{ad}ee\u{202e}\x1b]52;c;aGVsbG8=\x07\u{2028}four".as_bytes());
    assert_eq!(text, "One\ntwo\nthree four");
    assert_eq!(warnings, [Warning::Sanitised { bytes: 3 + 16 }]);
}

proptest! {
    #[test]
    fn any_bytes_are_text_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(decoded) = decode(&bytes) {
            prop_assert!(decoded.text.chars().all(|c| !c.is_control() || c == '\n' || c == '\t'));
        }
    }

    #[test]
    fn every_plain_text_is_read_as_it_is(text in "[ -~\nа-яé谈“”–]{0,80}") {
        prop_assert_eq!(read(text.as_bytes()), (text, vec![]));
    }
}
