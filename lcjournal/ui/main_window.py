"""The window: the sidebar, the pages, the menu and the snack bar. It knows no subject matter."""

import sys
from base64 import b64decode, b64encode
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import icons, theme
from lcjournal.ui.commands import Actions, digit_shortcuts, fill_menu, fill_menu_bar
from lcjournal.ui.pages import PAGES, WELCOME
from lcjournal.ui.pages.page import Page
from lcjournal.ui.undo import Undo
from lcjournal.ui.widgets.command_palette import CommandPalette, Source, actions_source, pages_source
from lcjournal.ui.widgets.panes import focus_pane
from lcjournal.ui.widgets.sidebar import FootPart, Sidebar
from lcjournal.ui.widgets.snack import SnackBar
from lcjournal.ui.window_commands import window_commands

RAIL_BELOW_EM = 84
_NAMES = tuple(spec.name for spec in PAGES)


class MainWindow(QMainWindow):
    """One window on one journal. ``make_page`` makes the page of a name when it is first visited."""

    closing = Signal()

    def __init__(self, actions: Actions, undo: Undo, make_page: Callable[[str], Page]) -> None:
        super().__init__()
        self._actions, self.undo, self._make_page = actions, undo, make_page
        self._pages: dict[str, Page] = {}
        self._back: list[str] = []
        self._sources: list[Source] = []
        self.setWindowTitle("LC Journal")
        self.setWindowIcon(icons.logo())
        self.setMinimumSize(640, 480)
        self.resize(1280, 800)
        shortcuts = {name: digit_shortcuts(number)[0] for number, name in enumerate(_NAMES[:-1], 1)}
        shortcuts["settings"] = "Ctrl+,"
        self._sidebar = Sidebar((spec.name, _(spec.title), spec.icon, shortcuts[spec.name]) for spec in PAGES)
        self._stack = QStackedWidget()
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        self._pages_column = QVBoxLayout()
        self._pages_column.addWidget(self._stack, 1)
        row.addLayout(self._pages_column, 1)
        self.setCentralWidget(body)
        self.snack = SnackBar(self._stack)
        self._connect()

    def _connect(self) -> None:
        self._sidebar.page_chosen.connect(self.navigate)
        self._sidebar.search_requested.connect(self.open_palette)
        self._sidebar.menu_requested.connect(self.open_menu)
        self._sidebar.lock_requested.connect(self._on_lock)
        self.undo.changed.connect(self.snack.dismiss)
        self.undo.pushed.connect(self._offer_undo)
        self.add_source(pages_source(((spec.name, _(spec.title), spec.icon) for spec in PAGES), self.navigate))
        self.add_source(actions_source(self._actions))
        self._actions.add(*window_commands(self))

    def start(self, name: str) -> None:
        """Install the shortcuts and the menu, once every command is registered, and show a first page."""
        self._actions.install(self)
        if sys.platform == "darwin":
            fill_menu_bar(self.menuBar(), self._actions)
        self.navigate(name)
        self._back.clear()

    def current(self) -> str:
        """Return the name of the page shown, or "" before the first."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    def page(self, name: str) -> Page:
        """Return a page, made now if it was never visited."""
        if name not in self._pages:
            page = self._make_page(name)
            page.setAccessibleName(next((_(spec.title) for spec in (*PAGES, WELCOME) if spec.name == name), ""))
            page.open_requested.connect(self.navigate)
            page.full_window_changed.connect(self._fit)
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def navigate(self, name: str, argument: object = None) -> bool:
        """Show a page and what to open there; return False when the page shown wants to stay."""
        before = self.current()
        if before and name != before:
            if not self._pages[before].leave():
                self._sidebar.set_current(before)
                return False
            self._back.append(before)
        self._show(name)
        if argument is not None:
            self.page(name).open(argument)
        return True

    def go_back(self) -> None:
        """Go back within the page, else show the page from which this one was reached."""
        if self._pages[self.current()].step_back():
            return
        if self._back and self._pages[self.current()].leave():
            self._show(self._back.pop())

    def can_go_back(self) -> bool:
        """Say whether this page was reached from another."""
        return bool(self._back)

    def say(self, text: str) -> None:
        """Say something that needs no answer."""
        self.snack.say(text)

    def set_count(self, name: str, count: int) -> None:
        """Show beside a page how many new things wait there."""
        self._sidebar.set_count(name, count)

    def set_saved(self, text: str) -> None:
        """Say at the foot of the sidebar where the journal stands."""
        self._sidebar.set_saved(text)

    def add_parts(self, foot: FootPart, strip: QWidget) -> None:
        """Show something at the foot of the sidebar and a strip over every page, whenever they are visible."""
        self._sidebar.add_foot(foot)
        self.add_strip(strip)

    def add_strip(self, strip: QWidget) -> None:
        """Show a strip over every page."""
        self._pages_column.insertWidget(0, strip)

    def add_source(self, source: Source) -> None:
        """Let Ctrl+K find more."""
        self._sources.append(source)

    def state(self) -> dict[str, object]:
        """Return what a rebuilt window needs to go on in the same place."""
        pages = {name: page.state() for name, page in self._pages.items()}
        return {"page": self.current(), "back": list(self._back), "pages": pages}

    def restore(self, state: dict[str, object]) -> None:
        """Show the page of ``state`` and give every page back what it kept."""
        pages = state["pages"]
        if isinstance(pages, dict):
            for name, kept in pages.items():
                self.page(name).refresh_if_stale()
                self.page(name).restore(kept)
        self._show(str(state["page"]))
        back = state["back"]
        self._back = list(back) if isinstance(back, list) else []

    def save_placement(self) -> str:
        """Return the place and size of the window as text."""
        return b64encode(self.saveGeometry().data()).decode("ascii")

    def restore_placement(self, text: str) -> None:
        """Take the place and size that ``save_placement`` returned; Qt keeps it on a screen that exists."""
        self.restoreGeometry(QByteArray(b64decode(text)))

    def open_palette(self) -> None:
        """Open search and commands."""
        palette = CommandPalette(self._sources, self)
        middle = self.mapToGlobal(QPoint((self.width() - palette.width()) // 2, theme.em(5)))
        palette.move(middle)
        palette.open()

    def open_menu(self) -> None:
        """Open the application menu under its button, or at the corner when there is no sidebar."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self._actions)
        anchor = self._sidebar.menu_anchor()
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()) if anchor.isVisible() else self.mapToGlobal(QPoint()))

    def next_page(self, step: int) -> None:
        """Show the page ``step`` places further down the sidebar, and round at its ends."""
        place = _NAMES.index(self.current()) if self.current() in _NAMES else 0
        self.navigate(_NAMES[(place + step) % len(_NAMES)])

    def next_pane(self, step: int) -> None:
        """Put the focus on the next part of the window: strips, the panes of the page, the sidebar, the snack bar."""
        column = self._pages_column
        items = (column.itemAt(place) for place in range(column.indexOf(self._stack)))
        strips = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        panes = [*strips, *self._pages[self.current()].panes(), self._sidebar, self.snack]
        focus_pane([pane for pane in panes if pane.isVisible()], step)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the sidebar into a rail when there is little room for the text."""
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Do the same when it is the text that has grown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus with Enter too, where nothing else has a use for the key."""
        focused = _focus_of(self)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QPushButton | QToolButton):
            if not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the page settle what is under way, then say goodbye."""
        if self.current() and not self._pages[self.current()].leave():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _show(self, name: str) -> None:
        page = self.page(name)
        if self._stack.currentWidget() is not page:
            self._stack.setFocus()  # or Qt gives the keyboard to the first field of the page, which takes every key
        self._stack.setCurrentWidget(page)
        self._sidebar.set_current(name)
        self._fit()
        self.snack.raise_()
        focused, last = _focus_of(self), _focus_of(page)
        if focused is None or not page.isAncestorOf(focused):
            # Tab goes on from there: the page first, the sidebar last.
            target = page if last is None or not last.isVisible() else last
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._sidebar.set_rail(self.width() < theme.em(RAIL_BELOW_EM))
        if self.current():
            self._sidebar.setVisible(not self._pages[self.current()].full_window)

    def _on_lock(self) -> None:
        self._actions.action("lock").trigger()

    def _offer_undo(self, text: str) -> None:
        self.snack.say(text, self.undo.undo)


def _focus_of(widget: QWidget) -> QWidget | None:
    """Return what has, or last had, the focus in a widget; Qt's stubs leave out that it may be nothing."""
    return widget.focusWidget()
