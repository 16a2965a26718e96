#!/usr/bin/env bash
# What somebody would use today in place of parallax, on the same pairs of files: CPU seconds, peak memory and how many
# of the true pairs of claims each of them shows, as tables in Markdown.
#
# usage: benches/peers.sh [PARALLAX [OPTION ...]]
# PARALLAX  the built program (default: target/release/parallax)
# OPTION    see `benches/peers.sh PARALLAX --help`
#
# Nothing is installed. What is on the PATH is run; of what is not, the package that has it is named.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
parallax=${1:-$here/../target/release/parallax}

if [[ ! -x $parallax ]]; then
    echo "peers.sh: there is no program at $parallax; build it with 'cargo build --release', or name it" >&2
    exit 2
fi
if ! command -v python3 >/dev/null; then
    echo "peers.sh: python3 measures and judges, and is not on the PATH" >&2
    exit 2
fi
exec python3 -B "$here/peers.py" "$parallax" "${@:2}"
