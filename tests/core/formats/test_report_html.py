"""The profile as a page to print: everything on it in words, nothing from the journal."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lcjournal.core import i18n, instruments
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.formats.report_html import report, report_title
from lcjournal.core.model import Answer, AnswerState, Check, FormId, Target

BANK = instruments.builtin()
MAY, NOVEMBER = date(2026, 5, 12), date(2026, 11, 16)
FIRST = BANK.facet("A1").items[0]


def check(day: date, form: FormId = FormId.FULL) -> Check:
    answers = {}
    for place, item in enumerate(BANK.items(form)):
        keyed = 3 + place % 2
        value = 6 - keyed if item.reversed else keyed
        answers[item.id] = Answer(item.id, AnswerState.ANSWERED, value, 4000)
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return Check(f"{form} {day}", BANK.id, BANK.version, form, "en", 1, day, at, at, answers=answers)


def read(*checks: Check, targets: tuple[Target, ...] = ()) -> CheckReading:
    return CheckReading(BANK, checks[-1], checks, targets)


def headings(html: str) -> list[str]:
    return re.findall("<h2>(.*?)</h2>", html)


def test_the_whole_profile_is_told() -> None:
    then_of = check(MAY)
    now = replace(check(NOVEMBER), then={"A": 2.5}, then_of=then_of.id)
    reading = read(then_of, now, targets=(Target("A1", 4.5, MAY), Target("A1", 4, NOVEMBER)))
    html = report(reading, notes=False)
    assert report_title(reading) == "Your profile, 16 November 2026"
    assert "<h1>Your profile, 16 November 2026</h1>" in html
    assert "Compared with: Full self-check, 12 May 2026" in html
    assert headings(html) == [
        "Domains",
        "Facets",
        "From now to the desired level",
        "Looking back",
        "Answers",
        "How to read this",
    ]
    assert "3.5 ±0.3" in html
    assert "My learning agility: On average you described this as between “Moderately” and “Mostly”." in html
    assert "0.0: no change we could detect" in html
    assert "Gap to the desired level: +0.5, within the error band" in html
    assert "the desired level was lowered (−0.5)" in html
    assert "none of them is called the truth" in html
    assert FIRST.wording.en in html
    assert "No answer moved since 12 May 2026." in html
    assert BANK.label.en in html


def test_the_first_check_is_told_without_comparison() -> None:
    html = report(read(check(NOVEMBER)), notes=False)
    assert "Compared with" not in html
    assert headings(html) == ["Domains", "Facets", "Answers", "How to read this"]


@pytest.mark.parametrize("notes", [False, True])
def test_own_notes_are_in_it_only_if_wanted(notes: bool) -> None:
    own = replace(check(NOVEMBER), note="A calm month <b>\nafter the move", notes={FIRST.id: "asked twice"})
    html = report(read(own), notes=notes)
    assert ("A calm month &lt;b&gt;" in html) is notes
    assert ("asked twice" in html) is notes


def test_a_check_without_a_note_has_no_place_for_one() -> None:
    assert "Your note on this self-check" not in report(read(check(NOVEMBER)), notes=True)


def test_a_pulse_tells_domains_and_where_the_growth_page_draws_them() -> None:
    full = check(MAY)
    asked = next(item.id for item in BANK.facet("B1").items if item.pulse)
    full = replace(full, answers={**full.answers, asked: Answer(asked, AnswerState.ANSWERED, 5)})
    html = report(read(full, check(NOVEMBER, form=FormId.PULSE)), notes=False)
    assert headings(html) == ["Domains", "On the Growth page", "Answers", "How to read this"]
    assert "the Growth page moves it" in html
    assert "On the Growth page" not in headings(report(read(check(NOVEMBER, form=FormId.PULSE)), notes=False))


def test_signs_of_haste_are_told() -> None:
    fives = {item.id: Answer(item.id, AnswerState.ANSWERED, 5, 900) for item in BANK.items(FormId.FULL)}
    html = report(read(replace(check(NOVEMBER), answers=fives)), notes=False)
    assert "How careful the answers were" in html
    assert "It is for you to judge." in html


def test_the_report_is_written_in_french() -> None:
    i18n.use("fr")
    html = report(read(check(NOVEMBER)), notes=False)
    assert '<html lang="fr">' in html
    assert BANK.label.fr in html
    assert "3,5 ±0,3" in html


def test_nothing_is_fetched_or_run() -> None:
    html = report(read(check(NOVEMBER)), notes=True)
    assert "default-src 'none'" in html
    assert "<script" not in html
