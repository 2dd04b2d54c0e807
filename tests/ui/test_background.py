"""Slow work leaves the window free, and a crash leaves a log."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lcjournal.core.errors import UserError
from lcjournal.ui import background, crash


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


def test_the_log_of_a_hard_crash_is_kept_for_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "fault.log").write_text("Fatal Python error", encoding="utf-8")
    reporter = crash.CrashReporter(tmp_path, lambda: None)
    reporter.remove()
    assert reporter.fault is not None
    assert reporter.fault.read_text(encoding="utf-8") == "Fatal Python error"
