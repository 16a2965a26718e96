#!/usr/bin/env python3
"""Learn model.rs: which units of a pasted page belong to the article.

usage: train.py PAGES_DIR [--folds N] [--hidden H] [--write]

PAGES_DIR holds NAME.txt and NAME.labels.json ({"domain", "title", "labels": {line: body|furniture|...}}). Every page
is used three times: whole, cut down to the article with a few lines around it, and as the bare article, so that the
model neither relies on menus being there nor finds furniture in a text that has none. The features come from the
program itself (features.rs beside this script), so that training and use cannot drift apart.
Cross-validated by domain; --write learns from all pages and writes model.rs. Needs numpy.
"""
import argparse, collections, hashlib, json, os, random, re, shutil, subprocess, tempfile
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
CHANGES = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0)
tokens = lambda s: re.findall(r'\w+', s.lower())


def load(folder):
    """(name, variant, domain, lines, labels) of each page, whole, cut down and bare."""
    for file in sorted(f for f in os.listdir(folder) if f.endswith('.labels.json')):
        name = file[:-12]
        info = json.load(open(os.path.join(folder, file)))
        lines = open(os.path.join(folder, name + '.txt'), encoding='utf8').read().split('\n')
        labels = [info['labels'][str(i + 1)] for i in range(len(lines))]
        yield name, 'whole', info['domain'], lines, labels
        body = [i for i, l in enumerate(labels) if l == 'body']
        if len(body) < 3:
            continue
        chance = random.Random(name)
        first = max(0, body[0] - chance.choice((0, 2, 5, 10, 20)))
        last = min(len(lines), body[-1] + 1 + chance.choice((0, 3, 8, 15, 40)))
        head = [(info['title'], 'meta'), ('', 'blank')] if info.get('title') and chance.random() < 0.7 else []
        cut = head + list(zip(lines[first:last], labels[first:last]))
        yield name, 'cut', info['domain'], [t for t, _ in cut], [l for _, l in cut]
        bare = head + [(t, l) for t, l in zip(lines[body[0]:body[-1] + 1], labels[body[0]:body[-1] + 1]) if l in ('body', 'blank')]
        yield name, 'bare', info['domain'], [t for t, _ in bare], [l for _, l in bare]


def rows(pages):
    """The program's features for each page: a list of (first, last, features)."""
    folder = tempfile.mkdtemp()
    for name, variant, _, lines, _ in pages:
        open(os.path.join(folder, f'{name}@{variant}.txt'), 'w', encoding='utf8').write('\n'.join(lines))
    call = ['cargo', 'run', '-q', '--release', '--example', 'furniture-features', folder]
    out = subprocess.run(call, cwd=os.path.join(HERE, '..', '..'), check=True, capture_output=True, text=True).stdout
    found = collections.defaultdict(list)
    for line in out.splitlines():
        part = line.rstrip('\n').split('\t')
        found[part[0]].append((int(part[1]), int(part[2]), np.array(part[3:], np.float32)))
    shutil.rmtree(folder)
    return found


class Page:
    def __init__(self, page, units):
        self.name, self.variant, self.domain, lines, labels = page
        self.X = np.stack([u[2] for u in units])
        self.n = [collections.Counter() for _ in units]
        self.body, self.rest = np.zeros(len(units)), np.zeros(len(units))
        self.gold = collections.Counter()
        for k, (first, last, _) in enumerate(units):
            for i in range(first - 1, last):
                if labels[i] not in ('body', 'furniture'):
                    continue
                found = tokens(lines[i])
                self.n[k].update(found)
                (self.body if labels[i] == 'body' else self.rest)[k] += len(found)
        for l, t in zip(labels, lines):
            if l == 'body':
                self.gold.update(tokens(t))

    def f1(self, keep):
        got = collections.Counter()
        for k, n in zip(keep, self.n):
            if k:
                got.update(n)
        same = sum((got & self.gold).values())
        p, r = same / max(1, sum(got.values())), same / max(1, sum(self.gold.values()))
        return 2 * p * r / (p + r) if p + r else 0.0


def viterbi(odds, change):
    a = b = 0.0
    back = []
    for o in odds:
        sa, sb = a >= b - change, b >= a - change
        na, nb = (a if sa else b - change), (b if sb else a - change)
        back.append((not sa, sb))
        a, b = na, nb + o
    state, keep = b > a, [False] * len(odds)
    for i in range(len(odds) - 1, -1, -1):
        keep[i] = state
        state = back[i][int(state)]
    return keep


def learn(pages, hidden, seed=1, epochs=40, decay=2e-3):
    """A network with one hidden layer (ReLU), by Adam on the cross entropy; each page weighs about the same."""
    rng = np.random.default_rng(seed)
    X, Y, W = [], [], []
    for p in pages:
        all_ = (p.body + p.rest)
        use = all_ > 0
        w = all_[use] / max(1.0, p.gold.total()) + 0.3 * np.sqrt(all_[use]) / np.sqrt(all_[use]).sum()
        w *= {'whole': 1.0, 'cut': 0.5, 'bare': 0.25}[p.variant]
        X.append(p.X[use]); Y.append(p.body[use] / all_[use]); W.append(np.minimum(w, 0.25))
    X, Y, W = np.concatenate(X), np.concatenate(Y), np.concatenate(W)
    W = W / W.mean()
    mean, scale = X.mean(0), X.std(0) + 1e-3
    X = ((X - mean) / scale).astype(np.float32)
    d = X.shape[1]
    P = [rng.normal(0, 1 / np.sqrt(d), (d, hidden)), np.zeros(hidden), rng.normal(0, 1 / np.sqrt(hidden), hidden), np.zeros(1)]
    P = [p.astype(np.float32) for p in P]
    M, V, t = [np.zeros_like(p) for p in P], [np.zeros_like(p) for p in P], 0
    avg, seen = [np.zeros_like(p) for p in P], 0
    steps = epochs * (len(X) // 512 + 1)
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for s in range(0, len(X), 512):
            i = order[s:s + 512]
            x, y, w = X[i], Y[i], W[i]
            a = x @ P[0] + P[1]; h = np.maximum(a, 0)
            # A little noise on the hidden layer keeps single units from carrying a page's oddities.
            mask = (rng.random(h.shape) > 0.15) / 0.85
            h *= mask
            z = h @ P[2] + P[3]
            g = w * (1 / (1 + np.exp(-np.clip(z, -30, 30))) - y) / len(i)
            gh = np.outer(g, P[2]) * (a > 0) * mask
            G = [x.T @ gh + decay * P[0], gh.sum(0), h.T @ g + decay * P[2], np.array([g.sum()])]
            t += 1
            rate = 4e-3 * (0.5 * (1 + np.cos(np.pi * t / steps)) + 0.02)
            for k in range(4):
                M[k] = 0.9 * M[k] + 0.1 * G[k]; V[k] = 0.999 * V[k] + 0.001 * G[k] ** 2
                P[k] = P[k] - rate * (M[k] / (1 - 0.9 ** t)) / (np.sqrt(V[k] / (1 - 0.999 ** t)) + 1e-8)
        if epoch >= epochs - 5:
            avg = [a + p for a, p in zip(avg, P)]; seen += 1
    P = [a / seen for a in avg]
    return P[0] / scale[:, None], P[1] - (mean / scale) @ P[0], P[2], P[3]


def odds(net, X):
    return np.maximum(X @ net[0] + net[1], 0) @ net[2] + net[3]


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('pages'); a.add_argument('--folds', type=int, default=5); a.add_argument('--hidden', type=int, default=12)
    a.add_argument('--decay', type=float, default=2e-3); a.add_argument('--epochs', type=int, default=40)
    a.add_argument('--write', action='store_true'); a.add_argument('--cache'); a.add_argument('--out')
    a = a.parse_args()
    raw = list(load(a.pages)); found = rows(raw)
    pages = [Page(p, found[f'{p[0]}@{p[1]}']) for p in raw if found[f'{p[0]}@{p[1]}']]
    fold = lambda p: int(hashlib.md5(p.domain.encode()).hexdigest(), 16) % a.folds
    scores = {(v, c): [] for v in ('whole', 'cut', 'bare') for c in CHANGES}; worst = []
    for k in range(a.folds):
        net = learn([p for p in pages if fold(p) != k], a.hidden, decay=a.decay, epochs=a.epochs)
        for p in pages:
            if fold(p) == k:
                o = odds(net, p.X)
                for c in CHANGES:
                    scores[p.variant, c].append(p.f1(viterbi(o, c)))
                if p.variant == 'whole':
                    worst.append((scores['whole', 1.0][-1], p.name, p.domain))
    for c in CHANGES:
        print(f'change {c}: token F1 ' + ', '.join(f'{v} {np.mean(scores[v, c]):.4f}' for v in ('whole', 'cut', 'bare')))
    if a.out:
        open(a.out, 'w').write('\n'.join(f'{s:.3f} {n} {d}' for s, n, d in sorted(worst)))
    if a.write:
        change = max(CHANGES, key=lambda c: np.mean(scores['whole', c]) + np.mean(scores['cut', c]))
        W, b, w, c = learn(pages, a.hidden, decay=a.decay, epochs=a.epochs)
        number = lambda x: repr(float(f'{x:.3g}')) if abs(x) >= 1e-3 else f'{x:.2e}'
        show = lambda v: '[' + ', '.join(map(number, v)) + ']'
        rows = ''.join(f'        {show(row)},\n' for row in [*W, b])
        with open(os.path.join(HERE, 'model.rs'), 'w') as f:
            f.write('// Written by train.py: the cost of a change; the weights of each feature in the hidden units, the biases last; '
                    'the weights\n// of the hidden units, the bias last.\n'
                    f'Model {{\n    change: {change},\n    hidden: [\n{rows}    ],\n    output: {show(list(w) + [c[0]])},\n}}\n')


main()
