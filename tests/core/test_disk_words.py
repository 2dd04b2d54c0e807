import errno
import os

import pytest

from lcjournal.core import disk_words, i18n

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


def test_what_is_not_known_is_said_as_the_system_says_it() -> None:
    assert disk_words.reason(OSError(errno.EDOM, "Out of domain")) == "Out of domain"
    assert disk_words.reason(OSError("no number")) == "no number"
