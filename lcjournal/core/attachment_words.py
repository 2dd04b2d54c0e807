"""Attachments in words: how large, since when, and as a picture in a text."""

import re
from collections.abc import Mapping

from lcjournal.core.i18n import _, day, decimal, integer
from lcjournal.core.model import Activity, Attachment

LARGE = 25_000_000
"""Bytes from which a file is not copied without asking."""

SCHEME = "attachment:"
_PICTURE = re.compile(rf"!\[((?:\\.|[^\[\]\\])*)\]\({SCHEME}([0-9a-f]{{64}})\)")
_MARKS = re.compile(r"([\\\[\]*_`<>])")


def file_size(size: int) -> str:
    """Return the size of a file in words, such as ``3.2 MB``."""
    if size < 1_000_000:
        return _("{size}\u202fKB").format(size=integer(max(1, round(size / 1000))))
    return _("{size}\u202fMB").format(size=decimal(size / 1_000_000))


def facts(attachment: Attachment) -> str:
    """Return the line under an attachment’s name."""
    added = day(attachment.added_at.astimezone().date(), "d MMM")
    return _("{size}, added {day}").format(size=file_size(attachment.size), day=added)


def picture(attachment: Attachment) -> str:
    """Return what shows an attachment as a picture in a text, in Markdown."""
    name = _MARKS.sub(r"\\\1", attachment.name)
    return f"![{name}]({SCHEME}{attachment.sha256})"


def digests(text: str) -> set[str]:
    """Return the digests of the attachments that a text shows as pictures."""
    return {match[2] for match in _PICTURE.finditer(text)}


def named_pictures(text: str) -> str:
    """Return a text with the names of its attached pictures in their place: where it goes, they do not."""
    return _PICTURE.sub(lambda match: _("Picture: {name}").format(name=match[1]), text)


def linked_pictures(text: str, places: Mapping[str, str]) -> str:
    """Return a text whose attached pictures are found at ``places``, a path by digest; others stay as they are."""

    def place(match: re.Match[str]) -> str:
        return f"![{match[1]}](<{places[match[2]]}>)" if match[2] in places else match[0]

    return _PICTURE.sub(place, text)


def only_in(activity: Activity, prompts: set[str]) -> set[str]:
    """Return the digests of the pictures that stand under these prompts of an activity and under no other."""
    inside, outside = set[str](), set[str]()
    for part in activity.reflections:
        (inside if part.prompt in prompts else outside).update(digests(part.text))
    return inside - outside
