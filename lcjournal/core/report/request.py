"""What a process of its own needs to know to make one file of a report, as a line of JSON."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lcjournal.core.instruments import Instrument
from lcjournal.core.report.interview import Interview, interview
from lcjournal.core.report.learning import learning
from lcjournal.core.report.options import Contents
from lcjournal.core.report.parts import Report
from lcjournal.core.report.review import ReviewOf, review_report
from lcjournal.core.store import Store

FORMATS = ("html", "pdf")

Sheet = Contents | ReviewOf | Interview
_SHEETS: dict[str, type[Sheet]] = {one.__name__: one for one in (Contents, ReviewOf, Interview)}


@dataclass(frozen=True, slots=True)
class Request:
    """One file to make of the journal at ``journal``, in ``language`` whatever the window speaks.

    ``questionnaire`` is the text of the one in use, ``personal`` asks for the person’s own margins, ``font`` is the
    family that PDF is set in, ``""`` the usual one. ``key`` is that of an encrypted journal.
    """

    sheet: Sheet
    format: str
    journal: Path
    language: str
    region: str
    today: date
    questionnaire: str
    personal: bool = False
    font: str = ""
    key: bytes = b""

    def to_json(self) -> str:
        """Return the request as one line."""
        values = {name: value for name, value in asdict(self).items() if name != "sheet"}
        sheet = {"kind": type(self.sheet).__name__} | asdict(self.sheet)
        return json.dumps(values | {"sheet": sheet}, default=_plain)


def from_json(line: str) -> Request:
    """Return the request of a line."""
    values: dict[str, Any] = json.loads(line)
    sheet = values.pop("sheet")
    made = _SHEETS[sheet.pop("kind")]
    days = {name: date.fromisoformat(sheet[name]) for name in ("since", "until") if name in sheet}
    values |= {"journal": Path(values["journal"]), "key": bytes.fromhex(values["key"])}
    return Request(**values | {"today": date.fromisoformat(values["today"]), "sheet": made(**sheet | days)})


def put_together(store: Store, instrument: Instrument, request: Request) -> Report:
    """Return the report that was asked for, in the language in use."""
    if isinstance(request.sheet, Contents):
        return learning(store, instrument, request.sheet, request.today, personal=request.personal)
    if isinstance(request.sheet, ReviewOf):
        return review_report(store, instrument, request.sheet, request.today)
    return interview(store, request.sheet, request.today)


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else str(value)
