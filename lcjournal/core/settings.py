"""What the app remembers about its window and its language. Nothing a person wrote is kept here."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from lcjournal.core.files import write_atomically

_MOST = 100_000
TEXT_SCALES = (80, 90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults; an empty ``language`` or ``region`` follows the system.

    ``theme`` is ``system``, ``light`` or ``dark``; ``text_scale`` a percentage; ``journal`` the journal opened last and
    ``journals`` those of the person, last opened first, ``moved_from`` one that was left behind in its old folder, all
    as ``core.journal_list`` keeps places; ``region`` a locale such as ``fr_CH`` that rules dates and numbers;
    ``questionnaire`` a ``full_name`` of ``core.instrument_library``, empty for the one that ships with the app;
    ``personal_margins`` narrows or widens margins by the person's own repeats (see ``core.personal``); ``table`` the
    columns and the order of the journal as a table; without ``letter_keys`` a single letter does nothing by itself;
    ``spelling`` the language words are checked in, ``auto`` or ``off``; without ``auto_backup``
    backups are made only when asked for and before what cannot be taken back; ``second_place`` a folder into which they
    go too; ``bin_days`` after how many days what was thrown away goes for good, 0 for never;
    ``lock_after`` the minutes without a key after which an encrypted journal locks, 0 for never; ``remind_before`` how
    many minutes before protected time it is told of, 0 for never; without ``slot_offer`` none is offered on Today;
    ``put_away`` holds the keys of suggestions that are not wanted (see ``core.protected_review``).
    """

    language: str = ""
    region: str = ""
    theme: str = "system"
    text_scale: int = 100
    auto_advance: bool = True
    questionnaire: str = ""
    personal_margins: bool = False
    journal: str = ""
    journals: tuple[str, ...] = ()
    moved_from: str = ""
    page: str = "today"
    table: str = ""
    letter_keys: bool = True
    spelling: str = "auto"
    auto_backup: bool = True
    second_place: str = ""
    bin_days: int = 30
    lock_after: int = 10
    remind_before: int = 0
    slot_offer: bool = True
    put_away: str = ""
    window_state: str = ""
    welcomed: bool = False


def load(path: Path) -> Settings:
    """Read settings; a missing or damaged file, or a value of the wrong type, gives the default and never an error."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _checked(data) if isinstance(data, dict) else Settings()


def _checked(data: Mapping[str, object]) -> Settings:
    defaults = asdict(Settings())
    known = {
        item.name: data[item.name]
        for item in fields(Settings)
        if type(data.get(item.name)) is type(defaults[item.name]) and _may_be(data[item.name])
    }
    listed = data.get("journals")
    if isinstance(listed, list):  # JSON knows no tuples
        known["journals"] = tuple(place for place in listed if isinstance(place, str) and _may_be(place))
    settings = Settings(**{**defaults, **known})
    if settings.theme not in {"system", "light", "dark"} or settings.text_scale not in TEXT_SCALES:
        return Settings(**{**asdict(settings), "theme": "system", "text_scale": 100})
    return settings


def _may_be(value: object) -> bool:
    """Return whether a setting can have a value: a file changed by hand must empty no bin and stop no start."""
    if isinstance(value, str):
        return "\0" not in value and value.encode(errors="replace").decode() == value
    return not isinstance(value, int) or 0 <= value < _MOST


def save(path: Path, settings: Settings) -> None:
    """Write settings atomically. Raises OSError."""
    write_atomically(path, json.dumps(asdict(settings), indent=2).encode())
