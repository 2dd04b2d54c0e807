"""The window: going from page to page, search, undo, and coming back to the same place."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import ClassVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from lcjournal.core.model import Change
from lcjournal.ui import theme
from lcjournal.ui.bus import Bus
from lcjournal.ui.commands import Actions, Command, digit_shortcuts
from lcjournal.ui.context import Context
from lcjournal.ui.main_window import MainWindow
from lcjournal.ui.pages import PAGES
from lcjournal.ui.pages.page import Page
from lcjournal.ui.undo import Undo
from lcjournal.ui.widgets.command_palette import Hit, matches

pytestmark = pytest.mark.usefixtures("looks")


class NotePage(Page):
    """A page with one field, which counts how often it draws."""

    shows: ClassVar[Change] = Change.ACTIVITIES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.field = QLineEdit()
        self.field.setAccessibleName("Note")
        self.drawn, self.opened, self.may_leave = 0, [object()][:0], True
        QVBoxLayout(self).addWidget(self.field)

    @override
    def refresh(self) -> None:
        self.drawn += 1

    @override
    def open(self, argument: object) -> None:
        self.opened.append(argument)

    @override
    def leave(self) -> bool:
        return self.may_leave

    @override
    def state(self) -> dict[str, object]:
        return {"text": self.field.text()}

    @override
    def restore(self, state: dict[str, object]) -> None:
        self.field.setText(str(state["text"]))


class Desk:
    """A window with such pages and what it is built from."""

    def __init__(self) -> None:
        self.bus, self.undo, self.actions = Bus(), Undo(), Actions()
        self.made: list[str] = []
        self.window = MainWindow(self.actions, self.undo, self._make)

    def _make(self, name: str) -> Page:
        self.made.append(name)
        return NotePage(cast("Context", SimpleNamespace(bus=self.bus)))

    def page(self, name: str) -> NotePage:
        page = self.window.page(name)
        assert isinstance(page, NotePage)
        return page


@pytest.fixture
def open_desk(qtbot: QtBot) -> Callable[[], Desk]:
    def make() -> Desk:
        desk = Desk()
        qtbot.addWidget(desk.window)
        desk.window.start("today")
        desk.window.show()
        desk.window.activateWindow()
        qtbot.waitUntil(desk.window.isActiveWindow)
        return desk

    return make


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    return open_desk()


def _nav(desk: Desk, title: str) -> QToolButton:
    return next(button for button in desk.window.findChildren(QToolButton) if button.text() == title)


def test_a_page_is_made_when_it_is_first_visited(desk: Desk, qtbot: QtBot) -> None:
    assert desk.made == ["today"]
    qtbot.mouseClick(_nav(desk, "Journal"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(_nav(desk, "Today"), Qt.MouseButton.LeftButton)
    assert desk.made == ["today", "journal"]
    assert desk.window.current() == "today"


def test_a_digit_key_opens_a_page_on_every_keyboard(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current() == "journal"
    qtbot.keyClick(desk.window, Qt.Key.Key_Ampersand, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current() == "today"
    assert digit_shortcuts(6) == ("Ctrl+6",)


def test_alt_left_goes_back(desk: Desk, qtbot: QtBot) -> None:
    desk.window.navigate("goals")
    desk.window.navigate("growth")
    qtbot.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(desk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.window.current() == "today"


def test_tab_goes_through_the_page_before_the_sidebar(desk: Desk, qtbot: QtBot) -> None:
    for name in ("today", "journal", "today"):
        desk.window.navigate(name)
        focused = desk.window.focusWidget()
        assert focused is not None
        if focused is not desk.page(name).field:
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert desk.page(name).field.hasFocus()


def test_a_page_opened_by_a_key_takes_single_keys_and_later_goes_on_in_its_field(desk: Desk, qtbot: QtBot) -> None:
    desk.page("today").field.setFocus()
    qtbot.keyClick(desk.page("today").field, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.page("journal").hasFocus()
    qtbot.keyClick(desk.page("journal"), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert desk.page("today").field.hasFocus()


def test_enter_presses_the_button_that_has_the_focus(desk: Desk, qtbot: QtBot) -> None:
    goals = _nav(desk, "Goals")
    goals.setFocus()
    qtbot.keyClick(goals, Qt.Key.Key_Return)
    assert desk.window.current() == "goals"


def test_page_up_and_down_go_round_the_sidebar(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current() == "settings"
    qtbot.keyClick(desk.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current() == "today"


def test_a_page_asks_for_another_and_says_what_to_open(desk: Desk) -> None:
    desk.page("today").open_requested.emit("journal", "an id")
    assert desk.window.current() == "journal"
    assert desk.page("journal").opened == ["an id"]


def test_a_page_may_ask_to_stay(desk: Desk, qtbot: QtBot) -> None:
    desk.page("today").may_leave = False
    qtbot.mouseClick(_nav(desk, "Journal"), Qt.MouseButton.LeftButton)
    assert desk.window.current() == "today"
    assert _nav(desk, "Today").isChecked()
    assert not desk.window.close()
    desk.page("today").may_leave = True
    with qtbot.waitSignal(desk.window.closing):
        assert desk.window.close()


def test_a_visible_page_draws_at_once_and_a_hidden_one_later(desk: Desk) -> None:
    desk.window.navigate("journal")
    today, journal = desk.page("today"), desk.page("journal")
    before = today.drawn, journal.drawn
    desk.bus.changed.emit(Change.ACTIVITIES | Change.GOALS)
    desk.bus.changed.emit(Change.ACTIVITIES)
    assert (today.drawn, journal.drawn) == (before[0], before[1] + 2)
    desk.window.navigate("today")
    assert today.drawn == before[0] + 1


def test_a_change_of_something_else_draws_nothing(desk: Desk) -> None:
    before = desk.page("today").drawn
    desk.bus.changed.emit(Change.GOALS)
    assert desk.page("today").drawn == before


def test_undo_is_offered_and_ctrl_z_does_the_same(desk: Desk, qtbot: QtBot) -> None:
    shelf = ["note"]
    shelf.remove("note")
    desk.undo.push("“Note” moved to the bin.", lambda: shelf.append("note"), lambda: shelf.remove("note"))
    assert desk.window.snack.isVisible()
    qtbot.mouseClick(desk.window.snack.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert shelf == ["note"]
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert shelf == []
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, control)
    assert shelf == ["note"]


def test_the_snack_bar_never_undoes_something_else(desk: Desk) -> None:
    desk.undo.push("First.", lambda: None, lambda: None)
    desk.undo.push("Second.", lambda: None, lambda: None, snack=False)
    assert not desk.window.snack.isVisible()


def _has_focus(pane: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and pane.isAncestorOf(focused)


def test_f6_goes_through_the_panes_and_the_snack_bar(desk: Desk, qtbot: QtBot) -> None:
    page = desk.page("today")
    page.field.setFocus()
    desk.undo.push("Moved.", lambda: None, lambda: None)
    qtbot.keyClick(desk.window, Qt.Key.Key_F6)
    assert isinstance(QApplication.focusWidget(), QToolButton | QPushButton)
    qtbot.keyClick(desk.window, Qt.Key.Key_F6)
    assert _has_focus(desk.window.snack)
    qtbot.keyClick(desk.window, Qt.Key.Key_F6)
    assert page.field.hasFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _has_focus(desk.window.snack)


def test_f6_reaches_a_strip_over_the_pages(desk: Desk, qtbot: QtBot) -> None:
    strip = QPushButton("Stop")
    desk.window.add_strip(strip)
    qtbot.waitUntil(strip.isVisible)
    desk.page("today").field.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert strip.hasFocus()


def test_a_narrow_window_has_a_rail_and_larger_text_makes_it_narrow(
    desk: Desk, qtbot: QtBot, looks: theme.ThemeManager
) -> None:
    nav = _nav(desk, "Journal")
    assert nav.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    looks.use("light", 200)
    qtbot.waitUntil(lambda: nav.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly)
    assert nav.accessibleName() == "Journal"
    looks.use("light", 100)
    desk.window.resize(1000, 700)
    qtbot.waitUntil(lambda: nav.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly)


def test_a_full_window_page_puts_the_sidebar_away_until_one_leaves_it(desk: Desk) -> None:
    nav = _nav(desk, "Journal")
    desk.page("today").set_full_window(True)
    assert not nav.isVisible()
    desk.window.navigate("journal")
    assert nav.isVisible()
    desk.window.navigate("today")
    assert not nav.isVisible()
    desk.page("today").set_full_window(False)
    assert nav.isVisible()


def test_new_things_are_counted_beside_their_page(desk: Desk) -> None:
    desk.window.set_count("coach", 2)
    assert _nav(desk, "Coach").accessibleName() == "Coach, 2 new"
    desk.window.set_count("coach", 0)
    assert _nav(desk, "Coach").accessibleName() == "Coach"


def _palette(desk: Desk) -> QDialog:
    return next(part for part in desk.window.findChildren(QDialog) if part.isVisible())


def _field(palette: QDialog) -> QLineEdit:
    return palette.findChildren(QLineEdit)[0]


def _rows(palette: QDialog) -> QListView:
    return palette.findChildren(QListView)[0]


def test_ctrl_k_finds_a_page_with_the_cursor_in_the_field(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = _palette(desk)
    field = palette.findChild(QLineEdit)
    qtbot.keyClicks(field, "gaols")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.window.current() == "goals"


def test_the_arrows_move_in_the_list_and_round_it(desk: Desk, qtbot: QtBot) -> None:
    desk.window.open_palette()
    palette = _palette(desk)
    field, rows = _field(palette), _rows(palette)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert rows.currentIndex().row() == rows.model().rowCount() - 1
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.window.current() == PAGES[1].name


def test_ctrl_k_does_what_can_be_done_now(desk: Desk, qtbot: QtBot) -> None:
    done: list[str] = []
    desk.actions.add(
        Command("a", "Export everything", lambda: done.append("export"), menu="Journal"),
        Command("b", "Export nothing", lambda: done.append("nothing"), menu="Journal", enabled=lambda: False),
    )
    desk.window.open_palette()
    palette = _palette(desk)
    field, rows = _field(palette), _rows(palette)
    qtbot.keyClicks(field, "export")
    assert rows.model().rowCount() == 1
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert done == ["export"]


def test_other_sources_answer_too_and_nothing_found_is_said(desk: Desk, qtbot: QtBot) -> None:
    opened: list[str] = []
    hit = Hit("Karim", "5 November", "notebook", lambda: opened.append("karim"))
    desk.window.add_source(lambda text: [hit] if text == "kar" else [])
    desk.window.open_palette()
    palette = _palette(desk)
    field, rows = _field(palette), _rows(palette)
    qtbot.keyClicks(field, "karz")
    assert rows.model().rowCount() == 0
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.currentIndex()).center())
    assert opened == ["karim"]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("", "Journal", True),
        ("evolution", "Évolution", True),
        ("reglages", "Réglages", True),
        ("settigns", "Settings", True),
        ("cofee", "Settings", False),
        ("back now", "Back up now", True),
    ],
)
def test_search_forgives_accents_and_one_slip(query: str, text: str, found: bool) -> None:
    assert matches(query, text) is found


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_f10_opens_the_menu_and_greys_what_cannot_be_done(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_F10)
    menu = next(part for part in desk.window.findChildren(QMenu) if part.isVisible())
    shown = {action.text(): action.isEnabled() for action in menu.actions() if not action.isSeparator()}
    assert shown["Undo"] is False
    menu.close()
    desk.undo.push("Moved.", lambda: None, lambda: None)
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not desk.undo.can_undo()


def test_a_rebuilt_window_is_in_the_same_place(desk: Desk, open_desk: Callable[[], Desk], qtbot: QtBot) -> None:
    desk.window.navigate("goals")
    qtbot.keyClicks(desk.page("goals").field, "half a sent")
    again = open_desk()
    again.window.restore(desk.window.state())
    assert again.window.current() == "goals"
    assert again.page("goals").field.text() == "half a sent"
    again.window.go_back()
    assert again.window.current() == "today"


def test_the_window_comes_back_where_it_was(desk: Desk, open_desk: Callable[[], Desk]) -> None:
    desk.window.resize(780, 560)
    again = open_desk()
    again.window.restore_placement(desk.window.save_placement())
    assert again.window.size() == desk.window.size()
