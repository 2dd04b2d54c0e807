"""The note beside a journal that says what ``core.sealing`` has under way: ``<journal>.sealing``, JSON."""

import hmac
import json
from dataclasses import dataclass, field
from pathlib import Path

from lcjournal.core.files import write_atomically
from lcjournal.core.key_file import subkey


@dataclass(frozen=True, slots=True)
class Note:
    """What is under way, ``seal`` or ``unseal``.

    ``others`` are more folders of backups; ``drop`` names, by folder, encrypted files that are plain by now too;
    ``proof`` is what only who has the key could write.
    """

    deed: str
    proof: str
    others: tuple[Path, ...] = ()
    drop: dict[str, list[str]] = field(default_factory=dict)

    def is_by(self, key: bytes) -> bool:
        """Return whether who has this key wrote the note: nobody else shall have a journal made plain."""
        return hmac.compare_digest(self.proof.encode(), proof(self.deed, key).encode())


def path_of(journal: Path) -> Path:
    """Return where the note of a journal is."""
    return journal.with_name(f"{journal.name}.sealing")


def proof(deed: str, key: bytes) -> str:
    """Return what vouches for a note."""
    return subkey(key, f"sealing note {deed}").hex()


def write(journal: Path, note: Note) -> None:
    """Put a note beside a journal, in the place of the one before. Raises OSError."""
    others = [str(other) for other in note.others]
    content = {"deed": note.deed, "proof": note.proof, "others": others, "drop": note.drop}
    write_atomically(path_of(journal), json.dumps(content, indent=1).encode())


def read(journal: Path) -> Note | None:
    """Return the note beside a journal, or None; one that cannot be read is none of ours."""
    try:
        content = json.loads(path_of(journal).read_bytes())
        others = tuple(Path(other) for other in content["others"])
        drop = {str(folder): [str(name) for name in names] for folder, names in content["drop"].items()}
        return Note(str(content["deed"]), str(content["proof"]), others, drop)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remove(journal: Path) -> None:
    """Take the note away: nothing is under way any longer."""
    path_of(journal).unlink(missing_ok=True)
