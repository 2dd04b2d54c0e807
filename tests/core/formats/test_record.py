from datetime import date, time

import pytest

from lcjournal.core.formats.record import (
    Imported,
    ImportReading,
    fingerprint,
    import_in_parts,
    import_into,
    reading,
    shortened,
    title_from,
    to_activity,
    unique,
)
from lcjournal.core.model import Activity, Reflection, Session
from lcjournal.core.store import Store

DAY = date(2026, 3, 4)


def test_importing_twice_adds_nothing(store: Store) -> None:
    found = reading("jrnl", "a.json", [Imported("1", DAY, "One"), Imported("2", DAY, "Two")], [])
    first, second = import_into(store, found), import_into(store, found)
    assert (first.added, first.already_there) == (2, 0)
    assert (second.added, second.already_there) == (0, 2)
    assert {activity.title for activity in store.activities.all()} == {"One", "Two"}


def test_an_import_in_parts_that_is_broken_off_is_finished_by_the_next(store: Store) -> None:
    found = reading("CSV", "a.csv", [Imported(str(number), DAY, f"No. {number}") for number in range(5)], [])
    first = next(import_in_parts(store, found, 2))
    assert (first.added, first.already_there) == (2, 0)
    reports = list(import_in_parts(store, found, 2))
    assert [(report.added, report.already_there) for report in reports] == [(0, 2), (2, 2), (3, 2)]


def test_two_identical_records_of_one_file_are_two_activities(store: Store) -> None:
    twins = reading("CSV", "a.csv", [Imported("x", DAY, "Same"), Imported("x", DAY, "Same")], [])
    assert [record.source_id for record in twins.records] == ["x", "x#2"]
    assert import_into(store, twins).added == 2


def test_a_journal_that_holds_the_activity_itself_takes_no_copy(store: Store) -> None:
    known = store.activities.get(store.activities.add(Activity("Mine", DAY)))
    report = import_into(store, ImportReading("LC Journal", (Imported(known.id, DAY, "Mine", whole=known),)))
    assert (report.added, report.already_there) == (0, 1)


def test_characters_that_no_text_can_hold_are_replaced_and_said() -> None:
    found = reading("jrnl", "a.json", [Imported("1", DAY, "half \ud800", text="nul \x00")], [])
    assert (found.records[0].title, found.records[0].text) == ("half \ufffd", "nul \ufffd")
    assert [problem.file for problem in found.problems] == ["a.json"]


def test_minutes_become_one_session() -> None:
    activity = to_activity("CSV", Imported("1", DAY, "Course", minutes=90, start=time(9, 30), tags=("a", "A", " ")))
    assert activity.sessions == (Session(DAY, 90, time(9, 30)),)
    assert (activity.tags, activity.source, activity.reflections) == (("a",), "CSV", ())


def test_a_time_without_minutes_stays_in_the_source() -> None:
    assert to_activity("jrnl", Imported("1", DAY, "T", start=time(9, 5))).source == "jrnl, 09:05"


def test_a_long_title_is_kept_whole_in_the_text() -> None:
    long = "word " * 40 + "end"
    activity = to_activity("CSV", Imported("1", DAY, long, text="body"))
    assert activity.title.endswith("word…")
    assert activity.reflections == (Reflection("note", f"{long}\n\nbody"),)


def test_a_long_title_that_the_text_already_holds_is_not_repeated() -> None:
    long = "word " * 40
    assert to_activity("jrnl", Imported("1", DAY, long, text=long)).text("note") == long


def test_a_record_without_title_is_called_by_its_day() -> None:
    assert to_activity("jrnl", Imported("1", DAY, "")).title == "2026-03-04"


@pytest.mark.parametrize(
    ("markdown", "title"),
    [
        ("", ""),
        ("---\n\n***", ""),
        ("## A **bold** _title_ {#anchor}\ntext", "A bold title"),
        ("- [name](http://x.y) of `code`", "name of code"),
        ("> quoted snake_case", "quoted snake_case"),
        ("| head | other |", "head | other"),
    ],
)
def test_a_title_is_the_first_line_without_its_markup(markdown: str, title: str) -> None:
    assert title_from(markdown) == title


def test_a_long_line_is_cut_after_a_sentence_or_between_words() -> None:
    assert shortened("A first sentence of words. " + "more " * 40) == "A first sentence of words."
    assert shortened(" short\n  text ") == "short text"
    assert shortened("x" * 300) == "x" * 99 + "…"


def test_a_fingerprint_tells_parts_apart_and_takes_any_text() -> None:
    assert fingerprint("a", "b") != fingerprint("ab", "")
    assert len(fingerprint("\ud800")) == 16


def test_words_are_unique_whatever_their_capitals() -> None:
    assert unique([" Data", "data", "", "Éric"]) == ("Data", "Éric")
