"""Raw answers without their person, for whoever studies the questionnaire: no text, name, id, date or time of day.

Two CSV files that ``lcjournal reliability`` reads, in ASCII and with a comma everywhere, as programs for statistics
expect. The first has a row a check, left-out ones included: ``COLUMNS``, then a column an item with 1 to 5 as answered,
``na`` for “does not apply”, or nothing. The second, ``scale,item,key``, tells which items make a facet, and which are
reversed (−1). Files of several people can be put one after the other.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.scoring import of_version
from lcjournal.core.store import Store

COLUMNS = ("check", "form", "language", "instrument", "version", "days", "left_out")
"""``check`` counts from 1, ``days`` from the first check in the file; ``left_out`` is 0 or 1."""
NOT_APPLICABLE = "na"

Cell = str | int


def answers_files(store: Store, instrument: Instrument) -> tuple[str, str]:
    """Return the texts of both files: the finished checks on this very version of the questionnaire, and its keys.

    A read-only store is enough.
    """
    checks = _checks(store, instrument)
    items = instrument.items(FormId.FULL)
    answers = [_row(number, check, checks[0], [item.id for item in items]) for number, check in enumerate(checks, 1)]
    keys = [(item.facet, item.id, -1 if item.reversed else 1) for item in items]
    return _csv([*COLUMNS, *(item.id for item in items)], answers), _csv(["scale", "item", "key"], keys)


def write_answers(store: Store, instrument: Instrument, out: Path) -> tuple[Path, int]:
    """Write the answers to ``out``, the keys beside it; return the path of the keys and the number of checks.

    Raises UserError without a check, where one of the two files is already there, and where they cannot be written.
    """
    keys_path = out.with_name(f"{out.stem}-keys.csv")
    for path in (out, keys_path):
        if path.exists():
            raise UserError(_("“{name}” is already there. Choose another name.").format(name=path.name))
    count = len(_checks(store, instrument))
    if not count:
        raise UserError(_("No self-check yet."))
    answers, keys = answers_files(store, instrument)
    try:
        write_atomically(keys_path, keys.encode())
        write_atomically(out, answers.encode())
    except OSError as error:
        raise UserError(_("“{name}” cannot be written there.").format(name=out.name)) from error
    return keys_path, count


def _checks(store: Store, instrument: Instrument) -> list[Check]:
    return [check for check in store.checks.all() if of_version(instrument, check)]


def _row(number: int, check: Check, first: Check, items: Iterable[str]) -> list[Cell]:
    known: list[Cell] = [number, check.form.value, check.language, check.instrument_id, check.instrument_version]
    known += [(check.day - first.day).days, int(check.left_out)]
    return [*known, *(_cell(check.answers.get(item)) for item in items)]


def _cell(answer: Answer | None) -> Cell:
    if answer is None or answer.state is AnswerState.SKIPPED:
        return ""
    return NOT_APPLICABLE if answer.value is None else answer.value


def _csv(header: list[str], rows: Iterable[Iterable[Cell]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    return out.getvalue()
