from datetime import UTC, date, datetime

from lcjournal.core import instruments, profile_words
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.model import Answer, AnswerState, Check, FormId, Target

LC48 = instruments.builtin()
JANUARY, JULY = date(2026, 1, 12), date(2026, 7, 12)


def full(day: date, level: int | None) -> Check:
    """A full check, or one without an answer."""
    answers = {
        item.id: Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level)
        for item in LC48.items(FormId.FULL)
        if level is not None
    }
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Check(f"{day}", LC48.id, LC48.version, FormId.FULL, "en", 0, day, started, started, answers=answers)


def read(*checks: Check) -> CheckReading:
    return CheckReading(LC48, checks[-1], checks, [Target("A1", 4.25, JANUARY)])


def test_each_domain_is_followed_by_its_facets() -> None:
    lines = profile_words.levels_lines(read(full(JANUARY, 3)))
    assert [line.id for line in lines][:3] == ["A", "A1", "A2"]
    assert len(lines) == len(LC48.domains) + len(LC48.facets)


def test_a_level_is_said_with_the_one_before() -> None:
    reading = read(full(JANUARY, 3), full(JULY, 4))
    before = profile_words.previous(reading, "A1")
    assert before == 3.0
    said = profile_words.level_sentence(reading.facet(LC48.facet("A1")), before)
    assert said.startswith("Curiosity and drive: now 4.0, between 3.4 and 4.6, desired 4.25. +1.0:")
    assert said.endswith("Before: 3.0.")
    assert profile_words.levels_sentence(reading) == "Full self-check, 12 July 2026, beside that of 12 January 2026."


def test_a_first_level_has_none_before() -> None:
    reading = read(full(JULY, 4))
    assert profile_words.previous(reading, "A1") is None
    assert "Before" not in profile_words.level_sentence(reading.facet(LC48.facet("A1")), None)
    assert profile_words.levels_sentence(reading).endswith("There is no earlier one to compare it with.")


def test_the_table_has_now_before_and_desired() -> None:
    table = profile_words.levels_table(read(full(JANUARY, 3), full(JULY, 4)))
    assert table.rows[1] == ("Curiosity and drive", "3.0", "4.0", "3.4", "4.6", "4.25", "+1.0", "Within noise")
    assert table.values[1][:3] == ("Curiosity and drive", 3.0, 4.0)
    assert table.values[1][5:7] == (4.25, 1.0)


def test_what_is_not_known_is_left_empty() -> None:
    table = profile_words.levels_table(read(full(JULY, None)))
    assert table.rows[2] == ("Experimenting", "", "", "", "", "", "", "Not enough answers")
    assert table.values[2][1:7] == (None,) * 6
