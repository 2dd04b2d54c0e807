"""What a person can do, once: menus, shortcuts, the page of shortcuts and Ctrl+K all read this list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from lcjournal.core.i18n import _
from lcjournal.ui import icons

AZERTY_DIGITS = "à&é\"'(-è_ç"
"""What the keys 0 to 9 of a French keyboard give without Shift."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. ``text`` is marked by N_ where it is written; ``menu`` is the group it stands in, or ""."""

    id: str
    text: str
    run: Callable[[], object]
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    menu: str = ""
    enabled: Callable[[], bool] | None = None
    """Asked when a menu or the palette opens; a shortcut of a disabled command does nothing."""


class Actions(QObject):
    """The registry. ``install`` makes the shortcuts work in a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def add(self, *commands: Command) -> None:
        """Register commands; a second one of the same id takes the place of the first."""
        for command in commands:
            self._commands[command.id] = command
            action = self._actions.get(command.id) or QAction(self)
            action.setText(_(command.text))
            action.setShortcuts([QKeySequence(key) for key in command.shortcuts])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            if command.icon:
                action.setIcon(icons.icon(command.icon))
            if command.id not in self._actions:
                action.triggered.connect(self._on_triggered)
                action.setObjectName(command.id)
                self._actions[command.id] = action

    def all(self) -> Iterable[Command]:
        """Return every command, in the order of registration."""
        return tuple(self._commands.values())

    def action(self, name: str) -> QAction:
        """Return the action of a command, for a menu or a button; raises KeyError."""
        return self._actions[name]

    def run(self, name: str) -> None:
        """Do it, if it can be done now."""
        command = self._commands[name]
        if command.enabled is None or command.enabled():
            command.run()

    def menus(self) -> dict[str, list[QAction]]:
        """Return the actions that stand in a menu, by the name of the group."""
        groups: dict[str, list[QAction]] = {}
        for name, command in self._commands.items():
            if command.menu:
                groups.setdefault(command.menu, []).append(self._actions[name])
        return groups

    def refresh(self) -> None:
        """Grey what cannot be done now, before a menu is shown."""
        for name, command in self._commands.items():
            self._actions[name].setEnabled(command.enabled is None or command.enabled())

    def enable_all(self) -> None:
        """Let every shortcut ask for itself again, once a menu is closed."""
        for action in self._actions.values():
            action.setEnabled(True)

    def install(self, window: QWidget) -> None:
        """Make every shortcut work in ``window``."""
        window.addActions(list(self._actions.values()))

    def _on_triggered(self) -> None:
        self.run(self.sender().objectName())


def fill_menu(menu: QMenu, actions: Actions) -> None:
    """Put every group into one menu, with a line between them."""
    actions.refresh()
    menu.aboutToHide.connect(actions.enable_all)
    for group in actions.menus().values():
        menu.addActions(group)
        menu.addSeparator()


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """Make one menu of each group."""
    for name, group in actions.menus().items():
        menu = bar.addMenu(_(name))
        menu.addActions(group)
        menu.aboutToShow.connect(actions.refresh)
        menu.aboutToHide.connect(actions.enable_all)


def digit_shortcuts(digit: int) -> tuple[str, ...]:
    """Return Ctrl+1 and its twin on a French keyboard, Ctrl+&. 6 has none there: Ctrl+- makes the text smaller."""
    twin = AZERTY_DIGITS[digit]
    return (f"Ctrl+{digit}",) if twin == "-" else (f"Ctrl+{digit}", f"Ctrl+{twin}")


def native(shortcut: str) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
