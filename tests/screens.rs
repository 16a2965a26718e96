//! The reader driven by keys a person could type, and the whole screen that it shows.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/story.rs"]
mod story;

use parallax::{
    article::{ArticleBuilder, BlockKind, Origin},
    comparison::{Comparison, Settings, compare},
    ingest::{Markup, ingest},
    reader::{App, Effect, Msg, Setup, keys},
    text::{Pair, Side, Span},
    tui::draw,
    view::{Arrangement, Layout, Part, Theme, layout, phrase_width},
};
use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::Buffer,
    style::{Color, Modifier},
};
use story::{article, ferry, unlinked};

/// A reader and its screen.
struct Screen {
    app: App,
    size: (u16, u16),
    theme: Theme,
    last: Option<Effect>,
}

impl Screen {
    fn new(comparison: Comparison, width: u16, height: u16) -> Screen {
        Screen::with(comparison, width, height, Setup::default())
    }

    fn with(comparison: Comparison, width: u16, height: u16, setup: Setup) -> Screen {
        let mut app = App::new(comparison, setup);
        app.update(Msg::Resize(width, height));
        Screen { app, size: (width, height), theme: Theme::DARK, last: None }
    }

    fn press(mut self, text: &str) -> Screen {
        for key in keys(text).unwrap_or_else(|| panic!("{text} names no keys")) {
            self.last = self.app.update(Msg::Key(key));
        }
        self
    }

    fn resize(mut self, width: u16, height: u16) -> Screen {
        self.app.update(Msg::Resize(width, height));
        self.size = (width, height);
        self
    }

    fn buffer(&self) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| draw(&self.app, &self.theme, frame.buffer_mut())).unwrap();
        terminal.backend().buffer().clone()
    }

    fn lines(&self) -> Vec<String> {
        runs(&self.buffer(), |_| true).into_iter().map(|(_, line)| line.trim_end().to_owned()).collect()
    }

    /// The screen as text, then what is underlined: the words of reasons.
    fn shot(&self) -> String {
        let mut shot = self.lines().join("\n");
        let underlined = runs(&self.buffer(), |cell| cell.modifier.contains(Modifier::UNDERLINED));
        if !underlined.is_empty() {
            shot.push_str("\n\nemphasised:");
        }
        let words = underlined.into_iter().map(|(row, words)| format!("\n{:>4}  {words}", row + 1));
        shot + &words.collect::<String>()
    }
}

/// Neighbouring cells of which `wanted` holds, with their row.
fn runs(buffer: &Buffer, wanted: impl Fn(&ratatui::buffer::Cell) -> bool) -> Vec<(u16, String)> {
    let mut found: Vec<(u16, String)> = Vec::new();
    for y in 0..buffer.area.height {
        let mut open = false;
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            if wanted(cell) {
                if !open {
                    found.push((y, String::new()));
                }
                if let Some((_, text)) = found.last_mut() {
                    text.push_str(cell.symbol());
                }
            }
            open = wanted(cell);
            x += (parallax::text::width::width(cell.symbol()) as u16).max(1);
        }
    }
    found
}

macro_rules! assert_shot {
    ($screen:expr) => {
        insta::assert_snapshot!($screen.shot())
    };
}

#[test]
fn side_by_side_on_a_large_screen() {
    assert_shot!(Screen::new(ferry(), 140, 42));
}

#[test]
fn the_next_divergence_says_why_and_joins_both_passages() {
    assert_shot!(Screen::new(ferry(), 140, 42).press("n"));
}

#[test]
fn side_by_side_on_an_ordinary_screen() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("nn"));
}

#[test]
fn stacked_on_a_narrow_screen() {
    assert_shot!(Screen::new(ferry(), 40, 12).press("n"));
}

#[test]
fn the_smallest_screen() {
    assert_shot!(Screen::new(ferry(), 20, 4).press("n"));
}

#[test]
fn a_very_wide_screen_keeps_prose_narrow() {
    assert_shot!(Screen::new(ferry(), 220, 60).press("3n"));
}

#[test]
fn stacked_by_choice() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("ln"));
}

#[test]
fn the_help_is_drawn_from_the_table() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("?"));
}

#[test]
fn the_detail_shows_both_claims_in_full() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("n<enter>"));
}

#[test]
fn ascii_where_the_terminal_has_nothing_else() {
    let setup = Setup { ascii: true, notice: None };
    assert_shot!(Screen::with(ferry(), 80, 24, setup).press("n"));
}

#[test]
fn ascii_reaches_the_punctuation_of_the_articles_and_changes_no_place() {
    let words = "“Nobody” – so the captain’s report… – was hurt • 3 a.m. · Skarvik — and the Havørn\u{a0}too.";
    let story = || {
        let one = || article(("a.txt", "Post", "2024-01-01"), &[(BlockKind::Paragraph, words)], &[]);
        unlinked(one(), one())
    };
    let ascii = Screen::with(story(), 140, 12, Setup { ascii: true, notice: None }).lines();
    let unicode = Screen::new(story(), 140, 12).lines();
    let letters: String = ascii.concat().chars().filter(|c| !c.is_ascii()).collect();
    assert!(letters.chars().all(|c| c == 'ø'), "{letters}");
    assert!(ascii[2].contains("\"Nobody\" - so the captain's report~ - was"), "{}", ascii[2]);
    for (ascii, unicode) in ascii.iter().zip(&unicode).skip(2).take(6) {
        assert_eq!(ascii.chars().count(), unicode.chars().count());
    }
}

#[test]
fn furniture_is_shown_where_it_stood_when_asked_for() {
    let folded = Screen::new(ferry(), 140, 42);
    assert!(folded.lines().iter().any(|line| line.contains("⋯ 1 line of page furniture")));
    let shown = folded.press("F");
    assert!(shown.lines()[2].contains("Share this article") && shown.lines()[2].contains("│"));
    assert!(!shown.lines().iter().any(|line| line.contains("⋯")));
    assert!(shown.press("G").lines().iter().any(|line| line.contains("Subscribe to our newsletter")));
}

#[test]
fn a_notice_stays_until_the_first_key_and_leaves_room_for_hints() {
    let notice = Some("A sample story.".to_owned());
    let screen = Screen::with(ferry(), 80, 24, Setup { ascii: false, notice });
    assert_eq!(screen.lines()[23], " A sample story.   n next divergence  enter reasons  ? help  q quit");
    assert!(!screen.press("j").lines()[23].contains("A sample story."));
    let notice = "A notice that is so long that no key of all those that are useful fits";
    let screen = Screen::with(ferry(), 80, 24, Setup { ascii: false, notice: Some(notice.to_owned()) });
    assert_eq!(screen.lines()[23].trim_start(), notice);
}

#[test]
fn the_detail_of_equal_claims_underlines_what_is_worded_otherwise() {
    let read = |text: &str| ingest(text.as_bytes(), Markup::Plain, Origin::Text).unwrap();
    let left = read("The Ferry Is Back\n\nThe ferry sails again from Monday, said the islanders\u{2019} mayor.\n");
    let right = read("The Ferry Is Back\n\nThe ferry sails again from Monday, said the islander's mayor.\n");
    let screen = Screen::new(compare(Pair::new(left, right), &Settings::default()), 80, 24);
    let screen = screen.press("<enter>");
    assert!(screen.shot().contains("Word for word the same."), "{}", screen.shot());
    assert!(!screen.shot().contains("emphasised"), "{}", screen.shot());
    let screen = screen.press("<esc>)<enter>");
    let (_, underlined) = screen.shot().split_once("emphasised:").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let words: Vec<&str> = underlined.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(words, ["islanders\u{2019}", "islander's"], "{}", screen.shot());
}

#[test]
fn divergences_end_at_both_ends_and_say_so() {
    let says = |screen: &Screen, message: &str| screen.lines()[23].starts_with(&format!(" {message}   n next"));
    let screen = Screen::new(ferry(), 80, 24).press("9n");
    assert!(says(&screen, "no further divergence"));
    let screen = screen.press("4n");
    assert!(screen.lines()[22].ends_with("4 of 4"), "{}", screen.lines()[22]);
    assert!(says(&screen.press("n"), "no further divergence"));
    assert!(says(&Screen::new(ferry(), 80, 24).press("nN"), "no divergence before this"));
    let conflict = Screen::new(ferry(), 80, 24).press("]c]c");
    assert!(conflict.lines()[22].contains("“within a week” ↔ “at least two months”"), "{}", conflict.lines()[22]);
}

#[test]
fn tab_and_partner_lead_to_the_other_article() {
    let screen = Screen::new(ferry(), 140, 42).press("3np");
    // The cursor stands in the right pane, beside the words of the partner.
    let row = screen.lines().into_iter().find(|line| line.contains('▌')).unwrap();
    assert!(row.contains("│▌ The shipping company now speaks"), "{row}");
    let back = screen.press("<tab>");
    let row = back.lines().into_iter().find(|line| line.contains('▌')).unwrap();
    assert!(row.starts_with("│▌ The shipping company called"), "{row}");
}

/// The words that the cursor's bar stands beside.
fn words_beside_the_bar(screen: &Screen) -> String {
    let row = screen.lines().into_iter().find(|line| line.contains('▌')).unwrap();
    let words = row.split('▌').nth(1).unwrap();
    words.split('│').next().unwrap().trim().to_owned()
}

#[test]
fn reading_begins_at_the_first_claim_of_the_left_article_or_of_the_one_with_text() {
    let long = || {
        article(("long.txt", "Post", "2024-01-01"), &[(BlockKind::Paragraph, "It rained all day.")], &["Menu", "Menu"])
    };
    let short = article(("short.txt", "Post", "2024-01-01"), &[(BlockKind::Paragraph, "It was dry.")], &[]);
    let screen = Screen::new(unlinked(long(), short), 140, 42);
    assert_eq!(words_beside_the_bar(&screen), "It rained all day.");
    let empty = ArticleBuilder::new(Origin::File("empty.txt".to_owned())).build();
    let screen = Screen::new(unlinked(empty, long()), 140, 42);
    assert_eq!(words_beside_the_bar(&screen), "It rained all day.");
    assert_eq!(screen.app.focus(), Side::Right);
}

#[test]
fn the_bar_always_stands_beside_words_and_no_row_with_words_is_out_of_reach() {
    for keys in ["", "<tab>"] {
        let mut screen = Screen::new(ferry(), 140, 16).press("g").press(keys);
        let last = screen.app.layout().rows.len() - 1;
        let mut steps = 0;
        while screen.app.row() < last {
            assert_ne!(words_beside_the_bar(&screen), "", "row {}", screen.app.row());
            let before = screen.app.row();
            screen = screen.press("j");
            assert!(screen.app.row() > before, "stuck at row {before}");
            steps += 1;
            assert!(steps <= last);
        }
        assert_ne!(words_beside_the_bar(&screen), "");
        assert_ne!(words_beside_the_bar(&screen.press("gG")), "");
    }
}

#[test]
fn going_down_keeps_to_the_article_in_focus_over_the_space_between_its_paragraphs() {
    let mut screen = Screen::new(ferry(), 140, 42);
    let mut seen = Vec::new();
    for _ in 0..6 {
        seen.push(words_beside_the_bar(&screen));
        screen = screen.press("j");
    }
    let expected = ["Ferry Runs Aground", "All on board are safe", "By Mira Solberg", "The car ferry", "", ""];
    for (words, expected) in seen.iter().zip(expected) {
        assert!(words.starts_with(expected), "{words} / {expected}");
    }
}

#[test]
fn no_line_of_a_panel_breaks_its_frame() {
    for width in 20..100 {
        for keys in ["?", "<enter>", "n<enter>", "3n<enter>", "G<enter>", "Fg<enter>"] {
            let screen = Screen::new(ferry(), width, 24).press(keys);
            let panel = screen.app.panel().unwrap();
            for line in &panel.lines {
                assert!(phrase_width(line) <= panel.columns, "{keys} on {width} columns: {line:?}");
            }
        }
    }
}

#[test]
fn escape_closes_one_layer_and_never_quits() {
    let screen = Screen::new(ferry(), 80, 24).press("?<esc>");
    assert!(screen.app.layer().is_none());
    let screen = screen.press("<esc><esc>");
    assert_eq!(screen.last, None);
    let screen = screen.press("?q");
    assert_eq!((screen.last, screen.app.layer()), (None, None));
    assert_eq!(screen.press("q").last, Some(Effect::Quit));
}

#[test]
fn a_count_repeats_and_is_shown_while_it_is_typed() {
    let screen = Screen::new(ferry(), 80, 24).press("g5");
    assert!(screen.lines()[23].ends_with("  5"), "{}", screen.lines()[23]);
    let counted = screen.press("j").app.row();
    assert_eq!(counted, Screen::new(ferry(), 80, 24).press("gjjjjj").app.row());
    let pending = Screen::new(ferry(), 80, 24).press("]");
    assert!(pending.lines()[23].ends_with("  ]"));
}

#[test]
fn articles_without_text_or_links_give_calm_screens() {
    let empty = || ArticleBuilder::new(Origin::File("empty.txt".to_owned())).build();
    let word = || article(("word.txt", "Post", "2024-01-01"), &[(BlockKind::Paragraph, "Word")], &[]);
    let shot = Screen::new(unlinked(empty(), word()), 80, 24).press("njk<tab>G<enter><esc>").lines().join("\n");
    assert!(shot.contains("this article has no text") && shot.contains("Word"), "{shot}");
    assert!(shot.contains("no divergence") || shot.contains("q quit"), "{shot}");
    let shot = Screen::new(unlinked(empty(), empty()), 80, 24).press("nNjkgG(){}<enter>").lines().join("\n");
    assert!(shot.contains("this article has no text"), "{shot}");
    let narrow = Screen::new(unlinked(empty(), empty()), 60, 24).lines().join("\n");
    assert!(narrow.contains("no text"), "{narrow}");
}

#[test]
fn no_size_of_the_screen_is_too_small_or_too_large() {
    let keys = "nj?G<esc><enter>G<esc>lFn]ug<tab>pG(b";
    for (width, height) in (0..44).flat_map(|width| (0..14).map(move |height| (width, height))) {
        Screen::new(ferry(), width, height).press(keys).lines();
    }
    for (width, height) in [(500, 10), (500, 200), (80, 3), (19, 50), (1, 1), (u16::MAX / 64, 4)] {
        Screen::new(ferry(), width, height).press(keys).lines();
    }
    assert_eq!(Screen::new(ferry(), 30, 3).lines()[0], "parallax needs 20 columns and…");
}

#[test]
fn themes_differ_in_colour_and_in_nothing_else() {
    let mut screen = Screen::new(ferry(), 140, 42).press("n");
    let texts: Vec<Vec<String>> = [Theme::DARK, Theme::LIGHT, Theme::MONO]
        .into_iter()
        .map(|theme| {
            screen.theme = theme;
            screen.lines()
        })
        .collect();
    assert!(texts.windows(2).all(|pair| pair[0] == pair[1]));
    // Without colour the selected claim and the words of the reason still stand out.
    let reversed = runs(&screen.buffer(), |cell| cell.modifier.contains(Modifier::REVERSED));
    assert!(reversed.iter().any(|(_, words)| words.starts_with("Forty-two")), "{reversed:?}");
    let words = runs(&screen.buffer(), |cell| cell.modifier.contains(Modifier::BOLD | Modifier::UNDERLINED));
    assert!(words.contains(&(11, "45".to_owned())), "{words:?}");
    assert!(runs(&screen.buffer(), |cell| cell.fg != Color::Reset || cell.bg != Color::Reset).is_empty());
}

/// The words of both articles as they stand in the rows, in the order of their article.
fn words_of(layout: &Layout, comparison: &Comparison, side: Side) -> Vec<(usize, String)> {
    let mut lines: Vec<Span> = layout
        .rows
        .iter()
        .filter_map(|row| row.cells[side].line())
        .filter(|line| matches!(line.part, Part::Block(_)))
        .map(|line| line.span)
        .collect();
    lines.sort_unstable();
    lines
        .into_iter()
        .flat_map(|span| {
            let words = comparison.articles[side].words(span);
            words.split_whitespace().map(|word| (span.start, word.to_owned())).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_word_of_both_articles_stands_in_the_rows_exactly_once_and_none_is_cut() {
    let comparison = ferry();
    for arrangement in [Arrangement::Rows, Arrangement::Stacked] {
        for columns in [14, 24, 36, 62, 80] {
            let layout = layout(&comparison, arrangement, Pair::new(columns, columns), false);
            for side in Side::BOTH {
                let article = &comparison.articles[side];
                let expected: Vec<String> = article
                    .blocks()
                    .iter()
                    .flat_map(|block| article.words(block.span).split_whitespace())
                    .map(str::to_owned)
                    .collect();
                let shown: Vec<String> =
                    words_of(&layout, &comparison, side).into_iter().map(|(_, word)| word).collect();
                assert_eq!(shown, expected, "{arrangement:?} {columns} {side:?}");
                for line in layout.rows.iter().filter_map(|row| row.cells[side].line()) {
                    let width = parallax::text::width::width(article.words(line.span)) + usize::from(line.indent);
                    assert!(width <= columns, "{}", article.words(line.span));
                }
            }
        }
    }
}

#[test]
fn linked_passages_begin_on_the_same_row() {
    let comparison = ferry();
    let layout = layout(&comparison, Arrangement::Rows, Pair::new(62, 62), false);
    for link in &comparison.links {
        let blocks = (comparison.claims.left[link.left].block, comparison.claims.right[link.right].block);
        let row = |side: Side, block: usize| {
            layout.rows.iter().position(|row| {
                row.cells[side].line().is_some_and(|line| line.first && line.part == Part::Block(block))
            })
        };
        assert_eq!(row(Side::Left, blocks.0), row(Side::Right, blocks.1), "{blocks:?}");
    }
    // The paragraph on the damage opens the right article and closes the left one.
    assert_eq!(layout.moved.iter().filter(|&&moved| moved).count(), 1);
}

#[test]
fn passages_that_merely_stand_level_are_not_joined() {
    let rule = |screen: &Screen| {
        let gutter = |line: &String| line.chars().skip(68).take(3).collect::<String>();
        screen.lines()[2..38].iter().map(gutter).filter(|gutter| gutter.contains(['─', '┄'])).count()
    };
    let linked = ferry();
    let articles = linked.articles.clone();
    // The titles, three claims of the first paragraph, the steering, the damage.
    assert_eq!(rule(&Screen::new(linked, 140, 42)), 6);
    assert_eq!(rule(&Screen::new(unlinked(articles.left, articles.right), 140, 42)), 0);
}

#[test]
fn an_explanation_without_room_ends_with_a_whole_part() {
    for width in 80..140 {
        let screen = Screen::new(ferry(), width, 42).press("n");
        let line = screen.lines()[40].clone();
        let whole = ["the other 45", "match"].iter().any(|end| line.ends_with(end));
        assert!(whole, "{width}: {line}");
    }
}

#[test]
fn resizing_keeps_the_place_in_the_text() {
    let words_at = |screen: &Screen| {
        let row = screen.app.layout().rows[screen.app.row()];
        row.cells[screen.app.focus()].line().map(|line| line.span)
    };
    for keys in ["", "n", "nn", "3n<tab>", "G", "}}}}", "15j", "]u]u"] {
        let screen = Screen::new(ferry(), 140, 42).press(keys);
        let selection = screen.app.selection();
        // Stepped to, a claim stays selected; moved to by rows, the row says which it is.
        let stepped = keys.ends_with('n') || keys.ends_with('u');
        let place = if stepped {
            selection.map(|claim| screen.app.comparison().claims[claim.side][claim.claim].span.start)
        } else {
            words_at(&screen).map(|span| span.start)
        };
        let mut screen = screen;
        for (width, height) in [(80, 24), (40, 12), (220, 60), (20, 4), (10, 2), (140, 42)] {
            screen = screen.resize(width, height);
            if let (Some(place), Some(line)) = (place, words_at(&screen)) {
                assert!(line.contains(place), "{keys} {width}x{height}: {line:?} {place}");
            }
            if stepped {
                assert_eq!(screen.app.selection(), selection, "{keys} {width}x{height}");
            }
            let page = screen.app.frame().map(|frame| usize::from(frame.body.1));
            if let Some(page) = page {
                assert!((screen.app.top()..screen.app.top() + page).contains(&screen.app.row()), "{keys}");
            }
        }
    }
}
