"""The kinds on offer are those of the person, in their order, and a long name is said whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lcjournal.core import i18n, kinds
from lcjournal.core.kinds import OwnKind
from lcjournal.ui.theme import ThemeManager
from lcjournal.ui.widgets.editor.kind_choice import KindChoice

LONG = "Gardening for the association of the neighbourhood"


@pytest.fixture
def choice(qtbot: QtBot, looks: ThemeManager) -> KindChoice:
    choice = KindChoice()
    qtbot.addWidget(choice)
    choice.resize(600, 200)
    choice.show()
    return choice


def buttons(choice: KindChoice) -> list[QPushButton]:
    QApplication.processEvents()  # what was just added is shown with the next event
    return [button for button in choice.findChildren(QPushButton) if button.isVisible()]


def names(choice: KindChoice) -> list[str]:
    return [button.accessibleName() for button in buttons(choice)]


def test_kinds_stand_in_the_order_of_the_person(choice: KindChoice) -> None:
    kinds.use([OwnKind("peer"), OwnKind("mooc", hidden=True), OwnKind("a", "Chess")])
    choice.choose("peer")
    assert names(choice)[:3] == ["Peer exchange", "Chess", "Project"]
    assert "Online course" not in names(choice)


def test_a_hidden_kind_stands_behind_the_others_where_it_is_chosen(choice: KindChoice) -> None:
    kinds.use([OwnKind("mooc", hidden=True)])
    choice.choose("mooc")
    assert (names(choice)[-1], choice.kind()) == ("Online course", "mooc")
    choice.choose("peer")
    assert "Online course" not in names(choice)


def test_what_was_changed_in_the_meantime_is_offered_when_shown_again(choice: KindChoice) -> None:
    choice.choose("peer")
    choice.hide()
    kinds.use([OwnKind("a", "Chess")])
    choice.show()
    assert (names(choice)[0], choice.kind()) == ("Chess", "peer")


def test_a_long_name_is_cut_and_said_whole_by_its_tip(choice: KindChoice, qtbot: QtBot) -> None:
    kinds.use([OwnKind("a", LONG)])
    choice.choose("a")
    (button,) = (found for found in buttons(choice) if found.accessibleName() == LONG)
    qtbot.waitUntil(lambda: button.text().endswith("…"))
    assert button.toolTip() == LONG
    assert button.width() < choice.width() / 2


def test_a_kind_that_is_not_known_stays_until_another_is_chosen(choice: KindChoice, qtbot: QtBot) -> None:
    kinds.use([OwnKind("other", "The rest")])
    choice.choose("sabbatical")
    (checked,) = (button for button in buttons(choice) if button.isChecked())
    assert (checked.accessibleName(), choice.kind()) == ("The rest", "sabbatical")
    reading = next(button for button in buttons(choice) if button.text() == "Reading")
    with qtbot.waitSignal(choice.kind_chosen) as told:
        QTest.mouseClick(reading, Qt.MouseButton.LeftButton)
    assert told.args == ["reading"] == [choice.kind()]


def test_no_preset_is_cut_in_french(qtbot: QtBot, looks: ThemeManager) -> None:
    i18n.use("fr")
    choice = KindChoice()
    qtbot.addWidget(choice)
    choice.show()
    choice.resize(choice.minimumSizeHint().width(), 600)
    names = {kinds.name(preset.id) for preset in kinds.presets()}
    qtbot.waitUntil(lambda: {button.text() for button in buttons(choice)} == names)
