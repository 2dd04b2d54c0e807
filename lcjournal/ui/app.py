"""Where everything is built: settings, language, journal, theme, window; and built again when the language changes."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from lcjournal.core import disk_words, instrument_library, kinds, search
from lcjournal.core import settings as settings_file
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.paths import DataPaths
from lcjournal.core.settings import Settings
from lcjournal.core.store import Store
from lcjournal.ui import background, letter_keys, losing, reading_only
from lcjournal.ui.app_commands import app_commands
from lcjournal.ui.bin_emptying import BinEmptying
from lcjournal.ui.bus import Bus
from lcjournal.ui.commands import Actions
from lcjournal.ui.context import Context
from lcjournal.ui.crash import CrashReporter
from lcjournal.ui.entry_commands import entry_commands
from lcjournal.ui.finding import entries_source
from lcjournal.ui.gate import Gate
from lcjournal.ui.going_on import go_on_writing, only_writing
from lcjournal.ui.journals import Journals
from lcjournal.ui.language import Language, built_by
from lcjournal.ui.main_window import MainWindow
from lcjournal.ui.open_journal import OpenJournal
from lcjournal.ui.pages import PAGES, WELCOME, make
from lcjournal.ui.pages.page import Page
from lcjournal.ui.reminding import Reminding
from lcjournal.ui.theme import ThemeManager
from lcjournal.ui.timekeeper import Timekeeper
from lcjournal.ui.timer_parts import add_timer
from lcjournal.ui.undo import Undo
from lcjournal.ui.versions import Versions
from lcjournal.ui.widgets.focus_frame import FocusFrame

_CHECK_AFTER_MS = 2000


class App(QObject):
    """The running application: the person's settings, one open journal, one window."""

    _context: Context

    def __init__(self, qt: QApplication, places: DataPaths, settings: Settings, today: date | None = None) -> None:
        super().__init__(qt)
        self._qt, self._places, self._settings, self._today = qt, places, settings, today
        self._theme = ThemeManager(qt, settings.theme, settings.text_scale)
        self._focus = FocusFrame(qt)
        self._language = Language(qt)
        self._journal: OpenJournal | None = None
        self._gate: Gate | None = None
        self._left: tuple[Path, dict[str, object]] | None = None
        self._window: MainWindow | None = None
        self._bus = Bus(self)
        self.journals = Journals(self, places, self._path, self._on_change, self)
        self.crash = CrashReporter(places.logs, self._path, self)
        self.crash.said.connect(self.say)
        self.crash.damaged.connect(self.journals.tell_of_damage)

    @property
    def window(self) -> MainWindow:
        """The window. It exists once a journal is open."""
        if self._window is None:
            raise AssertionError("no journal is open")
        return self._window

    @property
    def journal(self) -> OpenJournal:
        """The journal that is open."""
        if self._journal is None:
            raise AssertionError("no journal is open")
        return self._journal

    @property
    def store(self) -> Store:
        """What is in the journal that is open."""
        return self.journal.store

    def now(self) -> datetime:
        """Return the local time; with ``--today`` that day at the present hour."""
        now = datetime.now().astimezone()
        day = self._today or now.date()
        return now.replace(year=day.year, month=day.month, day=day.day)

    def start(self, page: str = "") -> None:
        """Show the journal opened last, or what stands before it. Raises UserError when it cannot be opened."""
        self._language.use(self._settings)
        letter_keys.use(on=self._settings.letter_keys)
        self.journals.begin(page)
        if self.crash.fault is not None:
            told = _("LC Journal ended by a fault last time. What it knows of it, without your words, is in {path}.")
            self.say(told.format(path=self.crash.fault))

    def stop(self) -> None:
        """Wait for work under way, take the window away, fold the journal into one file."""
        background.wait_for_all()
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
            # Lists start timers when they go, which Qt complains about once the application itself is gone.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self._window = None
        if self._gate is not None:
            self._gate.deleteLater()
        if self._journal is not None:
            self._journal.put_down()
            self._close_journal()
        self.crash.remove()

    def stand_before(self, screen: QWidget, *, forget: bool = False) -> None:
        """Show ``screen`` in the place of the journal, which is closed, until ``let_in``; what it showed is kept."""
        placement = self._take_away()
        self._left = None if forget else self._left
        before, self._gate = self._gate, Gate(screen, placement)
        self._gate.show()
        if before is not None:
            before.hide()
            before.deleteLater()

    def let_in(self, journal: OpenJournal, page: str = "", *, as_left: bool = False) -> None:
        """Show a journal in the place of what is shown, as it was left, else at ``page``.

        Another journal than the one shown before begins anew; ``as_left`` says that it is a copy of that one.
        """
        placement = self._take_away()
        left, self._left = self._left, None
        state = left[1] if left is not None and (as_left or left[0] == journal.path) else None
        self._journal = journal
        self.journals.note_opened(journal.store)
        self._build(str(state["page"]) if state else self._first_page(page), state)
        if placement:
            self.window.restore_placement(placement)
        self.window.show()
        if self._gate is not None:
            self._gate.hide()
            self._gate.deleteLater()
            self._gate = None
        if not self.store.read_only and state is None:
            go_on_writing(self.window, self.store)
        QTimer.singleShot(_CHECK_AFTER_MS, self.window, self._check_soundness)

    def settings(self) -> Settings:
        """Return the settings in force."""
        return self._settings

    def change_settings(self, **changes: object) -> None:
        """Change settings by name, keep them, and apply them at once."""
        before = self._settings
        self._settings = replace(before, **changes)  # type: ignore[arg-type]  # pages name settings of their type
        if self._settings == before:
            return
        self._keep_settings()
        self._theme.use(self._settings.theme, self._settings.text_scale)
        letter_keys.use(on=self._settings.letter_keys)
        if built_by(self._settings) != built_by(before):
            QTimer.singleShot(0, self, self._rebuild)  # the widget that asked is part of what is replaced

    def is_sample(self) -> bool:
        """Say whether the journal on screen is the sample."""
        return self._journal is not None and self._journal.path == self._places.sample

    def say(self, text: str) -> None:
        """Say something that needs no answer, where there is a window to say it in."""
        if self._window is not None:
            self._window.say(text)

    def lock(self) -> None:
        """Show nothing of the journal until the person comes back."""
        self.journals.locking.lock()

    def back_up(self) -> None:
        """Make a verified copy of the journal in the background and say so."""
        self.journal.backing_up.make()

    def _first_page(self, page: str) -> str:
        known = self._settings.page if self._settings.page in {spec.name for spec in PAGES} else PAGES[0].name
        welcomed = self._settings.welcomed or not self.store.is_empty()  # settings can be lost, or the journal moved
        return page or (known if welcomed else WELCOME.name)

    def _on_change(self, change: Change) -> None:
        if change & Change.JOURNAL:
            kinds.use(self.store.kinds.all())
        self._bus.changed.emit(change)

    def _take_away(self) -> str:
        """Take what is shown off the screen and close the journal; return the place it had there."""
        placement = self._gate.save_placement() if self._gate is not None else self._settings.window_state
        if self._window is not None:
            placement = self._window.save_placement()
            state = self._put_away()
            self._left = (self.journal.path, only_writing(state) if self.journal.watch.is_lost else state)
            self._window = None
        if self._journal is not None:
            self._close_journal()
        return placement

    def _close_journal(self) -> None:
        """Close the journal on screen, with a backup of what changed; the sample needs none."""
        self.journal.close(with_backup=not self.is_sample())
        self._journal = None

    def _rebuild(self) -> None:
        """Make the window anew in the language and size in force, in the same place."""
        state = self._put_away()
        placement = self.window.save_placement()
        self._language.use(self._settings)
        self._build(str(state["page"]), state)
        self.window.restore_placement(placement)
        self.window.show()

    def _put_away(self) -> dict[str, object]:
        """Take the window off the screen and return what it was showing."""
        state = self.window.state()
        background.wait_for_all()
        self.window.closing.disconnect(self._on_closing)
        self.window.hide()
        self.window.deleteLater()
        self._bus.deleteLater()
        self._bus = Bus(self)
        return state

    def _build(self, page: str, state: dict[str, object] | None = None) -> None:
        actions, undo = Actions(self), Undo(self)
        paths = replace(self._places, beside=self.journal.path.parent)
        self.journal.serve(self._bus, paths.backups, self.settings, self.now, self.say)
        self.journal.watch.lost.connect(self._on_lost)
        kinds.use(self.store.kinds.all())
        asks = state is None or self._context.timekeeper.asks
        instrument, gone = instrument_library.in_use(self._settings.questionnaire, self._places.instruments)
        search.use_facets({facet.id: (facet.name.en, facet.name.fr) for facet in instrument.facets})
        self._context = Context(
            store=self.store,
            bus=self._bus,
            undo=undo,
            backing_up=self.journal.backing_up,
            timekeeper=Timekeeper(self.store, undo, self._bus, self.now, asks=asks),
            actions=actions,
            controls=self,
            journals=self.journals,
            paths=paths,
            instrument=instrument,
            say=self.say,
            now=self.now,
        )
        self._window = MainWindow(actions, undo, self._make_page)
        actions.add(*app_commands(self._window, self._context), *entry_commands(self._window, self._context))
        add_timer(self._window, actions, self._context.timekeeper)
        Reminding(self._window, self._context)
        self._window.add_source(entries_source(self.store, self._window.navigate))
        self._window.closing.connect(self._on_closing)
        if self.store.read_only:
            self._window.add_strip(reading_only.strip(self.journal.path, self.journals))
            reading_only.answer(actions, self.say)
        self._window.start(page)
        if state is not None:
            self._window.restore(state)
        self._window.set_saved(reading_only.standing(self.store, sample=self.is_sample()))
        if gone:
            self._window.say(gone)

    def _path(self) -> Path | None:
        return self._journal.path if self._journal is not None else None

    def _make_page(self, name: str) -> Page:
        return make(name, self._context)

    def _on_lost(self, why: str) -> None:
        self.window.add_strip(losing.strip(why, self.journals.entrance, self.store))

    def _keep_settings(self) -> None:
        """Settings that cannot be written are used all the same until the window closes."""
        try:
            settings_file.save(self._places.settings, self._settings)
        except OSError as error:
            self.say(_("The settings could not be saved: {reason}").format(reason=disk_words.reason(error)))

    def _on_closing(self) -> None:
        page = self.window.current()
        known = page if page != WELCOME.name else self._settings.page
        self._settings = replace(self._settings, page=known, window_state=self.window.save_placement())
        self._keep_settings()

    def _check_soundness(self) -> None:
        """Look for damage once the person can already read and write."""
        if self._journal is not None:
            BinEmptying(self._context).after_days()
            self._journal.check(partial(self.journals.restoring.tell_of, self._journal.path))
            Versions(self.window, self._context)
