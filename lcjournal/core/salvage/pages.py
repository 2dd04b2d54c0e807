"""The pages of a journal file and of the log beside it, as they are found: no SQLite, and nothing need be whole.

https://www.sqlite.org/fileformat2.html describes both files. A journal has pages of 4,096 bytes with none reserved.
"""

from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from lcjournal.core.store.log import PAGE, log_of, read_log

__all__ = ["PAGE", "Pages"]


class Pages:
    """Every page of a journal, the first is 1, each as the last transaction in the log left it.

    ``spare`` are pages of the log that SQLite drops: what is read in them counts only where it is found nowhere else.
    """

    def __init__(self, journal: Path) -> None:
        self._journal = journal.open("rb")
        self._log_file: BinaryIO = log_of(journal).open("rb") if log_of(journal).is_file() else BytesIO()
        self._log = read_log(self._log_file)
        self.spare = [self._logged(at) for at in self._log.spare]
        size = journal.stat().st_size
        self.count = max(-(-size // PAGE), *self._log.newest, 0)

    def __enter__(self) -> Self:
        """Give the pages; leaving the block closes both files."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close, whatever happened."""
        self._journal.close()
        self._log_file.close()

    def __getitem__(self, number: int) -> bytes:
        """Return a page, zeros where the file ends before it does."""
        if number in self._log.newest:
            return self._logged(self._log.newest[number])
        self._journal.seek((number - 1) * PAGE)
        return self._journal.read(PAGE).ljust(PAGE, b"\0")

    def _logged(self, at: int) -> bytes:
        self._log_file.seek(at)
        return self._log_file.read(PAGE)
