//! The reader driven by keys a person could type, and the whole screen that it shows: what stands where, and moving.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/screen.rs"]
mod screen;
#[path = "support/story.rs"]
mod story;

use std::rc::Rc;

use parallax::{
    article::{ArticleBuilder, BlockKind, Origin},
    comparison::{Comparison, Link, Settings, compare},
    ingest::{Markup, ingest},
    judge::Relation,
    reader::{Effect, Setup},
    text::{Pair, Side, Span},
    view::{Arrangement, Framing, Index, Part, Plan, Planning, Row, Theme, Track, phrase_width},
};
use ratatui::style::{Color, Modifier};
use screen::{Screen, runs};
use story::{article, ferry, unlinked};

/// Every row of `comparison` in an arrangement, and which blocks stand out of order.
fn rows(comparison: &Comparison, arrangement: Arrangement, lead: Side, columns: usize) -> (Vec<Row>, Pair<Vec<bool>>) {
    let plan = Plan::new(
        &comparison.articles,
        &Index::new(comparison),
        Planning { arrangement, lead, furniture: false, keep: None },
    );
    let moved = plan.moved.clone();
    let strips = plan.strips.len();
    let track = Track::new(&comparison.articles, Rc::new(plan), Pair::new(columns, columns));
    let rows: Vec<Row> = (0..strips).flat_map(|strip| track.rows(&comparison.articles, strip).to_vec()).collect();
    assert_eq!(track.len(), rows.len());
    (rows, moved)
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
    assert_shot!(Screen::new(ferry(), 80, 24).press("lln"));
}

#[test]
fn flow_keeps_each_order_and_joins_what_is_linked() {
    assert_shot!(Screen::new(ferry(), 140, 42).press("ln"));
}

#[test]
fn flow_brings_the_other_article_along() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("l3n"));
}

#[test]
fn single_with_the_counterpart_beside() {
    assert_shot!(Screen::new(ferry(), 140, 42).press("llln"));
}

#[test]
fn single_with_the_counterpart_below() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("llln<tab>"));
}

#[test]
fn rows_in_the_order_of_the_other_article() {
    assert_shot!(Screen::new(ferry(), 140, 42).press("L]m"));
}

#[test]
fn one_article_zoomed() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("zn"));
}

#[test]
fn the_divider_moved() {
    assert_shot!(Screen::new(ferry(), 140, 42).press("5+n"));
}

#[test]
fn only_divergences() {
    assert_shot!(Screen::new(ferry(), 140, 42).press("x"));
}

#[test]
fn the_filter_says_what_there_is() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("fjjj<space>"));
}

#[test]
fn every_divergence_in_one_list() {
    assert_shot!(Screen::new(ferry(), 140, 42).press("djj"));
}

#[test]
fn a_key_begun_says_what_may_follow() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("]"));
}

#[test]
fn the_help_can_be_searched() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("?/diverg"));
}

#[test]
fn escape_takes_the_filter_off_and_a_jump_to_what_is_hidden_does_too() {
    let passages = |screen: &Screen| screen.lines().iter().filter(|line| line.contains("passages folded")).count();
    let filtered = Screen::new(ferry(), 140, 42).press("x");
    assert!(passages(&filtered) > 0);
    assert_eq!(passages(&filtered.press("<esc>")), 0);
    // To the mark in a passage that is folded away.
    let marked = Screen::new(ferry(), 140, 42).press("]u]u]u]umax");
    assert!(passages(&marked) > 0);
    let back = marked.press("'a");
    assert!(passages(&back) == 0 && back.lines()[41].contains("the filter was taken off"), "{}", back.lines()[41]);
}

#[test]
fn filtered_by_kind_n_goes_to_these_only() {
    let screen = Screen::new(ferry(), 140, 42).press("f6jo<esc>ggn");
    let detail = screen.lines()[39].clone();
    assert!(detail.contains("number") && detail.ends_with("1 of 2"), "{detail}");
    let screen = screen.press("n");
    assert!(screen.lines()[39].contains("number") && screen.lines()[39].ends_with("2 of 2"));
    assert!(screen.press("n").lines()[41].starts_with(" no further divergence"));
}

#[test]
fn jumps_lead_back_and_on_again() {
    let start = Screen::new(ferry(), 140, 42).press("nn");
    let second = start.app.selection();
    let mut screen = start.press("nG");
    for keys in ["<c-o>", "<c-o>"] {
        screen = screen.press(keys);
    }
    assert_eq!(screen.app.selection(), second);
    let last = Screen::new(ferry(), 140, 42).press("G").app.at();
    assert_eq!(screen.press("2]j").app.at(), last);
}

#[test]
fn what_cannot_be_done_says_why() {
    let says = |keys: &str, width: u16| Screen::new(ferry(), width, 24).press(keys).lines()[23].clone();
    assert!(says("lL", 80).contains("every article keeps its own order"));
    assert!(says("ll+", 80).contains("only where the articles stand side by side"));
    assert!(says("]u]up", 80).contains("no counterpart"), "{}", says("]u]up", 80));
}

#[test]
fn words_of_equal_claims_are_underlined_on_request() {
    let said = |words: &str| article(("a.txt", "Post", "2024-01-01"), &[(BlockKind::Paragraph, words)], &[]);
    let mut same =
        unlinked(said("The old ferry sails, said the tall mayor."), said("The old ferry sails, said the mayor."));
    same.links.push(Link { left: 0, right: 0, score: 0.9, relation: Relation::Same, reasons: Vec::new() });
    let screen = Screen::new(same, 120, 24);
    assert!(!screen.shot().contains("emphasised"), "{}", screen.shot());
    let shot = screen.press("w").shot();
    let (_, underlined) = shot.split_once("emphasised:").unwrap();
    let words: Vec<&str> = underlined.split_whitespace().filter(|word| word.parse::<u16>().is_err()).collect();
    assert_eq!(words, ["tall"], "{shot}");
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
    let setup = Setup { ascii: true, ..Setup::default() };
    assert_shot!(Screen::with(ferry(), 80, 24, setup).press("n"));
}

#[test]
fn ascii_reaches_the_punctuation_of_the_articles_and_changes_no_place() {
    let words = "“Nobody” – so the captain’s report… – was hurt • 3 a.m. · Skarvik — and the Havørn\u{a0}too.";
    let story = || {
        let one = || article(("a.txt", "Post", "2024-01-01"), &[(BlockKind::Paragraph, words)], &[]);
        unlinked(one(), one())
    };
    let ascii = Screen::with(story(), 140, 12, Setup { ascii: true, ..Setup::default() }).lines();
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
    let screen = Screen::with(ferry(), 80, 24, Setup { notice, ..Setup::default() });
    assert_eq!(screen.lines()[23], " A sample story.   n next divergence  enter reasons  ? help  q quit");
    assert!(!screen.press("j").lines()[23].contains("A sample story."));
    let notice = "A notice that is so long that no key of all those that are useful fits";
    let screen = Screen::with(ferry(), 80, 24, Setup { notice: Some(notice.to_owned()), ..Setup::default() });
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
        let mut screen = Screen::new(ferry(), 140, 16).press("gg").press(keys);
        let last = Screen::new(ferry(), 140, 16).press("G").app.at();
        while screen.app.at() < last {
            assert_ne!(words_beside_the_bar(&screen), "", "row {:?}", screen.app.at());
            let before = screen.app.at();
            screen = screen.press("j");
            assert!(screen.app.at() > before, "stuck at row {before:?}");
        }
        assert_ne!(words_beside_the_bar(&screen), "");
        assert_ne!(words_beside_the_bar(&screen.press("ggG")), "");
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
        for keys in ["?", "<enter>", "n<enter>", "3n<enter>", "G<enter>", "Fgg<enter>"] {
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
    assert!(screen.last.is_none() && screen.app.layer().is_none());
    assert_eq!(screen.press("q").last, Some(Effect::Quit));
}

#[test]
fn a_count_repeats_and_is_shown_while_it_is_typed() {
    let screen = Screen::new(ferry(), 80, 24).press("gg5");
    assert!(screen.lines()[23].ends_with("  5"), "{}", screen.lines()[23]);
    let counted = screen.press("j").app.at();
    assert_eq!(counted, Screen::new(ferry(), 80, 24).press("ggjjjjj").app.at());
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
    let shot = Screen::new(unlinked(empty(), empty()), 80, 24).press("nNjkggG(){}<enter>").lines().join("\n");
    assert!(shot.contains("this article has no text"), "{shot}");
    let narrow = Screen::new(unlinked(empty(), empty()), 60, 24).lines().join("\n");
    assert!(narrow.contains("no text"), "{narrow}");
}

#[test]
fn no_size_of_the_screen_is_too_small_or_too_large() {
    let keys = "nj?G<esc><enter>G<esc>lFn]ugg<tab>pG(bLlnlnlnlz-+fjo<esc>dG<enter>xxzn]";
    for (width, height) in (0..44).flat_map(|width| (0..14).map(move |height| (width, height))) {
        Screen::new(ferry(), width, height).press(keys).lines();
    }
    for (width, height) in [(500, 10), (500, 200), (80, 3), (19, 50), (1, 1), (u16::MAX / 64, 4)] {
        Screen::new(ferry(), width, height).press(keys).lines();
    }
    assert_eq!(Screen::new(ferry(), 40, 3).lines()[0], "parallax needs 20 columns and 4 rows");
    assert_eq!(Screen::new(ferry(), 12, 3).lines()[0], "needs 20 x 4");
}

#[test]
fn nothing_is_drawn_outside_of_what_the_screen_is_said_to_take() {
    let keys =
        ["", "n", "n<enter>", "?", ":", "d", "f", "g", "/hull<enter>", "<tab>z", "l", "ll", "lll", "+++++++", "]"];
    let narrow = Framing { prose: 30, ..Framing::default() };
    for (width, height) in [(20, 4), (80, 24), (120, 6), (140, 42), (220, 60), (400, 20)] {
        for (keys, framing) in keys.iter().flat_map(|&keys| [(keys, Framing::default()), (keys, narrow)]) {
            let screen = Screen::with(ferry(), width, height, Setup { framing, ..Setup::default() }).press(keys);
            let extent = screen.app.extent();
            let buffer = screen.buffer();
            for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
                let drawn = buffer[(x, y)].symbol() != " " || buffer[(x, y)].modifier.contains(Modifier::REVERSED);
                assert!(!drawn || extent.contains(x, y), "{keys:?} on {width}x{height}: {x},{y} not in {extent:?}");
            }
        }
    }
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

/// The words of one article as they stand in the rows, in the order of their article.
fn words_of(rows: &[Row], comparison: &Comparison, side: Side) -> Vec<String> {
    let mut lines: Vec<Span> = rows
        .iter()
        .filter_map(|row| row.cells[side].line())
        .filter(|line| matches!(line.part, Part::Block(_)))
        .map(|line| line.span)
        .collect();
    lines.sort_unstable();
    let words = |span: Span| comparison.articles[side].words(span).split_whitespace().map(str::to_owned);
    lines.into_iter().flat_map(words).collect()
}

#[test]
fn every_word_of_both_articles_stands_in_the_rows_exactly_once_and_none_is_cut() {
    let comparison = ferry();
    for arrangement in Arrangement::ALL {
        for (columns, lead) in [14, 24, 36, 62, 80].into_iter().flat_map(|c| Side::BOTH.map(|lead| (c, lead))) {
            let (rows, _) = rows(&comparison, arrangement, lead, columns);
            let own = matches!(arrangement, Arrangement::Flow | Arrangement::Single);
            for side in Side::BOTH.into_iter().filter(|&side| !own || side == lead) {
                let article = &comparison.articles[side];
                let expected: Vec<String> = article
                    .blocks()
                    .iter()
                    .flat_map(|block| article.words(block.span).split_whitespace())
                    .map(str::to_owned)
                    .collect();
                assert_eq!(words_of(&rows, &comparison, side), expected, "{arrangement:?} {columns} {side:?}");
                for line in rows.iter().filter_map(|row| row.cells[side].line()) {
                    let width = parallax::text::width::width(article.words(line.span)) + usize::from(line.indent);
                    assert!(width <= columns, "{}", article.words(line.span));
                }
            }
        }
    }
}

#[test]
fn linked_passages_begin_on_the_same_row_whichever_article_leads() {
    let comparison = ferry();
    for lead in Side::BOTH {
        let (rows, moved) = rows(&comparison, Arrangement::Rows, lead, 62);
        for link in &comparison.links {
            let blocks = (comparison.claims.left[link.left].block, comparison.claims.right[link.right].block);
            let row = |side: Side, block: usize| {
                rows.iter().position(|row| {
                    row.cells[side].line().is_some_and(|line| line.first && line.part == Part::Block(block))
                })
            };
            assert_eq!(row(Side::Left, blocks.0), row(Side::Right, blocks.1), "{blocks:?}");
        }
        // The paragraph on the damage opens the right article and closes the left one.
        let count = |side: Side| moved[side].iter().filter(|&&moved| moved).count();
        assert_eq!((count(lead), count(lead.other())), (0, 1));
    }
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
        let whole = ["the other 45", "match", "confidence"].iter().any(|end| line.ends_with(end));
        assert!(whole, "{width}: {line}");
    }
}

#[test]
fn the_cursor_stands_in_one_row_however_much_longer_the_other_article_is() {
    let of = |paragraphs: usize| {
        article(("a.txt", "Post", "2024-01-01"), &vec![(BlockKind::Paragraph, "The pier was closed."); paragraphs], &[])
    };
    for (left, right) in [(1, 9), (9, 1)] {
        for keys in ["l", "l<tab>"] {
            let screen = Screen::new(unlinked(of(left), of(right)), 140, 42).press(keys);
            let bars: usize = screen.lines().iter().map(|line| line.matches('▌').count()).sum();
            assert_eq!(bars, 1, "{left} {right} {keys}\n{}", screen.lines().join("\n"));
        }
    }
}

#[test]
fn resizing_keeps_the_place_in_the_text() {
    let words_at = |screen: &Screen| {
        let row = screen.app.visible().into_iter().find(|row| row.at[screen.app.focus()] == Some(screen.app.at()));
        row.and_then(|visible| visible.row.cells[screen.app.focus()].line().map(|line| line.span))
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
            if screen.app.frame().is_some() {
                let focus = screen.app.focus();
                assert!(screen.app.visible().iter().any(|row| row.at[focus] == Some(screen.app.at())), "{keys}");
            }
        }
    }
}
