"""What comes back on Today: a next step on its day, a sentence of long ago, a week or a month to look back on."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core.model import Activity, Filter, Kind, NextStep, Outcome, Reflection, Session, Status
from lcjournal.core.report.process import Made
from lcjournal.core.report.request import Request
from lcjournal.core.report.review import ReviewOf
from lcjournal.core.store import Store
from lcjournal.ui import background, dialogs, report_saving
from lcjournal.ui.app import App
from lcjournal.ui.widgets.chip import Tag

Find = Any
Start = Callable[..., App]
DAY = date(2026, 11, 18)
NARROW = "\u202f"
SENTENCE = "If a visitor hesitates, then I wait"


@pytest.fixture
def app(start: Start) -> App:
    return start("today")


@pytest.fixture
def store(app: App) -> Store:
    return app.window.page("today").context.store


@pytest.fixture
def entry(store: Store) -> str:
    return store.activities.add(Activity("Half a day at the desk", DAY - timedelta(days=14)))


@pytest.fixture
def step(store: Store, entry: str) -> str:
    return store.next_steps.add(NextStep(entry, "a visitor hesitates", "I wait", DAY))


def test_a_step_is_asked_about_on_its_day_and_not_before(app: App, store: Store, entry: str, find: Find) -> None:
    store.next_steps.add(NextStep(entry, "a visitor hesitates", "I wait", DAY + timedelta(days=1)))
    assert "Did I apply it?" not in find.texts(app.window)
    store.next_steps.add(NextStep(entry, "", "Ask Inès", DAY - timedelta(days=3)))
    assert "Did I apply it?" in find.texts(app.window)
    assert "Ask Inès" in find.texts(app.window)
    assert SENTENCE not in find.texts(app.window)


@pytest.mark.parametrize(
    ("words", "outcome", "said"),
    [
        ("Applied", Outcome.APPLIED, "Noted: applied"),
        ("Partly", Outcome.PARTLY, "Noted: partly applied"),
        ("Not yet", Outcome.NOT_APPLIED, "Not yet. Asked again on Wednesday 25 November"),
        ("Let go", Outcome.DROPPED, "Noted: let go"),
    ],
)
def test_it_is_answered_in_one_line_which_can_be_taken_back(
    app: App, store: Store, step: str, find: Find, words: str, outcome: Outcome, said: str
) -> None:
    QTest.keyClicks(find(app.window, QLineEdit, f"How it went: {SENTENCE}"), "With one of two ")
    find(app.window, QPushButton, f"{words}: {SENTENCE}").click()
    kept = store.next_steps.get(step)
    assert (kept.outcome, kept.answer) == (outcome, "With one of two")
    assert said in find.texts(app.window)
    assert "Did I apply it?" not in find.texts(app.window)
    find(app.window, QPushButton, "Undo").click()
    assert store.next_steps.get(step).outcome is Outcome.WAITING
    assert SENTENCE in find.texts(app.window)
    app.window.undo.redo()
    assert store.next_steps.get(step).outcome is outcome


def test_a_half_typed_answer_stays_when_something_else_changes(
    qtbot: QtBot, app: App, store: Store, step: str, entry: str, find: Find
) -> None:
    line = find(app.window, QLineEdit, f"How it went: {SENTENCE}")
    line.setFocus()
    QTest.keyClicks(line, "Once")
    store.next_steps.add(NextStep(entry, "", "Ask Inès", DAY - timedelta(days=3)))
    find(app.window, QPushButton, "Applied: Ask Inès")
    assert line.hasFocus()
    assert line.text() == "Once"
    old = app.window
    app.change_settings(language="fr")
    qtbot.waitUntil(lambda: app.window is not old and app.window.isVisible())
    assert any(field.text() == "Once" for field in app.window.findChildren(QLineEdit))


def test_the_entry_of_a_step_is_one_press_away(app: App, step: str, find: Find) -> None:
    link = find(app.window, Tag, "Half a day at the desk · 4 Nov 2026")
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert app.window.current() == "journal"
    assert "Half a day at the desk" in find.texts(app.window)


def test_tab_goes_through_the_answers_as_one_reads(app: App, step: str, find: Find) -> None:
    link = find(app.window, Tag, "Half a day at the desk · 4 Nov 2026")
    link.setFocus()
    names = []
    for _key in range(6):
        QTest.keyClick(find.focused(), Qt.Key.Key_Tab)
        names.append(find.focused().accessibleName() or find.focused().text())
    answers = [f"{words}: {SENTENCE}" for words in ("Applied", "Partly", "Not yet", "Let go")]
    assert names == [f"How it went: {SENTENCE}", *answers, "Not now: Keep a weekly time for learning?"]


def remember(store: Store, day: date, text: str, **fields: bool) -> str:
    parts = (Reflection("so_what", text),)
    return store.activities.add(Activity("With the sales team", day, reflections=parts, **fields))  # type: ignore[arg-type]


def test_a_sentence_of_six_months_ago_comes_up_and_can_be_put_away(app: App, store: Store, find: Find) -> None:
    entry = remember(store, date(2026, 5, 20), "I only noticed because I had nothing to do but watch. And so on.")
    texts = find.texts(app.window)
    assert "Six months ago, 20 May" in texts
    assert "“I only noticed because I had nothing to do but watch.”" in texts
    find(app.window, QPushButton, "Not this one").click()
    assert "Six months ago, 20 May" not in find.texts(app.window)
    assert store.resurfacing.put_away_ids() == [entry]
    find(app.window, QPushButton, "Undo").click()
    assert "Six months ago, 20 May" in find.texts(app.window)
    app.window.undo.redo()
    assert "Six months ago, 20 May" not in find.texts(app.window)


def test_nothing_private_comes_up(app: App, store: Store, find: Find) -> None:
    remember(store, date(2026, 5, 18), "Nobody else shall ever read this sentence.", private=True)
    assert not [text for text in find.texts(app.window) if "months ago" in text]


def test_what_came_up_opens_its_entry(app: App, store: Store, find: Find) -> None:
    remember(store, date(2026, 5, 18), "I only noticed because I had nothing to do but watch.")
    find(app.window, Tag, "With the sales team").click()
    assert app.window.current() == "journal"


@pytest.fixture
def week(store: Store) -> dict[str, str]:
    activities = (
        Activity("Course", DAY, kind=Kind.MOOC, sessions=(Session(DAY, 90),)),
        Activity("Chapter", DAY, kind=Kind.READING, sessions=(Session(DAY - timedelta(days=1), 35),)),
        Activity("Visit", DAY + timedelta(days=3), status=Status.PLANNED),
        Activity("Long ago", DAY - timedelta(days=9), kind=Kind.MOOC, sessions=(Session(DAY - timedelta(days=9), 20),)),
    )
    return {activity.title: store.activities.add(activity) for activity in activities}


@pytest.fixture
def review(app: App, week: dict[str, str], monkeypatch: pytest.MonkeyPatch, find: Find) -> Callable[..., list[str]]:
    """Open the review as a person does, press these buttons one after the other, and return the words it shows."""

    def look(*pressed: str) -> list[str]:
        words: list[str] = []

        def show(dialog: QDialog) -> bool:
            dialog.show()
            for name in pressed:
                find(dialog, QAbstractButton, name).click()
            words.extend(find.texts(dialog))
            dialog.close()
            return False

        monkeypatch.setattr(dialogs, "show", show)
        find(app.window, Tag, "Review…").click()
        return words

    return look


def test_the_week_is_looked_back_on_with_the_hours_of_today(review: Callable[..., list[str]]) -> None:
    words = review()
    assert "Week 47, 16 to 22 November 2026" in words
    assert f"2{NARROW}h{NARROW}05" in words
    for part in ("Under way and done", "Planned", "Without a reflection yet"):
        assert part in words
    assert "Facets touched" not in words


def test_one_goes_to_the_week_before_and_to_the_month(review: Callable[..., list[str]], store: Store) -> None:
    assert f"20{NARROW}min" in review("Before")
    assert "Nothing noted on these days." in review("After")
    words = review("Month")
    assert "November 2026" in words
    minutes = store.activities.totals(Filter(since=date(2026, 11, 1), until=date(2026, 11, 30))).minutes
    assert minutes == 145
    assert f"2{NARROW}h{NARROW}25" in words


def test_the_steps_that_wait_and_their_answers_are_there(
    app: App, review: Callable[..., list[str]], store: Store, step: str
) -> None:
    assert SENTENCE in review()
    assert "Asked about on Wednesday 18 November 2026" in review()
    store.next_steps.answer(step, Outcome.NOT_APPLIED, "No visitor came", DAY)
    assert "Asked about on Wednesday 25 November 2026" in review()


def test_an_entry_of_the_review_is_opened(app: App, review: Callable[..., list[str]], find: Find) -> None:
    review("Course · Wed 18 Nov")
    assert app.window.current() == "journal"
    assert find(app.window, QPushButton, "Edit").isVisible()


def test_ones_own_review_is_written_as_an_entry(
    app: App, review: Callable[..., list[str]], store: Store, find: Find
) -> None:
    review("Write my review")
    title = find(app.window, QLineEdit, "Title")
    assert title.text() == "Review of week 47"
    QTest.keyClick(title, Qt.Key.Key_Escape)
    (kept,) = store.activities.all(Filter(text="review"))
    assert kept.kind == Kind.OTHER


def test_the_keyboard_reaches_the_entries_before_the_buttons(
    app: App, week: dict[str, str], monkeypatch: pytest.MonkeyPatch, find: Find
) -> None:
    names: list[str] = []

    def show(dialog: QDialog) -> bool:
        dialog.show()
        for _key in range(9):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            focused = dialog.focusWidget()
            names.append(focused.text() if isinstance(focused, QAbstractButton) else focused.accessibleName())
        dialog.close()
        return False

    monkeypatch.setattr(dialogs, "show", show)
    find(app.window, Tag, "Review…").click()
    entries = ["Course · Wed 18 Nov", "Chapter · Tue 17 Nov", "Visit · Sat 21 Nov"]
    assert names[:5] == ["Time by kind", *entries, "Course · Wed 18 Nov"]
    assert names[6:] == ["Write my review", "Save as…", "Close"]


def test_the_palette_opens_the_review_from_anywhere(
    qtbot: QtBot, app: App, week: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def show(dialog: QDialog) -> bool:
        shown.append(dialog.windowTitle())
        return False

    monkeypatch.setattr(dialogs, "show", show)
    app.window.navigate("journal")
    app.window.navigate("today", "review")
    qtbot.waitUntil(lambda: shown == ["Review of a week or a month"])


def test_the_review_is_saved_as_a_file(
    review: Callable[..., list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[Request] = []

    def made(request: Request, _say: object) -> Made:
        asked.append(request)
        return Made(b"file")

    monkeypatch.setattr(report_saving, "made", made)
    monkeypatch.setattr(dialogs, "save_file", lambda *_words: tmp_path / "review.pdf")
    words = review("Month", "Save as…")
    assert "The report is being made…" in words
    background.wait_for_all()
    assert asked[0].sheet == ReviewOf("month", date(2026, 11, 1), date(2026, 11, 30))
