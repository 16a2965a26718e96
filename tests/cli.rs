//! The verbs as another program meets them: exit codes, streams, formats.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

use common::{Folder, parallax, parallax_with, seed, stderr, stdout};
use serde_json::{Value, json};

const FLOOD: &str = "River floods three villages\n\n\
    Heavy rain flooded three villages along the Orle on Monday night, the fire service said.\n\n\
    About 400 people left their homes and spent the night in two schools.\n\n\
    The mayor of Brennick promised help for every household.\n";

const FLOOD_AGAIN: &str = "Villages on the Orle under water\n\n\
    Heavy rain flooded three villages along the Orle on Monday night, the fire service said.\n\n\
    Trains between Brennick and Tolm will not run before Friday.\n";

fn answers(input: &str, arguments: &[&str]) -> Vec<Value> {
    let output = parallax_with(arguments, input.as_bytes());
    stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn records(records: &[Value]) -> String {
    records.iter().flat_map(|record| [record.to_string(), "\n".to_owned()]).collect()
}

#[cfg(feature = "encoder")]
#[test]
fn the_process_beside_the_reader_says_what_each_claim_means() {
    let claims = ["The ferry sails again.", "", "Nobody was hurt, said the police of Skarvik."];
    let asked = claims.join("\0") + "\0";
    let output = parallax_with(&["mean", "2"], asked.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut rest = &output.stdout[..];
    for meaning in parallax::align::meanings(&claims, 1) {
        let (length, answer) = rest.split_at(4);
        let (meant, after) = answer.split_at(u32::from_le_bytes(length.try_into().unwrap()) as usize);
        assert_eq!(parallax::align::Meaning::from_bytes(meant), Some(meaning));
        rest = after;
    }
    assert!(rest.is_empty());
    let help = stdout(&parallax(&["--help"]));
    assert!(help.contains("\n  split") && !help.contains("\n  mean"), "it is nothing for people");
}

#[test]
fn comparing_an_article_with_itself_finds_nothing_that_diverges() {
    let folder = Folder::new();
    let path = folder.file("flood.txt", FLOOD.as_bytes());
    let output = parallax(&["compare", "--engine", "lexical", &path, &path]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("0 diverge"), "{}", stdout(&output));
    assert!(stdout(&output).contains("0 only left · 0 only right"), "{}", stdout(&output));
}

#[test]
fn the_report_shows_what_both_tell_and_what_only_one_does() {
    let folder = Folder::new();
    let (left, right) = (folder.file("a.txt", FLOOD.as_bytes()), folder.file("b.txt", FLOOD_AGAIN.as_bytes()));
    let report = stdout(&parallax(&["compare", "--engine", "lexical", &left, &right, "--width", "200"]));
    let (agree, only) = report.split_once("Only left").expect("a part on what only the left tells");
    assert!(agree.contains("LR Heavy rain flooded three villages along the Orle on Monday night"), "{report}");
    let (only_left, only_right) = only.split_once("Only right").expect("a part on what only the right tells");
    assert!(only_left.contains("+   The mayor of Brennick promised help for every household."), "{report}");
    assert!(only_right.contains("+   Trains between Brennick and Tolm will not run before Friday."), "{report}");
}

#[test]
fn a_report_keeps_to_its_width() {
    let (left, right) = (seed("after-the-meeting.txt"), seed("one-year-on.md"));
    for width in ["40", "80", "132"] {
        let report = stdout(&parallax(&["compare", "--engine", "lexical", &left, &right, "--width", width]));
        let widest = report.lines().map(parallax::text::width::width).max().unwrap();
        assert!(widest <= width.parse().unwrap(), "{widest} columns at a width of {width}");
    }
}

#[test]
fn the_json_of_a_comparison_keeps_to_its_schema_and_to_its_bytes() {
    let (left, right) = (seed("after-the-meeting.txt"), seed("one-year-on.md"));
    let call = ["compare", &left, &right, "--format", "json"];
    let output = parallax(&call);
    assert_eq!(output.status.code(), Some(1), "the two sample articles diverge: {}", stderr(&output));
    assert_eq!(output.stdout, parallax(&call).stdout);

    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let schema: Value = serde_json::from_str(include_str!("../docs/comparison.schema.json")).unwrap();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("comparison.schema.json", schema).unwrap();
    let index = compiler.compile("comparison.schema.json", &mut schemas).unwrap();
    if let Err(error) = schemas.validate(&value, index) {
        panic!("{error:#}");
    }

    for side in ["left", "right"] {
        for claim in value[side]["claims"].as_array().unwrap() {
            let block = value[side]["blocks"][claim["block"].as_u64().unwrap() as usize]["text"].as_str().unwrap();
            let at = |end: usize| claim["span"][end].as_u64().unwrap() as usize;
            assert_eq!(&block[at(0)..at(1)], claim["text"].as_str().unwrap());
        }
    }
    for link in value["links"].as_array().unwrap() {
        for reason in link["reasons"].as_array().unwrap() {
            for side in ["left", "right"] {
                let claim = &value[side]["claims"][link[side].as_u64().unwrap() as usize]["text"];
                let at = |end: usize| reason[format!("{side}_span")][end].as_u64().unwrap() as usize;
                assert_eq!(&claim.as_str().unwrap()[at(0)..at(1)], reason[side].as_str().unwrap());
            }
        }
    }
}

#[test]
fn without_a_terminal_the_comparison_is_printed() {
    let (left, right) = (seed("after-the-meeting.txt"), seed("one-year-on.md"));
    let report = stdout(&parallax(&["compare", &left, &right]));
    let output = parallax(&[&left, &right]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), report));
}

#[test]
fn without_arguments_the_sample_story_is_shown_with_a_word_on_how_to_open_ones_own() {
    let output = parallax(&[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("parallax LEFT RIGHT"), "{}", stderr(&output));
    assert!(stdout(&output).contains("after-the-meeting.txt"), "{}", stdout(&output));
}

#[test]
fn one_article_may_come_from_standard_input() {
    let folder = Folder::new();
    let path = folder.file("flood.txt", FLOOD.as_bytes());
    let output = parallax_with(&["compare", "--engine", "lexical", "-", &path], FLOOD.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("standard input"));
    let twice = parallax_with(&["compare", "-", "-"], FLOOD.as_bytes());
    assert_eq!(twice.status.code(), Some(2));
    assert!(stderr(&twice).contains("only one of them"), "{}", stderr(&twice));
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let folder = Folder::new();
    let good = folder.file("flood.txt", FLOOD.as_bytes());
    let png = folder.file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    let directory = folder.path().to_str().unwrap().to_owned();
    let missing = format!("{directory}/missing.txt");
    for (path, says) in [
        (&missing, "no such file"),
        (&directory, "directory"),
        (&png, "PNG"),
        (&"https://example.org/story".to_owned(), "not fetched"),
    ] {
        for call in [["compare", path, &good], ["compare", &good, path]] {
            let output = parallax(&call);
            assert_eq!(output.status.code(), Some(2), "{call:?}");
            assert!(stdout(&output).is_empty(), "{call:?}");
            let message = stderr(&output);
            assert!(message.starts_with("parallax: ") && message.contains(path) && message.contains(says), "{message}");
        }
    }
    let one = parallax(&[&good]);
    assert_eq!(one.status.code(), Some(2));
    assert!(stderr(&one).contains("two are needed"), "{}", stderr(&one));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_said_to_be_so() {
    use std::{fs, os::unix::fs::PermissionsExt, os::unix::process::CommandExt};
    let allow = |path: &str, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let folder = Folder::new();
    let secret = folder.file("secret.txt", FLOOD.as_bytes());
    allow(&secret, 0o000);
    let mut call = Command::new(env!("CARGO_BIN_EXE_parallax"));
    if fs::read(&secret).is_ok() {
        // Root reads everything: let somebody else try, with a binary that everybody may run.
        let binary = folder.file("parallax", &fs::read(env!("CARGO_BIN_EXE_parallax")).unwrap());
        allow(&binary, 0o755);
        allow(folder.path().to_str().unwrap(), 0o755);
        call = Command::new(binary);
        call.uid(65534).gid(65534);
    }
    let output = call.args(["compare", &secret, &secret]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("secret.txt: no permission"), "{}", stderr(&output));
}

#[test]
fn strange_articles_are_read_calmly() {
    let folder = Folder::new();
    let good = folder.file("flood.txt", FLOOD.as_bytes());
    let line: String = "The water rose by a metre in one night and fell again. ".repeat(100_000);
    for (name, content) in [
        ("empty.txt", Vec::new()),
        ("word.txt", b"Flood".to_vec()),
        ("blank.txt", vec![b'\n'; 100_000]),
        ("line.txt", line.into_bytes()),
    ] {
        let path = folder.file(name, &content);
        for call in [["compare", path.as_str(), &good], ["compare", &path, &path]] {
            let output = parallax(&call);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{name}: {}", stderr(&output));
            assert!(stderr(&output).is_empty(), "{name}: {}", stderr(&output));
        }
    }
    let output = parallax(&["compare", &folder.file("nothing.txt", b""), &good]);
    assert!(stdout(&output).contains("there is no text in it"), "{}", stdout(&output));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["compare", &seed("after-the-meeting.txt"), &seed("one-year-on.md"), "--format", "json"])
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_work_on_endless_records() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("split")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || while writeln!(stdin, "{}", json!({"text": "It rained."})).is_ok() {});
    let mut answer = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut answer).unwrap();
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(answer, "{\"id\":null,\"sentences\":[\"It rained.\"]}\n");
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[cfg(unix)]
#[test]
fn records_that_cannot_be_read_are_said_to_be_so() {
    let folder = Folder::new();
    let output = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("split")
        .stdin(std::fs::File::open(folder.path()).unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("parallax: cannot read standard input: "), "{}", stderr(&output));
}

#[test]
fn extract_names_blocks_and_lines_and_sets_furniture_aside() {
    let folder = Folder::new();
    let page = format!("{FLOOD}\n3 min read\n\nLeave a Reply\n");
    let path = folder.file("page.txt", page.as_bytes());
    let output = parallax(&["extract", "--format", "json", &path]);
    let article: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(article["path"], json!(path));
    assert_eq!(article["meta"]["title"], json!("River floods three villages"));
    assert_eq!(article["meta"]["language"], json!("en"));
    let blocks: Vec<(&str, u64)> = article["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| (block["kind"].as_str().unwrap(), block["lines"][0].as_u64().unwrap()))
        .collect();
    assert_eq!(blocks, [("title", 1), ("paragraph", 3), ("paragraph", 5), ("paragraph", 7)]);
    let furniture: Vec<&str> =
        article["furniture"].as_array().unwrap().iter().map(|part| part["text"].as_str().unwrap()).collect();
    assert_eq!(furniture, ["3 min read", "Leave a Reply"]);

    let two = parallax(&["extract", "--format", "json", &path, "/no/such/file", &path]);
    assert_eq!((two.status.code(), stdout(&two).lines().count()), (Some(2), 2), "the rest goes on");
    let text = stdout(&parallax(&["extract", &path]));
    assert_eq!(text, FLOOD);
}

#[test]
fn batch_answers_in_order_and_goes_on_after_bad_records() {
    let folder = Folder::new();
    let path = folder.file("flood.txt", FLOOD.as_bytes());
    let mut input = records(&[
        json!({"id": "text", "left": {"text": FLOOD}, "right": {"text": FLOOD_AGAIN}}),
        json!({"id": "path", "left": {"path": path}, "right": {"text": FLOOD_AGAIN}}),
    ]);
    input.push_str("not json\n\n");
    input.push_str(&records(&[
        json!({"id": 7, "left": {"text": "  "}, "right": {"text": FLOOD}}),
        json!({"id": "gone", "left": {"text": FLOOD}, "right": {"path": "/no/such/file"}}),
        json!({"id": "bare", "left": {}, "right": {"text": FLOOD}}),
        json!({"id": "split", "left": {"title": "T", "paragraphs": [["The river rose.", "It fell."]]},
               "right": {"paragraphs": [["It fell."], ["The river rose."]]}}),
    ]));
    let output = parallax_with(&["batch", "--engine", "lexical"], input.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("4 records gave an error"), "{}", stderr(&output));
    let answers: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(
        ids,
        [&json!("text"), &json!("path"), &Value::Null, &json!(7), &json!("gone"), &json!("bare"), &json!("split")]
    );
    assert_eq!(answers[0]["links"], answers[1]["links"], "the same article by text and by path");
    assert_eq!(answers[0]["claims"]["left"][0], json!({"block": 0, "text": "River floods three villages"}));
    for (answer, line) in answers[2..6].iter().zip([3, 5, 6, 7]) {
        assert_eq!(answer["line"], json!(line), "{answer}");
        assert!(answer["error"].as_str().is_some_and(|error| !error.is_empty()), "{answer}");
    }
    let whole = records(&[json!({"id": "whole", "left": FLOOD.repeat(50), "right": {"text": FLOOD}})]);
    let answer: Value = serde_json::from_slice(&parallax_with(&["batch"], whole.as_bytes()).stdout).unwrap();
    let error = answer["error"].as_str().unwrap();
    assert!(error.starts_with("not a record of this kind: invalid type: string \"River floods"), "{error}");
    assert!(error.ends_with("expected an article: {\"text\"}, {\"path\"} or {\"title\", \"paragraphs\"}"), "{error}");
    assert!(error.len() < 250, "an article in the wrong place is not repeated: {error}");
    let split = &answers[6];
    assert!(split.get("claims").is_none(), "sentences that were given are not given back");
    let links: Vec<(u64, u64, &str)> = split["links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|link| {
            (link["left"].as_u64().unwrap(), link["right"].as_u64().unwrap(), link["relation"].as_str().unwrap())
        })
        .collect();
    assert_eq!(links, [(0, 1, "same"), (1, 0, "same")], "the title is no claim");
}

#[test]
fn batch_gives_the_same_bytes_on_any_number_of_threads() {
    let input: Vec<Value> = (0..40)
        .map(|number| {
            let text = FLOOD.repeat(1 + number % 5);
            json!({"id": number, "left": {"text": text}, "right": {"text": FLOOD_AGAIN}})
        })
        .collect();
    let one = parallax_with(&["batch", "--engine", "lexical", "--threads", "1"], records(&input).as_bytes());
    let many = parallax_with(&["batch", "--engine", "lexical", "--threads", "7"], records(&input).as_bytes());
    assert_eq!(stdout(&one).lines().count(), 40);
    assert_eq!(one.stdout, many.stdout);
}

#[test]
fn a_program_can_talk_with_the_verbs_line_by_line() {
    let article = json!({"text": FLOOD});
    let records = [
        ("batch", json!({"left": article, "right": article})),
        ("judge", json!({"left": "It rained.", "right": "It did not rain."})),
        ("split", json!({"text": "It rained. It stopped."})),
    ];
    for (verb, mut record) in records {
        let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
            .arg(verb)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut replies = BufReader::new(child.stdout.take().unwrap());
        for number in 0..3 {
            record["id"] = json!(number);
            writeln!(stdin, "{record}").unwrap();
            let mut reply = String::new();
            replies.read_line(&mut reply).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&reply).unwrap()["id"], json!(number), "{verb}");
        }
        drop(stdin);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn candidates_under_the_threshold_are_printed_only_where_asked_for() {
    let input = records(&[json!({"id": 0, "left": {"text": FLOOD}, "right": {"text": FLOOD_AGAIN}})]);
    let plain = &answers(&input, &["batch"])[0];
    let more = &answers(&input, &["batch", "--min-score", "0.001"])[0];
    let under = |answer: &Value| {
        let threshold = answer["threshold"].as_f64().unwrap();
        let links = answer["links"].as_array().unwrap();
        links.iter().filter(|link| link["score"].as_f64().unwrap() < threshold).count()
    };
    assert_eq!(under(plain), 0);
    assert!(under(more) > 0, "{more}");
}

#[test]
fn judge_and_split_answer_line_by_line() {
    let judged = answers(
        &records(&[
            json!({"id": "a", "left": "About 400 people left their homes.", "right": "About 400 people left their homes."}),
            json!({"id": "b", "left": "", "right": "It rained."}),
            json!({"id": "c", "left": "The flood killed 31 people.", "right": "The flood killed 45 people."}),
        ]),
        &["judge"],
    );
    assert_eq!(judged[0], json!({"id": "a", "relation": "same", "reasons": []}));
    assert_eq!(judged[1]["line"], json!(2));
    let reason = &judged[2]["reasons"][0];
    assert_eq!((&reason["kind"], &reason["confidence"]), (&json!("number"), &json!("high")));
    let split = answers(
        &records(&[json!({"id": "s", "text": "Dr. Orly met Mr. Tamm at 3 p.m. on Monday. They agreed."})]),
        &["split"],
    );
    let sentences: Vec<&str> =
        split[0]["sentences"].as_array().unwrap().iter().map(|sentence| sentence.as_str().unwrap().trim()).collect();
    assert_eq!(sentences, ["Dr. Orly met Mr. Tamm at 3 p.m. on Monday.", "They agreed."]);
}

#[test]
fn judge_answers_many_records_in_order_with_the_numbers_of_their_lines() {
    // Longer than what is read at a time.
    let record = |id: usize| json!({"id": id, "left": "It rained. ".repeat(id % 50), "right": "It rained."});
    let good = |line: usize| line % 7 != 3;
    let input: String = (1..=700)
        .map(|line| if good(line) { format!("{}\n", record(line)) } else { "not json\n".to_owned() })
        .collect();
    for threads in ["1", "3"] {
        let answers = answers(&input, &["judge", "--threads", threads]);
        assert_eq!(answers.len(), 700);
        for (line, answer) in (1..).zip(answers) {
            // Empty claims give an error too.
            let told = if answer["error"].is_null() { &answer["id"] } else { &answer["line"] };
            assert_eq!(told, &json!(line), "{answer}");
            assert_eq!(answer["error"].is_string(), !good(line) || line % 50 == 0, "{answer}");
        }
    }
}

#[test]
fn a_hostile_article_prints_no_control_sequence() {
    let folder = Folder::new();
    let hostile = "\u{1b}]0;owned\u{7}Heavy rain \u{1b}[31mflooded\u{1b}[0m three \u{202e}villages\u{202c} on Monday.\n\n\
        \u{1b}]52;c;ZXZpbA==\u{7}About 400 people left \u{9b}2Jtheir homes.\n";
    let (left, right) = (folder.file("hostile.txt", hostile.as_bytes()), folder.file("flood.txt", FLOOD.as_bytes()));
    for call in [
        vec!["compare", &left, &right],
        vec!["compare", &left, &right, "--format", "json"],
        vec!["extract", &left],
        vec!["extract", "--format", "json", &left],
        vec!["extract", "--format", "markdown", &left],
    ] {
        let output = stdout(&parallax(&call));
        let bad = output.chars().find(|&c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c));
        assert_eq!(bad, None, "{call:?}");
        assert!(output.contains("flooded"), "{call:?}: the words stay");
        assert!(!output.contains("owned") && !output.contains("ZXZpbA"), "{call:?}: the payloads go");
    }
}

#[cfg(feature = "encoder")]
#[test]
fn meanings_are_kept_unless_nothing_shall_be() {
    let folder = Folder::new();
    let (left, right) = (folder.file("a.txt", FLOOD.as_bytes()), folder.file("b.txt", FLOOD_AGAIN.as_bytes()));
    let cache = folder.path().join("cache");
    let run = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_parallax")).args(arguments).env("XDG_CACHE_HOME", &cache).output().unwrap()
    };
    let without = [run(&[&left, &right, "--no-store"]), run(&["compare", &left, &right, "--no-store"])];
    assert!(!cache.exists());
    let first = run(&[&left, &right]);
    assert!(cache.join("parallax").exists());
    let second = run(&[&left, &right]);
    for output in without.iter().chain([&second]) {
        assert_eq!(stdout(output), stdout(&first));
    }
}
