"""The file of a questionnaire, which others may have written: JSON that our schema describes, or a sentence why not.

The schema is ``resources/instruments/instrument.schema.json``. Nothing of a file is executed: what the library makes
Python of is the schema, which ships with the app.
"""

import functools
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lcjournal.core import paths
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, decimal, integer
from lcjournal.core.json_places import Place, values, written

if TYPE_CHECKING:  # imported when the first file is checked
    from fastjsonschema import JsonSchemaValueException

SIZE_LIMIT = 1_000_000
"""Bytes of a file, and characters of its text."""
_NESTING_LIMIT = 20
_DIGITS_LIMIT = 4_000
"""A little less than Python refuses to read."""

Document = dict[str, Any]
"""What a file holds, as the schema describes it."""


def read(text: str) -> Document:
    """Return what a JSON text holds once the schema allows it. Raises UserError with the line of what is wrong.

    Refused with the rest: what JSON has no word for (NaN), a key that stands twice, values nested too deep.
    """
    if len(text) > SIZE_LIMIT:
        raise UserError(_("This file is too large to be a questionnaire."))
    try:
        document: Document = json.loads(text, parse_constant=_refuse, object_pairs_hook=_without_twins)
    except json.JSONDecodeError as error:
        raise UserError(_("Line {line}: this is not valid JSON.").format(line=error.lineno)) from error
    except (RecursionError, ValueError) as error:  # ValueError also for a number of thousands of digits
        seen: set[Place] = set()
        raise next(filter(None, (_oddity(seen, *value) for value in values(text, _NESTING_LIMIT)))) from error
    if _refusal(document, detailed=False) and (refusal := _refusal(document, detailed=True)):
        raise _schema_fault(refusal, text)
    return document


def fault(text: str, place: Place, sentence: str, **words: object) -> UserError:
    """Return the error that says what is wrong at a place of ``text``; ``sentence`` has room for {line} and {place}."""
    line = next(line for found, line, _token in values(text, _NESTING_LIMIT) if found == place)
    return UserError(sentence.format(line=line, place=written(place), **words))


def _refuse(constant: str) -> object:
    raise ValueError(constant)


def _without_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _oddity(seen: set[Place], place: Place, line: int, token: str) -> UserError | None:
    """Return what is to be said of a value that makes ``json`` give up although the grammar holds."""
    sentence = ""
    if place in seen:
        sentence = _("Line {line}: “{place}” stands there for the second time.")
    elif len(place) >= _NESTING_LIMIT:
        sentence = _("Line {line}: the values are nested too deep for a questionnaire.")
    elif token in {"NaN", "Infinity", "-Infinity"} or (token[0] != '"' and len(token) > _DIGITS_LIMIT):
        sentence = _("Line {line}: “{place}” holds a number that such a file never holds.")
    seen.add(place)
    return UserError(sentence.format(line=line, place=written(place))) if sentence else None


def _refusal(document: Document, *, detailed: bool) -> "JsonSchemaValueException | None":
    from fastjsonschema import JsonSchemaValueException

    try:
        _validator(detailed=detailed)(document)
    except JsonSchemaValueException as error:
        return error
    return None


@functools.cache
def _validator(*, detailed: bool) -> Callable[[Document], Document]:
    """Return what raises where a document breaks the schema; ``detailed`` says why and takes twice as long to make."""
    import fastjsonschema

    schema = json.loads((paths.resources() / "instruments" / "instrument.schema.json").read_text(encoding="utf-8"))
    made: Callable[[Document], Document] = fastjsonschema.compile(
        schema, use_default=False, use_formats=False, detailed_exceptions=detailed
    )
    return made


def _schema_fault(refusal: "JsonSchemaValueException", text: str) -> UserError:
    place: Place = tuple(int(step) if step.isdigit() else step for step in refusal.path[1:])
    rule, definition = refusal.rule, refusal.definition
    if rule == "required":
        missing = next(key for key in refusal.rule_definition if key not in refusal.value)
        return fault(text, place, _("Line {line}: “{missing}” is missing."), missing=written((*place, missing)))
    if rule == "not":
        return fault(text, place, _("Line {line}: “{place}” holds a control character."))
    if not place:
        return UserError(_("Line 1: a questionnaire is written between braces, as one JSON object."))
    return fault(text, place, _demand(definition), **_figures(definition))


def _demand(definition: Document) -> str:
    """Return the sentence that says what a value must be, in a part of the schema."""
    if "enum" in definition:
        return _("Line {line}: “{place}” must be one of these: {choices}.")
    if definition["type"] == "string":
        if "maxLength" in definition:
            return _("Line {line}: “{place}” must be a text of 1 to {most} characters.")
        return _("Line {line}: “{place}” must be a short name of letters, digits, dots, hyphens and underscores.")
    if definition["type"] == "array" and definition["minItems"] == definition["maxItems"]:
        return _("Line {line}: “{place}” must be a list of {most} values.")
    return {
        "array": _("Line {line}: “{place}” must be a list of {least} to {most} values."),
        "boolean": _("Line {line}: “{place}” must be true or false."),
        "integer": _("Line {line}: “{place}” must be a whole number from {least} to {most}."),
        "number": _("Line {line}: “{place}” must be a number from {least} to {most}."),
        "object": _("Line {line}: “{place}” must be written between braces."),
    }[definition["type"]]


def _figures(definition: Document) -> dict[str, str]:
    """Return what the sentence of ``_demand`` names: the least, the most, the choices."""
    figures = {"choices": ", ".join(map(str, definition.get("enum", ())))}
    for word, rules in (("least", ("minimum", "minItems")), ("most", ("maximum", "maxItems", "maxLength"))):
        for rule in rules:
            if (value := definition.get(rule)) is not None:
                figures[word] = integer(value) if isinstance(value, int) else decimal(value, 2)
    return figures
