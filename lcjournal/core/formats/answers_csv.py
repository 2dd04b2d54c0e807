"""A check answered elsewhere, on paper for instance: a CSV with the header ``item,value``, one line an item.

A value is 1 to 5, ``na`` for “does not apply”, or nothing for a question passed over.
"""

from collections import Counter
from pathlib import Path

from lcjournal.core.errors import UserError
from lcjournal.core.formats.csv_table import CsvTable, inspect, table_of
from lcjournal.core.i18n import _
from lcjournal.core.instruments import HIGHEST, LOWEST, Instrument, Item
from lcjournal.core.model import Answer, AnswerState, FormId

_VALUES = {str(value): value for value in range(LOWEST, HIGHEST + 1)}
_NOT_APPLICABLE = "na"


def read(source: Path | str, instrument: Instrument, form: FormId) -> tuple[list[Answer], list[str]]:
    """Return the answers of a file, or of CSV text, and a sentence for each line or item that is wrong.

    Answers are in the order of the file; only those of lines without a problem are there. Raises UserError where
    nothing can be read.
    """
    table = inspect(source) if isinstance(source, Path) else table_of("answers.csv", source.encode())
    item_column, value_column = _columns(table)
    items = {item.id.casefold(): item for item in instrument.items(form)}
    problems = [_("Line {line}: {problem}").format(line=bad.line, problem=bad.sentence) for bad in table.problems]
    answers: list[Answer] = []
    seen: Counter[str] = Counter()
    for line, row in zip(table.lines, table.rows, strict=True):
        name, value = row[item_column].strip(), row[value_column].strip()
        item = items.get(name.casefold())
        seen[name.casefold()] += 1
        read_line = _answer(instrument, item, value) if seen[name.casefold()] == 1 else None
        if read_line:
            answers.append(read_line)
        else:
            problems.append(_problem(line, name, value, item, again=seen[name.casefold()] > 1))
    problems += [_("Item {item} is missing.").format(item=item.id) for key, item in items.items() if not seen[key]]
    return answers, problems


def _columns(table: CsvTable) -> tuple[int, int]:
    header = [cell.casefold() for cell in table.header]
    if "item" not in header or "value" not in header:
        sentence = _("“{name}” must begin with a line that names two columns: item,value.")
        raise UserError(sentence.format(name=table.name))
    if not table.rows:
        raise UserError(_("“{name}” holds no answers.").format(name=table.name))
    return header.index("item"), header.index("value")


def _answer(instrument: Instrument, item: Item | None, value: str) -> Answer | None:
    """Return the answer that a line gives, or None if it gives none that is allowed."""
    if item is None:
        return None
    if not value:
        return Answer(item.id, AnswerState.SKIPPED)
    if value.casefold() == _NOT_APPLICABLE and instrument.domain(item.domain).may_not_apply:
        return Answer(item.id, AnswerState.NOT_APPLICABLE)
    return Answer(item.id, AnswerState.ANSWERED, _VALUES[value]) if value in _VALUES else None


def _problem(line: int, name: str, value: str, item: Item | None, *, again: bool) -> str:
    if item is None:
        return _("Line {line}: there is no item “{item}” in this form.").format(line=line, item=name[:40])
    if again:
        return _("Line {line}: item {item} stands there a second time.").format(line=line, item=item.id)
    if value.casefold() == _NOT_APPLICABLE:
        sentence = _("Line {line}: item {item} cannot be answered “does not apply”.")
        return sentence.format(line=line, item=item.id)
    sentence = _("Line {line}: “{value}” is no answer to item {item}; it must be 1 to 5, na, or empty.")
    return sentence.format(line=line, value=value[:40], item=item.id)
