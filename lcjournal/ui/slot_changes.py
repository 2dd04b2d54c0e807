"""What a person does to their protected time, done at once and offered to be undone."""

from collections.abc import Callable
from datetime import date, time

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import Pause, Slot, SlotChange, YearlyTarget
from lcjournal.core.slot_words import pause_days, slot_title
from lcjournal.core.store import Store
from lcjournal.ui.undo import Undo


class SlotChanges:
    """Changes the slots, pauses and yearly targets of one store, each change with its undo."""

    def __init__(self, store: Store, undo: Undo, today: Callable[[], date]) -> None:
        self._slots, self._targets = store.slots, store.yearly_targets
        self._undo, self._today = undo, today

    def add(self, slot: Slot) -> str:
        """Keep a new slot and return its id."""
        identity = self._slots.add(slot)
        told = _("Protected: {slot}").format(slot=slot_title(slot))
        self._undo.push(told, lambda: self._slots.bin(identity), lambda: self._slots.restore(identity))
        return identity

    def change(self, slot: Slot) -> str:
        """Keep a slot as it is from today on, and return the id under which it goes on."""
        before = self._slots.get(slot.id)
        identity = self._slots.change(slot, self._today())
        ended, now = self._slots.get(slot.id), self._slots.get(identity)
        if identity == slot.id:
            self._undo.push(
                _("From now on: {slot}").format(slot=slot_title(now)),
                lambda: self._slots.save(before),
                lambda: self._slots.save(now),
            )
            return identity

        def undo() -> None:
            self._slots.bin(identity)
            self._slots.save(before)

        def redo() -> None:
            self._slots.save(ended)
            self._slots.restore(identity)

        told = _("From now on: {slot}. What came before stays as it was.").format(slot=slot_title(now))
        self._undo.push(told, undo, redo)
        return identity

    def remove(self, slot_id: str) -> None:
        """Put a slot into the bin."""
        told = _("{slot}: moved to the bin").format(slot=slot_title(self._slots.get(slot_id)))
        self._slots.bin(slot_id)
        self._undo.push(told, lambda: self._slots.restore(slot_id), lambda: self._slots.bin(slot_id))

    def skip(self, slot_id: str, day: date, following: date | None) -> None:
        """Leave out the slot of a day; ``following`` is when the next one is."""
        if following is None:
            told = _("Skipped. Nothing is lost.")
        else:
            told = _("Skipped. Nothing is lost, next one on {day}.").format(day=i18n.day(following, "d MMMM"))
        self._put(slot_id, day, lambda: self._slots.skip(slot_id, day), told)

    def move(self, slot_id: str, day: date, to: date, start: time) -> None:
        """Move the slot of a day to another day and hour, or back to its own."""
        told = _("Moved to {day}, {time}").format(day=i18n.day(to, "EEEE d MMMM"), time=i18n.clock(start))
        if (to, start) == (day, self._slots.get(slot_id).start):
            self._put(slot_id, day, lambda: self._slots.put_back(slot_id, day), told)
        else:
            self._put(slot_id, day, lambda: self._slots.move(slot_id, day, to, start), told)

    def put_back(self, slot_id: str, day: date) -> None:
        """Have the slot of a day as in every week again."""
        told = _("As in every week again: {day}").format(day=i18n.day(day, "EEEE d MMMM"))
        self._put(slot_id, day, lambda: self._slots.put_back(slot_id, day), told)

    def add_pause(self, pause: Pause) -> str:
        """Keep a new pause and return its id."""
        identity = self._slots.add_pause(pause)
        told = _("Pause: {days}").format(days=pause_days(pause))
        remove, restore = self._slots.remove_pause, self._slots.restore_pause
        self._undo.push(told, lambda: remove(identity), lambda: restore(identity))
        return identity

    def save_pause(self, pause: Pause) -> None:
        """Keep a pause as it now stands."""
        before = next(one for one in self._slots.pauses() if one.id == pause.id)
        self._slots.save_pause(pause)
        told = _("Pause: {days}").format(days=pause_days(pause))
        self._undo.push(told, lambda: self._slots.save_pause(before), lambda: self._slots.save_pause(pause))

    def remove_pause(self, pause_id: str) -> None:
        """Put a pause into the bin."""
        self._slots.remove_pause(pause_id)
        remove, restore = self._slots.remove_pause, self._slots.restore_pause
        self._undo.push(_("Pause removed"), lambda: restore(pause_id), lambda: remove(pause_id))

    def set_target(self, target: YearlyTarget) -> None:
        """Keep the hours meant for a year; those its kind had give way."""
        before = self._target(target.kind)
        self._targets.set(target)
        self._undo.push(_target_words(target), lambda: self._put_target(target.kind, before), self._setter(target))

    def remove_target(self, kind: str) -> None:
        """Let the hours meant for a kind go."""
        before = self._target(kind)
        self._targets.remove(kind)
        told = _("Hours for a year removed: {kind}").format(kind=target_name(kind))
        self._undo.push(told, lambda: self._put_target(kind, before), lambda: self._targets.remove(kind))

    def _put(self, slot_id: str, day: date, act: Callable[[], object], told: str) -> None:
        before = next((one for one in self._slots.changes() if (one.slot_id, one.day) == (slot_id, day)), None)
        act()
        self._undo.push(told, lambda: self._take_back(slot_id, day, before), act)

    def _take_back(self, slot_id: str, day: date, before: SlotChange | None) -> None:
        if before is None:
            self._slots.put_back(slot_id, day)
        elif before.moved_to is not None and before.start is not None:
            self._slots.move(slot_id, day, before.moved_to, before.start)
        else:
            self._slots.skip(slot_id, day)

    def _target(self, kind: str) -> YearlyTarget | None:
        return next((one for one in self._targets.all() if one.kind == kind), None)

    def _put_target(self, kind: str, target: YearlyTarget | None) -> None:
        if target is None:
            self._targets.remove(kind)
        else:
            self._targets.set(target)

    def _setter(self, target: YearlyTarget) -> Callable[[], object]:
        return lambda: self._targets.set(target)


def target_name(kind: str) -> str:
    """Return what hours are meant for: a kind, or “All kinds”."""
    return kinds.name(kind) if kind else _("All kinds")


def _target_words(target: YearlyTarget) -> str:
    return _("{kind}: {time} in a year").format(kind=target_name(target.kind), time=i18n.duration(target.minutes))
