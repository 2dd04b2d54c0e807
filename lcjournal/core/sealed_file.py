"""An attached file as it lies beside an encrypted journal: pieces of 1 MiB, each encrypted by AES-GCM.

Eight bytes that tell what it is, 16 of chance, then the pieces, each with the 16 bytes that vouch for it. Its key is
made of the data key and those of chance. The number of a piece and whether it is the last are part of what is vouched
for, so that none can be left out, put elsewhere or cut off (Hoang, Reyhanitabar, Rogaway and Vizár 2015, STREAM).
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _
from lcjournal.core.key_file import subkey

MAGIC = b"LCJfile\x01"
PIECE = 1 << 20
_SALT, _TAG = 16, 16


def is_sealed(path: Path) -> bool:
    """Return whether a file begins as sealed ones do. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def sealed(chunks: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """Yield the bytes of a sealed file that holds ``chunks``; all of them but the last must be PIECE long."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt = os.urandom(_SALT)
    cipher = AESGCM(subkey(key, "attached file", salt))
    yield MAGIC + salt
    for number, chunk, last in _numbered(chunks):
        yield cipher.encrypt(_nonce(number, last=last), chunk, MAGIC)


def opened(path: Path, key: bytes) -> Iterator[bytes]:
    """Yield what a sealed file holds. Raises OSError, and UserError where it is damaged or of another key."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    with path.open("rb") as file:
        head = file.read(len(MAGIC) + _SALT)
        cipher = AESGCM(subkey(key, "attached file", head[len(MAGIC) :]))
        try:
            for number, chunk, last in _numbered(iter(lambda: file.read(PIECE + _TAG), b"")):
                yield cipher.decrypt(_nonce(number, last=last), chunk, head[: len(MAGIC)])
        except InvalidTag:
            raise UserError(_("An attached file is damaged, or is of another journal.")) from None


def _numbered(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Yield each chunk with its number and whether it is the last; an empty one where there is none."""
    waiting, number = None, 0
    for chunk in chunks:
        if waiting is not None:
            yield number, waiting, False
            number += 1
        waiting = chunk
    yield number, waiting or b"", True


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
