//! Every arrangement and every layer on screens of every size: one picture each, with all sizes one below the other.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "support/screen.rs"]
mod screen;
#[path = "support/story.rs"]
mod story;

use parallax::{
    article::Origin,
    reader::{BrowserEntry, Item, Listing, Msg, Setup, Share, Story, keys},
    text::Pair,
    view::{Depth, Theme, ThemeChoice},
};
use screen::Screen;
use story::ferry;

const SIZES: [(u16, u16); 5] = [(20, 4), (40, 12), (80, 24), (140, 42), (220, 60)];

/// What is looked at, and the keys that lead there. By name an arrangement is reached on a screen of every size.
const SEEN: [(&str, &str); 15] = [
    ("rows", ":rows<enter>n"),
    ("flow", ":flow<enter>nn"),
    ("stacked", ":stacked<enter>n"),
    ("single", ":single<enter>n"),
    ("zoomed", "zn"),
    ("filtered", "xn"),
    ("furniture", "FG"),
    ("help", "?"),
    ("detail", "n<enter>"),
    ("divergences", "dj"),
    ("palette", ":di"),
    ("filter", "fj<space>"),
    ("search", "/skarvik"),
    ("story", "s"),
    ("browser", "o"),
];

fn screen(typed: &str, (width, height): (u16, u16)) -> Screen {
    let paths = ["first-report.txt", "a-week-later.md", "inquiry.txt"];
    let items = paths.map(|path| Item::new(Origin::File(path.to_owned()))).into();
    let setup = Setup { story: Story::new(items, Pair::new(0, 1)), ..Setup::default() };
    let mut screen = Screen::with(ferry(), width, height, setup);
    // What the outside would answer is told below; these files are nowhere.
    for key in keys(typed).unwrap() {
        screen.app.update(Msg::Key(key));
    }
    let names = Pair::new("Ferry Runs Aground off Skarvik".to_owned(), "Skarvik Waits for Its Ferry".to_owned());
    screen.app.update(Msg::Surveyed(
        (0, 1),
        Share { claims: 20, linked: 12, agree: 2, diverge: 4, settled: true },
        Box::new(names),
    ));
    let file = |path: &str| (path.to_owned(), BrowserEntry::Article(Origin::File(path.to_owned())));
    let folder = ("older/".to_owned(), BrowserEntry::Folder("/home/reader/ferry/older".to_owned()));
    let entries = [folder].into_iter().chain(paths.map(file)).collect();
    screen.app.update(Msg::Listed(Listing { folder: "/home/reader/ferry".to_owned(), entries, error: None }));
    screen
}

#[test]
fn every_arrangement_and_layer_on_screens_of_every_size() {
    for (name, typed) in SEEN {
        let of_size = |size: (u16, u16)| format!("{}x{}\n{}\n", size.0, size.1, screen(typed, size).lines().join("\n"));
        insta::assert_snapshot!(name, SIZES.map(of_size).join("\n"));
    }
}

#[test]
fn no_theme_changes_what_is_written() {
    for (name, typed) in SEEN {
        for size in SIZES {
            let mut screen = screen(typed, size);
            let dark = screen.lines();
            for choice in [ThemeChoice::Auto, ThemeChoice::Contrast, ThemeChoice::Mono] {
                for (light, depth) in
                    [(false, Depth::Palette), (true, Depth::Palette), (true, Depth::Ansi), (false, Depth::None)]
                {
                    screen.theme = Theme::chosen(choice, light, depth);
                    assert_eq!(screen.lines(), dark, "{name} {size:?} {choice:?} {light} {depth:?}");
                }
            }
        }
    }
}
