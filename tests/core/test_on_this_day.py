from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.model import Activity, Reflection
from lcjournal.core.on_this_day import heading, memory, telling_sentence
from lcjournal.core.store import Store

TODAY = date(2026, 11, 18)
Keep = Callable[..., str]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "journal.lcjournal") as store:
        yield store


@pytest.fixture
def keep(store: Store) -> Keep:
    def kept(day: date, text: str = "I noticed that they ask before they build.", **fields: bool) -> str:
        return store.activities.add(
            Activity("A visit", day, reflections=(Reflection("so_what", text),), **fields)  # type: ignore[arg-type]
        )

    return kept


def of(store: Store, today: date = TODAY) -> str:
    found = memory(store, today)
    return found.activity_id if found else ""


def test_a_sentence_of_six_months_ago_comes_up(store: Store, keep: Keep) -> None:
    entry = keep(date(2026, 5, 20), "**I only noticed** how much Sonia prepares! And more.")
    found = memory(store, TODAY)
    assert found is not None
    assert (found.activity_id, found.title) == (entry, "A visit")
    assert found.sentence == "I only noticed how much Sonia prepares!"
    assert heading(found) == "Six months ago, 20 May"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 11, 18), "A year ago, 18 November"),
        (date(2026, 8, 15), "Three months ago, 15 August"),
        (date(2026, 10, 21), "A month ago, 21 October"),
    ],
)
def test_it_says_how_long_ago_that_was(store: Store, keep: Keep, day: date, said: str) -> None:
    keep(day)
    found = memory(store, TODAY)
    assert found is not None
    assert heading(found) == said


def test_the_earliest_time_goes_first_and_then_the_nearest_day(store: Store, keep: Keep) -> None:
    month = keep(date(2026, 10, 18))
    assert of(store) == month
    keep(date(2025, 11, 16))
    year = keep(date(2025, 11, 19))
    assert of(store) == year == of(store)


def test_four_days_off_nothing_comes_up(store: Store, keep: Keep) -> None:
    keep(date(2026, 5, 22))
    keep(date(2026, 5, 14))
    assert memory(store, TODAY) is None
    assert memory(store, date(2026, 11, 17)) is not None


def test_nothing_private_comes_up(store: Store, keep: Keep) -> None:
    keep(date(2026, 5, 18), private=True)
    hidden = Reflection("so_what", "This is for myself and for nobody else.", private=True)
    shared = Reflection("what", "We sat down and looked at the notes.")
    assert memory(store, TODAY) is None
    store.activities.add(Activity("Half", date(2026, 5, 18), reflections=(hidden, shared)))
    found = memory(store, TODAY)
    assert found is not None
    assert found.sentence == "We sat down and looked at the notes."


def test_what_is_in_the_bin_does_not_come_up(store: Store, keep: Keep) -> None:
    store.activities.bin(keep(date(2026, 5, 18)))
    assert memory(store, TODAY) is None


def test_what_was_put_away_never_comes_up_again_unless_taken_back(store: Store, keep: Keep) -> None:
    first, second = keep(date(2026, 5, 18)), keep(date(2026, 10, 18))
    store.resurfacing.put_away(first)
    assert of(store) == second
    assert store.resurfacing.put_away_ids() == [first]
    store.activities.save(store.activities.get(first))
    assert of(store) == second
    store.resurfacing.bring_back(first)
    assert of(store) == first


def test_what_was_learned_is_told_before_what_happened() -> None:
    parts = (
        Reflection("what", "Nine calls in one long morning."),
        Reflection("now_what", "I will ask what they tried."),
    )
    assert telling_sentence(Activity("", TODAY, reflections=parts)) == "I will ask what they tried."


def test_headings_and_scraps_are_passed_over() -> None:
    text = "## Notes\n\n- ok\n\n- They call because the page says nothing."
    only = (Reflection("note", text),)
    assert telling_sentence(Activity("", TODAY, reflections=only)) == "They call because the page says nothing."
    assert telling_sentence(Activity("", TODAY, reflections=(Reflection("note", "ok\n---"),))) == ""


def test_a_very_long_sentence_is_cut_between_two_words() -> None:
    words = telling_sentence(Activity("", TODAY, reflections=(Reflection("note", "and so on " * 60),)))
    assert words.endswith(" so on…")
    assert len(words) <= 240
    run = telling_sentence(Activity("", TODAY, reflections=(Reflection("note", "x" * 400),)))
    assert run == "x" * 240 + "…"


def test_an_entry_without_a_sentence_leaves_its_place_to_another(store: Store, keep: Keep) -> None:
    keep(date(2026, 5, 18), "ok")
    entry = keep(date(2026, 10, 18))
    assert of(store) == entry
