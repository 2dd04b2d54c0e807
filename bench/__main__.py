"""``python -m bench [--out FILE] [--starts N]``: measure, and print JSON with the machine and the goals."""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import corpus, encryption, queries, renaming, report, saving, tagging
from bench.figures import Figure, child, machine
from lcjournal.core.paths import data_paths

_SIZES = (1_000, 5_000, 100_000)
_SAME_IMPORTS = "an empty window after the same imports"


def main() -> None:
    """Measure everything and write it."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--out", type=Path, help="write the JSON to this file too")
    parser.add_argument("--starts", type=int, default=7, help="how often each start is measured")
    arguments = parser.parse_args()
    figures = []
    for measured in (
        *saving.figures(),
        *renaming.figures(),
        *tagging.figures(),
        *queries.figures(),
        *encryption.figures(),
        *_starts(arguments.starts),
        *_journal(),
        *_growth(),
        *_backup(),
        *report.figures(),
    ):
        print(f"{measured.name}: {measured.value:.1f} {measured.unit}", file=sys.stderr)
        figures.append(measured.as_json())
    text = json.dumps({"machine": machine(), "figures": figures}, indent=2)
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")


def _starts(rounds: int) -> Iterator[Figure]:
    """Start in turns, so that a slow moment of the machine falls on all; the first turn warms the disk's cache."""
    folders = {size: corpus.entries(size) for size in _SIZES}
    with tempfile.TemporaryDirectory() as temporary:
        names = Path(temporary) / "modules"
        names.write_text("\n".join(child("start", str(folders[1_000]))["imports"]), encoding="utf-8")
        runs = [
            {0: child("bare", str(names))} | {size: child("start", str(folder)) for size, folder in folders.items()}
            for _round in range(rounds)
        ]
    took = {size: statistics.median(run[size]["ms"] for run in runs) for size in (0, *_SIZES)}
    for size in _SIZES:
        goal = 1.5 * took[0] if size < _SIZES[-1] else 1.2 * took[_SIZES[0]]
        yield Figure(f"start to a painted window, {size:,} entries", took[size], "ms", took[0], _SAME_IMPORTS, goal)
    peaks = {size: max(run[size].get("peak_mib", 0.0) for run in runs) for size in (0, 5_000)}
    if peaks[0]:
        yield Figure("peak memory at rest, 5,000 entries", peaks[5_000], "MiB", peaks[0], _SAME_IMPORTS, 150)


def _journal() -> Iterator[Figure]:
    folder = str(corpus.warm(corpus.entries(100_000)))
    took, floor = child("journal", folder), child("plain_list", folder)
    plain = "Qt’s plain list of as many strings"
    yield Figure("first visit of the Journal page, 100,000 entries", took["visit"], "ms", floor["first"], plain)
    yield Figure("list painted afresh, p95, 100,000 entries", took["first"], "ms", floor["first"], plain, 50)
    yield Figure("page of scrolling, p95, 100,000 entries", took["scroll"], "ms", floor["scroll"], plain, 16)
    yield Figure("Page Down to painted list and reader, p95", took["read"], "ms", floor["scroll"], plain)
    yield Figure("entry opened and painted, p95, 100,000 entries", took["open"], "ms", floor["scroll"], plain, 30)
    yield Figure("search key to painted list, p95, 100,000 entries", took["key"], "ms", floor["scroll"], plain, 16)


def _backup() -> Iterator[Figure]:
    source = data_paths(corpus.entries(100_000)).journal
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        shutil.copy(source, folder)
        took = child("backup", folder)
    still = "the same window with no backup made"
    yield Figure("longest frame while 100,000 entries are backed up", took["longest"], "ms", took["still"], still, 50)


def _growth() -> Iterator[Figure]:
    took = child("growth", str(corpus.growth()))
    bare = "pyqtgraph with as many points and bars, without words"
    yield Figure("first visit of the Growth page, 20 years", took["visit"], "ms", took["floor"], bare)
    yield Figure("Growth page read, scored and drawn, p95, 20 years", took["anew"], "ms", took["floor"], bare, 150)
    yield Figure("Growth page after a session, p95, 20 years", took["session"], "ms", took["floor"], bare, 150)
    yield Figure("Growth page narrowed to a tag, p95, 20 years", took["filter"], "ms", took["floor"], bare, 50)
    yield Figure("step of panning on Growth, p95, 20 years", took["pan"], "ms", took["floor"], bare, 16)
    yield Figure("Growth page of another domain, p95, 20 years", took["domain"], "ms", took["floor"], bare, 150)


if __name__ == "__main__":
    main()
