#!/usr/bin/env python3
"""Learns the weights in src/align/model.rs, and those in src/align/blend.rs.

usage: learn.py FEATURES ALIGN NEWS [UNRELATED]
FEATURES   the built example `align-features`; for the weights of both tiers together, in one argument, `align-features full`
ALIGN      JSON Lines {"id", "corpus", "group", "left", "right", "gold", ...}: sentence alignments of several corpora
NEWS       JSON Lines {"id", "left", "right", "strong", "ok"}: whole articles of two outlets
UNRELATED  JSON Lines {"id", "left", "right"}, each side a list of sentences: articles on different matters

Needs numpy and scipy. Prints figures cross-validated by story and fitted on all, then the constants.
FIXED names weights that are set and not learned. Every corpus counts by its links, not by its size: a corpus with many
pairs does not outvote one with few. Equal sentences are left out: the program links them whatever the weights are.
"""
import collections, hashlib, json, re, subprocess, sys

import numpy as np
from scipy.optimize import minimize

BALANCED = ['ecb', 'spark_dd', 'spark_sd', 'superpal', 'abcd_he', 'basil_m']
# How much the links of a corpus count together; those nearest to two outlets' whole articles count most.
SHARE = collections.defaultdict(lambda: 1.0, news=2.0, superpal=0.5, ecb=0.5, deplain=0.3, abcd_synth=0.3)
# What a pair out of unrelated articles counts, as a share of a pair of `news`.
UNRELATED_SHARE = 0.04
FOLDS = 5
# Weights set by hand, by index of the feature: what is learned from holds few such cases.
FIXED = {12: -2.5, 13: -4.0}  # bare, strangers


def lines(path):
    return [json.loads(line) for line in open(path, encoding='utf8') if line.strip()]


def documents(align, news, unrelated):
    """Pairs of articles with `truth`: {(left, right): is a link}, for the pairs that were judged."""
    out = []
    for r in align:
        left, right = ([s for p in r[side]['paragraphs'] for s in p] for side in ('left', 'right'))
        label = {(i, j): kind for i, j, kind in r['gold']}
        judged = {tuple(x) for x in r['eval_pairs']} if 'eval_pairs' in r else {
            (i, j) for i in r.get('eval_left', range(len(left))) for j in r.get('eval_right', range(len(right)))}
        truth = {k: label.get(k) in ('aligned', 'partial') for k in judged if label.get(k) != 'disputed'}
        out.append(dict(corpus=r['corpus'], story=r['group'], left=left, right=right, truth=truth))
    for r in news:
        left, right = ([r[side]['title']] + [s for p in r[side]['paragraphs'] for s in p] for side in ('left', 'right'))
        strong, ok = ({(x['left'], x['right']) for x in r[kind]} for kind in ('strong', 'ok'))
        pairs = {(i, j) for i in range(len(left)) for j in range(len(right))}
        truth = {k: k in strong for k in pairs if k in strong or k not in ok}
        out.append(dict(corpus='news', story='news/' + r['id'], left=left, right=right, truth=truth))
    for r in unrelated:
        truth = {(i, j): False for i in range(len(r['left'])) for j in range(len(r['right']))}
        out.append(dict(corpus='unrelated', story='unrelated/' + r['id'], left=r['left'], right=r['right'], truth=truth))
    join_stories(out)
    return out


def join_stories(docs):
    """Articles that share a long sentence tell one story, in whatever corpus they stand: one fold holds them all."""
    parent, seen = {}, {}
    def find(x):
        while parent.setdefault(x, x) != x: x = parent[x]
        return x
    for d in docs:
        if d['corpus'] == 'unrelated': continue
        for s in d['left'] + d['right']:
            key = folded(s).replace(' ', '')
            if len(key) < 40: continue
            if key in seen: parent[find(d['story'])] = find(seen[key])
            else: seen[key] = d['story']
    for d in docs: d['story'] = find(d['story'])


def folded(s):
    return re.sub(r'[\W_]+', ' ', s.lower()).strip()


def measure(binary, docs):
    text = ''.join(json.dumps({'id': n, 'left': d['left'], 'right': d['right']}) + '\n' for n, d in enumerate(docs))
    out = subprocess.run(binary.split(), input=text.encode(), capture_output=True, check=True).stdout
    X, y, doc, missed = [], [], [], collections.Counter()
    for line in out.decode().splitlines():
        r = json.loads(line); d = docs[r['id']]; met = set()
        for i, j, figures in r['pairs']:
            met.add((i, j))
            if (i, j) in d['truth']: X.append(figures); y.append(d['truth'][i, j]); doc.append(r['id'])
        for (i, j), link in d['truth'].items():
            if link and (i, j) not in met and folded(d['left'][i]) != folded(d['right'][j]): missed[d['corpus']] += 1
    return np.array(X), np.array(y), np.array(doc), missed


class Model:
    """A logistic regression, ridge of 1 on the standardised weights, with the fixed ones as they are."""

    def fit(self, X, y, weights):
        self.free = [k for k in range(X.shape[1]) if k not in FIXED]
        mean, scale = X[:, self.free].mean(0), X[:, self.free].std(0)
        Z, sign, offset = (X[:, self.free] - mean) / scale, np.where(y, 1.0, -1.0), self.fixed(X)
        def loss(w):
            margin = sign * (Z @ w[1:] + w[0] + offset)
            slope = -sign * weights / (1 + np.exp(margin))
            return (weights * np.logaddexp(0, -margin)).sum() + w[1:] @ w[1:] / 2, np.r_[slope.sum(), slope @ Z + w[1:]]
        w = minimize(loss, np.zeros(Z.shape[1] + 1), jac=True, method='L-BFGS-B', options=dict(maxiter=2000)).x
        self.weights = np.zeros(X.shape[1]); self.weights[self.free] = w[1:] / scale
        self.bias = w[0] - self.weights[self.free] @ mean
        for k, weight in FIXED.items(): self.weights[k] = weight
        return self

    def fixed(self, X):
        return sum(X[:, k] * weight for k, weight in FIXED.items())

    def score(self, X):
        return 1 / (1 + np.exp(-(X @ self.weights + self.bias)))


def report(name, scores, y, corpus, links, claims):
    def f1(c, t):
        hit = (corpus == c) & (scores >= t)
        return 2 * y[hit].sum() / (hit.sum() + links[c])
    def precision(c):
        m = corpus == c; order = np.argsort(-scores[m], kind='stable'); right = y[m][order]
        return (right * np.cumsum(right) / np.arange(1, len(right) + 1)).sum() / links[c]
    mean = lambda t: np.mean([f1(c, t) for c in BALANCED])
    threshold = max(np.arange(0.1, 0.6, 0.01), key=lambda t: mean(t) + f1('news', t))
    print(f'{name}: threshold {threshold:.2f}, mean F1 {mean(threshold):.3f}, AP {np.mean([precision(c) for c in BALANCED]):.3f}; '
          f'news F1 {f1("news", threshold):.3f}, AP {precision("news"):.3f}; '
          f'unrelated links a hundred claims {100 * ((corpus == "unrelated") & (scores >= threshold)).sum() / max(1, claims):.2f}')
    for low in np.arange(0, 1, 0.1):
        band = (corpus == 'news') & (scores >= low) & (scores < low + 0.1)
        if band.any(): print(f'  news, scores from {low:.1f}: {band.sum()} pairs, {y[band].mean():.2f} of them links')


def main():
    binary, align, news, *unrelated = sys.argv[1:]
    docs = documents(lines(align), lines(news), lines(unrelated[0]) if unrelated else [])
    # The second tier reads English alone.
    if binary.endswith(' full'): docs = [d for d in docs if d['corpus'] != 'deplain']
    X, y, doc, missed = measure(binary, docs)
    corpus = np.array([docs[n]['corpus'] for n in doc])
    links = {c: int(y[corpus == c].sum()) + missed[c] for c in set(corpus)}
    weights = np.zeros(len(y))
    for c in links:
        if c != 'unrelated': weights[corpus == c] = 1000 * SHARE[c] / (y[corpus == c].sum() + 5)
    weights[corpus == 'unrelated'] = UNRELATED_SHARE * np.median(weights[corpus == 'news'])
    fold = np.array([int(hashlib.md5(docs[n]['story'].encode()).hexdigest(), 16) % FOLDS for n in doc])
    unseen = np.zeros(len(y))
    for k in range(FOLDS):
        unseen[fold == k] = Model().fit(X[fold != k], y[fold != k], weights[fold != k]).score(X[fold == k])
    claims = sum(len(d['left']) + len(d['right']) for d in docs if d['corpus'] == 'unrelated')
    model = Model().fit(X, y, weights)
    report('cross-validated by story', unseen, y, corpus, links, claims)
    report('fitted', model.score(X), y, corpus, links, claims)
    print('BIAS', round(model.bias, 4)); print('WEIGHTS', [round(float(w), 4) for w in model.weights])


if __name__ == '__main__':
    if len(sys.argv) < 4: sys.exit(__doc__)
    main()
