#!/usr/bin/env python3
"""Writes reference.txt: what the unpacked model says of a few words, for the tests to compare with.

usage: reference.py PACKAGE, likewise as pack.py
A line each: a sentence, a word of it counted from 0 (punctuation marks are words), and the word's vector in hundredths.
"""
import os, sys

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from pack import LAYERS, layer, normal

SENTENCES = [
    ('The council closed the old harbour bridge on Monday after divers found cracks in two piers.', [1, 2, 12]),
    ('Two pillars of the crossing are damaged, and nobody may drive over it until spring.', [1, 4, 6]),
    ('“We won’t pay a cent,” Ms. Okonkwo-Reyes told reporters in Zürich.', [1, 15]),
    ('Turnout fell to 43.7% — its lowest since 1998.', [0, 3, 10]),
]


def main():
    package = sys.argv[1]
    weights = {name: value.astype(np.float32) for name, value in load_file(os.path.join(package, 'model.safetensors')).items()}
    tokenizer = Tokenizer.from_file(os.path.join(package, 'tokenizer.json'))
    tokenizer.no_padding()
    lines = []
    for sentence, words in SENTENCES:
        encoding = tokenizer.encode(sentence)
        get = lambda name: weights['embeddings.' + name]
        states = get('word_embeddings.weight')[encoding.ids] + get('position_embeddings.weight')[:len(encoding.ids)]
        states = normal(states + get('token_type_embeddings.weight')[0], get('LayerNorm.weight'), get('LayerNorm.bias'))
        for index in range(LAYERS):
            get = lambda name: weights[f'encoder.layer.{index}.{name}']
            states = layer(states.astype(np.float32), [len(states)], get, lambda name, inputs: None)
        for word in words:
            own = [place for place, index in enumerate(encoding.word_ids) if index == word]
            vector = np.round(100 * states[own].mean(0)).astype(int)
            lines.append('\t'.join([sentence, str(word), ' '.join(map(str, vector))]))
            print(sentence, [encoding.tokens[place] for place in own])
    out = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'reference.txt')
    open(out, 'w', encoding='utf8').write('\n'.join(lines) + '\n')


if __name__ == '__main__':
    if len(sys.argv) < 2: sys.exit(__doc__)
    main()
