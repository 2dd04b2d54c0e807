"""The reminder that protected time begins: only for who asked for it, on this computer, and without any title."""

from datetime import datetime, timedelta
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSystemTrayIcon

from lcjournal.core import i18n
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.protected_week import NextSlot, next_slot
from lcjournal.ui import icons
from lcjournal.ui.context import Context
from lcjournal.ui.main_window import MainWindow
from lcjournal.ui.widgets.notice import Notice

LOOK_MS = 20_000
_SNOOZE = timedelta(minutes=10)
_LATE = timedelta(minutes=5)
"""How long after its beginning protected time is still told of; later, Today says all."""


class Reminding(QObject):
    """Tells of protected time some minutes before, in ``window`` and, where it is not looked at, by the system.

    It says no more than when: whoever passes by may read it. While the journal is locked there is no window, and
    nothing is said. It ends with the window.
    """

    _notice: Notice | None = None
    _tray: QSystemTrayIcon | None = None
    _next: NextSlot | None = None

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self._not_before: datetime | None = None
        self._done: set[tuple[str, str]] = set()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tell of protected time if it is time to, and no longer where it is past."""
        minutes = self._context.controls.settings().remind_before
        if not self._window.isVisible():
            return  # its journal may be closed already
        self._next = self._due(minutes) if minutes else None
        if self._next is None:
            self._put_away()
        elif self._not_before is None or self._context.now() >= self._not_before:
            self._tell(self._next)

    def _due(self, minutes: int) -> NextSlot | None:
        """Return the protected time to tell of now, if there is any."""
        context, now = self._context, self._context.now()
        if context.store.read_only or context.timekeeper.running() is not None:
            return None
        found = next_slot(context.store, now, i18n.first_weekday())
        if found is None or _key(found) in self._done:
            return None
        begins = found.occurrence.begins()
        told_late = self._not_before or begins
        return found if begins - timedelta(minutes=minutes) <= now <= max(begins, told_late) + _LATE else None

    def _tell(self, found: NextSlot) -> None:
        words = _words(found, self._context.now())
        if self._notice is None:
            self._notice = self._make_notice()
        self._notice.say(words)
        if self._notice.isHidden():
            self._notice.show()
            event = QAccessibleAnnouncementEvent(self._notice, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
            self._tell_system(words)

    def _make_notice(self) -> Notice:
        notice = Notice("", "timer")
        notice.hide()
        notice.add(_("Not this time"), self._on_not, "quiet")
        notice.add(_("In 10 minutes"), self._on_snooze)
        notice.add(_("Start now"), self._on_start)
        self._window.add_strip(notice)
        return notice

    def _tell_system(self, words: str) -> None:
        """Have the system say it, where it can and the window is not the one in use."""
        if self._window.isActiveWindow() or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icons.logo(), self)
            self._tray.messageClicked.connect(self._on_clicked)
        if self._tray.supportsMessages():
            self._tray.show()
            self._tray.showMessage("LC Journal", words, icons.logo())

    def _put_away(self) -> None:
        if self._notice is not None:
            self._notice.hide()
        if self._tray is not None:
            self._tray.hide()

    def _on_clicked(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.activateWindow()

    def _on_start(self) -> None:
        if (found := self._next) is not None:
            self._on_not()
            self._context.timekeeper.start(found.activity.id if found.activity else "")

    def _on_snooze(self) -> None:
        self._not_before = self._context.now() + _SNOOZE
        self._put_away()

    def _on_not(self) -> None:
        if self._next is not None:
            self._done.add(_key(self._next))
        self._not_before = None
        self._put_away()


def _key(found: NextSlot) -> tuple[str, str]:
    return found.slot.id, found.occurrence.begins().isoformat()


def _words(found: NextSlot, now: datetime) -> str:
    minutes = ceil((found.occurrence.begins() - now) / timedelta(minutes=1))
    if minutes <= 0:
        return _("Your learning time has begun.")
    words = ngettext(
        "Your learning time begins in {count} minute.", "Your learning time begins in {count} minutes.", minutes
    )
    return words.format(count=i18n.integer(minutes))
