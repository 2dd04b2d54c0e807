"""The line of an earlier version, in both languages."""

from datetime import UTC, datetime

import pytest

from lcjournal.core import i18n
from lcjournal.core.model import Revision
from lcjournal.core.revision_words import field_name, version_line

THEN = datetime(2026, 11, 10, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("title", "Title"),
        ("what", "What?"),
        ("session 019a", "Note on the session"),
        ("why A1", "Why it helps"),
        ("from another program", "Reflection"),
    ],
)
def test_every_text_has_a_name(field: str, name: str) -> None:
    with i18n.speaking("en"):
        assert field_name(field) == name


def test_a_version_tells_when_it_was_written_and_how_long_it_is() -> None:
    with i18n.speaking("en"):
        local = THEN.astimezone()
        line = version_line(Revision("what", "Three small words", THEN, THEN))
        assert line == f"What? · 10 Nov 2026, {local:%H:%M} · 3 words"
        assert version_line(Revision("title", "One", THEN, THEN)).endswith("1 word")
