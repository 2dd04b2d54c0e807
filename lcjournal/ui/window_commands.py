"""What the window itself can do: pages, panes, search, menu, undo."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from lcjournal.core.i18n import N_
from lcjournal.ui.commands import Command, digit_shortcuts
from lcjournal.ui.pages import PAGES
from lcjournal.ui.undo import Undo


class Window(Protocol):
    """The part of the window that the commands use."""

    undo: Undo

    def navigate(self, name: str, argument: object = None) -> bool: ...

    def go_back(self) -> None: ...

    def can_go_back(self) -> bool: ...

    def next_page(self, step: int) -> None: ...

    def next_pane(self, step: int) -> None: ...

    def open_palette(self) -> None: ...

    def open_menu(self) -> None: ...


def window_commands(window: Window) -> list[Command]:
    """Return the commands of ``window``. Those without a menu have a button or only a key."""
    undo = window.undo
    return [
        *(_page(number, window.navigate) for number in range(len(PAGES))),
        Command("search", N_("Search and commands"), window.open_palette, "magnifying-glass", ("Ctrl+K",)),
        Command("page.previous", N_("Previous page"), partial(window.next_page, -1), shortcuts=("Ctrl+PgUp",)),
        Command("page.next", N_("Next page"), partial(window.next_page, 1), shortcuts=("Ctrl+PgDown",)),
        Command("pane.next", N_("Next pane"), partial(window.next_pane, 1), shortcuts=("F6",)),
        Command("pane.previous", N_("Previous pane"), partial(window.next_pane, -1), shortcuts=("Shift+F6",)),
        Command("menu", N_("Menu"), window.open_menu, "list", ("F10",)),
        Command("back", N_("Back"), window.go_back, "arrow-left", ("Alt+Left",), N_("Go"), window.can_go_back),
        Command(
            "undo",
            N_("Undo"),
            undo.undo,
            "arrow-counter-clockwise",
            ("Ctrl+Z",),
            N_("Edit"),
            undo.can_undo,
        ),
        Command(
            "redo",
            N_("Redo"),
            undo.redo,
            "arrow-clockwise",
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            N_("Edit"),
            undo.can_redo,
        ),
    ]


def _page(number: int, navigate: Callable[[str], bool]) -> Command:
    spec = PAGES[number]
    shortcuts = ("Ctrl+,",) if spec.name == "settings" else digit_shortcuts(number + 1)
    return Command(f"page.{spec.name}", spec.title, partial(navigate, spec.name), spec.icon, shortcuts)
