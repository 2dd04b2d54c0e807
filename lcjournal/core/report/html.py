"""A report as HTML: one page for a browser, complete in itself; and the same content for paper, which Qt lays out."""

from collections.abc import Iterator
from html import escape

from typing_extensions import override

from lcjournal.core.formats.html_page import page, table, tag
from lcjournal.core.formats.prose import prose
from lcjournal.core.progress_words import Table
from lcjournal.core.report.parts import Block, Bullets, Curve, Hours, Prose, Report, Rows, Section, Words
from lcjournal.core.report.svg import Picture, picture

CHART = "\ue001"
"""What stands in the HTML for paper where a chart is to be drawn; nothing else in it holds this character."""

_PLACE = f"<p>{CHART}</p>"


def to_html(report: Report) -> bytes:
    """Return the page, in the language in use."""
    return page(report.title, _Browser().body(report)).encode()


def to_paper(report: Report) -> tuple[str, str, list[Picture]]:
    """Return the HTML of the cover, that of the rest, and the charts in the order of their places in it."""
    paper = _Paper()
    cover, *rest = (line if line == _PLACE else line.replace(CHART, "") for line in paper.body(report))
    return cover, "\n".join(rest), paper.pictures


class _Browser:
    """Writes the lines of a page."""

    def __init__(self) -> None:
        self._charts = 0

    def body(self, report: Report) -> Iterator[str]:
        """Yield the cover, then what comes after it."""
        cover = [tag("h1", report.title), *(tag("p", line) for line in report.cover)]
        yield "\n".join(["<header>", *cover, "</header>"])
        for section in report.sections:
            yield from self._section(section, 2)
        if report.label:
            yield tag("p", report.label, "label")

    def _section(self, section: Section, level: int) -> Iterator[str]:
        yield "<section>"
        yield tag(f"h{level}", section.title)
        for block in section.blocks:
            yield from self._block(block, level)
        for inner in section.sections:
            yield from self._section(inner, level + 1)
        yield "</section>"

    def _block(self, block: Block, level: int) -> Iterator[str]:
        if isinstance(block, Words):
            yield tag("p", block.text, "facts" if block.quiet else "")
        elif isinstance(block, Prose):
            yield prose(block.text, level)
        elif isinstance(block, Bullets):
            yield "\n".join(["<ul>", *(tag("li", line) for line in block.lines), "</ul>"])
        elif isinstance(block, Rows):
            yield from self._table(block.caption, block.table, block.widths)
        else:
            yield from self._chart(block)

    def _chart(self, chart: Curve | Hours) -> Iterator[str]:
        self._charts += 1
        yield "<figure>"
        yield picture(chart, f"chart-{self._charts}").svg
        yield tag("figcaption", chart.sentence)
        yield "</figure>"
        yield from self._table(chart.title, chart.table, ())

    def _table(self, caption: str, rows: Table, _widths: tuple[int, ...]) -> Iterator[str]:
        yield from table(caption, list(rows.header), ([_cell(cell) for cell in row] for row in rows.rows))


class _Paper(_Browser):
    """Writes what Qt understands: places for charts, tables with the widths of their columns."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[Picture] = []

    @override
    def _chart(self, chart: Curve | Hours) -> Iterator[str]:
        self.pictures.append(picture(chart, "chart"))
        yield _PLACE
        yield tag("p", chart.sentence)
        yield from self._table(chart.title, chart.table, ())

    @override
    def _table(self, caption: str, rows: Table, widths: tuple[int, ...]) -> Iterator[str]:
        yield tag("p", caption, "facts")
        yield '<table width="100%" cellspacing="0"><thead><tr>'
        for place, name in enumerate(rows.header):
            width = f' width="{widths[place]}%"' if widths else ""
            yield f"<th{width}>{escape(name)}</th>"
        yield "</tr></thead><tbody>"
        for row in rows.rows:
            yield "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>"
        yield "</tbody></table>"


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br>")
