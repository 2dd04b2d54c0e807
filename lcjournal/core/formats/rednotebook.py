"""RedNotebook: a folder, a backup zip or a single file of months, ``YYYY-MM.txt``, YAML around txt2tags text.

The YAML is composed, never constructed: every scalar is taken as the text it is, so no tag can make an object, no
date or number is rewritten, and an alias costs nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from lcjournal.core.errors import UserError
from lcjournal.core.formats.record import Imported, ImportReading, Problem, fingerprint, reading, title_from, unique
from lcjournal.core.formats.safe import MEMBER_LIMIT, decode, read_bytes, valid_day, zip_members
from lcjournal.core.formats.txt2tags import hashtags, inline, to_markdown
from lcjournal.core.i18n import _

APP = "RedNotebook"
MONTH_FILE = re.compile(r"(?:^|/)(\d{4})-(\d{2})\.txt$")
_BESIDE = re.compile(r"\d{4}-\d{2}.*(?:old|new|conflict)", re.IGNORECASE)
_DEPTH = 16
_EVENT_LIMIT = 2_000_000
"""Of the YAML of all months together; a day with its text and five categories is about twenty."""
_YAML = "tag:yaml.org,2002:"
_PLAIN_TAGS = {_YAML + name for name in ("str", "null", "int", "float", "bool", "timestamp", "value", "merge")} | {
    _YAML + name for name in ("map", "seq", "set", "python/unicode", "python/str")
}
_TAG_CATEGORIES = {"tags", "tag", "étiquettes"}


@dataclass
class _Found:
    """What the months gave so far."""

    records: list[Imported] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    events: int = 0


def is_journal(path: Path) -> bool:
    """Say whether a folder holds month files, itself or in ``data`` as in ``~/.rednotebook``."""
    return any(MONTH_FILE.search(item.name) for item in (*path.glob("*.txt"), *path.glob("data/*.txt")))


def read(path: Path) -> ImportReading:
    """Read a RedNotebook journal; a month that cannot be read is a problem and the other months are read.

    Raises UserError if there is no month file at all.
    """
    found = _Found()
    months = 0
    for name, data in _months(path, found):
        months += 1
        _read_month(name, data, found)
    if not months and not found.problems:
        raise UserError(_("“{name}” holds no RedNotebook month such as 2026-03.txt.").format(name=path.name))
    notes = []
    if found.beside:
        files = ", ".join(sorted(found.beside))
        notes.append(_("Left aside, copies that RedNotebook keeps beside its months: {files}.").format(files=files))
    return reading(APP, path.name, found.records, found.problems, notes)


def _months(path: Path, found: _Found) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        folder = path if any(MONTH_FILE.search(item.name) for item in path.glob("*.txt")) else path / "data"
        for file in sorted(folder.glob("*")):
            if MONTH_FILE.search(file.name):
                yield from _month_file(file, found)
            elif _BESIDE.match(file.name):
                found.beside.append(file.name)
    elif MONTH_FILE.search(path.name):
        yield from _month_file(path, found)
    else:
        yield from _zipped(path, found)


def _month_file(file: Path, found: _Found) -> Iterator[tuple[str, bytes]]:
    try:
        yield file.name, read_bytes(file, MEMBER_LIMIT)
    except UserError as error:
        found.problems.append(Problem(file.name, None, str(error)))


def _zipped(path: Path, found: _Found) -> Iterator[tuple[str, bytes]]:
    for member in zip_members(path, lambda name: bool(MONTH_FILE.search(name) or _BESIDE.match(name))):
        if not MONTH_FILE.search(member.name):
            found.beside.append(member.name)
        elif member.data is None:
            found.problems.append(Problem(member.name, None, member.sentence))
        else:
            yield member.name, member.data


def _read_month(name: str, data: bytes, found: _Found) -> None:
    """Add the days of one month, in the order of the file."""
    try:
        root = _composed(decode(data)[0], found)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        found.problems.append(Problem(name, line, _("This month is not written as RedNotebook writes it.")))
        return
    except (yaml.YAMLError, RecursionError, ValueError):
        found.problems.append(Problem(name, None, _("This month is not written as RedNotebook writes it.")))
        return
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        found.problems.append(Problem(name, 1, _("This month is not written as RedNotebook writes it.")))
        return
    for key, value in root.value:
        _read_day(name, key, value, found)


def _composed(text: str, found: _Found) -> yaml.Node | None:
    """Return the node graph, or None for an empty file. The depth is counted first: composing calls itself."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        found.events += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH or found.events > _EVENT_LIMIT:
            raise ValueError("nested too deeply, or too many parts")
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node


def _read_day(name: str, key: yaml.Node, value: yaml.Node, found: _Found) -> None:
    line = key.start_mark.line + 1
    year, month = map(int, MONTH_FILE.findall(name)[0])
    number = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
    day = valid_day(year, month, int(number)) if re.fullmatch(r"\d{1,2}", number, re.ASCII) else None
    if day is None:
        found.problems.append(Problem(name, line, _("This is not a day of the month; what it holds was not read.")))
        return
    if not isinstance(value, yaml.MappingNode):
        if _scalar(value):
            found.problems.append(Problem(name, line, _("This day is not written as RedNotebook writes it.")))
        return
    content = _Day()
    for part, inside in value.value:
        if not content.take(part, inside):
            sentence = _("A part of this day is not plain text and was not read.")
            found.problems.append(Problem(name, part.start_mark.line + 1, sentence))
    if not content.is_empty():
        found.records.append(content.record(day))


def _scalar(node: yaml.Node) -> str | None:
    """Return a scalar's text, ``""`` for null, or None for anything else."""
    if not isinstance(node, yaml.ScalarNode) or node.tag not in _PLAIN_TAGS:
        return None
    return "" if node.tag == _YAML + "null" else str(node.value)


def _entries(node: yaml.Node) -> list[str] | None:
    """Return the entries of a category: keys of a mapping (a value, unusual, follows its key), a list, or one text."""
    if node.tag not in _PLAIN_TAGS:
        return None
    if isinstance(node, yaml.MappingNode):
        pairs = [(_scalar(key), _scalar(value)) for key, value in node.value]
        joined = [None if None in pair else ": ".join(filter(None, pair)) for pair in pairs]
    else:
        joined = [_scalar(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else [_scalar(node)]
    return None if None in joined else [entry for entry in joined if entry and entry.strip()]


class _Day:
    """One day: its text and its categories."""

    def __init__(self) -> None:
        self._text = ""
        self._categories: list[tuple[str, list[str]]] = []

    def take(self, part: yaml.Node, inside: yaml.Node) -> bool:
        """Take the text or one category; False if it is not what RedNotebook writes."""
        name = _scalar(part)
        if name == "text":
            text = _scalar(inside)
            self._text += text or ""
            return text is not None
        entries = _entries(inside)
        if not name or entries is None:
            return False
        self._categories.append((name, entries))
        return True

    def is_empty(self) -> bool:
        return not self._text.strip() and not self._categories

    def record(self, day: date) -> Imported:
        """Return the day. Its id holds what was written, so that a day changed since comes in beside the old one."""
        parts = [to_markdown(self._text)]
        tags = hashtags(self._text)
        for name, entries in self._categories:
            if not entries:
                tags.append(name)  # RedNotebook writes a tag as a category without entries
            elif name.casefold() in _TAG_CATEGORIES:
                tags += [re.sub(r"\s+", "_", entry.strip().lstrip("#")) for entry in entries]
            else:
                tags += [tag for entry in entries for tag in hashtags(entry)]
                parts.append(_listed(name, entries))
        text = "\n\n".join(filter(None, parts))
        names = ", ".join(name for name, _entries in self._categories)
        raw = [part for name, entries in self._categories for part in (name, *entries)]
        return Imported(
            source_id=f"{day.isoformat()}:{fingerprint(self._text, *raw)}",
            day=day,
            title=title_from(text) or names,
            text=text,
            tags=unique(tags),
        )


def _listed(name: str, entries: list[str]) -> str:
    lines = [f"- {inline(' '.join(entry.split()))}" for entry in entries]
    return "\n".join([f"### {name}", "", *lines])
