//! Alignment as a reader meets it: what links, what does not, and that few links are made of whatever is put in.

use parallax::{
    align::{Candidate, Lexical, Scorer, select},
    article::{Article, Origin},
    claims::{Claim, Claims, presplit},
    text::Pair,
};
use proptest::prelude::*;

type Read = (Article, Vec<Claim>);

fn read(language: &str, sentences: &[&str]) -> Read {
    let paragraphs: Vec<Vec<String>> = sentences.iter().map(|&sentence| vec![sentence.to_owned()]).collect();
    let (mut article, claims) = presplit(None, &paragraphs, Origin::Text);
    article.meta.language = Some(language.to_owned());
    (article, claims)
}

fn candidates(left: &Read, right: &Read) -> Vec<Candidate> {
    Lexical
        .candidates(Pair {
            left: Claims { article: &left.0, claims: &left.1 },
            right: Claims { article: &right.0, claims: &right.1 },
        })
        .candidates
}

fn links(left: &Read, right: &Read) -> Vec<(usize, usize)> {
    let links = select(&candidates(left, right), Lexical.threshold());
    links.into_iter().map(|link| (link.left, link.right)).collect()
}

/// Every claim of either text, by index, with itself.
fn diagonal(len: usize) -> Vec<(usize, usize)> {
    (0..len).map(|index| (index, index)).collect()
}

const COUNCIL: [&str; 8] = [
    "The city council of Marlow voted on Tuesday to close the Harbour Road bridge for eleven months.",
    "Engineers found cracks in four of its six piers in March.",
    "\"Nobody should drive over it another winter,\" said the chief engineer, Ada Lindqvist.",
    "Repairs will cost £4.2 million, a third of which the county has promised to pay.",
    "Shopkeepers on the east bank fear that they will lose half their customers.",
    "A ferry is to carry pedestrians across the river from May.",
    "The last inspection, in 2009, had found nothing wrong.",
    "It was built in 1931.",
];

const FERRY: [&str; 7] = [
    "A ferry will carry pedestrians over the river while the bridge is closed, starting in May.",
    "Marlow's council decided on Tuesday that the Harbour Road bridge will be shut for eleven months.",
    "The county pays a third of the £4.2 million that the repairs cost.",
    "Cracks had been found in four of the six piers.",
    "Nobody should drive over it another winter, Ms. Lindqvist, the chief engineer, told reporters.",
    "School buses will take a longer way through Easton.",
    "Parents there were not asked.",
];

const TELESCOPE: [&str; 7] = [
    "Astronomers have photographed a planet that circles two suns at once.",
    "The picture was taken with an infrared camera in Chile over three nights.",
    "It shows a gas giant nine times as heavy as Jupiter.",
    "Such worlds were thought to be torn apart before they could form.",
    "\"We checked the data for a year because we did not trust our eyes,\" said Ines Okafor, who led the team.",
    "The next instrument, due in 2031, could tell what its clouds are made of.",
    "Nobody knows how old it is.",
];

#[test]
fn an_account_links_to_what_the_other_tells_of_the_same() {
    let links = links(&read("en", &COUNCIL), &read("en", &FERRY));
    for pair in [(0, 1), (1, 3), (2, 4), (3, 2), (5, 0)] {
        assert!(links.contains(&pair), "{pair:?} is missing from {links:?}");
    }
    for alone in [5, 6] {
        assert!(links.iter().all(|&(_, right)| right != alone), "nothing tells of {:?}", FERRY[alone]);
    }
    for alone in [4, 6, 7] {
        assert!(links.iter().all(|&(left, _)| left != alone), "nothing tells of {:?}", COUNCIL[alone]);
    }
}

#[test]
fn articles_on_different_matters_do_not_link() {
    assert_eq!(links(&read("en", &COUNCIL), &read("en", &TELESCOPE)), []);
    assert_eq!(links(&read("en", &TELESCOPE), &read("en", &FERRY)), []);
}

#[test]
fn a_name_alone_links_nothing_in_a_short_notice() {
    let left = read(
        "en",
        &[
            "Heavy rain flooded the lower town of Aurel on Monday.",
            "The school in Aurel lent its gym to forty families.",
            "Pumps were sent from Tolm.",
        ],
    );
    let right = read(
        "en",
        &[
            "On Monday the lower town of Aurel was flooded by heavy rain.",
            "A bakery on the market of Aurel gave bread away.",
            "Farmers near Tolm lost most of their hay.",
        ],
    );
    assert_eq!(links(&left, &right), [(0, 0)]);
}

#[test]
fn two_claims_count_for_less_between_articles_on_different_matters() {
    let with = |claim: &'static str, rest: &[&'static str]| {
        let sentences: Vec<&str> = rest.iter().copied().chain([claim]).collect();
        read("en", &sentences)
    };
    let left = with("President Karl Venn spoke in the harbour of Tolm.", &COUNCIL);
    let meeting = "Senator Ada Holm dined in the harbour with President Karl Venn.";
    let score = |right: &Read| {
        let found = candidates(&left, right);
        let last = (COUNCIL.len(), right.1.len() - 1);
        found
            .iter()
            .find(|candidate| (candidate.left, candidate.right) == last)
            .map_or(0.0, |candidate| candidate.score)
    };
    let (kin, strange) = (score(&with(meeting, &FERRY)), score(&with(meeting, &TELESCOPE)));
    assert!(1.0 - strange > 2.0 * (1.0 - kin), "{strange} is not well below {kin}");
}

#[test]
fn case_quotes_dashes_and_spaces_make_no_difference() {
    let left = read(
        "en",
        &["“We’ll appeal – at once,” said O’Neill.", "THE LONG-TERM PLAN COSTS $1,250.", "Zoë   agreed…", "Why?"],
    );
    let right = read(
        "en",
        &["\"We'll appeal -- at once\", said O'Neill.", "The long term plan costs $1,250!", "Zoë agreed...", "Why"],
    );
    let found = candidates(&left, &right);
    for index in 0..4 {
        let same = found.iter().find(|candidate| (candidate.left, candidate.right) == (index, index));
        assert_eq!(same.map(|candidate| candidate.score), Some(1.0), "claim {index}");
    }
}

#[test]
fn claims_without_content_link_to_nothing_but_themselves() {
    let left = read("en", &["It was not.", "And so they did.", "…", "The bridge is closed.", "No."]);
    let right = read("en", &["And then there was this.", "It was not.", "***", "No.", "The bridge is closed to them."]);
    assert_eq!(links(&left, &right), [(0, 1), (3, 4), (4, 3)]);
}

#[test]
fn one_sentence_may_be_told_in_two() {
    let left = read(
        "en",
        &[
            "Ada Lindqvist, the chief engineer, resigned on Friday after the bridge at Marlow collapsed.",
            "Shops on the east bank lost half of their customers.",
            "A ferry carries pedestrians.",
        ],
    );
    let right = read(
        "en",
        &[
            "The bridge at Marlow collapsed last week.",
            "The chief engineer, Ada Lindqvist, resigned on Friday.",
            "School begins in September.",
        ],
    );
    assert_eq!(links(&left, &right), [(0, 0), (0, 1)]);
}

#[test]
fn repeated_lines_all_find_a_partner() {
    let mut left: Vec<&str> = vec!["Advertisement"; 40];
    left.extend(COUNCIL);
    let right = vec!["Advertisement"; 30];
    let links = links(&read("en", &left), &read("en", &right));
    let lefts: std::collections::BTreeSet<usize> = links.iter().map(|&(left, _)| left).collect();
    let rights: std::collections::BTreeSet<usize> = links.iter().map(|&(_, right)| right).collect();
    assert!(lefts.iter().copied().eq(0..40) && rights.iter().copied().eq(0..30));
    assert!(links.len() < 100, "{} links for 70 lines", links.len());
}

/// Four sentences and the same told otherwise, in another order: `order[i]` is where the right tells left sentence `i`.
fn told_otherwise(language: &str, left: [&str; 4], right: [&str; 4], order: [usize; 4]) {
    let (left, right) = (read(language, &left), read(language, &right));
    let links = select(&candidates(&left, &right), Lexical.threshold());
    let strongest = |claim: usize| {
        let own = links.iter().filter(|link| link.left == claim);
        own.max_by(|a, b| a.score.total_cmp(&b.score)).map(|link| link.right)
    };
    for (claim, partner) in order.into_iter().enumerate() {
        assert_eq!(strongest(claim), Some(partner), "{language}: sentence {claim}");
    }
    assert!(links.len() <= 5, "{language}: {links:?}");
}

#[test]
fn german_links_across_inflection() {
    told_otherwise(
        "de",
        [
            "Der Stadtrat beschloss am Dienstag, die Brücke für elf Monate zu sperren.",
            "Ingenieure fanden Risse in vier von sechs Pfeilern.",
            "Die Reparatur kostet 4,2 Millionen Euro.",
            "Eine Fähre bringt Fußgänger über den Fluss.",
        ],
        [
            "Fußgänger werden mit einer Fähre über den Fluss gebracht.",
            "Für die Reparaturen sind 4,2 Millionen Euro vorgesehen.",
            "Die Sperrung der Brücke für elf Monate wurde am Dienstag vom Stadtrat beschlossen.",
            "In vier der sechs Pfeiler hatten Ingenieure einen Riss gefunden.",
        ],
        [2, 3, 1, 0],
    );
}

#[test]
fn french_links_across_elision() {
    told_otherwise(
        "fr",
        [
            "L'incendie a détruit l'usine de Beaumont dans la nuit de lundi.",
            "Trois pompiers ont été blessés.",
            "Le maire demande l'aide de l'État.",
            "La production reprendra en septembre.",
        ],
        [
            "La reprise de la production est prévue pour septembre.",
            "D’après le maire, l’aide d’État est indispensable.",
            "L’usine de Beaumont a été détruite lundi par un incendie.",
            "On compte trois blessés parmi les pompiers.",
        ],
        [2, 3, 1, 0],
    );
}

#[test]
fn spanish_links_across_inflection() {
    told_otherwise(
        "es",
        [
            "El ministro de Sanidad dimitió el viernes tras la publicación de los correos.",
            "La oposición había exigido elecciones anticipadas.",
            "Los hospitales recibirán 300 millones de euros.",
            "Un juez investiga los contratos de las mascarillas.",
        ],
        [
            "Los contratos de mascarillas son investigados por un juez.",
            "Los hospitales reciben 300 millones.",
            "La dimisión del ministro de Sanidad llegó el viernes, tras publicarse los correos.",
            "Elecciones anticipadas: eso exigía la oposición.",
        ],
        [2, 3, 1, 0],
    );
}

#[test]
fn scripts_without_spaces_link() {
    told_otherwise(
        "ja",
        [
            "市議会は火曜日、橋を十一か月閉鎖することを決めた。",
            "技術者は三月に橋脚の亀裂を発見した。",
            "修理費用は四億円に上る。",
            "五月から渡し船が歩行者を運ぶ。",
        ],
        [
            "歩行者は五月から渡し船で川を渡る。",
            "橋脚に亀裂が見つかったのは三月だった。",
            "修理には四億円の費用がかかる。",
            "火曜日の市議会で、橋の十一か月間の閉鎖が決まった。",
        ],
        [3, 1, 2, 0],
    );
    told_otherwise(
        "zh",
        [
            "市议会周二决定关闭大桥十一个月。",
            "工程师三月发现桥墩裂缝。",
            "维修费用为四千万元。",
            "渡轮将从五月起运送行人。",
        ],
        [
            "从五月起，行人可乘渡轮过河。",
            "三月，桥墩被发现有裂缝。",
            "大桥将关闭十一个月，市议会周二作出决定。",
            "维修需要四千万元。",
        ],
        [2, 1, 3, 0],
    );
    told_otherwise(
        "th",
        [
            "สภาเมืองลงมติปิดสะพานสิบเอ็ดเดือน",
            "วิศวกรพบรอยร้าวที่เสาสะพานในเดือนมีนาคม",
            "ค่าซ่อมแซมสี่สิบล้านบาท",
            "เรือข้ามฟากจะรับคนเดินเท้าตั้งแต่พฤษภาคม",
        ],
        [
            "คนเดินเท้าใช้เรือข้ามฟากได้ตั้งแต่พฤษภาคม",
            "สะพานจะปิดสิบเอ็ดเดือนตามมติสภาเมือง",
            "มีนาคม วิศวกรพบรอยร้าวที่เสา",
            "การซ่อมแซมใช้เงินสี่สิบล้านบาท",
        ],
        [1, 2, 3, 0],
    );
}

#[test]
fn what_is_made_to_be_expensive_makes_few_links() {
    let millionfold = "again ".repeat(1_000_000);
    let identical = vec!["The council voted on Monday to close the old harbour road for repairs."; 4_000];
    let numbered: Vec<String> =
        (0..4_000).map(|item| format!("Item {item} of the council's list was adopted.")).collect();
    let numbered: Vec<&str> = numbered.iter().map(String::as_str).collect();
    let few_words: Vec<String> = (0_usize..4_000)
        .map(|line| (0..7).map(|bit| if line >> bit & 1 == 0 { "left " } else { "right " }).collect::<String>())
        .map(|line| format!("go {line}"))
        .collect();
    let few_words: Vec<&str> = few_words.iter().map(String::as_str).collect();
    let inputs = [vec![millionfold.as_str()], identical, numbered, few_words, Vec::new()];
    for input in inputs {
        let article = read("en", &input);
        let found = links(&article, &article);
        assert!(diagonal(input.len()).iter().all(|pair| found.binary_search(pair).is_ok()));
        assert!(found.len() <= 400 * input.len(), "{} links for {} claims", found.len(), input.len());
    }
}

/// Sentences as they come, and worse.
fn sentence() -> impl Strategy<Value = String> {
    let pool = COUNCIL.into_iter().chain(FERRY).chain(TELESCOPE).collect::<Vec<_>>();
    let soup = proptest::collection::vec(
        prop::sample::select(vec![
            "the",
            "bridge",
            "bridges",
            "closed",
            "U.S.",
            "us",
            "US",
            "not",
            "Lindqvist",
            "4.2",
            "1,000",
            "l'eau",
            "橋を閉鎖",
            "ฝนตก",
            "Über",
            "\"quoted\"",
            "—",
            "…",
            "🦀",
            "two",
            "IT",
        ]),
        0..14,
    );
    prop_oneof![
        3 => prop::sample::select(pool).prop_map(str::to_owned),
        3 => soup.prop_map(|words| words.join(" ")),
        1 => "\\PC{0,40}",
    ]
}

fn article() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(sentence(), 0..24)
}

fn reads(sentences: &[String]) -> Read {
    read("en", &sentences.iter().map(String::as_str).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn an_article_links_fully_to_itself(sentences in article()) {
        let article = reads(&sentences);
        let found = candidates(&article, &article);
        for index in 0..sentences.len() {
            let own = found.iter().find(|candidate| (candidate.left, candidate.right) == (index, index));
            prop_assert_eq!(own.map(|candidate| candidate.score), Some(1.0));
        }
    }

    #[test]
    fn exchanged_articles_give_mirrored_candidates(left in article(), right in article()) {
        let (left, right) = (reads(&left), reads(&right));
        let found = candidates(&left, &right);
        let mut mirrored: Vec<Candidate> = candidates(&right, &left)
            .into_iter()
            .map(|candidate| Candidate { left: candidate.right, right: candidate.left, ..candidate })
            .collect();
        mirrored.sort_by_key(|candidate| (candidate.left, candidate.right));
        prop_assert_eq!(found, mirrored);
    }

    #[test]
    fn candidates_come_in_order_within_bounds_and_alike_each_time(left in article(), right in article()) {
        let (left, right) = (reads(&left), reads(&right));
        let found = candidates(&left, &right);
        prop_assert!(found.is_sorted_by(|a, b| (a.left, a.right) < (b.left, b.right)));
        for candidate in &found {
            prop_assert!(candidate.left < left.1.len() && candidate.right < right.1.len());
            prop_assert!((0.0..=1.0).contains(&candidate.score));
        }
        prop_assert_eq!(found, candidates(&left, &right));
    }
}
