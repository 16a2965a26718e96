//! The table of rules: one row for each kind of reason. The texts of reasons and `docs/judgement.md` are drawn from it.

use super::{
    Confidence, ReasonKind, label, leaving, office, person, poles, roles, seat, silence, standing, undecided, unknown,
};

/// One kind of reason.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The kind.
    pub kind: ReasonKind,
    /// What a reason says before it quotes both sides.
    pub says: &'static str,
    /// What is compared, and when it is held to be at odds.
    pub compares: &'static str,
    /// What is not held to be at odds.
    pub spares: &'static str,
    /// A pair that fires: left, right.
    pub fires: (&'static str, &'static str),
    /// A pair that must not.
    pub rests: (&'static str, &'static str),
}

/// All kinds, in the order in which they are explained.
pub const RULES: [Rule; 22] = [
    Rule {
        kind: ReasonKind::Number,
        says: "The numbers differ",
        compares: "Two values of one unit that no value of the other claim agrees with, where the words that say what is \
                   counted correspond, where both count the dead (the injured, the missing ...), where they alone have \
                   their unit in like surroundings, in claims that share names and days or of which one is told within \
                   the other, or where by meaning each stands where the other does; in claims that are strongly linked also \
                   beside another number on which they agree. Where claims given as linked share enough, the only ones of \
                   their unit, and whatever they share the only ones told of one topic (jobs cut, a sentence, a fine; a table \
                   knows the words): only `differs`. Two measures of \
                   one thing (\"a 31-page report\", \"a 34-page report\"; \"a three-year survey\", \"a weekslong survey\"), \
                   however little else corresponds: only `differs`. Units of one dimension are converted. Places in a row (\"third\", \"fourth\") and labels \
                   (\"Q2\", \"Q3\") where all else corresponds, and a place before a superlative on one side only (\"the second \
                   tallest\", \"the tallest\").",
        spares: "Bounds and roundings that fit (more than 40 and 43, about 1,200 and 1,187), labels, parts of a whole \
                 (\"the other two\"), a span of time against a distance in time, how far one looks back (\"the past two \
                 years\"), so much for each of something against so much; what is measured of two (\"Brent crude\", \"Dubai crude\"), \
                 in two stages or periods (at half-time, since the outbreak began), asked for here and got there; of all and \
                 of some (\"nationwide\", \"among men\", \"so far\", \"600 miles left\"), in two rounds or phases, in two \
                 dimensions, two sorts of money (a fine, damages), or of two topics; what somebody faces, or prosecutors asked for, and what he got, gusts \
                 and the wind, one leg and the aggregate, passengers and all on board, charges and convictions. In claims that are not nearly one, numbers of which \
                 the one is less than a third of the other.",
        fires: (
            "The flood killed 31 people in the valley, rescuers said.",
            "The flood killed 45 people in the valley, according to rescuers.",
        ),
        rests: (
            "The flood killed 31 people in the valley.",
            "The flood drove 900 people in the valley from their homes.",
        ),
    },
    Rule {
        kind: ReasonKind::Date,
        says: "The dates differ",
        compares: "Two dates or times of day that exclude each other, where the words around them correspond or each claim \
                   has no other, or one is told within the other. \"Tuesday\", \"yesterday\" and \"last week\" are days of the \
                   calendar where it is known when both articles were published. The years in which somebody was born or \
                   died or a work came out, however little else corresponds. Parts of one day (\"Saturday morning\", \"Saturday \
                   night\"), centuries, and how long after or before something that both name (\"the day after the vote\", \
                   \"on the eve of the vote\"). In claims given as linked that share enough, the only dates of both, and whatever they share the \
                   only ones of one event (an arrest, a vote, a death): only `differs`.",
        spares: "The day of the report (\"said on Tuesday\"), days told from two unknown days of publication, and claims \
                 that tell of two occasions: dated otherwise and \
                 told otherwise too; two steps of one matter (\"charged in May\", \"acquitted in \
                 November\"; \"broke in on Friday\", \"reported on Monday\").",
        fires: ("The canal was opened to ships on 3 May.", "The canal was opened to ships on 9 May."),
        rests: (
            "The minister said on Monday that the canal would close.",
            "The minister said on Thursday that the canal would close.",
        ),
    },
    Rule {
        kind: ReasonKind::Negation,
        says: "One says it, the other denies it",
        compares: "A word that one clause denies (not, no, none of, nobody, never, cannot, free of, no longer, failed to, \
                   unable to, barred from, devoid of, has yet to, no trace of, lacks, escaped, rather than, instead of) and \
                   the other, where it corresponds, affirms outright; so too a verb of which nobody or nothing is the \
                   subject (\"nothing was stolen\", \"neither the driver nor his son was hurt\"). In claims given as linked a \
                   matter that one denies, in whatever words a table knows for it (\"a distress call\", \"no mayday\"): only \
                   `differs`. A deed told by a \
                   noun under \"no\" (\"no arrests were made\") that the other tells of somebody named by a verb (\"was \
                   arrested\"), and a deed such as charging, signing or resigning that one claim denies and the other tells of \
                   somebody who may be the same, however little else corresponds: only `differs`. Where claims are one but for an edit, any denial in it, and what takes out of \
                   what is said (outside, all but).",
        spares: "Double denials, denials in another clause, clauses that pick somebody out (\"those who do not\"), \
                 questions, conditions, wishes and hedges; what is denied of others (\"Hall\", \"Hall's husband\"; two of one \
                 surname, two streets), of \
                 another share of them (\"most\", \"four\"), of another thing, only for a time (\"not before dark\") or on \
                 another occasion.",
        fires: ("The airline has refunded the stranded guests.", "The airline has not refunded the stranded guests."),
        rests: ("The court did not lift the ban on rallies.", "The court upheld the ban on rallies."),
    },
    Rule {
        kind: ReasonKind::Opposition,
        says: "The words exclude each other",
        compares: "Opposites in one place: of our own list or of WordNet's, words that share a concept with such, a word and \
                   its denial by a prefix, small words (before, after; both, neither; all, some; also, only). Where all else corresponds, \
                   kinds of one thing (\"a carpenter\", \"a baker\"), colours, and words of praise and of blame. \
                   In claims given as linked that share a name, a day or a number and hardly tell of two matters, opposites \
                   wherever they stand, if both are told with two words at least that correspond.",
        spares: "Opposites of which one is denied, that are only considered, that belong to a name or a date; kinds of one \
                 thing that open the claim: \"wheat\" and \"maize\" are two matters; one deed told of either party (\"bought \
                 from\", \"sold to\"); what two of one surname or two roads did, what somebody's wife or aide did; what is said of two (\"upheld the verdict for fraud\", \"overturned the verdict for \
                 perjury\") or of two times; what two bodies decided (\"passed the lower house\", \"failed in the senate\").",
        fires: ("Rents in the harbour quarter rose in June.", "Rents in the harbour quarter fell in June."),
        rests: ("Rents in the harbour quarter did not rise.", "Rents in the harbour quarter fell."),
    },
    Rule {
        kind: ReasonKind::Opposition,
        says: roles::SAYS,
        compares: "The same deed in both claims, who did it right before the verb and to whom right behind it (or the other \
                   way round with \"was\" and \"by\"), each in the other's place. Never more than `differs`: both may be so.",
        spares: "What two do with each other (met, married, faced), questions, conditions, denials, clauses with \"who\" and \
                 \"which\", deeds of which one role is left open.",
        fires: (
            "The shipyard sued the port authority over the sunken crane.",
            "The port authority sued the shipyard over the sunken crane.",
        ),
        rests: (
            "The shipyard sued the port authority over the sunken crane.",
            "The port authority was sued by the shipyard over the sunken crane.",
        ),
    },
    Rule {
        kind: ReasonKind::Opposition,
        says: leaving::SAYS,
        compares: "Somebody who resigns or retires in one claim and is dismissed, removed or forced out in the other, or who \
                   surrenders and is captured, however little else corresponds; told by a noun too (\"her dismissal \
                   came after\").",
        spares: "Another name, both told on one side, what is only called for, planned or denied.",
        fires: (
            "The harbour master resigned after the inquiry, the council announced.",
            "The council fired the harbour master over the sunken crane.",
        ),
        rests: (
            "The harbour master resigned after the inquiry.",
            "The harbour master fired two pilots over the sunken crane.",
        ),
    },
    Rule {
        kind: ReasonKind::Opposition,
        says: poles::SAYS,
        compares: "Words for one thing that is either so or so: an accident or a deliberate deed, suicide or murder, a peaceful \
                   march or clashes, tears or no emotion, and (as an assessment) a comfortable win or a narrow one. Both \
                   claims must have something else in common.",
        spares: "Both told on one side, what is called for, planned or supposed, one word affirmed and denied.",
        fires: (
            "The sinking of the crane was an accident, the inquiry found.",
            "Somebody sank the crane deliberately, a diver told the paper.",
        ),
        rests: (
            "The sinking of the crane was no accident, the inquiry found.",
            "Somebody sank the crane deliberately, a diver told the paper.",
        ),
    },
    Rule {
        kind: ReasonKind::Name,
        says: "Another name stands there",
        compares: "The only name of each passage without counterpart, both in one place or in one part (who does it, where \
                   it happens), the rest corresponding or told of one event; and long names that differ in one inner word. Where claims are one but for an edit, another name or \
                   part of one.",
        spares: "Spelling variants, short forms, acronyms, countries with their capitals and people, a town and a country.",
        fires: (
            "The dam on the upper river was built by Corvane Works.",
            "The dam on the upper river was built by Hollin Brothers.",
        ),
        rests: ("The European Union fined the dam's builder.", "The EU fined the dam's builder."),
    },
    Rule {
        kind: ReasonKind::Name,
        says: label::SAYS,
        compares: "A word with a number or a letter that makes it a name (\"Gate 3\", \"Flight 212\", \"Courtroom B\"): the \
                   same word with another one, each the only one of its sort in its claim, where a few other words \
                   correspond, among them what stands right before it, the verb before it, or what is told of it.",
        spares: "What is counted or measured (\"building 12 homes\"), numbers written otherwise (\"Reactor Two\", \"Reactor \
                 2\"), and things that either article tells of both.",
        fires: (
            "The fire broke out in Hangar 3 and spread to the roof.",
            "Firefighters said the fire had broken out in Hangar 5 during a shift change.",
        ),
        rests: (
            "The fire broke out in Hangar 3 and spread to the roof.",
            "Firefighters said the fire had broken out in Hangar Three during a shift change.",
        ),
    },
    Rule {
        kind: ReasonKind::Name,
        says: person::SAYS,
        compares: "A first name with two surnames that sound otherwise by a letter or two (\"Denton\", \"Benton\"), or a title \
                   and surname with two first names (\"Sheriff Mark Colby\", \"Sheriff Mike Colby\").",
        spares: "Spellings of one sound and transcriptions, short forms of first names, initials, common surnames, surnames \
                 alone, and names of which an article knows both.",
        fires: (
            "The lifeboat was steered by Anna Denton, a teacher.",
            "Anna Benton, who teaches in the village, took the helm of the lifeboat.",
        ),
        rests: (
            "The lifeboat was steered by Milan Zelensky, a teacher.",
            "Milan Zelenskyy, who teaches in the village, took the helm of the lifeboat.",
        ),
    },
    Rule {
        kind: ReasonKind::Name,
        says: seat::SAYS,
        compares: "A person, by name, at the head of two bodies of one sort: \"who chairs the Budget Committee\", \"the \
                   chairman of the Transport Committee\".",
        spares: "A body that goes by part of the other's name or by another pattern (\"the Select Committee on Trade\"), or \
                 that both articles name; unions, institutes and banks, which may have two names.",
        fires: (
            "Ada Renn, who chairs the Harbour Committee, opened the fair.",
            "The fair was opened by Ada Renn, the chairwoman of the Forestry Committee.",
        ),
        rests: (
            "Ada Renn, who chairs the Harbour Committee, opened the fair.",
            "The fair was opened by Ada Renn, the chairwoman of the Senate Harbour Committee.",
        ),
    },
    Rule {
        kind: ReasonKind::Name,
        says: office::SAYS,
        compares: "A person, by first name and surname, who is minister of one thing and of another, the one chief officer of \
                   a company and the other, senator and governor, or does other work: a teacher, a dentist.",
        spares: "Who is told to be both or was the one before, deputies, claims of offices that change hands, and an office \
                 that both articles know.",
        fires: (
            "Interior Minister Ada Renn met the families at the school.",
            "Ada Renn, the environment minister, visited the families.",
        ),
        rests: (
            "Health Minister Ada Renn met the families at the school.",
            "Ada Renn, the minister for health and sport, visited the families.",
        ),
    },
    Rule {
        kind: ReasonKind::Attribution,
        says: "It is put down to somebody else",
        compares: "The speaker of the same words, or the one to whom the same deed is put down, by role on both sides. The one, \
                   by name, to whom words in quotation marks are given that the other claim gives to somebody else. In claims given as \
                   linked, speakers of two sorts (\"the union\", \"the company\"), and two who are blamed for one thing.",
        spares: "Spokesmen and bodies that may speak for each other, a role against a name, an office without its realm.",
        fires: (
            "The alarm was switched off by the night porter, the inquiry found.",
            "The alarm was switched off by the engineer, the inquiry found.",
        ),
        rests: ("The road is closed, officials said.", "The road is closed, the fire chief said."),
    },
    Rule {
        kind: ReasonKind::Attribution,
        says: silence::SAYS,
        compares: "Somebody, by name or as the one company or ministry meant, who declined to comment, did not respond or \
                   could not be reached on one side, and is quoted or denies on the other, where words of the matter, or \
                   else two of the claim, correspond.",
        spares: "Comment declined beyond what was said, silence on another matter or another day, what was said earlier or \
                 in a filing, silence on both sides, and others of the same body (workers of a company, a lawyer of \
                 somebody).",
        fires: (
            "Norvax declined to comment on the recall of the heaters.",
            "Norvax spokesman Karl Lund said that the recall of the heaters was voluntary.",
        ),
        rests: (
            "Norvax declined to comment further on the recall of the heaters.",
            "Norvax spokesman Karl Lund said that the recall of the heaters was voluntary.",
        ),
    },
    Rule {
        kind: ReasonKind::Certainty,
        says: "One side says it outright, the other does not",
        compares: "A hedge before a verb (may, allegedly, is believed to; could against will) whose claim the other side makes \
                   without any, and an alleged thing that is just the thing on the other side. Quoted words behind \
                   \"believed\" or \"thought\" that the other side quotes without. In claims given as linked, what is only \
                   considered, proposed, threatened or asked for and will be done according to the other side.",
        spares: "Hedges on both sides, permissions, plans and conditions; what was expected and has come (\"may reach the \
                 coast\", \"reached the coast\"), views of two speakers.",
        fires: (
            "The fire was caused by a heater, police said.",
            "The fire may have been caused by a heater, police said.",
        ),
        rests: ("The fire may have been caused by a heater.", "The fire might have been caused by a heater."),
    },
    Rule {
        kind: ReasonKind::Certainty,
        says: unknown::SAYS,
        compares: "A cause, motive, number, name or day, or whether something is so, that one side says is unknown, unclear, \
                   under investigation or was not said, and that the other tells outright: \"the cause is unknown\", \"a \
                   leak caused the blast\"; \"did not say why\", \"because he was ill\".",
        spares: "What neither side knows, what is only supposed or asserted (\"the opposition claimed\"), what was unclear at \
                 first, what is not known exactly, another thing or time (\"a second blast\", \"in 2009\"), and what \
                 leaves out the word on which the question hangs (\"when the video was filmed\", \"posted on Sunday\").",
        fires: (
            "The cause of the blaze is not yet known, the fire brigade said.",
            "A heater caused the blaze, the fire brigade said.",
        ),
        rests: (
            "The cause of the blaze is not yet known, the fire brigade said.",
            "The cause of the blaze is under investigation, the fire brigade said.",
        ),
    },
    Rule {
        kind: ReasonKind::Degree,
        says: "The degree differs",
        compares: "Hardly any and much of the same thing: \"little progress\", \"a lot of progress\"; \"fell slightly\", \
                   \"fell sharply\"; \"the damage was slight\", \"severe damage\". \
                   In claims given as linked, how many of one group (\"a handful of\", \"most\", \"almost all\") too.",
        spares: "Two degrees that are near each other, denied ones (\"not much\"), things that everybody measures, and two \
                 places or things (\"damage to the school\", \"damage to the church\").",
        fires: ("The storm did severe damage to the pier.", "The storm did slight damage to the pier."),
        rests: ("The storm did severe damage to the pier.", "The storm did heavy damage to the pier."),
    },
    Rule {
        kind: ReasonKind::Status,
        says: "The status differs",
        compares: "The same person with the same title, called former, acting or elect on one side only; in the same post, \
                   deputy, acting, former or one of several on one side only (\"founder\", \"co-founder\"); of two \
                   ranks.",
        spares: "Claims that tell how the post was lost, and posts in somebody's service.",
        fires: ("Former Governor Ida Renn opened the fair.", "Governor Ida Renn opened the fair."),
        rests: ("Governor Ida Renn was fired on Monday.", "Former Governor Ida Renn was fired on Monday."),
    },
    Rule {
        kind: ReasonKind::Status,
        says: standing::SAYS,
        compares: "A deed such as charging, signing or resigning that one claim tells as done, the other as planned, weighed, \
                   promised or awaited, by and to those who may be the same, however little else corresponds. Results that \
                   have come and are waited for.",
        spares: "Another thing (\"will approve the budget\", \"approved the merger\"), a second time, what a headline tells in \
                 the present, what is told in both ways on one side.",
        fires: (
            "The port authority is weighing whether to sue the shipyard.",
            "The port authority sued the shipyard over the sunken crane.",
        ),
        rests: (
            "The port authority is weighing whether to sue the shipyard.",
            "The port authority sued the dredging company over the sunken crane.",
        ),
    },
    Rule {
        kind: ReasonKind::Status,
        says: undecided::SAYS,
        compares: "Somebody who is undecided, weighs, has not decided or has not made up their mind in one claim, and in the \
                   other has pledged, promised, decided or ruled out the same deed, or takes a stand on the same matter.",
        spares: "What was open until then, somebody else, another deed (\"weighing a ban on it\", \"agreed to buy it\"), \
                 another matter.",
        fires: (
            "Senator Ida Renn has promised to support the harbour bill.",
            "Ida Renn said she had not made up her mind about the harbour bill.",
        ),
        rests: (
            "Senator Ida Renn has promised to support the harbour bill.",
            "Ida Renn said she had not made up her mind about the tunnel.",
        ),
    },
    Rule {
        kind: ReasonKind::Assessment,
        says: "The same matter is judged otherwise",
        compares: "A word of praise or hope on one side, one of blame or despair on the other, in one place of claims that \
                   otherwise correspond; how words sound is VADER's. Or a matter that both name is said to go forward on one \
                   side (progress, resolved, success), to stand still or to have come to nothing on the other (stalled, \
                   little progress, without a breakthrough).",
        spares: "Praise and blame side by side in one claim, denied words, what is only hoped for, words of another matter, \
                 what the other side says too.",
        fires: (
            "The talks on the border were a success, both sides said.",
            "The talks on the border were a failure, both sides said.",
        ),
        rests: ("The talks on the border were a success.", "The talks on the border had been a hope of many."),
    },
    Rule {
        kind: ReasonKind::Other,
        says: "The words are quoted differently",
        compares: "Two quotations that are one utterance, most of their words standing in the same order, where inside it \
                   other words stand, or some are left out without a sign that change what is said: a denial, a measure, \
                   one of several things.",
        spares: "Where a quotation begins and ends, brackets, omissions that are shown (\"...\"), whole sentences left out, \
                 contractions, spelling, small words, synonyms, and names in place of other words.",
        fires: (
            "“We need to repair every bridge in the valley before winter,” the engineer said.",
            "“We need to inspect every bridge in the valley before winter,” the engineer said.",
        ),
        rests: (
            "“We’ve got to repair every bridge in the valley ... before winter,” the engineer said.",
            "“We have got to repair every bridge in the valley, and all the tunnels, before winter,” the engineer said.",
        ),
    },
];

impl ReasonKind {
    /// The row of the table, if the kind has one.
    pub fn rule(self) -> Option<&'static Rule> {
        RULES.iter().find(|rule| rule.kind == self)
    }
}

/// The handbook of judgement in Markdown, drawn from [`RULES`].
pub fn handbook() -> String {
    std::iter::once(INTRODUCTION.to_owned()).chain(RULES.iter().map(section)).collect()
}

fn section(rule: &Rule) -> String {
    let own = rule.kind.rule().is_some_and(|first| first.says == rule.says);
    let title =
        if own { rule.kind.name().to_owned() } else { format!("{}: {}", rule.kind.name(), rule.says.to_lowercase()) };
    let makes = match rule.kind.conflicts_from().filter(|_| own) {
        Some(Confidence::High) => "`differs`, or `conflicts` where all the rest of both claims corresponds",
        Some(_) => "`conflicts`",
        None => "`differs`",
    };
    let pair = |(left, right): (&str, &str)| format!("> {left}  \n> {right}\n");
    format!(
        "\n## {title}\n\nMakes {makes}. “{}.” {}\n\nSpared: {}\n\nFires:\n\n{}\nMust not:\n\n{}",
        rule.says,
        rule.compares,
        rule.spares,
        pair(rule.fires),
        pair(rule.rests)
    )
}

const INTRODUCTION: &str = "# Judgement

<!-- Drawn from the table in src/judge/rules.rs; `UPDATE_DOCS=1 cargo test --test judgement` writes it anew. -->

How parallax says whether two linked claims conflict, differ, agree or are merely related, and why.

1. Both claims are cut into clauses, content words, numbers, dates and names. What only frames them (\"the mayor said on
   Tuesday that\") is set apart as speaker and day of the report.
2. Their words are aligned: the same stem, another spelling of a name, an equal value, a synonym, a wider word.
3. The gate: how much of both claims, or of one clause of each, corresponds, by weight. Words that many of the linked claims
   of the two articles have weigh less. Without enough in common nothing is compared. Two claims that are one but for a
   passage or two need no more in common than that.
4. The comparators below look for what is at odds in one place. Claims that have alternatives beside it (\"wheat\" and
   \"maize\", \"first\" and \"second\") speak of two matters, and nothing is made of it.
5. Every reason has a confidence: *high* where hardly anything else differs, *medium* where the gate is passed, *low* where it
   is missed by a little. Conflicts need at least medium; what is low only makes `differs`.
6. Claims between which nothing is at odds agree if the program linked them and they have a little in common, or, given as
   linked, if about a third of either one corresponds; else they are merely related.

Each kind with a pair that fires and one that must not:
";
