"""Opening an encrypted journal by its passphrase or its recovery sheet, and giving it another passphrase.

The recovery sheet holds the data key itself, in groups of four letters and digits: it opens the journal where the
passphrase is forgotten or the key file lost.
"""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from lcjournal.core import key_file, keyring
from lcjournal.core.errors import KeyFileError, LockedJournalError, UserError, WrongPassphraseError
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import _
from lcjournal.core.paths import JOURNAL_SUFFIX

_GROUP = 4
_LETTERS = 52  # 32 bytes in base32, without the signs that fill up
_LOOK_ALIKE = str.maketrans({"0": "O", "1": "I", "8": "B", "-": "", " ": ""})


def is_locked(path: Path) -> bool:
    """Return whether the journal at ``path`` waits for its passphrase. Raises KeyFileError as ``key_for`` does."""
    try:
        keyring.key_for(path)
    except LockedJournalError:
        return True
    return False


def unlock(path: Path, passphrase: str) -> None:
    """Make the key of a journal known to this process. Raises WrongPassphraseError, KeyFileError.

    Takes about half a second; to be run beside the thread of the window.
    """
    file = key_file.read(path)
    keyring.remember(file.id, file.key(passphrase))


def unlock_by_sheet(path: Path, words: str) -> None:
    """Make the key on a recovery sheet known, if it is that of this journal; the key file is not needed.

    Raises UserError where the groups are not those of a sheet, WrongPassphraseError where they are of another journal.
    """
    key = _read_sheet(words)
    if not _is_key_of(path, key):
        raise WrongPassphraseError(_("This recovery sheet is of another journal."))
    keyring.remember(key_file.key_id(key), key)


def change_passphrase(path: Path, old: str, new: str, others: tuple[Path, ...] = ()) -> None:
    """Have a journal open by a new passphrase and no longer by the old one. Raises as ``unlock`` does, and OSError.

    ``others`` are folders of backups apart from those beside the journal.
    """
    unlock(path, old)
    set_passphrase(path, new, others)


def set_passphrase(path: Path, new: str, others: tuple[Path, ...] = ()) -> None:
    """Give an unlocked journal a new passphrase, and a new key file where it was lost.

    Raises LockedJournalError, UserError (an empty passphrase) and OSError; the old passphrase then still opens it.
    """
    key_file.write(path, key_file.wrap(_known_key(path), usable(new)))
    spread(path, others)


def usable(passphrase: str) -> str:
    """Return a passphrase that can be used for a journal. Raises UserError for an empty one."""
    if not passphrase.strip():
        raise UserError(_("A passphrase cannot be empty."))
    return passphrase


def spread(path: Path, others: tuple[Path, ...] = ()) -> None:
    """Give the backups of a journal, and what was set aside, its key file, so that an old passphrase opens none.

    They are those in ``others`` and in the folders beside it whose key is the same; done again, it does nothing.
    """
    own, content = key_file.read(path).id, key_file.path_of(path).read_bytes()
    for copy in _copies(path, others):
        try:
            same = key_file.read(copy).id == own and key_file.path_of(copy).read_bytes() != content
        except KeyFileError:
            continue
        if same:
            write_atomically(key_file.path_of(copy), content)


def _copies(path: Path, others: tuple[Path, ...]) -> Iterator[Path]:
    for folder in (*path.parent.glob("*/"), *others):
        for file in folder.glob(f"*{JOURNAL_SUFFIX}.key"):
            yield file.with_suffix("")


def sheet(path: Path) -> str:
    """Return the recovery sheet of an unlocked journal, as ``sheet_of`` does that of its key."""
    return sheet_of(_known_key(path))


def sheet_of(key: bytes) -> str:
    """Return the recovery sheet that holds a data key: 13 groups of four, and one that checks them."""
    letters = base64.b32encode(key).decode()[:_LETTERS]
    letters += _check_group(letters)
    return " ".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _known_key(path: Path) -> bytes:
    key = keyring.key_for(path)
    if key is None:
        raise UserError(_("The journal “{name}” has no passphrase.").format(name=path.name))
    return key


def _is_key_of(path: Path, key: bytes) -> bool:
    """By the key file, so that a damaged journal is not taken for another one; else by what the key opens."""
    try:
        if key_file.read(path).id == key_file.key_id(key):
            return True
    except KeyFileError:
        pass
    return keyring.is_encrypted(path) and keyring.opens(path, key)


def _read_sheet(words: str) -> bytes:
    letters = "".join(words.split()).upper().translate(_LOOK_ALIKE)
    key, check = letters[:_LETTERS], letters[_LETTERS:]
    try:
        data = base64.b32decode(key + "====")
    except ValueError:
        data = b""
    if len(data) != key_file.KEY_SIZE or check != _check_group(key):
        raise UserError(_("These groups are not those of a recovery sheet: look for a letter that differs."))
    return data


def _check_group(letters: str) -> str:
    digest = hashlib.sha256(f"LC Journal recovery sheet {letters}".encode()).digest()
    return base64.b32encode(digest).decode()[:_GROUP]
