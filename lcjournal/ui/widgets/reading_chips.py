"""The chips under the quick-add line: what was understood, each with the words it was understood from."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt

from lcjournal.core import i18n, kinds
from lcjournal.core.i18n import _
from lcjournal.core.model import Status
from lcjournal.core.quick_line import Role, Span
from lcjournal.core.quickadd import Reading
from lcjournal.ui.widgets.chip import Tag
from lcjournal.ui.widgets.kinds import KindBadge


@dataclass(frozen=True, slots=True)
class ReadingChip:
    """A chip and the piece of the line it was read from; None where the line does not say it, or the title does."""

    chip: Tag
    span: Span | None


def reading_chips(reading: Reading) -> list[ReadingChip]:
    """Return a chip for each thing that was understood. One that has words can be pressed and closed."""
    chips = [ReadingChip(chip, span) for chip, span in _chips(reading)]
    for one in chips:
        correctable = one.span is not None
        one.chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if correctable else Qt.FocusPolicy.NoFocus)
        one.chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not correctable)
        if correctable:
            told = _("Press to correct these words; Delete leaves them in the title")
            one.chip.setToolTip(told)
            one.chip.setAccessibleDescription(told)
    return chips


def _chips(reading: Reading) -> Iterator[tuple[Tag, Span | None]]:
    if reading.kind_known:
        info = kinds.info(reading.kind)
        yield KindBadge(reading.kind, info.icon, kinds.name(reading.kind)), _first(reading, Role.KIND)
    yield Tag(reading.title or _("Untitled")), None
    if reading.minutes:
        words = _("{time} session").format(time=i18n.duration(reading.minutes))
        span = _first(reading, Role.DURATION)
        yield Tag(words, "clock", closable=span is not None), span
    span = _first(reading, Role.DAY)
    yield Tag(i18n.day(reading.day, "EEE d MMM"), "calendar-blank", closable=span is not None), span
    if reading.status is Status.PLANNED:
        yield Tag(_("planned"), "calendar-check"), _first(reading, Role.PLANNED)
    if reading.status is Status.IN_PROGRESS:
        yield Tag(_("in progress"), "play"), _first(reading, Role.IN_PROGRESS)
    yield from _names(reading, Role.PERSON, reading.people, "user")
    yield from _names(reading, Role.TAG, reading.tags, "hash")
    if reading.private:
        yield Tag(_("private"), "lock-simple", closable=True), _first(reading, Role.PRIVATE)


def _names(reading: Reading, role: Role, names: tuple[str, ...], icon: str) -> Iterator[tuple[Tag, Span | None]]:
    """Yield a chip for each name; one that the line says twice has no one place to lead to."""
    spans = [span for span in reading.spans if span.role is role]
    for place, name in enumerate(names):
        span = spans[place] if len(spans) == len(names) else None
        yield Tag(name, icon, closable=span is not None), span


def _first(reading: Reading, role: Role) -> Span | None:
    return next((span for span in reading.spans if span.role is role), None)
