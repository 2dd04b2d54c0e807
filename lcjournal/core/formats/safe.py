"""Reading what others made: bounded, never unpacked to disk, never evaluated, decoded without a guess too many."""

import itertools
import json
import math
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import N_, _

FILE_LIMIT = 200_000_000
MEMBER_LIMIT = 20_000_000
ZIP_LIMIT = 100_000_000
MEMBER_COUNT = 5_000
VALUE_LIMIT = 10_000_000
_CHUNK = 1 << 20
_DAMAGED = N_("This file is damaged inside the zip file. It was not read.")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text with U+FFFD for NUL and for halves of surrogate pairs, which no database or file can hold."""
    return _UNSTORABLE.sub("\ufffd", text)


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return the date if there is one between 1900 and 2200."""
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None


def read_bytes(path: Path, limit: int = FILE_LIMIT) -> bytes:
    """Return a file's bytes. Raises UserError where it cannot be opened or is larger than ``limit``.

    What is no file is not opened: reading a pipe would never end.
    """
    unopened = UserError(_("“{name}” cannot be opened.").format(name=path.name))
    if not path.is_file():
        raise unopened
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unopened from error
    if len(data) > limit:
        raise UserError(_("“{name}” is too large to be such a file.").format(name=path.name))
    return data


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and its encoding: by its mark, else UTF-8 if it is, else cp1252 (what Windows in French writes).

    Bytes that cp1252 does not know become U+FFFD.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a zip: its name and its bytes, or None for the bytes and a sentence on why."""

    name: str
    data: bytes | None
    sentence: str = ""


def zip_members(path: Path, wanted: Callable[[str], bool]) -> Iterator[Member]:
    """Yield the wanted members, by name, in the order of their names. Nothing is written to disk.

    Unsafe ones (name twice, leading out of the folder, link, encrypted, too large, damaged) come without bytes.
    Raises UserError if the zip itself cannot be read or holds too many files.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > MEMBER_COUNT:
                raise UserError(_("“{name}” holds too many files to be a journal.").format(name=path.name))
            times = Counter(info.filename for info in infos)
            covered = _covered(infos)
            room = ZIP_LIMIT
            for info in sorted((i for i in infos if wanted(i.filename)), key=lambda i: i.filename):
                if info.header_offset in covered:
                    yield Member(info.filename, None, _(_DAMAGED))
                    continue
                member = _member(archive, info, times[info.filename], min(room, MEMBER_LIMIT))
                room -= len(member.data or b"")
                yield member
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UserError(_("“{name}” is damaged or not a zip file.").format(name=path.name)) from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, times: int, room: int) -> Member:
    if times > 1:
        return Member(info.filename, None, _("This name is in the zip file twice. It was not read."))
    if _leads_out(info):
        return Member(info.filename, None, _("This name leads out of the zip file. It was not read."))
    if info.flag_bits & 1:
        return Member(info.filename, None, _("This file is protected by a password. It was not read."))
    try:
        data = _unpacked(archive, info, room)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        return Member(info.filename, None, _(_DAMAGED))
    if data is None:
        return Member(info.filename, None, _("This file is too large once unpacked. It was not read."))
    return Member(info.filename, data)


def _covered(infos: list[zipfile.ZipInfo]) -> set[int]:
    """Return where those files begin that lie over one another: the same few bytes could be unpacked for ever."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    pairs = itertools.pairwise(ordered)
    over = ((one, other) for one, other in pairs if one.header_offset + one.compress_size > other.header_offset)
    return {info.header_offset for pair in over for info in pair}


def _leads_out(info: zipfile.ZipInfo) -> bool:
    name = info.filename
    outside = name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts
    return outside or stat.S_ISLNK(info.external_attr >> 16)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes | None:
    """Return the member's bytes, or None when more come out than there is room for, whatever its header says."""
    parts, size = [], 0
    with archive.open(info) as file:
        while part := file.read(_CHUNK):
            size += len(part)
            if size > room:
                return None
            parts.append(part)
    return b"".join(parts)


def parse_json(text: str) -> object:
    """Return parsed JSON. Raises ValueError for anything JSON does not allow, NaN, a key twice, or too deep nesting.

    Refused as well: numbers without end, and more values than any journal has, which would take all the memory; commas
    in texts count as if they stood between values.
    """
    if sum(map(text.count, ",[{")) > VALUE_LIMIT:
        raise ValueError("too many values")
    try:
        return json.loads(
            text,
            parse_constant=_no_constant,
            parse_float=_number,
            object_pairs_hook=_no_twins,
        )
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("more than a number holds")
    return number


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key occurs twice")
    return found
