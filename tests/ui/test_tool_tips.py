"""What someone wrote stays letters in a tool tip too: as HTML it could read files or freeze the window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot


@pytest.mark.usefixtures("looks")
def test_markup_in_a_tool_tip_stays_letters(qtbot: QtBot) -> None:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    QToolTip.showText(QPoint(5, 5), "<b>bold</b><img src='file:///etc/hostname'>", shown)
    tips = [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel")]
    assert [tip.textFormat() for tip in tips if isinstance(tip, QLabel)] == [Qt.TextFormat.PlainText]
    QToolTip.hideText()
