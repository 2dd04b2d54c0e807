"""jrnl: its JSON export, its text journals (``[2026-03-04 18:30] Title. Body``) and its folder journals.

A starred entry gets the tag ``starred``. Words marked with ``@`` (or the symbols the JSON used) become tags.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from pathlib import Path
from typing import TypeGuard

from lcjournal.core.errors import UserError
from lcjournal.core.formats.record import Imported, ImportReading, Problem, fingerprint, reading, unique
from lcjournal.core.formats.safe import clean, decode, parse_json, read_bytes
from lcjournal.core.formats.values import date_order, day_of, time_of
from lcjournal.core.i18n import _

APP = "jrnl"
STAR = "starred"
_ENCRYPTED = (b"gAAAAA", b"JRNLv")
_BRACKETED = re.compile(r"^\[([^\]\n]{6,40})\] ?(.*)$")
_BARE = re.compile(r"^(\d{1,4}[-./]\d{1,2}[-./]\d{1,4} \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?) (.*)$")
_SENTENCE = re.compile(r"[^\n]*?[.?!…](?=\s|$)|[^\n]*")
_TAG = re.compile(r"(?<!\S)@(\w(?:[\w/+#-]|\.(?=\w))*)")
_FIELDS = {"title", "body", "date", "time", "tags", "starred"}


def is_folder(path: Path) -> bool:
    """Say whether a folder is a jrnl journal, one file a day: ``2026/03/04.txt``."""
    return any(True for _file in _day_files(path))


def _day_files(path: Path) -> Iterator[Path]:
    pattern = re.compile(r"\d{4}/\d{2}/\d{2}\.txt")
    return (file for file in path.glob("[0-9]*/[0-9]*/*.txt") if pattern.fullmatch(file.relative_to(path).as_posix()))


def is_text(data: bytes) -> bool:
    """Say whether bytes look like a jrnl text journal, readable or encrypted."""
    if data.startswith(_ENCRYPTED):
        return True
    first = next((line for line in decode(data[:4000])[0].splitlines() if line.strip()), "")
    match = _BRACKETED.match(first) or _BARE.match(first)
    return bool(match and re.search(r"\d", match[1]))


def is_export(data: object) -> TypeGuard[dict[str, object]]:
    """Say whether parsed JSON is jrnl's export: entries that have a date, or none at all beside ``tags``."""
    entries = data.get("entries") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(entries, list):
        return False
    return any(isinstance(entry, dict) and "date" in entry for entry in entries) or (not entries and "tags" in data)


def read(path: Path) -> ImportReading:
    """Read a jrnl journal or export. Raises UserError if it is encrypted or holds no entry that can be read."""
    if path.is_dir():
        return _read_folder(path)
    data = read_bytes(path)
    if data.startswith(_ENCRYPTED):
        raise UserError(
            _("“{name}” is an encrypted jrnl journal. In jrnl, export it first: jrnl --format json --file export.json")
            .format(name=path.name)
        )  # fmt: skip
    text = clean(decode(data)[0])
    if text.lstrip().startswith("{"):
        try:
            return read_export(path.name, parse_json(text))
        except ValueError as error:
            raise UserError(_("“{name}” is not complete JSON.").format(name=path.name)) from error
    problems: list[Problem] = []
    records = list(_text_entries(path.name, text, problems))
    if not records:
        raise UserError(_("“{name}” holds no jrnl entry with a date that can be read.").format(name=path.name))
    return reading(APP, path.name, records, problems)


def _read_folder(path: Path) -> ImportReading:
    records: list[Imported] = []
    problems: list[Problem] = []
    for file in sorted(_day_files(path)):
        name = file.relative_to(path).as_posix()
        try:
            records += _text_entries(name, clean(decode(read_bytes(file))[0]), problems)
        except UserError as error:
            problems.append(Problem(name, None, str(error)))
    return reading(APP, path.name, records, problems)


def read_export(file: str, data: object) -> ImportReading:
    """Read jrnl's parsed JSON. Raises UserError if it is something else."""
    if not is_export(data):
        raise UserError(_("“{name}” is not a jrnl export.").format(name=file))
    listed, entries = data.get("tags"), data["entries"]
    symbols = "".join({tag[:1] for tag in listed if tag} if isinstance(listed, dict) else {}) or "@"
    records: list[Imported] = []
    problems: list[Problem] = []
    unknown: set[str] = set()
    for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
        record = _exported(entry, symbols) if isinstance(entry, dict) else None
        if record is None:
            problems.append(Problem(file, None, _("Entry {number} has no date or no text.").format(number=number)))
            continue
        records.append(record)
        unknown |= set(entry) - _FIELDS
    notes = [_("Not taken from the entries: {fields}.").format(fields=", ".join(sorted(unknown)))] if unknown else []
    return reading(APP, file, records, problems, notes)


def _exported(entry: dict[str, object], symbols: str) -> Imported | None:
    day = day_of(str(entry.get("date") or ""), "ymd")
    title, body = (str(entry.get(key) or "").strip() for key in ("title", "body"))
    if day is None or not (title or body):
        return None
    tags = entry.get("tags")
    words = [str(tag).lstrip(symbols) for tag in tags] if isinstance(tags, list) else []
    words += [STAR] if entry.get("starred") is True else []
    return _record(day, time_of(str(entry.get("time") or "")), title, body, words)


def _record(day: date, start: time | None, title: str, body: str, tags: Iterable[str]) -> Imported:
    return Imported(
        source_id=fingerprint(day.isoformat(), str(start or ""), title, body),
        day=day,
        start=start,
        title=title or body,
        text=body,
        tags=unique(tags),
    )


def _text_entries(file: str, text: str, problems: list[Problem]) -> Iterator[Imported]:
    """Yield the entries of a text journal; text before the first one and a date that cannot be read are problems."""
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    header = _BRACKETED if _BRACKETED.match(first) else _BARE
    heads = [(index, match) for index, line in enumerate(lines) if (match := header.match(line))]
    order = date_order(match[1] for _index, match in heads) or "dmy"
    dated = [(index, match, day) for index, match in heads if (day := day_of(match[1], order))]
    unread = {index for index, match in heads if re.match(r"\d", match[1])} - {index for index, _m, _d in dated}
    sentence = _("This date cannot be read; the line stays in the entry before it.")
    problems += [Problem(file, index + 1, sentence) for index in sorted(unread)]
    if first and (not dated or any(line.strip() for line in lines[: dated[0][0]])):
        problems.append(Problem(file, 1, _("There is text before the first date that can be read.")))
    ends = [index for index, _match, _day in dated[1:]] + [len(lines)]
    for (index, match, day), end in zip(dated, ends, strict=False):
        yield _entry(day, time_of(match[1]), "\n".join([match[2], *lines[index + 1 : end]]))


def _entry(day: date, start: time | None, text: str) -> Imported:
    """Return an entry whose title is its first sentence, as in jrnl; a star at either end of the first line is one."""
    head, _line, rest = text.partition("\n")
    bare = head.strip()
    starred = bare.endswith("*") or bare.startswith("*")
    whole = (bare.strip("* ") if starred else bare) + "\n" + rest
    sentence = _SENTENCE.match(whole)
    title = sentence[0] if sentence else ""
    tags = [tag.casefold() for tag in _TAG.findall(whole)] + ([STAR] if starred else [])
    return _record(day, start, title.strip(), whole[len(title) :].strip(), tags)
