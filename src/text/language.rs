//! The language that a text is written in, told from its letters (trigrams of many languages, through `whatlang`).

/// Bytes at the start of a text that are looked at; more of it would not change the answer.
pub const SAMPLE: usize = 8000;
/// Letters needed before the language is guessed from how a text is written.
const ENOUGH_LETTERS: usize = 200;

/// The ISO 639-1 code of the language that `text` is written in, where that is plain. Too short or too mixed a text is
/// taken for English as long as hardly any of its letters has an accent or comes from another script.
pub fn detect(text: &str) -> Option<&'static str> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= ENOUGH_LETTERS
        && let Some(info) = whatlang::detect(sample).filter(whatlang::Info::is_reliable)
    {
        return Some(two_letters(info.lang()));
    }
    let latin = sample.chars().filter(char::is_ascii_alphabetic).count();
    (letters > 0 && latin * 100 >= letters * 98).then_some("en")
}

/// Whether `text` is long enough to tell its language from how it is written.
pub fn is_enough(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).nth(ENOUGH_LETTERS - 1).is_some()
}

/// The English name of the language with this ISO 639-1 code.
pub fn name(code: &str) -> Option<&'static str> {
    whatlang::Lang::all().iter().find(|&&lang| two_letters(lang) == code).map(|lang| lang.eng_name())
}

/// ISO 639-1 for what the detector names by ISO 639-3.
fn two_letters(lang: whatlang::Lang) -> &'static str {
    use whatlang::Lang;
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Nach dem Hochwasser vom Montag haben die ersten Bewohner des Tals ihre Keller leergepumpt. Die \
        Feuerwehr war die ganze Nacht unterwegs, und der Kreis stellte Pumpen und Decken bereit. Wann die Schule \
        wieder aufmacht, konnte am Mittwoch noch niemand sagen.";

    #[test]
    fn a_paragraph_is_enough_to_tell_its_language() {
        assert_eq!(detect(GERMAN), Some("de"));
        let english = "After the flood on Monday the first people of the valley have pumped out their cellars. The fire \
            service was out all night, and the county sent pumps and blankets. When the school will open again nobody \
            was able to say on Wednesday.";
        assert_eq!(detect(english), Some("en"));
    }

    #[test]
    fn a_sentence_in_plain_letters_is_taken_for_english() {
        assert_eq!(detect("Trains run again from Friday."), Some("en"));
        assert_eq!(detect("Паводок затопил три деревни."), None);
        assert_eq!(detect(" 12 — 7 "), None);
    }
}
