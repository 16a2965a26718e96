"""Pairs of files of which is known what claims belong together, and how to tell which of them an output shows.

The claims are those of `parallax batch`, in reading order; each is found again, word by word, in the file as it lies on
the disk, which is what every tool is given. A word is a run of letters and digits, in lower case.

A tool shows a pair of claims if its output puts words of both together as counterparts:

- It aligns words (a word diff, CollateX): at least half the words of the shorter claim are aligned with words of the
  other. Such tools keep the order of both files, so these words lie in one stretch that covers both claims. For a word
  diff, aligned means printed as unchanged; for CollateX, in the same column of its table, equal or not.
- It aligns lines (vim -d, delta, difftastic): a line of the one claim stands in the same row as a line of the other.
  This is generous: a line is often a whole paragraph, and then all its claims count as shown with all claims of the
  paragraph beside it. How many of the pairs shown are right is therefore not asked of these.
- It aligns sentences (hunalign; parallax): it says that these two belong together. hunalign cannot find sentences; it
  is given parallax's claims, one a line.
"""
import collections, difflib, functools, itertools, json, random, re, subprocess
from dataclasses import dataclass
from pathlib import Path

WORD = re.compile(r'[^\W_]+')
ENGINES = ['lexical', 'full']


class File:
    """One file: its words, where they stand, and which of them are a claim's."""

    def __init__(self, path, claims):
        self.path, self.claims = path, claims
        text = path.read_text('utf8')
        found = list(WORD.finditer(text))
        self.words = [word.group().lower() for word in found]
        self.compact = ''.join(text.split())
        # Tools treat white space each in their own way: places are counted in the characters between.
        places = list(itertools.accumulate((not char.isspace() for char in text), initial=0))
        self.spans = [(places[word.start()], places[word.end()]) for word in found]
        lines = list(itertools.accumulate((char == '\n' for char in text), initial=0))
        self.lines = [lines[word.start()] for word in found]
        self.claim_of = self._find_claims()
        self.lengths = collections.Counter(self.claim_of.values())

    def _find_claims(self):
        """{word: claim}. Words that are in no claim (furniture, addresses of links) are left out."""
        said = [(word, at) for at, claim in enumerate(self.claims) for word in WORD.findall(claim.lower())]
        blocks = difflib.SequenceMatcher(None, self.words, [word for word, _ in said], autojunk=False)
        found = {block.a + k: said[block.b + k][1] for block in blocks.get_matching_blocks() for k in range(block.size)}
        lost = set(range(len(self.claims))) - set(found.values())
        if lost:
            raise SystemExit(f'{self.path}: this claim is not in the file: {self.claims[min(lost)]}')
        return found

    @functools.cached_property
    def claims_on(self):
        """{line: its claims}"""
        claims = collections.defaultdict(set)
        for word, claim in self.claim_of.items():
            claims[self.lines[word]].add(claim)
        return claims


@dataclass
class Pair:
    """Two files, and the pairs of claims (left, right) that belong together, that may, and that each engine links."""
    left: File
    right: File
    true: set
    undecided: set
    linked: dict


def read(parallax, left, right, true, undecided=(), claims=None):
    """The pair, its claims asked of parallax; `true` and `undecided` are made for `claims` (left, right) of them."""
    answers = {engine: asked(parallax, left, right, engine) for engine in ENGINES}
    answer = answers[ENGINES[0]]
    sides = [File(path, [claim['text'] for claim in answer['claims'][side]])
             for path, side in ((left, 'left'), (right, 'right'))]
    found = [len(side.claims) for side in sides]
    if claims and found != list(claims):
        raise SystemExit(f'{left.name}, {right.name}: the truth is told of {claims} claims, parallax finds {found}')
    linked = {engine: {(link['left'], link['right']) for link in answer['links']} for engine, answer in answers.items()}
    return Pair(*sides, set(true), set(undecided), linked)


def asked(parallax, left, right, engine):
    """What `parallax batch` answers for these two files: claims and links."""
    record = json.dumps({'id': left.name, 'left': {'path': str(left)}, 'right': {'path': str(right)}})
    said = subprocess.run([parallax, 'batch', '--engine', engine], input=record, capture_output=True, text=True)
    answer = json.loads(said.stdout or '{}')
    if 'claims' not in answer:
        raise SystemExit(f"{left}, {right}: {answer.get('error') or said.stderr}")
    return answer


def sample_story(parallax, seeds):
    """The ten pairs of the sample story. True is what two careful readers both linked; what one of them linked is
    undecided."""
    pairs = []
    for line in (seeds / 'links.jsonl').read_text('utf8').splitlines():
        record = json.loads(line)
        left, right = (next(seeds.glob(record[side] + '.*')) for side in ('left', 'right'))
        both, one = ({tuple(link) for link in record[kind]} for kind in ('both', 'one'))
        pairs.append(read(parallax, left, right, both, one, record['claims']))
    return pairs


def invented(parallax, folder, size, shuffled):
    """Two accounts of one matter in invented words, `size` bytes together: the right one tells nine in ten sentences
    of the left, a fifth of the words replaced, its paragraphs in the same or in another order."""
    numbers = random.Random(7)
    below = lambda bound: int(numbers.random() * bound)
    # Low numbers come far more often than high ones, as words do in any text.
    any_word = lambda: below(200) * below(200)
    paragraphs, made = [], 0
    while made < size / 2:
        paragraph = [[any_word() for _ in range(9)] for _ in range(3)]
        made += len(prose(paragraph)) + 2
        paragraphs.append(paragraph)
    left = [[(at, k) for k in range(3)] for at in range(len(paragraphs))]
    right = [[name for name in names if below(10)] for names in left]
    replaced = [[[any_word() if below(5) == 0 else word for word in sentence] for sentence in paragraph]
                for paragraph in paragraphs]
    right = [names for names in right if names]
    if shuffled:
        numbers.shuffle(right)
    files = []
    for side, names, texts in (('left', left, paragraphs), ('right', right, replaced)):
        path = folder / f'{"shuffled" if shuffled else "ordered"}-{side}.txt'
        path.write_text('\n\n'.join(prose([texts[at][k] for at, k in paragraph]) for paragraph in names) + '\n')
        files.append(path)
    place = {name: at for at, name in enumerate(itertools.chain(*right))}
    true = {(at, place[name]) for at, name in enumerate(itertools.chain(*left)) if name in place}
    return read(parallax, *files, true, claims=[sum(map(len, left)), sum(map(len, right))])


def prose(paragraph):
    small = ['the', 'of', 'and', 'to', 'in', 'that', 'for', 'on']
    return ' '.join(f"It was {' '.join(f'{small[number % 8]} {spelled(number)}' for number in sentence)}."
                    for sentence in paragraph)


def spelled(number):
    """The word with this number; no two are the same."""
    syllables = 'ba co den fi gor ha jun kel lo mar ne pos qui ram sto tiv'.split()
    return ''.join(syllables[number >> 4 * k & 15] for k in range(4))


def kept_words(pair, pieces):
    """The words (left, right) that a word diff leaves unchanged. Its output comes as pieces (sign, text): `-` is only
    in the left file, `+` only in the right one, a blank in both. Raises ValueError if they do not add up to the files.
    """
    pieces = [(sign, ''.join(text.split())) for sign, text in pieces]
    for file, other in ((pair.left, '+'), (pair.right, '-')):
        if ''.join(text for sign, text in pieces if sign != other) != file.compact:
            raise ValueError(f'the output does not hold the whole of {file.path.name}')
    counterpart, left, right = {}, 0, 0
    for sign, text in pieces:
        if sign == ' ':
            counterpart.update((left + k, right + k) for k in range(len(text)))
        left += len(text) * (sign != '+')
        right += len(text) * (sign != '-')
    at = {span: word for word, span in enumerate(pair.right.spans)}
    for word, (start, end) in enumerate(pair.left.spans):
        span = counterpart.get(start, -1), counterpart.get(end - 1, -1) + 1
        if span in at and all(k in counterpart for k in range(start, end)):
            yield word, at[span]


def shown_by_words(pair, words):
    """The pairs of claims that aligned words (left, right) show."""
    shared = collections.Counter(
        (pair.left.claim_of[left], pair.right.claim_of[right])
        for left, right in words if left in pair.left.claim_of and right in pair.right.claim_of)
    return {(left, right) for (left, right), count in shared.items()
            if 2 * count >= min(pair.left.lengths[left], pair.right.lengths[right])}


def shown_by_rows(pair, rows):
    """The pairs of claims that lines (left, right) side by side show; lines count from 0."""
    return {shown for left, right in rows
            for shown in itertools.product(pair.left.claims_on[left], pair.right.claims_on[right])}


def shown_by_rungs(rungs):
    """The pairs of claims of a ladder as hunalign prints it: between two rungs lie sentences that belong together."""
    return {shown for (left, right), (left_end, right_end) in itertools.pairwise(rungs)
            for shown in itertools.product(range(left, left_end), range(right, right_end))}
