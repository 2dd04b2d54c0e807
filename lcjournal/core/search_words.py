"""What a search understands, as shown to who searches: in the window and, held equal by a test, in the README.

``core.search`` reads all of it in both languages, whichever the window speaks.
"""

from typing import NamedTuple

from lcjournal.core.i18n import N_, _, language


class Hint(NamedTuple):
    """Things to type that find alike, in English and in French, and what they find (a msgid)."""

    english: tuple[str, ...]
    french: tuple[str, ...]
    finds: str

    def typed(self) -> tuple[str, ...]:
        """Return the examples in the language of the window."""
        return self.french if language() == "fr" else self.english

    def text(self) -> str:
        """Return what they find, in the language of the window."""
        return _(self.finds)


HINTS = (
    Hint(("talk data",), ("exposé données",), N_("Words that begin so, in any order")),
    Hint(('"a whole phrase"',), ("«\u202fune expression\u202f»",), N_("These words in this order")),
    Hint(("-word", "-#tag"), ("-mot", "-#étiquette"), N_("Entries without it")),
    Hint(("#word", "tag:word"), ("#mot", "étiquette:mot"), N_("A tag")),
    Hint(("@name", "with:name"), ("@nom", "avec:nom"), N_("Someone, by any part of the name")),
    Hint(("kind:reading",), ("type:lecture",), N_("A kind, one of your own too")),
    Hint(("goal:ask",), ("objectif:demander",), N_("A goal, by words of its title")),
    Hint(("facet:A1",), ("facette:A1",), N_("A facet, by its code or the beginning of its name")),
    Hint(
        ("is:private", "is:starred", "is:planned"),
        ("est:privé", "est:favori", "est:prévu"),
        N_("A state; with a minus, what is not private or not starred"),
    ),
    Hint(
        ("has:attachment", "has:link"),
        ("a:pièce-jointe", "a:lien"),
        N_("What has one; with a minus, what has none"),
    ),
    Hint(
        ("before:2026-03", "after:2025"),
        ("avant:2026-03", "après:2025"),
        N_("Days before or after the day, month or year named"),
    ),
    Hint(
        ("since:2026-03", "until:2025"),
        ("depuis:2026-03", "jusque:2025"),
        N_("The same, with the day, month or year named"),
    ),
)
"""All that a search understands, the simplest first."""


def value_range(example: str) -> tuple[int, int]:
    """Return where an example holds what is to be typed over, as ``example[start:end]``."""
    value = example[example.find(":") + 1 :].strip(' "«»-#@\u202f')
    start = example.rindex(value)
    return start, start + len(value)
