#!/usr/bin/env python3
"""Packs the polarity of words: vader.txt, stem and valence times ten.

usage: vader.py LEXICON DICT, the file vader_lexicon.txt of the Python package vaderSentiment and WordNet's folder. A word that is not in it takes the
mean of the synonyms that wordnet.txt gives it, where these agree. Needs nltk for its stemmer.
"""
import collections, os, re, sys
from nltk.stem.snowball import SnowballStemmer

HERE = os.path.dirname(os.path.abspath(__file__))
words = {line.split(' ')[0] for pos in ('noun', 'verb', 'adj') for line in open(os.path.join(sys.argv[2], 'index.' + pos))}
snowball = SnowballStemmer('english')
rated = set()
values = collections.defaultdict(list)
for line in open(sys.argv[1], encoding='utf8'):
    word, valence, *_ = line.split('\t')
    if re.fullmatch('[a-z]{3,}', word):
        rated.add(word)
        values[snowball.stem(word)].append(float(valence))
# Forms that disagree ("fine", "fined") say nothing.
known = {stem: sum(v) / len(v) for stem, v in values.items() if min(v) * max(v) > 0}
own = {}
for line in open(os.path.join(HERE, 'wordnet.txt')):
    stem, packed, *_ = line.rstrip('\n').split(' ')
    own[stem] = [packed[i:i + 3] for i in range(1, len(packed), 3)]
holders = collections.defaultdict(list)
for stem, concepts in own.items():
    for concept in concepts:
        holders[concept].append(stem)
# "useful" says nothing of "use".
known = {stem: value for stem, value in known.items() if stem in rated or stem not in words}
packed = {stem: value for stem, value in known.items() if abs(value) >= 0.8}
for stem, concepts in own.items():
    if stem in values or '_' in stem:
        continue
    near = [known[other] for concept in concepts for other in holders[concept] if other in known]
    if len(near) >= 2 and min(near) * max(near) > 0 and abs(sum(near) / len(near)) >= 1.5 and len(near) >= len(concepts):
        packed[stem] = sum(near) / len(near)
with open(os.path.join(HERE, 'vader.txt'), 'w') as out:
    for stem, value in sorted(packed.items()):
        out.write(f'{stem} {round(10 * value)}\n')
