"""Eleven ways in which the bytes of a journal come to harm, each at most 64 KiB of it but for two that take all."""

from collections.abc import Callable
from random import Random

PAGE = 4096
MOST_PAGES = 16


def _noise(content: bytearray, random: Random, pages: range) -> None:
    for number in pages:
        content[number * PAGE : (number + 1) * PAGE] = random.randbytes(PAGE)


def _header(content: bytearray, random: Random) -> None:
    content[:100] = random.randbytes(100)


def _schema_page(content: bytearray, random: Random) -> None:
    count = len(content) // PAGE
    schema = [at for at in range(count) if b"CREATE TABLE" in content[at * PAGE : (at + 1) * PAGE]]
    for at in [0, *random.sample(schema, random.randint(0, min(4, len(schema))))]:
        _noise(content, random, range(at, at + 1))


def _random_pages(content: bytearray, random: Random) -> None:
    for at in random.sample(range(len(content) // PAGE), random.randint(1, MOST_PAGES)):
        _noise(content, random, range(at, at + 1))


def _zero_fill(content: bytearray, random: Random) -> None:
    length = random.randint(512, MOST_PAGES * PAGE)
    at = random.randrange(len(content) - length)
    content[at : at + length] = bytes(length)


def _truncation(content: bytearray, random: Random) -> None:
    del content[-random.randint(1, MOST_PAGES * PAGE) :]


def _empty(content: bytearray, _random: Random) -> None:
    content.clear()


def _wrong_type(content: bytearray, random: Random) -> None:
    beginnings = (b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"%PDF-1.7\n", b"Liste de courses\n")
    content[:] = random.choice(beginnings) + random.randbytes(random.randrange(20_000))


def _bit_flips(content: bytearray, random: Random) -> None:
    for _ in range(random.choice((1, 1, 4, 32))):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def _swapped_pages(content: bytearray, random: Random) -> None:
    for _ in range(random.randint(1, MOST_PAGES // 2)):
        one, other = (at * PAGE for at in random.sample(range(1, len(content) // PAGE), 2))
        page = content[one : one + PAGE]
        content[one : one + PAGE] = content[other : other + PAGE]
        content[other : other + PAGE] = page


def _torn_log(content: bytearray, random: Random) -> None:
    """Tear the log: its end is gone, a part is zero, or bits are not what they were."""
    random.choice((_truncation, _zero_fill, _bit_flips))(content, random)


def _text_bytes(content: bytearray, random: Random) -> None:
    places = [at for at in range(0, len(content) - 300, 997) if b" " in content[at : at + 9]]
    for at in random.sample(places, min(len(places), random.randint(1, 20))):
        length = random.randint(1, 200)
        content[at : at + length] = random.randbytes(length)


KINDS: dict[str, Callable[[bytearray, Random], None]] = {
    "header": _header,
    "schema page": _schema_page,
    "random pages": _random_pages,
    "zero fill": _zero_fill,
    "truncation": _truncation,
    "empty": _empty,
    "wrong type": _wrong_type,
    "bit flips": _bit_flips,
    "swapped pages": _swapped_pages,
    "torn log": _torn_log,
    "text bytes": _text_bytes,
}
NOTHING_LEFT = ("empty", "wrong type")
"""Kinds after which nothing of the journal is in the file."""
