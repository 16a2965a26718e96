//! From comparators to a verdict.

use bumpalo::Bump;

use super::{
    Doubtful, Linked, Reason, ReasonKind, Relation, Subject, Verdict,
    alignment::Alignment,
    assessment, attribute, attribution, blame, bodies, candidacy, certainty,
    class::Class,
    contrary, contrast, date, daytime, deeds, degree,
    doubtful::{Seen, judge_doubtful},
    edit, label, leaving, matter, measure, milestone, name,
    negation::{self, Denied},
    number, office, opposition, outcome, part, person, poles, post, quotation, rank,
    reading::Reading,
    readings::Readings,
    retold::Retold,
    roles, seat, share, siblings, silence,
    slots::{Gated, coverage, gated},
    sort, standing, status,
    stems::Stems,
    undecided, unknown, unproven, utterer, voice, weighed,
};
use crate::{
    claims::{Claims, words::Shape},
    text::{Pair, Side, fold::fold},
};

/// Claims that were given as linked agree if so much of the one or the other is aligned: chosen on public collections of
/// pairs and on pairs made for news, where no model of twenty features of the alignment did better on collections it had
/// not seen.
const AGREES: f32 = 0.35;

/// Claims that the program linked agree if both shares come to this much on average: the link is evidence already.
const LINKED_AGREES: f32 = 0.05;

/// Claims correspond in nearly everything if so much of both is aligned.
const CORRESPONDS: f32 = 0.75;

/// A word with the space after it takes some so many bytes.
const BYTES: usize = 6;

/// The relation of two claims taken as linked. Symmetric: exchanged claims give the same relation and the reasons
/// exchanged.
pub fn judge(pair: Pair<Subject<'_>>) -> Verdict {
    if same_letters(pair.left.text(), pair.right.text()) {
        return SAME;
    }
    let arena = Bump::new();
    let stems = Stems::new(&arena, 0);
    let read = pair.map(|subject| Reading::new(subject, &stems));
    verdict(read.as_ref(), None, &stems)
}

/// The verdicts on what the program found between two articles: those of [`judge_linked`] on its `links`, and those of
/// [`judge_doubtful`] on pairs that are none, those that are not remote before those that are.
pub fn judge_all(claims: Pair<Claims<'_>>, links: &[Linked], doubtful: &[Doubtful]) -> (Vec<Verdict>, Vec<Verdict>) {
    let arena = Bump::new();
    let bytes = Side::BOTH.into_iter().map(|side| claims[side].article.text().len()).sum::<usize>();
    let stems = Stems::new(&arena, bytes / BYTES);
    // The remote ones come last. What is common among the claims of the others, which weighs less, does not hang on them.
    let (near, remote) = doubtful.split_at(doubtful.partition_point(|pair| !pair.remote));
    let mut seen = Seen::nothing(claims, doubtful);
    let on_links = judge_linked(claims, links, &stems, &mut seen);
    let mut on_doubtful = judge_doubtful(claims, near, &stems, &mut seen);
    on_doubtful.extend(judge_doubtful(claims, remote, &stems, &mut seen));
    (on_links, on_doubtful)
}

/// The relations of links, in their order. As [`judge`], but words that many of the linked claims have count for less,
/// and a little more is asked of links that may be wrong.
/// What may be found in the claims read is put down as `seen`.
fn judge_linked<'a>(claims: Pair<Claims<'a>>, links: &[Linked], stems: &Stems<'a>, seen: &mut Seen) -> Vec<Verdict> {
    let links_read = Readings::new(claims, links, stems);
    let verdicts = links.iter().map(|link| {
        let Linked { left, right, .. } = *link;
        if same_letters(claims.left.text(left), claims.right.text(right)) {
            return SAME;
        }
        let read = Pair::new(links_read.get(Side::Left, left), links_read.get(Side::Right, right));
        seen.look(Side::Left, left, &read.left);
        seen.look(Side::Right, right, &read.right);
        verdict(Pair::new(&read.left, &read.right), Some(link), stems)
    });
    verdicts.collect()
}

/// The verdict on claims that need not be read to be told the same.
const SAME: Verdict = Verdict { relation: Relation::Same, reasons: Vec::new() };

/// `found` is what is known of a link that the program found; none of one that was given.
fn verdict(readings: Pair<&Reading<'_>>, found: Option<&Linked>, stems: &Stems<'_>) -> Verdict {
    let alignment = Alignment::new(readings);
    let gated = gated(readings, &alignment, found.is_none());
    let reasons = reasons(readings, &alignment, &gated, found);
    let relation = if reasons.iter().any(Reason::excludes) {
        Relation::Conflicts
    } else if !reasons.is_empty() {
        Relation::Differs
    } else if nearly_same(readings, stems) {
        Relation::Same
    } else {
        let covered = coverage(readings, &alignment);
        let agree = match found {
            Some(_) => covered.left.midpoint(covered.right) >= LINKED_AGREES,
            None => covered.left.max(covered.right) >= AGREES,
        };
        if agree { Relation::Agrees } else { Relation::Related }
    };
    Verdict { relation, reasons }
}

/// Drops the reasons beside which the claims have alternatives in another place: they speak of two matters.
fn keep_one_matter(readings: Pair<&Reading<'_>>, alignment: &Alignment, reasons: &mut Vec<Reason>) {
    let mut alternatives = contrast::alternatives(readings, alignment);
    let span = |side: Side, item: usize| {
        let item = &readings[side].items[item];
        readings[side].in_article(item.first, item.last)
    };
    // Where nearly all else corresponds, what is at odds in several places ("sales rose, the loss shrank", "sales fell, the
    // loss grew") is no other matter in any of them.
    let covered = coverage(readings, alignment);
    if covered.left.min(covered.right) >= CORRESPONDS {
        alternatives.retain(|&(left, right)| {
            !reasons.iter().any(|reason| {
                reason.excludes()
                    && span(Side::Left, left).overlaps(reason.left)
                    && span(Side::Right, right).overlaps(reason.right)
            })
        });
    }
    // Another name and another date or number: another occasion, another matter.
    let has = |kind: ReasonKind| reasons.iter().any(|reason| reason.kind == kind);
    let other = has(ReasonKind::Name) && (has(ReasonKind::Date) || number::any_open(readings));
    // "may", says the one; "will", says the other: two views.
    if has(ReasonKind::Attribution) && has(ReasonKind::Certainty) {
        reasons.retain(|reason| !matches!(reason.kind, ReasonKind::Attribution | ReasonKind::Certainty));
    }
    reasons.retain(|reason| {
        !other
            && !alternatives.iter().any(|&(left, right)| {
                !span(Side::Left, left).overlaps(reason.left) && !span(Side::Right, right).overlaps(reason.right)
            })
    });
}

fn reasons(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    gated: &[Gated],
    found: Option<&Linked>,
) -> Vec<Reason> {
    let mut reasons = edit::conflicts(readings, alignment);
    let both = |class| readings.left.told.has(class) && readings.right.told.has(class);
    let either = |class| readings.left.told.has(class) || readings.right.told.has(class);
    let two_occasions = both(Class::DATE) && date::two_occasions(readings);
    if two_occasions {
        reasons.retain(|reason| reason.kind == ReasonKind::Date);
    }
    let denied = negation::denied(readings);
    let opposed = both(Class::PAIRED) && opposition::any_small_words(readings);
    let open_names = if both(Class::NAME) { name::open(readings, alignment) } else { Pair::default() };
    for passages in gated {
        if !open_names.left.is_empty() && !open_names.right.is_empty() {
            reasons.extend(name::differences(readings, alignment, passages, &open_names));
        }
        let mut dates = if both(Class::DATE) { date::conflicts(readings, alignment, passages) } else { Vec::new() };
        if !dates.is_empty() && name::elsewhere(readings, alignment) {
            dates.clear();
        }
        let mut others =
            if both(Class::NUMBER) { number::conflicts(readings, alignment, passages) } else { Vec::new() };
        if !denied.left.is_empty() || !denied.right.is_empty() {
            others.extend(negation::conflicts(readings, alignment, passages, &denied));
        }
        if both(Class::OPPOSED) || either(Class::PREFIXED) {
            others.extend(opposition::conflicts(readings, alignment, passages));
        }
        if opposed {
            others.extend(opposition::of_small_words(readings, alignment, passages));
        }
        others.extend(sort::conflicts(readings, alignment, passages));
        // What is dated otherwise and told otherwise happened at another time: no other account of the same.
        if !two_occasions || others.is_empty() {
            reasons.extend(dates);
            reasons.extend(others);
        }
        if daytime::any(readings) {
            reasons.extend(daytime::differences(readings, alignment, passages));
        }
        reasons.extend(certainty::differences(readings, alignment, passages));
        reasons.extend(attribution::differences(readings, alignment, passages));
        if both(Class::TONED) {
            reasons.extend(assessment::differences(readings, alignment, passages));
        }
    }
    reasons.extend(degree::differences(readings, alignment));
    if !reasons.is_empty() {
        keep_one_matter(readings, alignment, &mut reasons);
    }
    if both(Class::DATE) {
        reasons.extend(milestone::conflicts(readings, alignment));
    }
    if both(Class::NAME) {
        reasons.extend(name::slips(readings));
    }
    if status::any(readings) {
        reasons.extend(status::differences(readings, alignment));
    }
    reasons.extend(post::differences(readings, alignment));
    if both(Class::RANK) {
        reasons.extend(rank::differences(readings, alignment));
    }
    reasons.extend(measure::differences(readings, alignment, true));
    if both(Class::NUMBER) {
        reasons.extend(attribute::differences(readings, true));
        let score = found.map_or(0.0, |link| link.score);
        if !reasons.iter().any(|reason| reason.kind == ReasonKind::Number) {
            reasons.extend(number::near(readings, alignment, score));
        }
    }
    if let Some(Linked { score, alike, .. }) = found {
        reasons.extend(number::alike(readings, alignment, alike));
        reasons.extend(date::of_one_deed(readings, alignment, *score));
        reasons.extend(date::of_one_month(readings, *score));
        reasons.extend(certainty::of_one_deed(readings, alignment, *score));
    }
    let mut told = merged(reasons);
    for reason in apart(readings, alignment, found.is_some()) {
        let known = told.iter().any(|other| other.left.overlaps(reason.left) && other.right.overlaps(reason.right));
        if !known {
            told.push(reason);
        }
    }
    for reason in outcome::differences(readings, alignment) {
        if !told.iter().any(|other| other.left.overlaps(reason.left) && other.right.overlaps(reason.right)) {
            told.push(reason);
        }
    }
    if found.is_none() {
        told.extend(retold(readings, alignment, &denied, &told));
    } else if told.is_empty()
        && (both(Class::NUMBER) && number::any_open(readings) || both(Class::DATE) && date::any_open(readings))
    {
        let retold = Retold::of(readings, alignment);
        told.extend(of_one_topic(&retold, found.is_some()));
    }
    if found.is_some() && told.is_empty() && matter::any(readings) {
        told.extend(matter::differences(&Retold::of(readings, alignment), &denied));
    }
    drop_those_of_two(readings, &mut told);
    told
}

/// The reasons without those for the same words: they may come to light in a clause and in the whole claim.
fn merged(reasons: Vec<Reason>) -> Vec<Reason> {
    let mut told: Vec<Reason> = Vec::with_capacity(reasons.len());
    for reason in reasons {
        let known = told.iter_mut().find(|other| {
            other.kind == reason.kind && other.left.overlaps(reason.left) && other.right.overlaps(reason.right)
        });
        match known {
            Some(other) if other.confidence < reason.confidence => *other = reason,
            Some(_) => {}
            None => told.push(reason),
        }
    }
    told
}

/// Drops what is done by one and not by another: of two who share a name, of somebody and of who is somebody of theirs, of
/// two bodies that decide, of two times.
fn drop_those_of_two(readings: Pair<&Reading<'_>>, told: &mut Vec<Reason>) {
    if told.is_empty() {
        return;
    }
    let excludes = |reason: &Reason| matches!(reason.kind, ReasonKind::Opposition | ReasonKind::Negation);
    if told.iter().any(excludes) {
        let names = siblings::named(readings);
        let of_names = |reason: &Reason| {
            names.is_some_and(|names| reason.left.overlaps(names.left) || reason.right.overlaps(names.right))
        };
        if names.is_some() || siblings::are_relatives(readings) {
            told.retain(|reason| !excludes(reason) || of_names(reason));
        }
    }
    let decides = |reason: &Reason| excludes(reason) || reason.kind == ReasonKind::Assessment;
    told.retain(|reason| !decides(reason) || !bodies::are_two(readings, reason));
    // "an earthquake of 4.2 shook it on Monday", "it was shaken again on Friday, by one of 3.8"
    let again = readings.map(|reading| (0..reading.words.len()).any(|at| reading.words.lower(at) == "again"));
    let has = |kind: ReasonKind| told.iter().any(|reason| reason.kind == kind);
    if again.left != again.right && has(ReasonKind::Date) && has(ReasonKind::Number) {
        told.retain(|reason| !matches!(reason.kind, ReasonKind::Date | ReasonKind::Number));
    }
}

/// What is at odds in claims given as linked that tell one thing in other words, unless something else is.
fn retold(
    readings: Pair<&Reading<'_>>,
    alignment: &Alignment,
    denied: &Pair<Vec<Denied>>,
    told: &[Reason],
) -> Option<Reason> {
    if !told.is_empty() {
        return None;
    }
    let retold = Retold::of(readings, alignment);
    if !retold.is_firm() {
        return of_one_topic(&retold, false)
            .or_else(|| part::differences(&retold))
            .or_else(|| matter::differences(&retold, denied));
    }
    let of_one = || {
        let one = Some(&retold).filter(|retold| !retold.may_be_two())?;
        contrary::denied(one, denied)
            .or_else(|| contrary::opposed(one))
            .or_else(|| share::differences(one))
            .or_else(|| degree::in_other_words(one))
            .or_else(|| unproven::differences(one))
            .or_else(|| weighed::differences(one))
    };
    of_one()
        .or_else(|| number::in_other_words(&retold))
        .or_else(|| date::in_other_words(&retold))
        .or_else(|| blame::differences(&retold))
        .or_else(|| voice::differences(&retold))
        .or_else(|| certainty::in_other_words(&retold))
        .or_else(|| of_one_topic(&retold, false))
        .or_else(|| part::differences(&retold))
        .or_else(|| matter::differences(&retold, denied))
}

/// The only numbers or dates that are told of one topic, by the words that tell it.
fn of_one_topic(retold: &Retold<'_, '_>, linked: bool) -> Option<Reason> {
    number::of_one_topic(retold, linked).or_else(|| date::of_one_topic(retold, linked))
}

/// What carries its own evidence, however little of the claims corresponds otherwise.
fn apart(readings: Pair<&Reading<'_>>, alignment: &Alignment, found: bool) -> Vec<Reason> {
    let mut reasons = quotation::differences(readings, alignment);
    reasons.extend(roles::exchanged(readings, alignment));
    reasons.extend(deeds::denied(readings, alignment));
    reasons.extend(label::differences(readings, alignment, found));
    if readings.left.told.has(Class::NAME) && readings.right.told.has(Class::NAME) {
        reasons.extend(person::differences(readings));
        reasons.extend(office::differences(readings));
    }
    reasons.extend(standing::differences(readings, alignment));
    reasons.extend(undecided::differences(readings, alignment));
    reasons.extend(seat::differences(readings, alignment));
    reasons.extend(utterer::differences(readings, alignment));
    reasons.extend(silence::differences(readings, alignment, true));
    reasons.extend(unknown::differences(readings, alignment, true));
    reasons.extend(leaving::differences(readings, alignment, true));
    reasons.extend(candidacy::differences(readings, alignment));
    reasons.extend(poles::differences(readings, alignment));
    reasons
}

/// Whether two texts have the same letters and digits in the same order, whatever their case, accents,
/// spacing and punctuation.
fn same_letters(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let common = left.bytes().zip(right.bytes()).take_while(|(left, right)| left == right && left.is_ascii()).count();
    if ascii_start(&left[common..]).zip(ascii_start(&right[common..])).any(|(left, right)| left != right) {
        return false;
    }
    let letters = |text: &str| -> Vec<char> { fold(text).text().chars().filter(|c| c.is_alphanumeric()).collect() };
    let whole = letters(left);
    whole == letters(right) && !whole.is_empty()
}

/// The letters and digits before the first character that is not ASCII, folded: enough to tell most texts apart.
fn ascii_start(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().take_while(u8::is_ascii).filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

/// Whether both claims have the same words in the same order, inflected at most, articles aside.
fn nearly_same(readings: Pair<&Reading<'_>>, stems: &Stems<'_>) -> bool {
    let mut told = readings.map(|reading| {
        let words = &reading.words;
        (0..words.len())
            .filter(|&at| words.shape(at) != Shape::Mark)
            .map(|at| words.lower(at))
            .filter(|word| !matches!(*word, "a" | "an" | "the" | "'s"))
    });
    let mut count = 0;
    loop {
        match (told.left.next(), told.right.next()) {
            (None, None) => return count >= 3,
            (Some(left), Some(right)) if left == right || std::ptr::eq(stems.root(left), stems.root(right)) => {
                count += 1;
            }
            _ => return false,
        }
    }
}
