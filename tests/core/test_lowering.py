from datetime import date

from lcjournal.core.lowering import Lowering, lowerings
from lcjournal.core.model import Target

JANUARY, MARCH, JUNE = date(2026, 1, 12), date(2026, 3, 3), date(2026, 6, 1)


def targets(*levels: tuple[str, float, date]) -> list[Target]:
    return [Target(facet, level, day) for facet, level, day in levels]


def test_a_level_that_comes_down_is_found_with_its_day() -> None:
    set_ = targets(("A1", 4.5, JANUARY), ("A2", 4.5, JANUARY), ("A1", 4.0, MARCH), ("A2", 4.0, MARCH))
    assert lowerings(set_, ("A1", "A2")) == [Lowering(MARCH, 4.5, 4.0)]


def test_a_level_that_rises_or_stays_is_none() -> None:
    assert lowerings(targets(("A1", 4.0, JANUARY), ("A1", 4.0, MARCH), ("A1", 4.5, JUNE)), ("A1",)) == []


def test_a_first_level_for_one_more_facet_lowers_nothing() -> None:
    assert lowerings(targets(("A1", 4.5, JANUARY), ("A2", 3.0, MARCH)), ("A1", "A2")) == []


def test_one_facet_raised_as_much_as_another_came_down_leaves_the_domain_where_it_was() -> None:
    set_ = targets(("A1", 4.0, JANUARY), ("A2", 4.0, JANUARY), ("A1", 3.5, MARCH), ("A2", 4.5, MARCH))
    assert lowerings(set_, ("A1", "A2")) == []


def test_a_level_set_again_on_the_same_day_is_a_correction() -> None:
    assert lowerings(targets(("A1", 4.5, JANUARY), ("A1", 4.0, JANUARY)), ("A1",)) == []


def test_levels_of_other_domains_do_not_count() -> None:
    assert lowerings(targets(("B1", 4.5, JANUARY), ("B1", 4.0, MARCH)), ("A1",)) == []
