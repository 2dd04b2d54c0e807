"""How consistent the scales of a questionnaire are in a group, as tables for a person and values for a machine."""

from argparse import Namespace
from dataclasses import asdict

from lcjournal.cli_output import Value
from lcjournal.core.errors import UserError
from lcjournal.core.formats.group_csv import Group, Scale, read_answers, read_keys
from lcjournal.core.i18n import _, decimal, integer, ngettext
from lcjournal.core.reliability import Reliability, reliability

_NOTHING = "–"
_GAP = "  "


def statistics(arguments: Namespace) -> tuple[str, Value]:
    """Return what is to be said of the scales, as text and as a value. Raises UserError where a file is wrong."""
    scales = read_keys(arguments.keys)
    group = read_answers(arguments.answers, scales, arguments.scale)
    found = {scale.name: _figures(group, scale, complete=arguments.complete) for scale in scales}
    errors = [result for result in found.values() if isinstance(result, UserError)]
    if len(errors) == len(found):
        raise errors[0]
    texts: list[str] = []
    values: Value = {}
    for scale in scales:
        result = found[scale.name]
        if isinstance(result, UserError):
            texts.append(f"{scale.name}: {result}")
            values[scale.name] = {"error": str(result)}
        else:
            texts.append("\n".join(_lines(scale, result)))
            values[scale.name] = _value(scale, result)
    return "\n\n".join([*texts, "\n".join(_notes(group))]), values


def _figures(group: Group, scale: Scale, *, complete: bool) -> Reliability | UserError:
    columns = [group.items.index(item) for item in scale.items]
    answers = [[person[column] for column in columns] for person in group.people]
    try:
        return reliability(answers, scale.keys, group.ends, complete=complete)
    except UserError as error:
        return error


def _value(scale: Scale, result: Reliability) -> Value:
    items = [asdict(item) for item in result.items]
    return asdict(result) | {"items": dict(zip(scale.items, items, strict=True))}


def _lines(scale: Scale, result: Reliability) -> list[str]:
    people = ngettext("{count} person", "{count} people", result.n).format(count=integer(result.n))
    items = ngettext("{count} item", "{count} items", result.k).format(count=integer(result.k))
    interval = _NOTHING
    if result.alpha_low is not None and result.alpha_high is not None:
        interval = _("{low} to {high}").format(low=decimal(result.alpha_low, 2), high=decimal(result.alpha_high, 2))
    of_scale = [
        [_("Alpha"), _figure(result.alpha)],
        [_("Its 95\u202f% interval (Feldt)"), interval],
        [_("Standardised alpha"), _figure(result.std_alpha)],
        [_("Average correlation"), _figure(result.average_r)],
        [_("Omega total"), _figure(result.omega)],
        [_("Mean"), _figure(result.mean)],
        [_("Standard deviation"), _figure(result.sd)],
        [_("Standard error of measurement of the mean"), _figure(result.sem)],
    ]
    header = [_("Item"), _("People"), _("Mean"), _("SD"), _("Item–rest"), _("Alpha without"), _("Std. alpha without")]
    of_items = [
        [
            name,
            integer(item.n),
            *map(_figure, (item.mean, item.sd, item.item_rest, item.alpha_if_dropped, item.std_alpha_if_dropped)),
        ]
        for name, item in zip(scale.items, result.items, strict=True)
    ]
    return [f"{scale.name} · {people} · {items}", *_table(of_scale), "", *_table([header, *of_items])]


def _figure(value: float | None) -> str:
    return _NOTHING if value is None else decimal(value, 2)


def _table(rows: list[list[str]]) -> list[str]:
    """Return the rows as indented lines, the first column to the left and figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_GAP + _GAP.join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows]


def _notes(group: Group) -> list[str]:
    notes = []
    if group.rows != len(group.people):
        sentence = _("Counted: each person’s first full self-check that is not left out, {used} of {rows} rows.")
        notes.append(sentence.format(used=integer(len(group.people)), rows=integer(group.rows)))
    return [
        *notes,
        _("The standard error of measurement is that of a person’s mean over the items of the scale, in points."),
        _("All this describes the questions in this group, never one person. It takes many people to be precise."),
    ]
