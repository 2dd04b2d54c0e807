from datetime import UTC, date, datetime

import pytest

from lcjournal.core.attachment_words import (
    digests,
    facts,
    file_size,
    linked_pictures,
    named_pictures,
    only_in,
    picture,
)
from lcjournal.core.i18n import use
from lcjournal.core.model import Activity, Attachment, Reflection

DIGEST = "ab" * 32
PHOTO = Attachment("the [old] desk_1.jpg", DIGEST, 48_200_000, datetime(2026, 11, 4, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1\u202fKB"), (3_100, "3\u202fKB"), (999_400, "999\u202fKB"), (48_200_000, "48.2\u202fMB")],
)
def test_a_size_is_said_in_round_numbers(size: int, words: str) -> None:
    use("en")
    assert file_size(size) == words


def test_a_card_says_how_large_and_since_when() -> None:
    use("en")
    assert facts(PHOTO) == "48.2\u202fMB, added 4 Nov"


def test_a_picture_in_a_text_is_found_by_its_digest_whatever_its_name() -> None:
    text = f"Before {picture(PHOTO)} after"
    assert text == rf"Before ![the \[old\] desk\_1.jpg](attachment:{DIGEST}) after"
    assert digests(text) == {DIGEST}
    assert digests("![a](attachment:abc) ![b](https://example.org/b.png) [c](attachment:" + DIGEST + ")") == set()


def test_a_text_that_goes_out_names_its_pictures_or_links_them() -> None:
    use("en")
    text = f"Before {picture(PHOTO)} after"
    assert named_pictures(text) == r"Before Picture: the \[old\] desk\_1.jpg after"
    assert (
        linked_pictures(text, {DIGEST: "attachments/a.jpg"})
        == r"Before ![the \[old\] desk\_1.jpg](<attachments/a.jpg>) after"
    )
    assert linked_pictures(text, {}) == text


def test_pictures_that_only_some_prompts_show_are_told() -> None:
    other = picture(Attachment("b.jpg", "cd" * 32, 1, PHOTO.added_at))
    parts = (Reflection("what", f"{picture(PHOTO)} {other}"), Reflection("so_what", other))
    activity = Activity("Talk", date(2026, 11, 4), reflections=parts)
    assert only_in(activity, {"what"}) == {DIGEST}
    assert only_in(activity, {"so_what"}) == set()
    assert only_in(activity, set()) == set()
