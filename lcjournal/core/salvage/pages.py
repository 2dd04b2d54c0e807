"""The pages of a journal file and of the log beside it, as they are found: no SQLite, and nothing need be whole.

https://www.sqlite.org/fileformat2.html describes both files. A journal has pages of 4,096 bytes with none reserved.
"""

import struct
from pathlib import Path
from types import TracebackType
from typing import Self

PAGE = 4096
_LOG_HEADER, _FRAME_HEADER = 32, 24
_BIG_ENDIAN = 0x377F0683
_WORD = 0xFFFFFFFF


class Pages:
    """Every page of a journal, the first is 1, each as the last transaction in the log left it.

    ``spare`` are pages of the log that no transaction ended or whose sum is wrong: SQLite drops them, and what is read
    in them counts only where it is found nowhere else.
    """

    def __init__(self, journal: Path) -> None:
        self._journal = journal.open("rb")
        log = journal.with_name(f"{journal.name}-wal")
        self._log = log.open("rb") if log.is_file() else None
        self._in_log: dict[int, int] = {}
        self.spare: list[bytes] = []
        self._read_log()
        size = journal.stat().st_size
        self.count = max(-(-size // PAGE), *self._in_log, 0)

    def __enter__(self) -> Self:
        """Give the pages; leaving the block closes both files."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close, whatever happened."""
        self._journal.close()
        if self._log:
            self._log.close()

    def __getitem__(self, number: int) -> bytes:
        """Return a page, zeros where the file ends before it does."""
        if self._log and number in self._in_log:
            self._log.seek(self._in_log[number])
            return self._log.read(PAGE)
        self._journal.seek((number - 1) * PAGE)
        return self._journal.read(PAGE).ljust(PAGE, b"\0")

    def _read_log(self) -> None:
        """Find the newest committed page of each number.

        Each frame is judged by its own sum, which begins with that of the frame before: SQLite stops at the first that
        is wrong, and what was written after it is lost to it.
        """
        if self._log is None:
            return
        header = self._log.read(_LOG_HEADER)
        order = ">" if header[:4] == _BIG_ENDIAN.to_bytes(4, "big") else "<"
        salt, sums, pending = header[16:24], header[24:32], dict[int, int]()
        while len(frame := self._log.read(_FRAME_HEADER + PAGE)) == _FRAME_HEADER + PAGE:
            at, page = self._log.tell() - PAGE, frame[_FRAME_HEADER:]
            before, sums = sums, frame[16:24]
            if frame[8:16] != salt:
                continue
            if _sums(frame[:8] + page, before, order) != sums:
                self.spare.append(page)
                continue
            pending[int.from_bytes(frame[:4], "big")] = at
            if any(frame[4:8]):  # it ends a transaction
                self._in_log |= pending
                pending = {}
        for at in pending.values():
            self._log.seek(at)
            self.spare.append(self._log.read(PAGE))


def _sums(data: bytes, before: bytes, order: str) -> bytes:
    """Return the running sums of the log’s format over ``data``."""
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    first, second = struct.unpack(">2I", before)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return struct.pack(">2I", first, second)
