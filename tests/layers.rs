//! Likewise: searching, what lies on top of the text, other articles and other comparisons, the mouse, the outside.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/screen.rs"]
mod screen;
#[path = "support/story.rs"]
mod story;

use parallax::{
    article::{BlockKind, Origin},
    comparison::{Link, Settings, compare},
    ingest::{Markup, ingest},
    judge::Relation,
    reader::{App, Effect, Item, MouseKind, Msg, Setup, Share, Story, Task, keys},
    source,
    text::{Pair, Side},
    view::{Arrangement, Depth, Role, Theme, ThemeChoice},
};
use screen::{Screen, runs};
use story::{article, ferry, unlinked};

macro_rules! assert_shot {
    ($screen:expr) => {
        insta::assert_snapshot!($screen.shot())
    };
}

#[test]
fn a_search_shows_its_hits_while_it_is_typed() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("/havorn"));
}

#[test]
fn n_goes_from_hit_to_hit_until_the_search_is_ended() {
    let screen = Screen::new(ferry(), 140, 42).press("/skarvik<enter>");
    let bottom = |screen: &Screen| screen.lines()[41].trim_start().to_owned();
    assert!(bottom(&screen).starts_with("“skarvik” 1 of 4   n next hit"), "{}", bottom(&screen));
    let screen = screen.press("nn");
    assert!(bottom(&screen).starts_with("“skarvik” 3 of 4"), "{}", bottom(&screen));
    let screen = screen.press("nn");
    assert!(bottom(&screen).starts_with("past the last hit"), "{}", bottom(&screen));
    assert!(bottom(&screen.press("N")).starts_with("before the first hit"));
    let screen = Screen::new(ferry(), 140, 42).press("/skarvik<enter><esc>");
    assert!(bottom(&screen).starts_with("search ended: n leads to divergences again"));
    assert!(screen.press("n").lines()[39].contains("1 of 4"));
}

#[test]
fn a_search_given_up_leads_back_to_where_it_began() {
    let screen = Screen::new(ferry(), 80, 24).press("nn");
    let before = screen.lines();
    assert_eq!(screen.press("/milk<esc>").lines(), before);
    let screen = Screen::new(ferry(), 80, 24).press("nn/milk<enter><esc><c-o>j");
    assert_eq!(screen.app.at(), Screen::new(ferry(), 80, 24).press("nnj").app.at());
}

#[test]
fn capitals_and_accents_count_only_where_they_are_typed() {
    let none = |query: &str| Screen::new(ferry(), 140, 42).press(&format!("/{query}")).lines()[41].contains("no hit");
    assert!(!none("havorn") && !none("havørn") && !none("Havorn") && none("HAVORN"));
    assert!(!none("fog") && !none("Fog") && none("fOg"));
}

#[test]
fn a_regular_expression_on_request() {
    let screen = Screen::new(ferry(), 140, 42).press("/<c-r>\\d+ \\w+");
    assert!(
        screen.lines()[41].contains("regex /\\d+ \\w+") && screen.lines()[41].contains("1 of 2"),
        "{}",
        screen.lines()[41]
    );
    let wrong = Screen::new(ferry(), 140, 42).press("/<c-r>(a");
    assert!(wrong.lines()[41].contains("unclosed group"), "{}", wrong.lines()[41]);
    assert!(wrong.press("<enter>").lines()[41].contains("unclosed group"));
}

#[test]
fn what_is_nowhere_is_said() {
    let screen = Screen::new(ferry(), 80, 24).press("/submarine<enter>");
    assert!(screen.lines()[23].contains("“submarine” is in neither article"), "{}", screen.lines()[23]);
    assert!(screen.press("n").lines()[22].contains("1 of 4"));
}

#[test]
fn the_palette_offers_every_action_and_says_why_one_cannot_be_done() {
    assert_shot!(Screen::new(ferry(), 80, 24).press("l:lead"));
}

#[test]
fn the_palette_does_what_is_chosen() {
    let screen = Screen::new(ferry(), 140, 42).press(":single<enter>");
    assert_eq!(screen.app.frame().unwrap().arrangement, Arrangement::Single);
    assert_eq!(screen.press(":rows<enter>").app.frame().unwrap().arrangement, Arrangement::Rows);
    assert_eq!(Screen::new(ferry(), 140, 42).press(":quit<enter>").last, Some(Effect::Quit));
    assert_eq!(Screen::new(ferry(), 140, 42).press(":qui<esc>").last, None);
}

#[test]
fn the_story_says_what_each_two_articles_share() {
    let paths = ["first-report.txt", "a-week-later.md", "inquiry.txt"];
    let items = paths.map(|path| Item::new(Origin::File(path.to_owned()))).into();
    let setup = Setup { story: Story::new(items, Pair::new(0, 1)), ..Setup::default() };
    let mut screen = Screen::with(ferry(), 100, 24, setup);
    // These files are nowhere: what is known of them is told below, and of one pair nothing.
    screen.tell(Msg::Key(keys("s").unwrap()[0]));
    let names = |right: &str| Box::new(Pair::new("Ferry Runs Aground off Skarvik".to_owned(), right.to_owned()));
    let share = Share { claims: 20, linked: 12, agree: 2, diverge: 4, settled: true };
    screen.tell(Msg::Surveyed((0, 1), share, names("A Week After the Grounding, Skarvik Waits for Its Ferry")));
    let share = Share { claims: 30, linked: 2, agree: 1, diverge: 0, settled: true };
    screen.tell(Msg::Surveyed((0, 2), share, names("Inquiry Into the Grounding Begins")));
    assert_shot!(screen);
}

#[test]
fn what_the_story_says_by_words_is_marked_and_bettered_while_nothing_else_is_to_be_done() {
    let paths = ["first-report.txt", "a-week-later.md", "inquiry.txt", "hearing.txt"];
    let items = paths.map(|path| Item::new(Origin::File(path.to_owned()))).into();
    let story = Story::new(items, Pair::new(0, 1));
    let mut screen = Screen::with(ferry(), 100, 24, Setup { story, deepens: true, ..Setup::default() });
    let mut tell = |msg: Msg| screen.app.update(msg);
    let key = |text: &str| Msg::Key(keys(text).unwrap()[0]);
    let told = |pair: (usize, usize), linked: usize, settled: bool| {
        let share = Share { claims: 20, linked, agree: 2, diverge: 1, settled };
        Msg::Surveyed(pair, share, Box::default())
    };
    let deeper = |effect: Option<Effect>| match effect {
        Some(Effect::Work(Task::SurveyDeeper(pair, _))) => Some(pair),
        _ => None,
    };
    tell(Msg::Deepening(true));
    assert!(matches!(tell(key("s")), Some(Effect::Work(Task::Survey(_)))));
    // The two articles open come first.
    assert_eq!(deeper(tell(told((0, 1), 12, false))), None);
    assert_eq!(deeper(tell(told((0, 2), 4, false))), None);
    assert_eq!(deeper(tell(Msg::Deepening(false))), Some((0, 2)));
    // One at a time, and none that is known already.
    assert_eq!(deeper(tell(told((0, 3), 4, false))), None);
    assert_eq!(deeper(tell(told((1, 2), 3, true))), None);
    assert_eq!(deeper(tell(told((0, 2), 8, true))), Some((0, 3)));
    // Not while nobody looks, and again when somebody does.
    tell(key("<esc>"));
    assert_eq!(deeper(tell(told((1, 3), 2, false))), None);
    assert_eq!(deeper(tell(told((0, 3), 6, true))), None);
    assert_eq!(deeper(tell(key("s"))), Some((1, 3)));
    assert_shot!(screen);
    // Given up for two articles to be opened, whether they can be or not.
    let mut tell = |msg: Msg| screen.app.update(msg);
    tell(Msg::Deepening(true));
    assert!(matches!(tell(key("<enter>")), Some(Effect::Work(Task::Open(_)))));
    tell(Msg::Opened(Err("inquiry.txt: no such file".to_owned())));
    assert_eq!(deeper(tell(key("s"))), Some((1, 3)));
}

#[test]
fn articles_whose_files_have_one_name_are_told_apart_by_their_folders() {
    let items = ["post/ferry.txt", "times/ferry.txt", "inquiry.txt"];
    let items = items.map(|path| Item::new(Origin::File(path.to_owned()))).into();
    let setup = Setup { story: Story::new(items, Pair::new(0, 1)), ..Setup::default() };
    let mut screen = Screen::with(ferry(), 100, 24, setup);
    screen.tell(Msg::Key(keys("s").unwrap()[0]));
    let shot = screen.lines().join("\n");
    assert!(
        shot.contains("post/ferry.txt ⇄ times/ferry.txt") && shot.contains("times/ferry.txt ⇄ inquiry.txt"),
        "{shot}"
    );
}

#[test]
fn the_links_of_a_claim_are_looked_at_one_after_the_other() {
    let mut comparison = ferry();
    let Link { left, right, .. } = comparison.links[1].clone();
    let further = (0..comparison.claims.right.len()).rfind(|&claim| claim != right).unwrap();
    let link = Link { left, right: further, score: 0.3, relation: Relation::Related, reasons: Vec::new() };
    comparison.links.push(link);
    comparison.links.sort_by_key(|link| (link.left, link.right));
    let words = comparison.side(Side::Right).text(further).to_owned();
    let mut screen = Screen::new(comparison, 140, 42);
    while screen.app.selection().is_none_or(|selection| (selection.side, selection.claim) != (Side::Left, left)) {
        screen = screen.press(")");
    }
    let screen = screen.press("<enter>]l");
    let panel = screen.app.panel().unwrap();
    let shown = panel.lines.iter().map(|line| line.iter().map(|(_, words)| words.as_str()).collect::<String>());
    assert!(words.starts_with(&shown.skip_while(|line| !line.starts_with("Right: ")).nth(1).unwrap()));
    let there = screen.press("p").app.selection().unwrap();
    assert_eq!((there.side, there.claim), (Side::Right, further));
}

#[test]
fn another_article_takes_a_side_and_the_other_side_stays_where_it_was() {
    let screen = Screen::samples(140, 42).press("nn<tab>");
    let left = screen.app.comparison().articles.left.name().to_owned();
    let right = screen.app.comparison().articles.right.name().to_owned();
    let screen = screen.press(">");
    assert_eq!(screen.app.comparison().articles.left.name(), left);
    assert_ne!(screen.app.comparison().articles.right.name(), right);
    assert_eq!(screen.press("<lt>").app.comparison().articles.right.name(), right);
    // The place in the article that stays.
    let place = |screen: &Screen| screen.app.selection().map(|s| screen.app.comparison().claims.left[s.claim].span);
    let screen = Screen::samples(140, 42).press("nn");
    let before = place(&screen);
    let other = screen.press("<tab>>").press("<tab>");
    assert!(other.app.focus() == Side::Left && before.is_some());
}

#[test]
fn two_of_the_story_are_opened_from_its_overview() {
    let screen = Screen::samples(110, 30).press("sgg<enter>");
    let names = screen.app.comparison().articles.as_ref().map(|article| article.origin.label().to_owned());
    assert_eq!((names.left.as_str(), names.right.as_str()), (source::SAMPLES[0].0, source::SAMPLES[1].0));
    assert!(screen.app.layer().is_none());
}

/// A folder with two articles and one more in a folder of its own.
fn library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("harbour.txt", "The Harbour Opens\n\nThe harbour opens on Monday, said the mayor.\n");
    write("island.md", "# The Island Waits\n\nThe harbour opens on Tuesday, said the mayor.\n");
    write("picture.png", "no article");
    std::fs::create_dir(folder.path().join("older")).unwrap();
    write("older/storm.txt", "A Storm\n\nThe storm closed the harbour.\n");
    folder
}

#[test]
fn the_browser_chooses_the_left_and_then_the_right_article() {
    let folder = library();
    let listing = source::list(folder.path().to_str());
    let mut screen = Screen::new(ferry(), 80, 24);
    screen.app.update(Msg::Key(keys("o").unwrap()[0]));
    screen.tell(Msg::Listed(listing));
    let shot = screen.lines().join("\n").replace(folder.path().to_str().unwrap(), "FOLDER");
    assert!(shot.contains("older/") && shot.contains("harbour.txt") && !shot.contains("picture"), "{shot}");
    let screen = screen.press("harb");
    assert!(screen.lines().iter().any(|line| line.contains("The harbour opens on Monday")), "{:#?}", screen.lines());
    let screen = screen.press("<enter>");
    assert!(screen.lines().iter().any(|line| line.contains("Open: the right article, against harbour.txt")));
    let screen = screen.press("<c-u>older<enter>");
    assert!(screen.lines().iter().any(|line| line.contains("storm.txt")), "{:#?}", screen.lines());
    let screen = screen.press("<bs>isl<enter>");
    let names = screen.app.comparison().articles.as_ref().map(|article| article.name().to_owned());
    assert_eq!((names.left.as_str(), names.right.as_str()), ("The Harbour Opens", "The Island Waits"));
}

#[test]
fn an_article_that_cannot_be_read_is_named_and_nothing_changes() {
    let mut screen = Screen::new(ferry(), 80, 24);
    let items = ["first-report.txt", "a-week-later.md", "/nowhere/gone.txt"];
    let items = items.map(|path| Item::new(Origin::File(path.to_owned())));
    let setup = Setup { story: Story::new(items.into(), Pair::new(0, 1)), ..Setup::default() };
    screen.app = App::new(ferry(), setup);
    screen.app.update(Msg::Resize(80, 24));
    let screen = screen.press(">");
    assert!(screen.lines()[23].contains("/nowhere/gone.txt: no such file"), "{}", screen.lines()[23]);
    assert_eq!(screen.app.comparison(), &ferry());
}

#[test]
fn a_file_that_has_changed_is_read_again_and_the_place_stays_at_its_words() {
    let folder = library();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let text = |middle: &str, count: usize| {
        format!(
            "The Ferry Is Back\n\nIt sails again.\n\n{middle}It carried {count} passengers on the first day.\n\nThe islanders are glad.\n"
        )
    };
    let (left, right) = (path("left.txt"), path("right.txt"));
    std::fs::write(&left, text("", 120)).unwrap();
    std::fs::write(&right, text("", 90)).unwrap();
    let articles = Pair::new(source::open(&left).unwrap(), source::open(&right).unwrap());
    let screen = Screen::new(compare(articles, &Settings::default()), 100, 24).press("Gmanb").press("n");
    let selected = |screen: &Screen| {
        let selection = screen.app.selection().unwrap();
        screen.app.comparison().side(selection.side).text(selection.claim).to_owned()
    };
    assert_eq!(selected(&screen), "It carried 120 passengers on the first day.");
    std::fs::write(&left, text("A note on the weather.\n\n", 130)).unwrap();
    let screen = screen.press("R");
    assert_eq!(selected(&screen), "It carried 130 passengers on the first day.");
    assert!(screen.lines()[23].contains("left.txt read again"), "{}", screen.lines()[23]);
    // Marks and jumps lead to the same words as before.
    let screen = screen.press("gg'a");
    assert_eq!(selected(&screen), "The islanders are glad.");
    assert_eq!(selected(&screen.press("<c-o><c-o>")), "It carried 130 passengers on the first day.");
}

#[test]
fn reading_begins_at_the_first_claim_once_it_is_known_where_nobody_has_moved_on() {
    let opened = |typed: &str| {
        let comparison = ferry();
        let mut app = App::before_comparison(comparison.articles.clone(), Setup::default());
        app.update(Msg::Resize(80, 24));
        for key in keys(typed).unwrap() {
            app.update(Msg::Key(key));
        }
        app.update(Msg::Compared(Box::new(comparison)));
        app
    };
    let claim = |app: &App| app.selection().map(|selection| (selection.side, selection.claim));
    assert_eq!(claim(&opened("")), Some((Side::Left, 0)));
    assert_eq!(opened("").at(), Screen::new(ferry(), 80, 24).app.at());
    assert_eq!(opened("4j").at(), Screen::new(ferry(), 80, 24).press("gg4j").app.at());
}

#[test]
fn a_better_comparison_comes_in_without_moving_anything() {
    let mut screen = Screen::new(ferry(), 140, 42).press("nnn");
    let before = (screen.lines()[..38].to_vec(), screen.app.selection().unwrap().claim);
    let mut better = ferry();
    // One more link, before all others in their order; what is selected is now another link by number.
    better.links.insert(0, Link { left: 0, right: 1, score: 0.3, relation: Relation::Related, reasons: Vec::new() });
    better.links.sort_by_key(|link| (link.left, link.right));
    better.links.last_mut().unwrap().relation = Relation::Agrees;
    let last = better.links.len() - 1;
    better.links[last].reasons.clear();
    screen.tell(Msg::Refined(Box::new(better)));
    let link = screen.app.selection().and_then(|selection| selection.link).unwrap();
    assert_eq!(screen.app.comparison().links[link].reasons[0].text, "One calls the damage minor, the other serious.");
    assert_eq!(screen.app.selection().unwrap().claim, before.1);
    let words =
        |lines: &[String]| lines.iter().map(|line| line.chars().take(64).collect::<String>()).collect::<Vec<_>>();
    assert_eq!(words(&screen.lines()[2..38]), words(&before.0[2..]));
    assert!(screen.lines()[41].contains("compared by meaning too"), "{}", screen.lines()[41]);
}

#[test]
fn a_list_of_divergences_that_gets_shorter_keeps_a_line_chosen() {
    let mut screen = Screen::new(ferry(), 100, 24).press("dG");
    let mut better = ferry();
    let last = better.links.iter().rposition(|link| link.relation.diverges()).unwrap();
    better.links.remove(last);
    screen.tell(Msg::Refined(Box::new(better.clone())));
    assert!(screen.lines().iter().any(|line| line.contains("Divergences: 3 of 3")), "{:#?}", screen.lines());
    better.links.retain(|link| !link.relation.diverges());
    screen.tell(Msg::Refined(Box::new(better)));
    assert!(screen.app.layer().is_none());
}

#[test]
fn a_better_comparison_moves_no_row_until_the_reader_does() {
    for (width, height, arrangement) in [(140, 42, ""), (140, 16, "nn"), (80, 24, "G"), (80, 24, "l"), (60, 20, "jjj")]
    {
        // At first hardly anything is linked; then passages far from each other turn out to belong together.
        let mut first = ferry();
        first.links.truncate(1);
        let mut screen = Screen::new(first, width, height).press(arrangement);
        let (before, claim) = (screen.lines(), screen.app.selection().map(|selection| selection.claim));
        let words = |screen: &Screen| {
            let line =
                |visible: &parallax::reader::Visible| visible.row.cells.map(|cell| cell.line().map(|line| line.span));
            screen.app.visible().iter().map(line).collect::<Vec<_>>()
        };
        let (seen, at) = (words(&screen), screen.app.at());
        screen.tell(Msg::Refined(Box::new(ferry())));
        assert_eq!((words(&screen), screen.app.at()), (seen, at), "{width}x{height} {arrangement}");
        assert_eq!(screen.app.selection().map(|selection| selection.claim), claim);
        assert_ne!(screen.lines(), before, "the new marks are shown");
        // As soon as one goes on, everything stands as if it had been compared so from the beginning.
        let moved = screen.press("ggG");
        assert_eq!(words(&moved), words(&Screen::new(ferry(), width, height).press(arrangement).press("ggG")));
    }
}

#[test]
fn code_gets_its_colours_when_they_are_known_and_nobody_waits_for_them() {
    let read = |text: &str| ingest(text.as_bytes(), Markup::Markdown, Origin::Text).unwrap();
    let left = read("# The Config\n\nIt is short.\n\n```toml\nname = \"ferry\" # a comment\n```\n");
    let right = read("# The Type\n\nIt is short.\n\n```typescript\nconst ferry: string = \"Havørn\";\n```\n");
    let articles = Pair::new(left, right);
    let mut screen = Screen::new(ferry(), 100, 24);
    screen.app = App::before_comparison(articles.clone(), Setup::default());
    screen.app.update(Msg::Resize(100, 24));
    let coloured = |screen: &Screen, role: Role| {
        runs(&screen.buffer(), |cell| Some(cell.fg) == Theme::DARK.paint(role).fg)
            .into_iter()
            .map(|(_, words)| words)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(!coloured(&screen, Role::CodeString).contains("ferry"));
    let compared = compare(articles, &Settings::default());
    let effect = screen.app.update(Msg::Compared(Box::new(compared.clone())));
    assert!(matches!(effect, Some(Effect::Work(Task::Highlight(_)))), "{effect:?}");
    assert!(!coloured(&screen, Role::CodeString).contains("ferry"));
    screen.app = App::before_comparison(compared.articles.clone(), Setup::default());
    screen.app.update(Msg::Resize(100, 24));
    screen.tell(Msg::Compared(Box::new(compared)));
    let strings = coloured(&screen, Role::CodeString);
    assert!(strings.contains("\"ferry\"") && strings.contains("\"Havørn\""), "{strings}");
    assert!(coloured(&screen, Role::CodeComment).contains("# a comment"));
    assert!(coloured(&screen, Role::CodeKeyword).contains("const"));
}

#[test]
fn the_mouse_selects_scrolls_and_drags() {
    let screen = Screen::new(ferry(), 140, 42);
    let row = screen.lines().iter().position(|line| line.contains("lighthouse of Skarvik. Forty-two")).unwrap() as u16;
    let column = screen.lines()[usize::from(row)].find("Forty").unwrap() as u16;
    let clicked = screen.point(MouseKind::Press, column, row);
    assert!(clicked.lines()[39].contains("“Forty-two” ↔ “45”"), "{}", clicked.lines()[39]);
    // The claim before it begins on the row above but goes on here.
    let clicked = clicked.point(MouseKind::Press, 5, row);
    assert!(clicked.lines()[39].contains("agrees"), "{}", clicked.lines()[39]);
    let right = clicked.point(MouseKind::Press, 90, row);
    assert_eq!(right.app.focus(), Side::Right);
    let gutter = right.app.frame().unwrap().gutter.0;
    let dragged = right.point(MouseKind::Press, gutter + 2, 10).point(MouseKind::Drag, gutter + 22, 10);
    assert_eq!(dragged.app.frame().unwrap().gutter.0, gutter + 20);
    let released = dragged.point(MouseKind::Release, gutter + 22, 10).point(MouseKind::Drag, gutter, 10);
    assert_eq!(released.app.frame().unwrap().gutter.0, gutter + 20);
    let low = Screen::new(ferry(), 140, 16);
    let top = low.lines()[2].clone();
    assert_ne!(low.point(MouseKind::ScrollDown, 20, 5).lines()[2], top);
    let end = Screen::new(ferry(), 140, 16);
    let overview = end.app.frame().unwrap().overview;
    let end = end.point(MouseKind::Press, overview, 12);
    assert!(end.lines().iter().any(|line| line.contains("newsletter") || line.contains("within a week")));
    assert!(Screen::new(ferry(), 140, 42).press("?").point(MouseKind::Press, 1, 1).app.layer().is_none());
}

#[test]
fn a_click_chooses_a_line_of_a_list_and_a_second_one_does_what_enter_does() {
    let row = |screen: &Screen, words: &str| {
        screen.lines().iter().position(|line| line.contains(words)).expect("the line is there") as u16
    };
    let list = Screen::new(ferry(), 140, 42).press("d");
    let degree = row(&list, "“minor” ↔ “serious”");
    let list = list.point(MouseKind::Press, 40, degree).point(MouseKind::Release, 40, degree);
    assert!(list.lines().iter().any(|line| line.contains("Divergences: 3 of 4")));
    let gone = list.point(MouseKind::Press, 40, degree);
    assert!(gone.app.layer().is_none() && gone.lines()[39].contains("3 of 4"), "{}", gone.lines()[39]);
    let filter = Screen::new(ferry(), 140, 42).press("f");
    let differs = row(&filter, "● ≁ differs");
    let filter = filter.point(MouseKind::Press, 60, differs).point(MouseKind::Press, 60, differs);
    assert!(filter.lines()[usize::from(differs)].contains("○ ≁ differs"));
    // Neither its border nor what stands below its rule is a line of the list.
    let list = Screen::new(ferry(), 140, 42).press("d");
    let below = row(&list, "│ R ");
    assert!(list.point(MouseKind::Press, 40, below).lines().iter().any(|line| line.contains("Divergences: 1 of 4")));
}

#[test]
fn on_the_smallest_screen_a_list_has_all_rows_but_the_last() {
    let list = Screen::new(ferry(), 20, 4).press("dj");
    assert_eq!(list.lines()[..3].iter().filter(|line| line.contains('≠') || line.contains('≁')).count(), 3);
    let third = list.point(MouseKind::Press, 5, 2).point(MouseKind::Press, 5, 1);
    assert!(third.app.layer().is_none());
}

#[test]
fn what_is_copied_is_clean_text() {
    let copied = |keys: &str| match Screen::new(ferry(), 140, 42).press(keys).last {
        Some(Effect::Copy(text)) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(copied("nyc"), "Forty-two passengers were brought ashore by the coast guard.");
    assert_eq!(
        copied("nyp"),
        "Ferry Runs Aground off Skarvik: Forty-two passengers were brought ashore by the coast guard.\n\
         A Week After the Grounding, Skarvik Waits for Its Ferry: The coast guard took 45 passengers off the ship."
    );
    assert_eq!(copied("nyr"), "number: “Forty-two” ↔ “45”. One counts 42 passengers, the other 45.");
    assert!(Screen::new(ferry(), 140, 42).press("yr").lines()[41].contains("this does not diverge"));
}

#[test]
fn an_address_in_the_passage_is_opened() {
    let said = |words: &str| article(("a.txt", "Post", "2024-01-01"), &[(BlockKind::Paragraph, words)], &[]);
    let story = unlinked(said("See (https://example.org/a_b?c=d) for more."), said("Nothing here."));
    let screen = Screen::new(story, 100, 24).press("gx");
    assert_eq!(screen.last, Some(Effect::Visit("https://example.org/a_b?c=d".to_owned())));
    let mut screen = screen.press("<tab>gx");
    assert!(screen.lines()[23].contains("there is no address in this passage"));
    screen.tell(Msg::NotVisited("https://example.org/a_b?c=d".to_owned()));
    assert!(screen.lines()[23].contains("no program here opens https://example.org/a_b?c=d"));
}

#[test]
fn what_is_pasted_goes_into_the_open_field_and_nowhere_else() {
    let mut screen = Screen::new(ferry(), 80, 24);
    let before = screen.lines();
    screen.tell(Msg::Paste("qqq\n".to_owned()));
    assert_eq!((screen.lines(), screen.last.clone()), (before, None));
    let mut screen = screen.press("/");
    screen.tell(Msg::Paste("light\nhouse\x1b[31m".to_owned()));
    assert!(screen.lines()[23].contains("/light house"), "{}", screen.lines()[23]);
}

#[test]
fn scripts_of_every_width_and_direction_keep_to_their_columns() {
    let said = |path: &str, title: &str, words: &[&str]| {
        let mut blocks = vec![(BlockKind::Title, title)];
        blocks.extend(words.iter().map(|&words| (BlockKind::Paragraph, words)));
        article((path, "Post", "2024-01-01"), &blocks, &[])
    };
    let left = said(
        "left.txt",
        "渡轮在斯卡维克附近搁浅",
        &[
            "星期日晚上，渡轮在灯塔附近搁浅，船上四十二名乘客全部由海岸警卫队送上岸，警方说无人受伤。",
            "جنحت العبّارة مساء الأحد قرب منارة سكارفيك، ونُقل جميع الركاب إلى الشاطئ، وقالت الشرطة إن أحدًا لم يُصب.",
            "👩\u{200d}🚀 und 🇳🇴: cafe\u{301}, na\u{ef}ve, Sm\u{f8}rebr\u{f8}d, क्षेत्र, 각.",
        ],
    );
    let right = said(
        "right.txt",
        "המעבורת עלתה על שרטון",
        &[
            "המעבורת עלתה על שרטון ביום ראשון בערב סמוך למגדלור, וכל הנוסעים הובאו לחוף בידי משמר החופים.",
            "フェリーは日曜日の夜、灯台の近くで座礁した。乗客は全員、沿岸警備隊によって岸に運ばれた。",
            "การเดินเรือหยุดลงจนกว่าจะมีประกาศ และยังไม่มีกำหนดเปิดใหม่อีกครั้ง",
        ],
    );
    let screen = Screen::new(unlinked(left, right), 100, 24);
    // Every border stands in its column, whatever stands before it.
    let buffer = screen.buffer();
    let frame = screen.app.frame().unwrap();
    for side in Side::BOTH {
        let (x, columns) = frame.panes[side];
        for y in frame.body.0..frame.body.0 + frame.body.1 {
            assert_eq!((buffer[(x, y)].symbol(), buffer[(x + columns - 1, y)].symbol()), ("│", "│"), "row {y}");
        }
    }
    // A terminal that reorders Arabic and Hebrew does so within the pane: what it is told ends where the pane does.
    let rtl = |c: char| matches!(c, '\u{590}'..='\u{6ff}');
    for y in 0..24 {
        let columns = |(x, columns): (u16, u16)| (x..x + columns).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        let whole = columns((0, 100));
        let rows = (frame.body.0..frame.body.0 + frame.body.1).contains(&y);
        let areas = if rows { Side::BOTH.map(|side| columns(frame.panes[side])).to_vec() } else { vec![whole] };
        for area in areas {
            let parts: Vec<&str> = area.split(['\u{2066}', '\u{2067}', '\u{2068}']).collect();
            assert!(!parts[0].contains(rtl), "{y}: {area}");
            for part in &parts[1..] {
                let (isolated, after) = part.split_once('\u{2069}').expect("an end in the same pane");
                assert!(isolated.contains(rtl) && !after.contains(rtl), "{y}: {part}");
            }
        }
    }
    let arabic = (frame.body.0..24).find(|&y| buffer[(frame.text.left.0, y)].symbol().contains(rtl)).unwrap();
    assert!(buffer[(frame.text.left.0 - 1, arabic)].symbol().ends_with('\u{2067}'), "from right to left as a whole");
    assert_shot!(screen);
}

#[test]
fn each_theme_paints_each_role_as_its_table_says() {
    let mut shot: Vec<String> = Vec::new();
    for (name, theme) in [
        ("dark", Theme::DARK),
        ("light", Theme::LIGHT),
        ("contrast dark", Theme::CONTRAST_DARK),
        ("contrast light", Theme::CONTRAST_LIGHT),
        ("16 dark", Theme::chosen(ThemeChoice::Auto, false, Depth::Ansi)),
        ("mono", Theme::MONO),
    ] {
        let mut screen = Screen::new(ferry(), 80, 14).press("n");
        screen.theme = theme;
        shot.push(name.to_owned());
        let buffer = screen.buffer();
        for y in [5, 6, 12, 13] {
            let mut x = 0;
            while x < 80 {
                let style = buffer[(x, y)].style();
                let mut text = String::new();
                while x < 80 && buffer[(x, y)].style() == style {
                    text.push_str(buffer[(x, y)].symbol());
                    x += 1;
                }
                if !text.trim().is_empty() {
                    let (text, modifier) = (text.trim(), style.add_modifier);
                    shot.push(format!("{y:>4} {text:<40} {:?} {:?} {modifier:?}", style.fg, style.bg));
                }
            }
        }
    }
    let shot = shot.join("\n");
    insta::assert_snapshot!(shot.replace("Some(", "").replace(')', "").replace("Indexed(", "").replace("Reset", "-"));
}
