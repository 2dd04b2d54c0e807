"""Slow work leaves the window free, and a crash leaves a log."""

import threading
import time
import weakref
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcjournal.core.errors import UserError
from lcjournal.ui import background, crash, garbage


def test_slow_work_answers_in_the_window_and_reports(qtbot: QtBot) -> None:
    answers: list[object] = []
    shares: list[float] = []

    def work(task: background.Task) -> int:
        task.report(0.5)
        return 42

    background.run(work, done=answers.append, progress=shares.append)
    qtbot.waitUntil(lambda: answers == [42])
    assert shares == [0.5]


def test_slow_work_that_fails_says_so(qtbot: QtBot) -> None:
    problems: list[str] = []

    def work(task: background.Task) -> None:
        raise UserError("The folder is not there.")

    background.run(work, failed=lambda problem: problems.append(str(problem)))
    qtbot.waitUntil(lambda: problems == ["The folder is not there."])


def test_cancelled_work_delivers_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    answers: list[object] = []
    task = background.run(lambda _task: 1, done=answers.append)
    task.cancel()
    background.wait_for_all()
    qapp.processEvents()
    assert answers == []


class Listener(QObject):
    """Stands for a page that waits for slow work; tells in which thread it ends."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        super().__init__()
        weakref.finalize(self, lambda: ended.append(threading.current_thread()))

    def hear(self, _answer: object) -> None:
        """Hear what came of the work."""

    def work(self, _task: background.Task) -> None:
        """Do something slow."""
        time.sleep(0.001)


def test_who_asks_for_slow_work_never_ends_in_its_thread(qapp: QApplication) -> None:
    ended: list[threading.Thread] = []
    for _again in range(300):
        listener = Listener(ended)
        background.run(listener.work, done=listener.hear, failed=listener.hear)
        del listener
        qapp.processEvents()
    background.wait_for_all()
    qapp.processEvents()
    assert set(ended) == {threading.main_thread()}


def test_only_the_thread_of_the_window_looks_for_cycles(qtbot: QtBot, qapp: QApplication) -> None:
    ended: list[threading.Thread] = []
    collector = garbage.Collector(qapp)
    listener = Listener(ended)
    listener.itself = listener  # type: ignore[attr-defined]  # a cycle, as widgets and their slots make them
    del listener
    made: list[list[object]] = []
    background.run(lambda _task: made.extend([] for _thing in range(100_000)))
    background.wait_for_all()
    assert ended == []
    qtbot.waitUntil(lambda: ended == [threading.main_thread()])
    collector.deleteLater()


def test_the_log_of_a_hard_crash_is_kept_for_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "fault.log").write_text("Fatal Python error", encoding="utf-8")
    reporter = crash.CrashReporter(tmp_path, lambda: None)
    reporter.remove()
    assert reporter.fault is not None
    assert reporter.fault.read_text(encoding="utf-8") == "Fatal Python error"
