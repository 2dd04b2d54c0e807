"""What a line says of itself without a mark: « en cours », “planned for Friday”, “to do: …”.

Such words count only where they stand apart, for “I planned the workshop” is done, or after an exclamation mark.
"""

import re
from functools import cache
from typing import NamedTuple

from lcjournal.core.model import Status
from lcjournal.core.phrases import START, TAKEN, Found, any_of, word_before, words


class StatusFound(NamedTuple):
    """Words that tell the status; those of a plan that do not stand ``apart`` only count right before its day."""

    place: Found
    status: Status
    apart: bool


def find_status(folded: str) -> StatusFound | None:
    """Return where ``folded`` (see ``core.folding``) tells a status, first of all where the words stand apart."""
    found = [_found(match) for match in _pattern().finditer(folded)]
    return next((one for one in found if one.apart), next(iter(found), None))


@cache
def _pattern() -> re.Pattern[str]:
    table = words()["statuses"]
    planned = rf"(?P<planned>{any_of(table['planned'])})(?:\s+(?:for|pour)\b)?"
    return re.compile(rf"{START}(?P<mark>!)?(?:{planned}|{any_of(table['in_progress'])})(?!\w)")


def _found(match: re.Match[str]) -> StatusFound:
    status = Status.PLANNED if match["planned"] else Status.IN_PROGRESS
    return StatusFound(Found(*match.span()), status, _stands_apart(match))


def _stands_apart(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :].lstrip()
    if match["mark"]:
        return True
    if word_before(match.string, match.start()) in words()["statuses"]["not_after"]:
        return False
    if before[-1:] in {"(", "["}:
        return after[:1] in {")", "]"}
    return after.startswith(":") or bool(before and not after.strip(f"{TAKEN} .,;!?()[]"))
