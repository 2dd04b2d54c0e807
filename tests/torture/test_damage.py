"""A short round of damage: nothing is lost, silent or made up, and nearly all of what was written comes back."""

from typing import Any

import pytest

from torture import damage
from torture.damaging import KINDS, NOTHING_LEFT


@pytest.fixture(scope="module")
def figures() -> Any:  # noqa: ANN401 -- figures of many kinds
    return damage.run(48, 11)


def test_damage_is_said_and_nothing_is_lost(figures: Any) -> None:  # noqa: ANN401
    assert {name: figures[name] for name in ("lost", "unsaid", "unsound", "invented")} == {
        "lost": 0,
        "unsaid": 0,
        "unsound": 0,
        "invented": 0,
    }


def test_nearly_all_comes_back(figures: Any) -> None:  # noqa: ANN401
    assert figures["rows_brought_back"] >= 0.97


@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(NOTHING_LEFT)))
def test_each_kind_of_damage_leaves_something(figures: Any, kind: str) -> None:  # noqa: ANN401
    assert figures["kinds"][kind]["rounds"] == 1
    assert figures["kinds"][kind]["worst_share"] > 0.85
