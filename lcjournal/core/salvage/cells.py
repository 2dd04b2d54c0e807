"""Records read out of pages: the cells of table and index leaves, their overflow, and what stands in wrecked pages."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from lcjournal.core.salvage.pages import PAGE, Pages

Value = None | int | float | bytes
TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02
_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_LONGEST = 1 << 30
_MOST_COLUMNS = 40
_UUID_FIRST = b"\x55"  # a text of 36 bytes, which nearly every table of a journal begins with
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MOST_ODD = 0.02


@dataclass(frozen=True, slots=True)
class Record:
    """The values of one row as they are stored; text is bytes.

    Where the end could not be found, a text is cut and of ``cut`` values nothing is there.
    """

    values: tuple[Value, ...]
    whole: bool = True
    cut: int = 0


@dataclass(slots=True)
class Carver:
    """Reads the records of a file. ``used`` are the pages that overflowing texts went on in."""

    pages: Pages
    used: set[int] = field(default_factory=set)

    def records(self, page: bytes, start: int = 0) -> Iterator[Record]:
        """Yield what the cells of a page hold; those of an index have the number of the row as their last value."""
        for at in cells(page, start):
            found = self._cell(page, at)
            if found is not None:
                yield found

    def scattered(self, page: bytes) -> Iterator[Record]:
        """Yield what looks like a record that begins with an id, anywhere in a page whose order is lost."""
        at = page.find(_UUID_FIRST)
        while at > 0:
            found = self._record(page, at - 1, None)
            if found is not None:
                yield found
            at = page.find(_UUID_FIRST, at + 1)

    def _cell(self, page: bytes, at: int) -> Record | None:
        kind = page_kind(page)
        try:
            size, at = varint(page, at + 4 if kind == INDEX_INTERIOR else at)  # behind the page it leads to
            if kind == TABLE_LEAF:
                _number, at = varint(page, at)
        except IndexError:
            return None
        return self._record(page, at, size)

    def _record(self, page: bytes, at: int, size: int | None) -> Record | None:
        """Return the record at a place; without its ``size``, the header alone says how long it is."""
        try:
            kinds, length = _header(page, at)
        except (IndexError, ValueError):
            return None
        total = length + sum(map(_size, kinds))
        if total > _LONGEST or size not in {None, total}:
            return None
        local = _local(total, index=page_kind(page) in {INDEX_LEAF, INDEX_INTERIOR})
        payload = page[at : at + local]
        if len(payload) < local:
            return None
        if local < total:
            payload += self._overflow(page[at + local : at + local + 4], total - local)
        values = tuple(_values(payload[length:], kinds))
        return Record(values, len(payload) == total, len(kinds) - len(values))

    def _overflow(self, link: bytes, wanted: int) -> bytes:
        """Return what follows in other pages, less than wanted where the chain breaks or runs into what is no text."""
        found, seen = bytearray(), set[int]()
        while len(found) < wanted:
            number = int.from_bytes(link, "big")
            if not 1 < number <= self.pages.count or number in seen:
                break
            page = self.pages[number]
            part = page[4 : 4 + wanted - len(found)]
            if not _reads_as_text(part):
                break
            seen.add(number)
            found += part
            link = page[:4]
        self.used |= seen
        return bytes(found)


def page_kind(page: bytes) -> int:
    """Return which sort of page it says it is; the first one has a header of 100 bytes before that."""
    return page[100] if page.startswith(b"SQLite format 3") else page[0]


def cells(page: bytes, start: int = 0) -> list[int]:
    """Return where the cells of a page begin; ``start`` is 100 in the first page. Those outside it are left out."""
    first = start + (8 if page[start] in {TABLE_LEAF, INDEX_LEAF} else 12)
    count = min(int.from_bytes(page[start + 3 : start + 5], "big"), (PAGE - first) // 2)
    places = (int.from_bytes(page[first + 2 * i : first + 2 * i + 2], "big") for i in range(count))
    return [at for at in places if first + 2 * count <= at < PAGE - 2]


def is_orderly(page: bytes, start: int = 0) -> bool:
    """Return whether a page is a page of a tree whose cells all lie in it."""
    if page[start] not in {TABLE_LEAF, TABLE_INTERIOR, INDEX_LEAF, INDEX_INTERIOR}:
        return False
    return len(cells(page, start)) == int.from_bytes(page[start + 3 : start + 5], "big")


def children(page: bytes, start: int = 0) -> list[int]:
    """Return the pages that an interior page leads to."""
    last = int.from_bytes(page[start + 8 : start + 12], "big")
    return [int.from_bytes(page[at : at + 4], "big") for at in cells(page, start)] + [last]


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place, of one to nine bytes, and where it ends. Raises IndexError."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | data[at + 8], at + 9


def _header(page: bytes, at: int) -> tuple[list[int], int]:
    """Return the kinds of the values of a record and the length of its header. Raises IndexError or ValueError."""
    length, place = varint(page, at)
    end, kinds = at + length, list[int]()
    while place < end:
        kind, place = varint(page, place)
        kinds.append(kind)
        if kind in {10, 11} or len(kinds) > _MOST_COLUMNS:
            raise ValueError("no record")
    if place != end or not kinds:
        raise ValueError("no record")
    return kinds, length


def _size(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else _NUMBERS.get(kind, 0)


def _local(total: int, *, index: bool) -> int:
    """Return how many bytes of a record stand in the leaf itself (section 1.6 of the format)."""
    most = (PAGE - 12) * 64 // 255 - 23 if index else PAGE - 35
    if total <= most:
        return total
    least = (PAGE - 12) * 32 // 255 - 23
    fitting = least + (total - least) % (PAGE - 4)
    return fitting if fitting <= most else least


def _values(body: bytes, kinds: list[int]) -> Iterator[Value]:
    at = 0
    for kind in kinds:
        part = body[at : at + _size(kind)]
        at += _size(kind)
        if kind >= 12:
            yield part
        elif len(part) < _size(kind):
            return
        else:
            yield _number(kind, part)
        if at > len(body):
            return


def _number(kind: int, part: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:
        return float(struct.unpack(">d", part)[0])
    return kind - 8 if kind in {8, 9} else int.from_bytes(part, "big", signed=True)


def _reads_as_text(part: bytes) -> bool:
    """Return whether a part of a record is text, but for a few bytes of what stands behind it or of a character cut."""
    odd = len(_CONTROL.findall(part)) + part.decode("utf-8", "replace").count("\ufffd") - part.count("\ufffd".encode())
    return odd <= 12 + _MOST_ODD * len(part)
