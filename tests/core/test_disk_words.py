import errno
import os
from pathlib import Path

import pytest

from lcjournal.core import disk_words, i18n
from lcjournal.core.errors import UserError
from lcjournal.core.sqlite import sqlite3

FRENCH = {
    errno.EACCES: "vous n’avez pas accès à ce dossier ou à ce fichier",
    errno.ENOENT: "ce dossier ou ce fichier n’existe pas",
    errno.EROFS: "ce disque est en lecture seule",
    errno.ENOSPC: "ce disque est plein",
}


@pytest.mark.parametrize("number", FRENCH)
def test_what_the_system_says_is_said_in_french(number: int) -> None:
    i18n.use("fr")
    assert disk_words.reason(OSError(number, os.strerror(number))) == FRENCH[number]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EIO, "the disk could not be read or written"),
        (errno.ENAMETOOLONG, "the name is too long for this disk"),
    ],
)
def test_a_failing_disk_and_a_long_name_are_said_in_our_words(number: int, said: str) -> None:
    assert disk_words.reason(OSError(number, os.strerror(number), "some/path")) == said


def test_what_is_not_known_has_its_number_and_no_words_in_another_language() -> None:
    i18n.use("fr")
    assert "Out of domain" not in disk_words.reason(OSError(errno.EDOM, "Out of domain"))
    assert "EDOM" in disk_words.reason(OSError(errno.EDOM, "Out of domain"))
    assert "no number" not in disk_words.reason(OSError("no number"))


def test_a_file_that_another_program_of_windows_holds_is_not_forbidden() -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined]  # only there
    assert disk_words.reason(error) == "another program holds the file"


def sqlite_error(path: Path) -> sqlite3.Error:
    """Return what SQLite says where another program has a file for itself."""
    holder, other = sqlite3.connect(path), sqlite3.connect(path, timeout=0)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError) as caught:
        other.execute("BEGIN IMMEDIATE")
    holder.close()
    other.close()
    return caught.value


def test_what_sqlite_says_is_said_in_our_words(tmp_path: Path) -> None:
    error = sqlite_error(tmp_path / "some.db")
    assert "locked" in str(error)
    assert disk_words.sentence(error) == "That did not work: another program holds the file."
    assert "SQLITE" not in disk_words.sentence(error)
    assert "syntax" not in disk_words.sentence(sqlite3.OperationalError("near x: syntax error"))


def test_a_sentence_for_the_person_stays_as_it_is() -> None:
    assert disk_words.sentence(UserError("Do this.")) == "Do this."
