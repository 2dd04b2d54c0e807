"""A self-check whose program is killed goes on at the very question, with nothing lost but what was not yet said."""

import os
import subprocess
import sys
from pathlib import Path

from lcjournal.core import instruments
from lcjournal.core.store import Store
from lcjournal.ui.models.check_run import CheckRun

ROOT = Path(__file__).resolve().parents[3]
ANSWERING = """
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from lcjournal.core.model import FormId
from lcjournal.core.paths import data_paths
from lcjournal.core.settings import Settings
from lcjournal.ui.app import App
from lcjournal.ui.widgets.check.questionnaire import Questionnaire

qt = QApplication([])
chosen = Settings(language="en", welcomed=True, auto_advance=False)
app = App(qt, data_paths(Path(sys.argv[1])), chosen, date(2026, 11, 18))
app.start("selfcheck")
app.window.navigate("selfcheck", FormId.FULL)
check = app.window.findChild(Questionnaire)
for question in range(17):
    QTest.keyClick(check, Qt.Key.Key_4)
    QTest.keyClick(check, Qt.Key.Key_Return)
QTest.keyClick(check, Qt.Key.Key_N)
field = next(field for field in check.findChildren(QTextEdit) if field.isVisible())
QTest.keyClicks(field, "not in summer")
QTimer.singleShot(2000, lambda: print("written", flush=True))
qt.exec()
"""


def test_a_killed_self_check_goes_on_at_the_very_question(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, "-c", ANSWERING, str(tmp_path)]
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, text=True) as answering:
        assert answering.stdout is not None
        assert answering.stdout.readline() == "written\n"
        answering.kill()
    with Store.open(tmp_path / "journal.lcjournal") as store:
        check = store.checks.under_way()
        assert check is not None
        run = CheckRun(store, instruments.builtin(), check)
        assert run.index == 17
        assert [answer.value for answer in check.answers.values()] == [4] * 17
        assert check.notes == {run.item.id: "not in summer"}
