"""JSON that others may have written, read value by value; an error says in one sentence which value is wrong."""

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, decimal

SIZE_LIMIT = 1_000_000
"""Bytes of a file, and characters of its text."""
TEXT_LIMIT = 2_000
LIST_LIMIT = 50
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_Choice = TypeVar("_Choice", str, int)


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the place where it stands, such as ``domains[0].name.fr``. Every method raises UserError."""

    value: object
    place: str = ""

    def get(self, key: str) -> "Node":
        """Return the value of a key that must be there."""
        place = f"{self.place}.{key}" if self.place else key
        if not isinstance(self.value, dict) or key not in self.value:
            raise UserError(_("The questionnaire lacks “{place}”.").format(place=place))
        return Node(self.value[key], place)

    def values(self, least: int = 1, most: int = LIST_LIMIT) -> "list[Node]":
        """Return the values of a list."""
        if not isinstance(self.value, list) or not least <= len(self.value) <= most:
            sentence = _("In the questionnaire, “{place}” must be a list of {least} to {most} values.")
            raise UserError(sentence.format(place=self.place, least=least, most=most))
        return [Node(value, f"{self.place}[{index}]") for index, value in enumerate(self.value)]

    def text(self) -> str:
        """Return a text that holds something to read, and nothing that hides or turns round what is read."""
        if not isinstance(self.value, str) or not self.value.strip() or len(self.value) > TEXT_LIMIT:
            sentence = _("In the questionnaire, “{place}” must be a text of 1 to {most} characters.")
            raise UserError(sentence.format(place=self.place, most=TEXT_LIMIT))
        if _CONTROL.search(self.value):
            raise UserError(_("In the questionnaire, “{place}” holds a control character.").format(place=self.place))
        return self.value

    def name(self) -> str:
        """Return a short name made of letters, digits, dots, hyphens and underscores."""
        if not isinstance(self.value, str) or not _NAME.fullmatch(self.value):
            sentence = _("In the questionnaire, “{place}” must be a short name of letters and digits.")
            raise UserError(sentence.format(place=self.place))
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise UserError(_("In the questionnaire, “{place}” must be true or false.").format(place=self.place))
        return self.value

    def integer(self, least: int, most: int) -> int:
        """Return a whole number between two others."""
        return int(self._between(self.value if isinstance(self.value, int) else math.nan, least, most))

    def number(self, least: float, most: float) -> float:
        """Return a number between two others."""
        return self._between(self.value if isinstance(self.value, int | float) else math.nan, least, most)

    def _between(self, value: float, least: float, most: float) -> float:
        if isinstance(value, bool) or not least <= value <= most:
            sentence = _("In the questionnaire, “{place}” must be a number from {least} to {most}.")
            digits = 0 if isinstance(least, int) else 2
            raise UserError(sentence.format(place=self.place, least=decimal(least, digits), most=decimal(most, digits)))
        return value

    def choice(self, choices: Sequence[_Choice]) -> _Choice:
        """Return one of the values allowed."""
        for one in choices:
            if self.value == one and not isinstance(self.value, bool):
                return one
        sentence = _("In the questionnaire, “{place}” must be one of these: {choices}.")
        raise UserError(sentence.format(place=self.place, choices=", ".join(map(str, choices))))


def read_json(text: str) -> Node:
    """Return the root of a JSON text. Raises UserError for anything JSON does not allow, a key twice, or depth."""
    if len(text) > SIZE_LIMIT:
        raise UserError(_("This file is too large to be a questionnaire."))
    try:
        return Node(json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_twins))
    except json.JSONDecodeError as error:
        raise UserError(_("The questionnaire is not valid JSON at line {line}.").format(line=error.lineno)) from error
    except (RecursionError, ValueError) as error:  # ValueError also for a number of thousands of digits
        raise UserError(_("The questionnaire holds values that such a file never holds.")) from error


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise UserError(_("In the questionnaire, a key stands twice in one place."))
    return found
