"""The journal entries that stand beside a number: those linked to a facet, and those written about a check."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core import i18n
from lcjournal.core.check_reading import CheckReading, Line
from lcjournal.core.i18n import _
from lcjournal.core.model import ActivityRow, Filter
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.activity_line import ActivityLine
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.profile.wishes import Wishes

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Found:
    """The newest entries of a filter, and whether there are more."""

    rows: Sequence[ActivityRow]
    more: bool


def _newest(store: Store, wanted: Filter) -> _Found:
    rows = store.activities.page(wanted, limit=_SHOWN + 1, planned=False)
    return _Found(rows[:_SHOWN], len(rows) > _SHOWN)


class Evidence(QWidget):
    """What the person did and linked to the facet chosen, newest first: since the compared date, then before it."""

    def __init__(self, store: Store, reading: CheckReading, wishes: Wishes) -> None:
        super().__init__()
        self._store, self._reading, self._wishes = store, reading, wishes
        self._facet = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space(8), 0, 0)
        self._column.setSpacing(theme.space(4))

    def show_facet(self, line: Line) -> None:
        """Show the entries linked to another facet."""
        empty(self._column)
        self._facet = line.id
        found = _newest(self._store, Filter(facet=line.id))
        self._column.addWidget(
            label(_("In your journal: {facet}").format(facet=line.name), "label", "text2", wrap=True)
        )
        if not found.rows:
            self._add_hint()
        for when, rows in self._parts(found.rows):
            if when:
                self._column.addWidget(label(when, "meta", "text2"))
            for row in rows:
                self._add_line(row)
        if found.more:
            self._column.addWidget(button(_("Show all in the Journal"), "quiet", small=True, on_click=self._on_all))

    def _parts(self, rows: Sequence[ActivityRow]) -> list[tuple[str, list[ActivityRow]]]:
        earlier = self._reading.earlier
        if earlier is None:
            return [("", list(rows))]
        since = [row for row in rows if row.day >= earlier.day]
        before = [row for row in rows if row.day < earlier.day]
        day = i18n.day(earlier.day)
        parts = [(_("Since {day}").format(day=day), since), (_("Before {day}").format(day=day), before)]
        return [part for part in parts if part[1]]

    def _add_line(self, row: ActivityRow) -> None:
        links = self._store.activities.get(row.id).facets
        why = next((link.why for link in links if link.facet == self._facet), "")
        self._column.addWidget(_line(row, self._wishes, why))

    def _add_hint(self) -> None:
        hint = _("No entry is linked to this facet yet. When you write one, choose under “Helps with” what it helped.")
        self._column.addWidget(label(hint, "meta", "text2", wrap=True))
        self._column.addWidget(button(_("Link an entry…"), "", "link-simple", small=True, on_click=self._on_link))

    def _on_all(self) -> None:
        self._wishes.journal.emit(Filter(facet=self._facet))

    def _on_link(self) -> None:
        self._wishes.journal.emit(None)


class _WrittenCard(Card):
    def __init__(self, found: _Found, wanted: Filter, wishes: Wishes) -> None:
        super().__init__(_("What you wrote about this self-check"))
        self._wanted, self._wishes = wanted, wishes
        for row in found.rows:
            self.body.addWidget(_line(row, wishes))
        if found.more:
            self.body.addWidget(button(_("Show all in the Journal"), "quiet", small=True, on_click=self._on_all))

    def _on_all(self) -> None:
        self._wishes.journal.emit(self._wanted)


def written_card(store: Store, reading: CheckReading, wishes: Wishes) -> Card | None:
    """Return what the person wrote about this check, newest first, or None."""
    wanted = Filter(check_id=reading.check.id)
    found = _newest(store, wanted)
    return _WrittenCard(found, wanted, wishes) if found.rows else None


def _line(row: ActivityRow, wishes: Wishes, why: str = "") -> ActivityLine:
    facts = [i18n.day(row.day)]
    facts += [i18n.duration(row.minutes)] if row.minutes else []
    facts += [_("Private")] if row.private else []
    facts += [why] if why else []
    line = ActivityLine(row, " · ".join(facts))
    line.opened.connect(wishes.journal.emit)
    return line
