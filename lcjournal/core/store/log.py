"""The write-ahead log beside a journal, read frame by frame: what of it SQLite would take, and what it would drop.

https://www.sqlite.org/fileformat2.html#walformat. SQLite reads up to the first frame whose sum is wrong: that is where
a crash cut it short, and nothing behind it was ever acknowledged. Where a disk has changed a frame in the middle, what
was acknowledged after it would be dropped without a word, and written over.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PAGE = 4096
_HEADER, _FRAME_HEADER = 32, 24
_BIG_ENDIAN = b"\x37\x7f\x06\x83"
_WORD = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Log:
    """Where in the log pages stand: the newest of each number that a transaction ended, and ``spare`` ones.

    Those are of no transaction, or their sum is wrong. ``cut_off`` counts the transactions that stand whole behind a
    frame which is not.
    """

    newest: dict[int, int]
    spare: tuple[int, ...]
    cut_off: int

    @property
    def is_damaged(self) -> bool:
        """Return whether SQLite would drop what was acknowledged.

        A crash can leave one transaction with a hole, the last: it was not on the disk yet, and was not acknowledged.
        """
        return self.cut_off > 1


def log_of(journal: Path) -> Path:
    """Return where the log of a journal is, if it has one."""
    return journal.with_name(f"{journal.name}-wal")


def waits(journal: Path) -> bool:
    """Return whether a journal has a log that is not folded in. Raises OSError."""
    log = log_of(journal)
    return log.is_file() and log.stat().st_size > 0


def read_log(file: BinaryIO) -> Log:
    """Read a log from its beginning. Each frame is judged by its own sum, which goes on from that of the one before."""
    header = file.read(_HEADER)
    order = ">" if header[:4] == _BIG_ENDIAN else "<"
    whole = len(header) == _HEADER and _sums(header[:24], bytes(8), order) == header[24:]
    salt, sums = (header[16:24], header[24:]) if whole else (b"", bytes(8))
    newest, pending, spare, cut_off = dict[int, int](), dict[int, int](), list[int](), 0
    while len(frame := file.read(_FRAME_HEADER + PAGE)) == _FRAME_HEADER + PAGE:
        at = file.tell() - PAGE
        before, sums, salt = sums, frame[16:24], salt or frame[8:16]
        if frame[8:16] != salt:  # left from before the log was last begun anew, or damaged
            whole = False
        elif _sums(frame[:8] + frame[_FRAME_HEADER:], before, order) != sums:
            whole = False
            spare.append(at)
        else:
            pending[int.from_bytes(frame[:4], "big")] = at
            if any(frame[4:8]):  # it ends a transaction
                cut_off += not whole
                newest.update(pending)
                pending = {}
    return Log(newest, (*spare, *pending.values()), cut_off)


def _sums(data: bytes, before: bytes, order: str) -> bytes:
    """Return the running sums of the format over ``data``."""
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    first, second = struct.unpack(">2I", before)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return struct.pack(">2I", first, second)
