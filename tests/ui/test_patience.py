"""Long writes: the window goes on painting, nothing comes between, and the result is there at the end."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lcjournal.core.errors import UserError
from lcjournal.core.model import Change
from lcjournal.core.store import Store
from lcjournal.ui.patience import FEW, patiently

MANY = FEW + 1


@pytest.fixture
def heard() -> list[Change]:
    return []


@pytest.fixture
def store(tmp_path: Path, heard: list[Change]) -> Iterator[Store]:
    with Store.open(tmp_path / "a.lcjournal", on_change=heard.append) as opened:
        yield opened


def name(store: Store) -> int:
    store.set_person("Camille")
    return threading.get_ident()


def test_few_are_written_in_the_thread_of_the_window(store: Store, heard: list[Change], qtbot: QtBot) -> None:
    said: list[str] = []
    assert patiently(store, FEW, name, said.append) == threading.get_ident()
    assert (said, heard) == ([], [Change.JOURNAL])


def test_many_are_written_in_another_and_told_in_that_of_the_window(
    store: Store, heard: list[Change], qtbot: QtBot
) -> None:
    said: list[str] = []
    assert patiently(store, MANY, name, said.append) != threading.get_ident()
    assert store.person == "Camille"
    assert said == ["26 entries are being changed…"]
    assert heard == [Change.JOURNAL]


def test_the_timers_of_the_window_run_meanwhile(store: Store, qtbot: QtBot) -> None:
    ticked = threading.Event()
    timer = QTimer(singleShot=True, interval=0)
    timer.timeout.connect(ticked.set)
    timer.start()
    assert patiently(store, MANY, lambda _store: ticked.wait(20), lambda _text: None)


def test_the_window_does_not_close_before_it_is_done(store: Store, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    tried = threading.Event()

    def close() -> None:
        window.close()
        tried.set()

    QTimer.singleShot(0, window, close)
    assert patiently(store, MANY, lambda _store: tried.wait(20), lambda _text: None)
    assert window.isVisible()
    window.close()
    assert not window.isVisible()


def test_what_goes_wrong_is_raised_as_if_it_had_been_done_at_once(
    store: Store, heard: list[Change], qtbot: QtBot
) -> None:
    def fail(other: Store) -> None:
        other.tags.rename("none", " ")

    with pytest.raises(UserError, match="name"):
        patiently(store, MANY, fail, lambda _text: None)
    assert heard == []
