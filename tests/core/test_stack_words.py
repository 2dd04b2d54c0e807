"""The bars of hours in words."""

from datetime import date

from lcjournal.core.stack_words import (
    bars_table,
    before_sentence,
    part_name,
    protected_name,
    split_name,
    unit_title,
)
from lcjournal.core.stacks import Split, Stack, Unit

NARROW = "\u202f"
NOVEMBER = Stack(date(2026, 11, 1), date(2026, 11, 30), {"A1": 60, "": 30}, 45)


def test_parts_have_names() -> None:
    assert part_name(Split.KIND, "mooc", {}) == "Online course"
    assert [part_name(Split.TIME, part, {}) for part in ("working", "own")] == ["Working time", "Own time"]
    names = [part_name(Split.FACET, part, {"A1": "Curiosity"}) for part in ("A1", "several", "", "others", "Z9")]
    assert names == ["Curiosity", "several facets", "no facet", "other facets", "Z9"]
    assert [split_name(split) for split in Split] == ["by kind", "by facet", "by own time"]
    assert [unit_title(unit) for unit in Unit] == ["Hours a week", "Hours a month"]


def test_the_period_before_and_protected_time_are_said() -> None:
    assert before_sentence([NOVEMBER]) == f"45{NARROW}min in the period before"
    assert before_sentence([]) == "0 in the period before"
    assert protected_name(120) == f"2{NARROW}h protected"


def test_the_table_holds_every_bar_with_its_parts_and_the_period_before() -> None:
    empty = Stack(date(2026, 12, 1), date(2026, 12, 31))
    table = bars_table([NOVEMBER, empty], Unit.MONTH, Split.FACET, {"A1": "Curiosity"}, before=True)
    assert table.header == ("Month", "Curiosity", "no facet", "Total", "Period before")
    assert table.rows[0] == (
        "November 2026",
        f"1{NARROW}h",
        f"30{NARROW}min",
        f"1{NARROW}h{NARROW}30",
        f"45{NARROW}min",
    )
    assert table.rows[1][0] == "December 2026"
    assert table.values[1] == (date(2026, 12, 1), 0, 0, 0, 0)
    weeks = bars_table([empty], Unit.WEEK, Split.KIND, {}, before=False)
    assert weeks.header == ("Week of", "Total")
