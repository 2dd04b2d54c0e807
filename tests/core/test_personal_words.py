from datetime import date

from lcjournal.core import personal_words
from lcjournal.core.personal import Refinement
from lcjournal.core.scoring import Score
from lcjournal.core.then_test import LookBack, look_back


def looked(then: float) -> LookBack:
    found = look_back("A", Score(3.0, 0.2, 24), then, Score(3.75, 0.2, 24))
    assert found
    return found


def test_margins_of_ones_own_are_told_beside_the_shipped_ones() -> None:
    assert personal_words.refinement_sentence(Refinement(0.78, 0.78, 0, 0), 4) == (
        "The 90\u202f% band of a facet with 4 answers is ±0.64, from public data."
    )
    assert personal_words.refinement_sentence(Refinement(0.78, 0.6, 12, 1), 4) == (
        "The 90\u202f% band of a facet with 4 answers is ±0.49 with your own repeats instead of ±0.64 "
        "(one pair of self-checks, 12 facets compared)."
    )
    assert personal_words.refinement_sentence(Refinement(0.78, 0.9, 36, 3), 4) == (
        "The 90\u202f% band of a facet with 4 answers is ±0.74 with your own repeats instead of ±0.64 "
        "(3 pairs of self-checks, 36 facets compared)."
    )
    assert "within 14 days" in personal_words.refinement_advice()


def test_a_look_back_stands_between_the_two_scores() -> None:
    assert personal_words.look_back_sentence("My learning agility", looked(2.25), date(2026, 5, 4)) == (
        "My learning agility: 3.0 (±0.3) on 4 May 2026; looking back on it, 2.25; now 3.8 (±0.3)."
    )
    assert personal_words.none_is_the_truth().endswith("none of them is called the truth.")


def test_a_shift_is_told_with_the_band_it_exceeds_or_not() -> None:
    assert personal_words.shift_sentence(looked(2.5)) == (
        "The look back lies −0.5 from the score of that day, outside its 90\u202f% band: "
        "what the words mean to you may have moved."
    )
    assert personal_words.shift_sentence(looked(3.25)) == (
        "The look back lies +0.2 from the score of that day, inside its 90\u202f% band."
    )


def test_what_came_since_is_told_with_the_only_margin_known() -> None:
    assert personal_words.since_then_sentence(looked(2.5)) == (
        "The score of today lies +1.2 from the look back (±0.3; the look back has no known margin)."
    )
