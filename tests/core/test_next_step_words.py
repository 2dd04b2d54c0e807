from datetime import date

import pytest

from lcjournal.core.model import NextStep, Outcome
from lcjournal.core.next_step_words import outcome_name, step_sentence


@pytest.mark.parametrize(
    ("cue", "action", "said"),
    [
        ("they hesitate", "I wait", "If they hesitate, then I wait"),
        ("", " Ask Inès ", "Ask Inès"),
        ("they hesitate", "", "If they hesitate, then …"),
        ("", "", ""),
    ],
)
def test_a_step_is_said_as_one_sentence(cue: str, action: str, said: str) -> None:
    assert step_sentence(NextStep("1", cue, action, date(2026, 11, 18))) == said


def test_every_outcome_has_its_word() -> None:
    words = [outcome_name(outcome) for outcome in Outcome]
    assert all(words)
    assert len(set(words)) == len(words)
