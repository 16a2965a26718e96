//! Articles as people paste them from the web: what is read as what, and what is set aside.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use parallax::{
    article::{Article, BlockKind, Origin, Warning},
    ingest::{Markup, ingest},
};
use proptest::prelude::*;

fn plain(text: &str) -> Article {
    ingest(text.as_bytes(), Markup::Plain, Origin::Text).unwrap()
}

fn markdown(text: &str) -> Article {
    ingest(text.as_bytes(), Markup::Markdown, Origin::Text).unwrap()
}

/// Each block as "kind: text", shortened.
fn blocks(article: &Article) -> Vec<String> {
    let show = |kind: &BlockKind, text: &str| {
        let start: String = text.chars().take(28).collect();
        let name = if *kind == BlockKind::Reference { "reference" } else { kind.name() };
        format!("{name}: {start}")
    };
    article.blocks().iter().map(|block| show(&block.kind, article.words(block.span))).collect()
}

fn furniture(article: &Article) -> Vec<&str> {
    article.furniture().iter().map(|furniture| article.words(furniture.span)).collect()
}

fn of_kind<'a>(article: &'a Article, kind: &BlockKind) -> Vec<&'a str> {
    article.blocks().iter().filter(|block| block.kind == *kind).map(|block| article.words(block.span)).collect()
}

const FERRY: [&str; 4] = [
    "The ferry between Port Ansel and the island of Grey Holm will not sail before the spring, the harbour board said on Tuesday, after divers found cracks in both of the vessel’s propeller shafts.",
    "Some four hundred people live on the island all year round. Their groceries, their medicine and their mail come by boat, and the nearest airfield is two hours away by road on the mainland side.",
    "The board has hired a smaller vessel that can carry twelve cars instead of forty. It will sail twice a day, weather permitting, and islanders will be given priority over visitors.",
    "“We have asked for a second ship for six years,” said Oda Brekke, who runs the shop by the pier. “Nobody wanted to hear it while the old one was still afloat.”",
];

#[test]
fn a_story_with_the_page_around_it_is_read_without_the_page() {
    let page = format!(
        "Lanternpress logo\n\nIsland Cut Off as Ferry Is Taken Out of Service\n\nRepairs to both propeller shafts may take until the spring, and the spare ship is small\n\n\
         By Runa HollistePublished about 2 months ago 4 min read\n\n{}\n\n{}\n\nAd loading...\n\nA Smaller Ship for the Winter\n\n{}\n\n{}\n\n\
         travel\n\nAbout the Author\n\nReader comments\n\nBe the first to leave a note on this story.\n\nAdd your comment\n\n\
         Discussion\n\nNo comments yet\n\nLog in to reply\n\n    Follow us on social media\n\n    • Explore\n    • Contact\n    • Privacy Policy\n\n    © 2026 Lanternpress Ltd. All Rights Reserved.",
        FERRY[0], FERRY[1], FERRY[2], FERRY[3]
    );
    let article = plain(&page);
    assert_eq!(
        blocks(&article),
        [
            "title: Island Cut Off as Ferry Is T",
            "standfirst: Repairs to both propeller sh",
            "byline: By Runa Holliste · Published",
            "paragraph: The ferry between Port Ansel",
            "paragraph: Some four hundred people liv",
            "heading: A Smaller Ship for the Winte",
            "paragraph: The board has hired a smalle",
            "paragraph: “We have asked for a second ",
        ]
    );
    assert_eq!(
        furniture(&article),
        [
            "Lanternpress logo",
            "Ad loading...",
            "travel",
            "About the Author",
            "Reader comments",
            "Be the first to leave a note on this story.",
            "Add your comment",
            "Discussion",
            "No comments yet",
            "Log in to reply",
            "Follow us on social media",
            "Explore",
            "Contact",
            "Privacy Policy",
            "© 2026 Lanternpress Ltd. All Rights Reserved.",
        ]
    );
    assert_eq!(article.meta.byline.as_deref(), Some("Runa Holliste"));
    assert_eq!(article.meta.outlet.as_deref(), Some("Lanternpress"));
    assert_eq!(article.meta.published, None, "“about 2 months ago” is no day");
    assert_eq!(article.language(), Some("en"));
}

#[test]
fn a_text_as_long_as_a_book_loses_no_paragraph_and_keeps_no_advertisement() {
    let mut paragraphs: Vec<String> = (0..160)
        .flat_map(|day| FERRY.map(|told| format!("On day {day} of the winter nothing had changed. {told}")))
        .collect();
    let told = paragraphs.clone();
    paragraphs.insert(320, "Ad loading...".to_owned());
    paragraphs.insert(0, "Island Cut Off as Ferry Is Taken Out of Service".to_owned());
    paragraphs.extend(["Reader comments", "Log in to reply", "No comments yet"].map(str::to_owned));
    let article = plain(&paragraphs.join("\n\n"));
    assert_eq!(of_kind(&article, &BlockKind::Title), ["Island Cut Off as Ferry Is Taken Out of Service"]);
    assert_eq!(of_kind(&article, &BlockKind::Paragraph), told);
    assert_eq!(furniture(&article), ["Ad loading...", "Reader comments", "Log in to reply", "No comments yet"]);
}

#[test]
fn without_blank_lines_each_line_is_a_paragraph() {
    let text = format!(
        "Island Cut Off as Ferry Is Taken Out of Service\nRepairs may take until the spring, and the spare ship is small\n\
         By Runa Holliste | Lantern Courier | 3 February 2026 | 4-minute read\nShare   Save   Print\n{}\n{}\nA Smaller Ship\n{}\n{}\nComments (0)\nLeave a Reply",
        FERRY[0], FERRY[1], FERRY[2], FERRY[3]
    );
    let article = plain(&text);
    assert_eq!(
        blocks(&article),
        [
            "title: Island Cut Off as Ferry Is T",
            "standfirst: Repairs may take until the s",
            "byline: By Runa Holliste | Lantern C",
            "paragraph: The ferry between Port Ansel",
            "paragraph: Some four hundred people liv",
            "heading: A Smaller Ship",
            "paragraph: The board has hired a smalle",
            "paragraph: “We have asked for a second ",
        ]
    );
    assert_eq!(furniture(&article), ["Share   Save   Print", "Comments (0)", "Leave a Reply"]);
    assert_eq!(article.meta.outlet.as_deref(), Some("Lantern Courier"));
    assert_eq!(article.meta.published.as_deref(), Some("2026-02-03"));
}

/// `text` wrapped as `fmt` does it.
fn wrapped(text: &str, columns: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().unwrap();
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > columns {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

#[test]
fn wrapped_lines_are_one_paragraph_again() {
    for columns in [64, 72, 80, 100] {
        let paragraphs: Vec<String> = FERRY.iter().map(|paragraph| wrapped(paragraph, columns)).collect();
        let text = format!("Island Cut Off as Ferry Fails\n\n{}", paragraphs.join("\n\n"));
        assert_eq!(of_kind(&plain(&text), &BlockKind::Paragraph), FERRY, "wrapped at {columns}");
    }
}

#[test]
fn a_text_may_be_wrapped_in_one_part_only() {
    let text = format!(
        "Island Cut Off as Ferry Fails\n\n{}\n\n{}\n\n{}\n{}",
        wrapped(FERRY[0], 70),
        wrapped(FERRY[1], 70),
        FERRY[2],
        FERRY[3]
    );
    assert_eq!(of_kind(&plain(&text), &BlockKind::Paragraph), FERRY);
}

#[test]
fn a_sentence_broken_by_hand_is_whole_again_and_a_list_stays_one() {
    let text = "Island Cut Off as Ferry Fails\n\nThe only ferry to the island broke down on Sunday,\nand nobody could \
        say on Monday\nwhen it would run again from the old pier.\n\nWhat the shop has run out of:\nbread\nfresh milk \
        and butter\nmatches";
    let article = plain(text);
    let paragraphs = of_kind(&article, &BlockKind::Paragraph);
    let whole = "The only ferry to the island broke down on Sunday, and nobody could say on Monday when it would run \
        again from the old pier.";
    assert_eq!(paragraphs[0], whole);
    assert!(paragraphs[1..].iter().all(|line| !line.contains("bread fresh")), "{paragraphs:?}");
}

#[test]
fn a_hyphen_at_a_line_end_goes_only_where_the_word_is_written_without_it() {
    let text = "The harbour board has told every one of the islanders that the repre-\n\
                sentative of the yard will come on Friday, and that it is a well-\n\
                known firm. A representative of the owners will be there as well as the\n\
                mayor, who had asked for the meeting to be held on the island itself.";
    assert_eq!(
        of_kind(&plain(text), &BlockKind::Paragraph),
        [
            "The harbour board has told every one of the islanders that the representative of the yard will come on Friday, \
          and that it is a well-known firm. A representative of the owners will be there as well as the mayor, who had \
          asked for the meeting to be held on the island itself."
        ]
    );
}

#[test]
fn a_dateline_stays_in_its_paragraph_and_may_stand_alone() {
    let inside = format!("Island Cut Off\n\nPORT ANSEL – {}\n\n{}\n\n{}", FERRY[0], FERRY[1], FERRY[2]);
    let article = plain(&inside);
    assert!(of_kind(&article, &BlockKind::Paragraph)[0].starts_with("PORT ANSEL – The ferry"));

    let alone = format!(
        "Island Cut Off as Ferry Fails\n\nPORT ANSEL, Feb. 3, 2026 —\n\n{}\n\n{}\n\n{}",
        FERRY[0], FERRY[1], FERRY[2]
    );
    let article = plain(&alone);
    assert_eq!(of_kind(&article, &BlockKind::Dateline), ["PORT ANSEL, Feb. 3, 2026 —"]);
    assert_eq!(article.meta.published.as_deref(), Some("2026-02-03"));
}

#[test]
fn sources_are_references_and_what_follows_them_is_not() {
    let text = format!(
        "Island Cut Off as Ferry Fails\n\nTable of Contents\n\n{}\n\n{}\n\n{}\n\nReferences\n\n  1. Harbour Board\n    Minutes of the extraordinary meeting\n    Port Ansel, February 2026.\n  2. Lantern Courier\n    Six years of asking\n    Lantern Courier, 2025.\n\n\
         desk@lanterncourier.example\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nLatest Stories\n\nEditor's Picks",
        FERRY[0], FERRY[1], FERRY[2]
    );
    let article = plain(&text);
    assert_eq!(
        of_kind(&article, &BlockKind::Reference),
        [
            "Harbour Board Minutes of the extraordinary meeting Port Ansel, February 2026.",
            "Lantern Courier Six years of asking Lantern Courier, 2025.",
        ]
    );
    assert_eq!(of_kind(&article, &BlockKind::Heading { level: 2 }), ["References"]);
    assert_eq!(
        furniture(&article),
        [
            "Table of Contents",
            "desk@lanterncourier.example",
            "Leave a Reply",
            "Your email address will not be published. Required fields are marked *",
            "Latest Stories",
            "Editor's Picks",
        ]
    );
    let reference = article.blocks().iter().find(|block| block.kind == BlockKind::Reference).unwrap();
    assert_eq!(reference.lines.map(|lines| (lines.first, lines.last)), Some((13, 15)));
}

#[test]
fn a_standfirst_may_be_set_apart_by_times_and_a_second_title() {
    let text = format!(
        "Ferry Repairs Drag On: A Winter Without a Ship\n\nBoth propeller shafts are cracked and the spare ship is small, so the island will have to live with two sailings a day until the spring.\n\n3 hours ago\n6 min read\n\n\
         Four Hundred Islanders Wait for a Boat That Is Not Coming\n\nPORT ANSEL – {}\n\n{}\n\n{}\n\nSource: Minutes of the harbour board | Port Ansel (archive)\n\nLeave a Comment",
        FERRY[0], FERRY[1], FERRY[2]
    );
    let article = plain(&text);
    assert_eq!(
        blocks(&article),
        [
            "title: Ferry Repairs Drag On: A Win",
            "standfirst: Both propeller shafts are cr",
            "heading: Four Hundred Islanders Wait ",
            "paragraph: PORT ANSEL – The ferry betwe",
            "paragraph: Some four hundred people liv",
            "paragraph: The board has hired a smalle",
            "reference: Source: Minutes of the harbo",
        ]
    );
    assert_eq!(furniture(&article), ["3 hours ago", "6 min read", "Leave a Comment"]);
}

#[test]
fn lists_quotes_code_and_tables_are_told_apart_in_plain_text() {
    let text = format!(
        "Island Cut Off as Ferry Fails\n\n{}\n\nThe board named three measures:\n\n- a smaller ship from Monday on,\n- free parking at the pier,\n- a helicopter for emergencies.\n\n{}\n\n    “The sea does not read timetables, and neither do the people who have to cross it in the winter.”\n\n{}\n\n| ship | cars |\n|---|---|\n| old | 40 |\n| new | 12 |\n\n```sh\nsail --twice\n```\n\n{}",
        FERRY[0], FERRY[1], FERRY[2], FERRY[3]
    );
    let article = plain(&text);
    assert_eq!(
        blocks(&article)[2..9],
        [
            "paragraph: The board named three measur",
            "list_item: a smaller ship from Monday o",
            "list_item: free parking at the pier,",
            "list_item: a helicopter for emergencies",
            "paragraph: Some four hundred people liv",
            "quote: “The sea does not read timet",
            "paragraph: The board has hired a smalle",
        ]
    );
    assert_eq!(of_kind(&article, &BlockKind::Table), ["ship | cars\nold | 40\nnew | 12"]);
    assert_eq!(of_kind(&article, &BlockKind::Code { language: Some("sh".to_owned()) }), ["sail --twice"]);
}

fn ferry_markdown() -> String {
    format!(
        "---\ntitle: \"Front matter title\"\nauthor: Runa Holliste\ndate: 2026-02-03\n---\n\n# Island *Cut Off* as Ferry Fails\n\n> The spare ship is small, and the repairs may take until the spring.\n\n\
         {}\n\n![The pier at dusk](pier.jpg)\n\n*Advertisement is loading …*\n\n## What the board will do\n\nThe board named [three measures](https://example.org/measures):\n\n\
         1. a smaller ship,\n2. free parking;\n   - at the pier,\n   - in the village,\n3. a helicopter.\n\n{}\n\n**Who pays for all of it?**\n\n{}\n\n| ship | cars |\n|---|---|\n| old | 40 |\n\n```rust\nfn sail() {{}}\n```\n\n{}\n\n---\n\nShare this story · Print · Back to top\n",
        FERRY[0], FERRY[1], FERRY[2], FERRY[3]
    )
}

#[test]
fn markdown_is_read_by_its_marks() {
    let article = markdown(&ferry_markdown());
    assert_eq!(
        blocks(&article),
        [
            "title: Island Cut Off as Ferry Fail",
            "standfirst: The spare ship is small, and",
            "paragraph: The ferry between Port Ansel",
            "heading: What the board will do",
            "paragraph: The board named three measur",
            "list_item: a smaller ship,",
            "list_item: free parking;",
            "list_item: at the pier,",
            "list_item: in the village,",
            "list_item: a helicopter.",
            "paragraph: Some four hundred people liv",
            "heading: Who pays for all of it?",
            "paragraph: The board has hired a smalle",
            "table: ship | cars\nold | 40",
            "code: fn sail() {}",
            "paragraph: “We have asked for a second ",
        ]
    );
    let items: Vec<(u8, Option<u64>)> = article
        .blocks()
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::ListItem { depth, ordinal } => Some((depth, ordinal)),
            _ => None,
        })
        .collect();
    assert_eq!(items, [(0, Some(1)), (0, Some(2)), (1, None), (1, None), (0, Some(3))]);
    assert!(furniture(&article).contains(&"The pier at dusk"));
    assert!(furniture(&article).contains(&"Advertisement is loading …"));
    assert!(furniture(&article).contains(&"Share this story · Print · Back to top"));
    assert_eq!(article.meta.title.as_deref(), Some("Front matter title"));
    assert_eq!(article.meta.byline.as_deref(), Some("Runa Holliste"));
    assert_eq!(article.meta.published.as_deref(), Some("2026-02-03"));
}

#[test]
fn what_stands_between_two_rules_is_read_wherever_it_stands() {
    let between = format!("# Island Cut Off\n\n{}\n\n---\n{}\n\n---\n\n{}\n", FERRY[0], FERRY[1], FERRY[2]);
    for front in ["", "---\nauthor: Runa Holliste\n---\n\n"] {
        let article = markdown(&format!("{front}{between}"));
        let text = article.text().replace('\n', " ");
        assert!(FERRY[..3].iter().all(|paragraph| text.contains(paragraph)), "{text}");
        assert_eq!(article.meta.byline.is_some(), !front.is_empty());
    }
}

#[test]
fn markdown_pasted_without_blank_lines_keeps_its_paragraphs() {
    let text = format!("# Island Cut Off\n\n{}\n{}\n{}\n{}\n", FERRY[0], FERRY[1], FERRY[2], FERRY[3]);
    // One of the lines is long enough to be a paragraph by itself only together with its neighbours.
    let long = text.replace(FERRY[1], &format!("{} {}", FERRY[1], FERRY[2]));
    assert_eq!(of_kind(&markdown(&long), &BlockKind::Paragraph).len(), 4);
    assert_eq!(of_kind(&markdown(&wrapped(FERRY[0], 72)), &BlockKind::Paragraph), [FERRY[0]]);
}

#[test]
fn blocks_name_the_lines_they_came_from() {
    let source = ferry_markdown();
    let article = markdown(&source);
    let lines: Vec<&str> = source.lines().collect();
    for block in article.blocks() {
        let range = block.lines.unwrap();
        let word = article.words(block.span).split(|c: char| !c.is_alphanumeric()).find(|word| word.len() > 3);
        let there = lines[range.first - 1..range.last].join("\n");
        assert!(word.is_none_or(|word| there.contains(word)), "{word:?} in lines {range:?}: {there}");
    }
}

#[test]
fn what_has_no_article_says_so_and_what_has_a_word_keeps_it() {
    assert_eq!(plain("").warnings, [Warning::Empty]);
    assert_eq!(plain("\n \n\t\n").warnings, [Warning::Empty]);
    assert_eq!(markdown("\n\n").warnings, [Warning::Empty]);
    let page = plain("Share\nSubscribe\nPrivacy Policy\nAd loading...\n© 2026");
    assert_eq!((page.blocks().len(), &page.warnings[..]), (0, &[Warning::OnlyFurniture][..]));
    for text in ["Hello", "Talks fail in Geneva", "The ferry is back."] {
        assert_eq!(blocks(&plain(text)), [format!("paragraph: {text}")]);
        assert_eq!(blocks(&markdown(text)), [format!("paragraph: {text}")]);
    }
}

#[test]
fn the_language_is_told_where_there_is_enough_of_it() {
    let german = "Die Fähre zwischen der Stadt und der Insel wird vor dem Frühjahr nicht mehr fahren, teilte die Hafenbehörde am \
                  Dienstag mit. Taucher hatten an beiden Wellen Risse gefunden, die auf See nicht zu reparieren sind. Auf der \
                  Insel leben das ganze Jahr über etwa vierhundert Menschen, deren Lebensmittel mit dem Schiff kommen.";
    assert_eq!(plain(german).language(), Some("de"));
    assert_eq!(plain("Hello").language(), Some("en"));
    assert_eq!(plain("Привет").language(), None);
}

/// How often each line of the source belongs to a block or to furniture.
fn owners(article: &Article, lines: usize) -> Vec<usize> {
    let mut owners = vec![0; lines];
    let ranges = article.blocks().iter().map(|block| block.lines).chain(article.furniture().iter().map(|f| f.lines));
    for range in ranges.flatten() {
        for line in range.first..=range.last {
            owners[line - 1] += 1;
        }
    }
    owners
}

fn check_lines(text: &str, article: &Article) {
    let lines: Vec<&str> = text.lines().collect();
    for (line, owners) in lines.iter().zip(owners(article, lines.len())) {
        let most = if line.trim().is_empty() { 0..=1 } else { 1..=1 };
        assert!(most.contains(&owners), "{owners} owners of {line:?} in {text:?}");
    }
}

fn some_line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Share".to_owned()),
        Just("Ad loading...".to_owned()),
        Just("# Heading".to_owned()),
        Just("References".to_owned()),
        Just("---".to_owned()),
        Just("```".to_owned()),
        Just("| a | b |".to_owned()),
        Just("By Runa Holliste".to_owned()),
        Just(FERRY[0].to_owned()),
        Just(FERRY[3].to_owned()),
        "[ ]{0,5}[-*>•1#|`~=\\[]{1,2}[.)]? [a-z ]{0,12}",
        "\\PC{0,40}",
    ]
}

proptest! {
    #[test]
    fn every_line_of_plain_text_belongs_to_one_part(lines in prop::collection::vec(some_line(), 0..24)) {
        let text = lines.join("\n");
        check_lines(&text, &plain(&text));
    }

    #[test]
    fn every_line_of_markdown_belongs_to_some_part(lines in prop::collection::vec(some_line(), 0..24)) {
        let text = lines.join("\n");
        let article = markdown(&text);
        let source: Vec<&str> = text.lines().collect();
        for (line, owners) in source.iter().zip(owners(&article, source.len())) {
            prop_assert!(line.trim().is_empty() || owners >= 1, "nothing owns {line:?} in {text:?}");
        }
    }

    #[test]
    fn nothing_breaks_the_reading(text in "\\PC*|[\\s\\-*#>`|\\[\\]()a-z0-9.]*") {
        plain(&text);
        markdown(&text);
    }
}

#[test]
fn the_source_of_a_web_page_is_said_to_be_one() {
    let warned = |text: &str| {
        let article = ingest(text.as_bytes(), Markup::Plain, Origin::Text).unwrap();
        article.warnings.contains(&Warning::Html)
    };
    assert!(warned("\n<!DOCTYPE html>\n<html><body><p>The ferry sails again.</p></body></html>"));
    assert!(warned("<HTML lang=en><p>The ferry sails again.</HTML>"));
    assert!(!warned("The tag <html> opens a page.\n"));
    assert!(!warned("<h"));
}
