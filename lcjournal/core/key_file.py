"""The file that holds the key of an encrypted journal, itself encrypted under a passphrase: ``<journal>.key``.

A journal is encrypted with 32 random bytes, the data key. They stand here wrapped by AES-GCM under a key that Argon2id
(RFC 9106) makes of the passphrase, with what it takes to make it again. A new passphrase wraps the same data key anew.
The file may come from anywhere: parameters that would take all the memory or an hour are refused.
"""

import hashlib
import json
import os
import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lcjournal.core.errors import KeyFileError, WrongPassphraseError
from lcjournal.core.files import copy_atomically, write_atomically
from lcjournal.core.i18n import _

KEY_SIZE = 32
_FORMAT = 1
_LONGEST = 10_000
_NONCE = 12
_HEX = re.compile(r"(?:[0-9a-f]{2}){1,100}")
_MAY_BE = {"memory_kib": range(8 * 1024, (1 << 20) + 1), "passes": range(1, 11), "lanes": range(1, 17)}


@dataclass(frozen=True, slots=True)
class Derivation:
    """How Argon2id makes a key of a passphrase. What stands here takes 0.5 s and 256 MiB on two cores of 2023."""

    salt: str
    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file as it is read: ``id`` names the data key and tells nothing of it, ``wrapped`` holds it. All hex."""

    id: str
    derivation: Derivation
    wrapped: str

    def key(self, passphrase: str) -> bytes:
        """Return the data key. Raises WrongPassphraseError. Takes about half a second, without Python’s lock."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        wrapped = bytes.fromhex(self.wrapped)
        cipher = AESGCM(_derived(passphrase, self.derivation))
        try:
            return cipher.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _bound(self.id, self.derivation))
        except InvalidTag:
            raise WrongPassphraseError(_("That passphrase does not open it.")) from None


def path_of(journal: Path) -> Path:
    """Return where the key file of a journal or of a backup is."""
    return journal.with_name(f"{journal.name}.key")


def new_key() -> bytes:
    """Return a data key that no journal has."""
    return os.urandom(KEY_SIZE)


def key_id(key: bytes) -> str:
    """Return the name of a data key, which tells nothing of the key."""
    return subkey(key, "key id").hex()[:32]


def subkey(key: bytes, purpose: str, salt: bytes = b"") -> bytes:
    """Return 32 bytes made of a data key for one purpose, from which neither it nor another of them can be found."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_SIZE, salt=salt, info=f"LC Journal {purpose}".encode()).derive(key)


def wrap(key: bytes, passphrase: str) -> KeyFile:
    """Return the key file that gives a data key back for this passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    derivation, nonce, identity = Derivation(os.urandom(16).hex()), os.urandom(_NONCE), key_id(key)
    sealed = AESGCM(_derived(passphrase, derivation)).encrypt(nonce, key, _bound(identity, derivation))
    return KeyFile(identity, derivation, (nonce + sealed).hex())


def write(journal: Path, file: KeyFile) -> None:
    """Put a key file beside a journal: the old one or the new one is there at every moment. Raises OSError."""
    content = {"format": _FORMAT, "id": file.id, "argon2id": asdict(file.derivation), "wrapped": file.wrapped}
    content["check"] = _check(content)
    write_atomically(path_of(journal), (json.dumps(content, indent=1) + "\n").encode())


def copy(journal: Path, target: Path) -> None:
    """Put the key file of a journal beside a copy of it as well. One that is lost is not copied. Raises OSError."""
    if path_of(journal).exists():
        copy_atomically(path_of(journal), path_of(target))


def read(journal: Path) -> KeyFile:
    """Return the key file beside a journal. Raises KeyFileError where it is missing, damaged or not one of ours."""
    try:
        with path_of(journal).open("rb") as file:
            return _checked(json.loads(file.read(_LONGEST)))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KeyFileError(
            _(
                "The key file “{name}” is missing or damaged. Put it back, from beside a backup for instance, or open "
                "the journal with its recovery sheet."
            ).format(name=path_of(journal).name)
        ) from error


def _checked(content: dict[str, Any]) -> KeyFile:
    check = content.pop("check")
    derivation = Derivation(**content["argon2id"])
    file = KeyFile(str(content["id"]), derivation, str(content["wrapped"]))
    sound = all(getattr(derivation, name) in may_be for name, may_be in _MAY_BE.items())
    if check != _check(content) or content["format"] != _FORMAT or not sound:
        raise ValueError("no key file that this version can use")
    if not all(_HEX.fullmatch(text) for text in (file.id, file.wrapped, derivation.salt)) or len(derivation.salt) != 32:
        raise ValueError("no hexadecimal digits where they belong")
    return file


def _check(content: dict[str, Any]) -> str:
    """Return what tells a damaged key file from a wrong passphrase."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _bound(identity: str, derivation: Derivation) -> bytes:
    """Return what the wrapping vouches for beside the key."""
    return json.dumps([_FORMAT, identity, asdict(derivation)], sort_keys=True).encode()


def _derived(passphrase: str, derivation: Derivation) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=bytes.fromhex(derivation.salt),
        length=KEY_SIZE,
        iterations=derivation.passes,
        lanes=derivation.lanes,
        memory_cost=derivation.memory_kib,
    )
    # é is one character on one keyboard and two on another
    return kdf.derive(unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass"))
