from datetime import date

import pytest

from lcjournal.core.model import NextStep, Outcome
from lcjournal.core.next_step_words import answer_line, asked_line, outcome_name, step_sentence


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


@pytest.mark.parametrize(
    ("outcome", "answer", "answered", "asked"),
    [
        (Outcome.WAITING, "", "", "Asked about on Wednesday 18 November 2026"),
        (Outcome.NOT_APPLIED, "No visitor", "Not yet · No visitor", "Asked about on Wednesday 18 November 2026"),
        (Outcome.APPLIED, "", "Applied", ""),
    ],
)
def test_what_came_of_a_step_and_when_it_is_asked_about(
    outcome: Outcome, answer: str, answered: str, asked: str
) -> None:
    step = NextStep("1", "", "I wait", date(2026, 11, 18), outcome, answer)
    assert (answer_line(step), asked_line(step)) == (answered, asked)
