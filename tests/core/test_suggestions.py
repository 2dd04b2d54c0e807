"""What could help next: whose gap is large comes first, and what was not done lately is preferred."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from lcjournal.core import instruments, kinds
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.instruments import Instrument
from lcjournal.core.kinds import OwnKind
from lcjournal.core.model import ActivityRow, Answer, AnswerState, Check, FormId, SessionFact, Status, Target
from lcjournal.core.scoring import Score
from lcjournal.core.suggestions import (
    Idea,
    Known,
    Suggestion,
    how_they_come_about,
    known_ideas,
    ranked,
    suggestions,
)

BANK = instruments.builtin()
MAY, NOVEMBER, TODAY = date(2026, 5, 12), date(2026, 11, 16), date(2026, 11, 18)
IDEAS = {idea.key: idea for idea in known_ideas().ideas}
NOTHING = Known(TODAY)


def score(value: float) -> Score:
    return Score(value, 0.39, 4)


def rank(levels: Mapping[str, float], desired: Mapping[str, float], known: Known = NOTHING) -> tuple[Suggestion, ...]:
    return ranked(BANK, {facet: score(value) for facet, value in levels.items()}, desired, known)


def one(known: Known) -> Suggestion:
    """Return what is suggested for feedback, the only facet with a gap."""
    return rank({"A3": 2.8}, {"A3": 4.0}, known)[0]


def did(kind: str, days_ago: int = 10, title: str = "Something") -> SessionFact:
    return SessionFact("1", title, kind, TODAY - timedelta(days=days_ago), 60, own_time=False)


def planned(title: str) -> ActivityRow:
    return ActivityRow("p", title, "peer", Status.PLANNED, date(2026, 11, 25), 0, private=False, excerpt="", position=1)


def test_the_largest_gaps_come_first_one_suggestion_a_facet_and_three_at_most() -> None:
    rows = rank({"A1": 3, "A2": 2, "A3": 2.5, "B1": 1}, {"A1": 4, "A2": 4, "A3": 4, "B1": 4})
    assert [row.facet.id for row in rows] == ["B1", "A2", "A3"]


def test_a_gap_beyond_its_error_comes_before_one_within_however_large() -> None:
    unsure, sure = Score(2.5, 1.0, 1), Score(3.0, 0.39, 4)
    rows = ranked(BANK, {"A1": unsure, "A2": sure}, {"A1": 4.0, "A2": 4.0}, NOTHING)
    assert [row.facet.id for row in rows] == ["A2", "A1"]
    assert rows[1].numbers().startswith("Gap +1.5, within the error band (±1.6).")


def test_of_equal_gaps_the_order_of_the_questionnaire_holds() -> None:
    assert [row.facet.id for row in rank({"C1": 3, "A2": 3}, {"C1": 4, "A2": 4})] == ["A2", "C1"]


def test_without_a_gap_a_score_or_a_desired_level_a_facet_gives_nothing() -> None:
    assert rank({"A1": 4, "A2": 4, "A3": 3}, {"A1": 4, "A2": 3.5, "A4": 5}) == ()
    assert ranked(BANK, {"A1": Score(None, None, 1)}, {"A1": 4.0}, NOTHING) == ()


def test_kinds_not_used_for_ninety_days_are_preferred() -> None:
    assert one(NOTHING).idea.kind == "peer"
    assert one(Known(TODAY, [did("peer", 90)])).idea.kind == "client"
    assert one(Known(TODAY, [did("peer", 91)])).idea.kind == "peer"


def test_where_all_kinds_were_used_the_first_idea_stands_and_says_how_often() -> None:
    known = Known(TODAY, [did("peer"), did("client"), did("interview")])
    assert one(known).numbers() == "Gap +1.2 (±0.6). Peer exchange: once in the last 90 days."
    twice = replace(known, sessions=[*known.sessions, did("peer")])
    assert one(twice).numbers() == "Gap +1.2 (±0.6). Peer exchange: 2 times in the last 90 days."


def test_each_says_its_numbers_and_its_time() -> None:
    assert one(NOTHING).numbers() == "Gap +1.2 (±0.6). No peer exchange in the last 90 days."
    assert one(NOTHING).time() == "about 45\u202fmin"


def test_a_kind_of_another_name_is_called_by_it() -> None:
    kinds.use([OwnKind("peer", "Coffee talk")])
    assert one(NOTHING).numbers() == "Gap +1.2 (±0.6). Coffee talk: not once in the last 90 days."


def test_what_was_put_away_gives_way_and_all_put_away_give_nothing() -> None:
    assert one(Known(TODAY, dismissed={"A3/two-colleagues"})).idea.key == "A3/client-view"
    assert rank({"A3": 2.8}, {"A3": 4.0}, Known(TODAY, dismissed=set(IDEAS))) == ()


def test_what_is_planned_stays_with_its_entry_in_either_language() -> None:
    title = IDEAS["A3/one-question"].title
    for written in (title.en, f" {title.fr.upper()} "):
        row = one(Known(TODAY, planned=[planned(written)]))
        assert row.idea.key == "A3/one-question"
        assert row.planned is not None
    assert one(Known(TODAY, planned=[planned("Another")])).planned is None


def test_what_was_done_lately_is_not_suggested_again() -> None:
    title = IDEAS["A3/two-colleagues"].title.en
    assert one(Known(TODAY, [did("other", title=title)])).idea.key == "A3/client-view"
    assert one(Known(TODAY, [did("other", 200, title)])).idea.key == "A3/two-colleagues"


def check(day: date, level: int, form: FormId = FormId.FULL) -> Check:
    answers = {
        item.id: Answer(item.id, AnswerState.ANSWERED, 6 - level if item.reversed else level)
        for item in BANK.items(form)
    }
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return Check(f"{form} {day}", BANK.id, BANK.version, form, "en", 1, day, at, at, answers=answers)


def read(*checks: Check, instrument: Instrument = BANK) -> CheckReading:
    return CheckReading(instrument, checks[-1], checks, [Target("A2", 4.5, MAY)])


def test_a_full_check_gives_suggestions_by_its_own_facets() -> None:
    found = suggestions(read(check(NOVEMBER, 3)), NOTHING)
    assert [(row.facet.id, row.gap.value) for row in found.rows] == [("A2", 1.5)]
    assert found.remark == ""


def test_a_pulse_uses_the_facets_of_the_last_full_check_and_says_so() -> None:
    found = suggestions(read(check(MAY, 3), check(NOVEMBER, 4, FormId.PULSE)), NOTHING)
    assert [row.gap.value for row in found.rows] == [1.5]
    assert found.remark == "By the facets of your last full self-check, 12 May 2026"


@pytest.mark.parametrize("last", [check(NOVEMBER, 5), check(NOVEMBER, 3, FormId.PULSE)], ids=["no gap", "no full one"])
def test_without_anything_to_go_by_there_is_a_sentence(last: Check) -> None:
    found = suggestions(read(last), NOTHING)
    assert (found.rows, found.remark) == ((), how_they_come_about())


def test_another_questionnaire_has_facets_of_its_own_and_no_suggestions() -> None:
    other = replace(BANK, id="OTHER")
    found = suggestions(read(replace(check(NOVEMBER, 3), instrument_id="OTHER"), instrument=other), NOTHING)
    assert found.rows == ()
    assert "only for the questionnaire that comes with LC Journal" in found.remark


def test_every_facet_of_the_bank_has_two_or_three_ideas_of_different_kinds() -> None:
    assert known_ideas().instrument == BANK.id
    counts = Counter(idea.facet for idea in IDEAS.values())
    assert list(counts) == [facet.id for facet in BANK.facets]
    assert set(counts.values()) <= {2, 3}
    assert len({(idea.facet, idea.kind) for idea in IDEAS.values()}) == len(known_ideas().ideas)


@pytest.mark.parametrize("idea", IDEAS.values(), ids=lambda idea: idea.key)
def test_an_idea_is_short_doable_and_well_set_in_both_languages(idea: Idea) -> None:
    assert 15 <= idea.minutes <= 180
    for text in (idea.title.en, idea.title.fr):
        assert 20 <= len(text) <= 95
        assert text[0].isupper()
        assert not text.endswith(".")
        assert "'" not in text
        assert "  " not in text
    assert not re.search("[^\u202f][;:!?»]|«[^\u202f]", idea.title.fr)
