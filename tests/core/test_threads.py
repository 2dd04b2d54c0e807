"""A thread is read in the order in which its parts go on with one another."""

from lcjournal.core.threads import in_order


def test_each_part_stands_behind_what_it_continues() -> None:
    assert in_order({"late": "early", "last": "late", "early": None}) == ["early", "late", "last"]


def test_two_that_continue_the_same_stand_by_their_day_each_with_its_own() -> None:
    continued = {"first": None, "a": "first", "b": "first", "after a": "a", "after b": "b"}
    assert in_order(continued) == ["first", "a", "after a", "b", "after b"]


def test_what_continues_something_unknown_begins() -> None:
    assert in_order({"a": "gone", "b": "a"}) == ["a", "b"]


def test_a_circle_ends() -> None:
    assert in_order({"a": "c", "b": "a", "c": "b"}) == ["a", "b", "c"]
    assert in_order({"a": "a"}) == ["a"]
