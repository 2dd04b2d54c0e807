"""What a report is made of, as plain data in the language in use: texts, tables and charts in sections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lcjournal.core.progress import ScoreSeries
from lcjournal.core.progress_words import Table


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph of the app’s own words; ``quiet`` is smaller, for facts and labels."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """What the person wrote, raw Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A table under its caption; the first cell of each row heads it. ``widths`` are percentages, for paper."""

    caption: str
    table: Table
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines of a list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """The scores of one domain over time with their bands, and its desired level as steps; ``table`` says the same."""

    title: str
    sentence: str
    since: date
    until: date
    series: ScoreSeries
    desired: tuple[tuple[date, float], ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Bar:
    """The minutes of each kind in one stretch of time, in stacking order; ``name`` stands under the bar."""

    name: str
    minutes: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Minutes of all kinds."""
        return sum(minutes for _kind, minutes in self.minutes)


@dataclass(frozen=True, slots=True)
class Hours:
    """Learning time as stacked bars; ``table`` says the same."""

    title: str
    sentence: str
    bars: tuple[Bar, ...]
    table: Table


Block = Words | Prose | Rows | Bullets | Curve | Hours


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading, then the sections within it."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; ``cover`` stands under the title, ``label`` says at the end what the scores are and are not.

    On paper a ``long`` one has the title, the cover and the label on a page of their own.
    """

    title: str
    cover: tuple[str, ...]
    sections: tuple[Section, ...]
    label: str = ""
    long: bool = False


def blocks(report: Report) -> Iterator[Block]:
    """Yield every block in reading order."""
    for section in report.sections:
        yield from _blocks(section)


def _blocks(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for inner in section.sections:
        yield from _blocks(inner)
