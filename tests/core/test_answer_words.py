"""What was answered to each item, in the words of the scale."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lcjournal.core import i18n, instruments
from lcjournal.core.answer_words import (
    ItemWords,
    answers_table,
    item_words,
    items_table,
    moved_mark,
    moved_sentence,
)
from lcjournal.core.model import Answer, AnswerState, Check, FormId

BANK = instruments.builtin()
C1 = BANK.facet("C1")
FIRST, SECOND, THIRD, REVERSED = C1.items
DAY = date(2026, 5, 4)
BEGUN = datetime(2026, 5, 4, 8, tzinfo=UTC)


def check(*answers: Answer, form: FormId = FormId.FULL) -> Check:
    given = {answer.item: answer for answer in answers}
    return Check("c", BANK.id, BANK.version, form, "en", 1, DAY, BEGUN, BEGUN, answers=given)


def value(item: instruments.Item, given: int) -> Answer:
    return Answer(item.id, AnswerState.ANSWERED, given)


MIXED = check(value(FIRST, 4), Answer(SECOND.id, AnswerState.SKIPPED), Answer(THIRD.id, AnswerState.NOT_APPLICABLE))


def test_each_answer_is_told_in_the_words_of_the_scale() -> None:
    told = [item.answer for item in item_words(BANK, C1, MIXED, None)]
    assert told == ["4, Mostly", "Skipped", "Does not apply", "No answer"]


def test_a_reversed_item_says_so_and_its_answer_stays_as_given() -> None:
    item = item_words(BANK, C1, check(value(REVERSED, 2)), None)[3]
    assert item == ItemWords(f"{REVERSED.wording.en} (counts the other way round)", "2, Slightly", "")


def test_an_item_that_is_not_reversed_stands_as_it_was_asked() -> None:
    assert item_words(BANK, C1, MIXED, None)[0].statement == FIRST.wording.en


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (None, "4, Mostly"),
        (check(value(FIRST, 3)), "4, Mostly (moved from 3, Moderately)"),
        (check(value(FIRST, 4)), "4, Mostly (before: 4, Mostly)"),
        (check(Answer(FIRST.id, AnswerState.NOT_APPLICABLE)), "4, Mostly (before: Does not apply)"),
    ],
)
def test_the_answer_of_another_check_stands_beside_it(before: Check | None, line: str) -> None:
    assert item_words(BANK, C1, MIXED, before)[0].answers == line


def test_a_pulse_did_not_ask_most_items() -> None:
    pulse = replace(check(value(FIRST, 5)), form=FormId.PULSE)
    told = [item.before for item in item_words(BANK, C1, MIXED, pulse)]
    assert told == ["5, Completely", *["Not asked in a pulse"] * 3]


def test_items_and_answers_are_told_in_french() -> None:
    i18n.use("fr")
    item = item_words(BANK, C1, check(value(REVERSED, 4)), check())[3]
    assert item.statement == f"{REVERSED.wording.fr} (compte dans l’autre sens)"
    assert item.answers == "4, En grande partie vrai (avant\u202f: Sans réponse)"


def test_that_an_answer_moved_is_said_and_no_more() -> None:
    before = check(value(FIRST, 3), value(SECOND, 2), value(THIRD, 2))
    now = check(value(FIRST, 4), value(SECOND, 2), Answer(THIRD.id, AnswerState.SKIPPED))
    items = item_words(BANK, C1, now, before)
    assert [item.compared for item in items] == [True, True, False, False]
    assert [item.moved for item in items] == [True, False, False, False]
    assert [moved_mark(item) for item in items] == ["moved", "", "", ""]
    assert moved_sentence(items, before) == "1 of 2 answers moved since 4 May 2026."


@pytest.mark.parametrize(
    ("before", "sentence"), [(value(FIRST, 4), "No answer moved since 4 May 2026."), (value(SECOND, 4), "")]
)
def test_where_nothing_moved_or_can_be_compared(before: Answer, sentence: str) -> None:
    earlier = check(before)
    assert moved_sentence(item_words(BANK, C1, MIXED, earlier), earlier) == sentence


def test_the_notes_on_a_question_stand_under_it() -> None:
    now = replace(MIXED, notes={FIRST.id: "a new team"})
    before = replace(check(value(FIRST, 4)), notes={FIRST.id: "the old one"})
    first, second, *_rest = item_words(BANK, C1, now, before)
    assert first.notes == ["Your note: a new team", "Your note then: the old one"]
    assert second.notes == []


def test_the_whole_questionnaire_is_a_table() -> None:
    table = answers_table(BANK, replace(MIXED, notes={FIRST.id: "a new team"}), check(value(FIRST, 3)))
    assert table.header == ("Domain", "Facet", "Statement", "4 May 2026", "4 May 2026", "Moved", "Notes")
    assert len(table.rows) == 48
    row = next(row for row in table.rows if row[2] == FIRST.wording.en)
    domain = "Manager and team"
    assert row == (domain, C1.name.en, FIRST.wording.en, "4, Mostly", "3, Moderately", "moved", "Your note: a new team")


def test_without_an_earlier_check_the_table_has_one_column_of_answers() -> None:
    table = items_table("Engagement", item_words(BANK, C1, MIXED, None), MIXED, None)
    assert table.header == ("Engagement", "4 May 2026", "Notes")
    assert table.rows[0] == (FIRST.wording.en, "4, Mostly", "")


def test_a_pulse_lists_what_it_asked() -> None:
    pulse = replace(check(value(FIRST, 5)), form=FormId.PULSE)
    assert len(item_words(BANK, C1, pulse, None)) == 1
