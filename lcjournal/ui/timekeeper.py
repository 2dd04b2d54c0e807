"""The timer as the window sees it: one that runs, is noted with undo, or is asked about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from lcjournal.core import i18n, timing
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity, Change, RunningTimer, Session, Status
from lcjournal.core.store import Store
from lcjournal.ui.bus import Bus
from lcjournal.ui.undo import Undo


class Timekeeper(QObject):
    """Starts and stops the one timer of a journal. Its start is on the disk, so that it outlives the window."""

    changed = Signal()
    """Another timer runs, or none, or what is known of its activity has changed."""

    def __init__(self, store: Store, undo: Undo, bus: Bus, now: Callable[[], datetime], *, asks: bool) -> None:
        """``asks`` says that a timer which runs already was left by a window that is gone."""
        super().__init__(undo)
        self._store, self._undo, self._now = store, undo, now
        self._asks = asks and self.running() is not None
        bus.changed.connect(self._on_change)

    @property
    def asks(self) -> bool:
        """Whether the person has to say what becomes of the timer, before it is noted or goes on."""
        return self._asks and self.running() is not None

    def running(self) -> RunningTimer | None:
        """Return the timer that runs, if one does."""
        return self._store.timer.running()

    def activity(self) -> Activity:
        """Return the activity that the timer runs for. Raises AssertionError when none runs."""
        return self._store.activities.get(self._running().activity_id)

    def started_at(self) -> datetime:
        """Return when the timer that runs was started, by the person’s clock then: summer time may have ended since."""
        return self._running().started_at.astimezone()

    def minutes(self) -> int:
        """Return how long it has been running."""
        return timing.minutes(self._running().started_at, self._now())

    def is_believable(self) -> bool:
        """Say whether it has not been running for longer than anyone learns in one go."""
        return timing.is_believable(self._running().started_at, self._now())

    def runs_for(self, activity_id: str) -> bool:
        """Say whether the timer runs for an activity."""
        running = self.running()
        return running is not None and running.activity_id == activity_id

    def toggle(self, activity_id: str) -> None:
        """Stop the timer if it runs for an activity, else start it for that."""
        if self.runs_for(activity_id):
            self.stop()
        else:
            self.start(activity_id)

    def start(self, activity_id: str = "") -> None:
        """Start the timer for an activity; one that ran for another is noted first."""
        if self.running() is not None and (self.runs_for(activity_id) or not self.stop()):
            return
        made = not activity_id
        if made:
            activity_id = self._store.activities.add(Activity("", self._now().date(), status=Status.IN_PROGRESS))
        self._store.timer.start(activity_id, self._now())
        running, title = self._running(), self.activity().title or _("Untitled")

        def undo() -> None:
            if self.running() == running:
                self._store.timer.stop()
            if made and _is_blank(self._store.activities.get(activity_id)):
                self._store.activities.bin(activity_id)

        def redo() -> None:
            if made:
                self._store.activities.restore(activity_id)
            self._run_again(running)

        self._undo.push(_("The timer runs: {title}").format(title=title), undo, redo)

    def stop(self) -> bool:
        """Note what the timer measured; return False where it ran too long to be believed and is asked about."""
        if not self.asks and self.is_believable():
            self.note()
            return True
        self._asks = True
        self.changed.emit()
        return False

    def go_on(self) -> None:
        """Let the timer run that was asked about."""
        self._asks = False
        self.changed.emit()

    def note(self, minutes: int | None = None) -> None:
        """Stop the timer and note its session, with ``minutes`` as its length if the person said one."""
        running, before = self._running(), self.activity()
        session = timing.session(self.started_at(), self._now(), minutes)
        self._asks = False
        kept = self._store.sessions.add(before.id, session)
        self._store.timer.stop()
        title = before.title or _("Untitled")
        text = _("{time} noted in {title}").format(time=i18n.duration(kept.minutes), title=title)
        self._undo.push(text, lambda: self._take_back(running, before, kept), lambda: self._note_again(before, kept))

    def discard(self) -> None:
        """Stop the timer and note nothing; an activity that was made for it and says nothing yet goes too."""
        running, blank = self._running(), _is_blank(self.activity())
        self._asks = False

        def discard() -> None:
            self._store.timer.stop()
            if blank:
                self._store.activities.bin(running.activity_id)

        def undo() -> None:
            if blank:
                self._store.activities.restore(running.activity_id)
            self._run_again(running)

        discard()
        self._undo.push(_("The timer is discarded. Nothing was noted."), undo, discard)

    def _take_back(self, running: RunningTimer, before: Activity, session: Session) -> None:
        """Let the timer run as if it had not been stopped."""
        self._store.sessions.remove(before.id, session.id)
        self._store.activities.save(replace(self._store.activities.get(before.id), status=before.status))
        self._run_again(running)

    def _note_again(self, before: Activity, session: Session) -> None:
        self._store.sessions.add(before.id, session)
        if self.runs_for(before.id):
            self._store.timer.stop()

    def _run_again(self, running: RunningTimer) -> None:
        if self.running() is None:
            self._store.timer.start(running.activity_id, running.started_at)

    def _running(self) -> RunningTimer:
        running = self.running()
        if running is None:
            raise AssertionError("no timer runs")
        return running

    def _on_change(self, change: Change) -> None:
        if change & (Change.TIMER | Change.ACTIVITIES):
            self.changed.emit()


def _is_blank(activity: Activity) -> bool:
    return not (activity.title or activity.sessions or any(part.text for part in activity.reflections))
