"""A report of a hundred pages as PDF, made while the window is painted without a pause."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bench import corpus
from bench.figures import Figure, child, milliseconds

_SINCE = date(2025, 7, 15)
"""From this day on, the corpus of 5,000 entries fills a little over a hundred pages."""
_STILL = 150


def figures() -> Iterator[Figure]:
    """Measure in a process of its own."""
    took = child("report", str(corpus.warm(corpus.entries(5_000))))
    alone = "Qt printing the same text in the process of the window, without cover, titles and page numbers"
    yield Figure(f"PDF of {took['pages']} pages", took["seconds"] * 1000, "ms", took["floor"], alone, 5000)
    still = "the same window with no report made"
    yield Figure("longest frame while it is made", took["longest"], "ms", took["still"], still, 50)


def measured(store: Any, instrument: Any, paint: Callable[[], object], folder: Path) -> dict[str, Any]:  # noqa: ANN401 -- imported late
    """Make the report as the dialog does, painting meanwhile; then lay the same text out by Qt alone."""
    from lcjournal.core.report.html import to_paper
    from lcjournal.core.report.learning import learning
    from lcjournal.core.report.options import Contents
    from lcjournal.ui import background
    from lcjournal.ui.report_saving import Desk, write

    contents, path = Contents(_SINCE, corpus.TODAY), folder / "report.pdf"
    still = [milliseconds(paint) for _again in range(_STILL)]
    request = Desk(store, instrument, corpus.TODAY).request(contents, "pdf", "en")
    made: list[Any] = []
    began, frames = time.monotonic(), list[float]()
    background.run(partial(write, request, path), done=made.append)
    while not made:
        frames.append(milliseconds(paint))
    seconds = time.monotonic() - began
    path.unlink()
    html = to_paper(learning(store, instrument, contents, corpus.TODAY, personal=False))[1]
    floor = milliseconds(_printed, html)
    return {
        "pages": made[0].pages,
        "seconds": seconds,
        "floor": floor,
        "longest": max(frames),
        "still": max(still),
    }


def _printed(html: str) -> None:
    from lcjournal.ui.printing import pdf

    pdf(html, "Report")
