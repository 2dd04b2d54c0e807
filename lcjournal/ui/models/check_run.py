"""A self-check under way: which question is shown, and every answer in the journal before the next one is."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median

from lcjournal import __version__
from lcjournal.core import i18n, instruments
from lcjournal.core.instruments import UNSHUFFLED, Domain, Instrument, Item
from lcjournal.core.model import Answer, AnswerState, Check, FormId
from lcjournal.core.store import Store

_ENOUGH_TIMES = 5
"""A pace is told from so many answers on."""


def begin(store: Store, instrument: Instrument, form: FormId, day: date, *, on_paper: bool = False) -> Check:
    """Start a check whose order of questions is drawn now and kept; ``on_paper`` it is the printed one."""
    texts = (instrument.id, instrument.version, instrument.source)
    seed = UNSHUFFLED if on_paper else secrets.randbelow(2**31 - 1) + 1
    return store.checks.start(texts, form, i18n.language(), seed, day, __version__)


def instrument_of(store: Store, check: Check, known: Instrument) -> Instrument:
    """Return the questionnaire that a check answers: the one ``known``, or the one stored with the check."""
    if (known.id, known.version) == (check.instrument_id, check.instrument_version):
        return known
    return instruments.parse(store.checks.instrument_source(check.instrument_id, check.instrument_version))


class Stopwatch:
    """Adds up milliseconds while it runs."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: float | None = None
        self._seconds = 0.0

    def run(self, *, running: bool) -> None:
        """Start or stop; doing it twice changes nothing."""
        self._seconds = self._read()
        self._since = self._clock() if running else None

    def take(self) -> int:
        """Return the milliseconds so far and count from 0 again, without stopping."""
        seconds, self._seconds = self._read(), 0.0
        self._since = None if self._since is None else self._clock()
        return round(seconds * 1000)

    def _read(self) -> float:
        return self._seconds + (0.0 if self._since is None else self._clock() - self._since)


@dataclass(frozen=True, slots=True)
class Block:
    """A domain of the questionnaire with how many of its questions are behind."""

    domain: Domain
    done: int
    total: int
    current: bool


class CheckRun:
    """Goes through the questions of one check, from the first that has no answer yet."""

    def __init__(self, store: Store, instrument: Instrument, check: Check) -> None:
        self._store, self.instrument, self.check = store, instrument, check
        self.items = instrument.order(check.form, check.seed)
        self._answers, self._notes = dict(check.answers), dict(check.notes)
        self._unkept: dict[str, str] = {}
        self.watch = Stopwatch()
        waiting = (place for place, item in enumerate(self.items) if item.id not in self._answers)
        self.index = next(waiting, len(self.items))

    @property
    def item(self) -> Item:
        """The question shown. Raises IndexError once all are behind."""
        return self.items[self.index]

    @property
    def is_over(self) -> bool:
        """Whether every question is behind."""
        return self.index >= len(self.items)

    @property
    def on_paper(self) -> bool:
        """Whether the answers are copied from a sheet, so that the time spent here tells nothing."""
        return self.check.seed == UNSHUFFLED

    @property
    def may_not_apply(self) -> bool:
        """Whether “does not apply” is an answer to the question shown."""
        return self.instrument.domain(self.item.domain).may_not_apply

    def answer(self) -> Answer | None:
        """Return what was answered to the question shown."""
        return self._answers.get(self.item.id)

    def keep(self, state: AnswerState, value: int | None = None) -> None:
        """Store the answer to the question shown, with the time spent on it up to now."""
        before = self.answer()
        spent = self.watch.take() + (before.milliseconds if before else 0)
        answer = Answer(self.item.id, state, value, 0 if self.on_paper else spent, i18n.language())
        self._store.checks.answer(self.check.id, answer)
        self._answers[self.item.id] = answer

    def note(self) -> str:
        """Return what the person noted on the question shown."""
        return self._note_on(self.item.id)

    @property
    def has_unkept(self) -> bool:
        """Whether the disk did not take a note yet; a journal that is open to read will take none."""
        return bool(self._unkept) and not self._store.read_only

    def keep_note(self, item: str, text: str) -> None:
        """Store what the person notes on a question; blanks alone are no note.

        Raises UserError where the disk does not take it; it is then stored with the next one.
        """
        note = text if text.strip() else ""
        if note != self._note_on(item):
            self._unkept[item] = note
        for one, words in list(self._unkept.items()):
            self._store.checks.note_item(self.check.id, one, words)
            self._notes[one] = self._unkept.pop(one)

    def _note_on(self, item: str) -> str:
        return self._unkept.get(item, self._notes.get(item, ""))

    def go_on(self) -> None:
        """Pass to the next question; one without an answer is stored as skipped first."""
        if self.answer() is None:
            self.keep(AnswerState.SKIPPED)
        self.go_to(self.index + 1)

    def go_to(self, index: int) -> None:
        """Show another question, or, past the last one, none."""
        self.index = min(max(index, 0), len(self.items))
        self.watch.take()

    def minutes_left(self) -> int | None:
        """Return the minutes the other questions will take at the pace so far, None while that is not known."""
        times = [answer.milliseconds for answer in self._answers.values() if answer.milliseconds]
        if len(times) < _ENOUGH_TIMES:
            return None
        left = sum(item.id not in self._answers for item in self.items)
        return max(1, ceil(median(times) * left / 60_000))

    def blocks(self) -> list[Block]:
        """Return the domains in the order in which they are asked."""
        here = None if self.is_over else self.item.domain
        result = []
        for domain in self.instrument.domains:
            items = [item for item in self.items if item.domain == domain.id]
            done = sum(item.id in self._answers for item in items)
            result.append(Block(domain, done, len(items), domain.id == here))
        return result
