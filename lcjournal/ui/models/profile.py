"""One finished check as it is read: scores, desired levels and changes in words, and the rows of its facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from typing_extensions import override

from lcjournal.core import i18n, wording
from lcjournal.core.answer_words import ItemWords, item_words
from lcjournal.core.change import ChangeResult, Changes, change, check_before, gap, gap_move
from lcjournal.core.i18n import _, decimal
from lcjournal.core.instruments import Domain, Facet, Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Profile, Score, of_version, profile
from lcjournal.core.store import Store
from lcjournal.ui.models import Index
from lcjournal.ui.models.check_run import instrument_of
from lcjournal.ui.widgets.tension import Tension

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The Line of a facet, or None for a heading."""
_NO_TABLE = Table((), ())


@dataclass(frozen=True, slots=True)
class Line:
    """A domain or a facet with all that may be said of it. ``desired`` of a domain is the mean of its facets'.

    The ``items`` of a facet are also there as a ``table`` of text; a domain has none.
    """

    name: str
    about: str
    score: Score
    desired: float | None
    desired_text: str
    result: ChangeResult | None
    movement: str
    items: tuple[ItemWords, ...] = ()
    table: Table = _NO_TABLE

    @property
    def tension(self) -> Tension:
        """What is drawn; the mark of last time stands where both checks can be compared."""
        score, before = self.score, self.result.before if self.result else None
        return Tension(score.value, score.low, score.high, self.desired, before)

    @property
    def verdict_words(self) -> str:
        """The words beside the figures: what may be said of a change, or why there is no score."""
        if self.score.reason is not None:
            return wording.reason(self.score.reason)
        return wording.badge(self.result.verdict) if self.result else ""

    @property
    def change_text(self) -> str:
        """The change with its sign; nothing to compare with gives nothing."""
        return decimal(self.result.delta, sign=True) if self.result else ""

    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        first = wording.spoken(self.name, self.score, self.desired)
        return f"{first}. {wording.change_sentence(self.result)}" if self.result else first

    def details(self) -> list[str]:
        """Return the exact sentences of its change and its gap."""
        gap_now = gap(self.score, self.desired) if self.desired is not None else None
        changed = wording.change_sentence(self.result) if self.result else ""
        sentences = [self.about, changed, wording.gap_sentence(gap_now) if gap_now else "", self.movement]
        return [sentence for sentence in sentences if sentence]


class CheckReading:
    """A finished check beside an earlier one."""

    def __init__(self, store: Store, known: Instrument, check_id: str, compare_id: str = "") -> None:
        self.check = store.checks.get(check_id)
        self.instrument = instrument_of(store, self.check, known)
        checks = store.checks.all()
        self.others = [other for other in checks if self._is_comparable(other)]
        usual = check_before(checks, self.check)
        self.earlier = next((other for other in self.others if other.id == compare_id), usual)
        self.profile = profile(self.instrument, self.check)
        self._old: Profile | None = profile(self.instrument, self.earlier) if self.earlier else None
        compared = change(self.instrument, self.earlier, self.check) if self.earlier else None
        self._changes = compared or Changes({}, {})
        self._targets = store.checks.targets()
        self._desired = self._desired_on(self.check.day)

    @property
    def is_full(self) -> bool:
        """Whether facets are told apart."""
        return self.check.form is FormId.FULL

    @property
    def since(self) -> str:
        """Since when changes are counted: “since 12 May 2026”, or nothing."""
        return _("since {day}").format(day=i18n.day(self.earlier.day)) if self.earlier else ""

    def domain(self, domain: Domain) -> Line:
        """Return what is said of a domain."""
        levels = [self._desired[facet.id] for facet in domain.facets if facet.id in self._desired]
        desired = fmean(levels) if levels else None
        score, result = self.profile.domains[domain.id], self._changes.domains.get(domain.id)
        text = decimal(desired) if desired is not None else ""
        return Line(domain.name.text(), "", score, desired, text, result, "")

    def facet(self, facet: Facet) -> Line:
        """Return what is said of a facet."""
        desired = self._desired.get(facet.id)
        score, result = self.profile.facets[facet.id], self._changes.facets.get(facet.id)
        text = wording.level(desired) if desired is not None else ""
        name, about, movement = facet.name.text(), facet.about.text(), self._movement(facet)
        items = item_words(self.instrument, facet, self.check, self.earlier)
        return Line(name, about, score, desired, text, result, movement, items, self._items_table(name, items))

    def table(self) -> Table:
        """Return the profile as text."""
        header = (_("Domain or facet"), _("Score"), _("From"), _("To"), _("Desired"), _("Change"), _("In words"))
        rows = []
        for domain in self.instrument.domains:
            lines = [self.domain(domain)]
            lines += [self.facet(facet) for facet in domain.facets] if self.is_full else []
            rows += [_cells(line) for line in lines]
        return Table(header, tuple(rows))

    def _items_table(self, facet: str, items: Sequence[ItemWords]) -> Table:
        days = [check.day for check in (self.check, self.earlier) if check is not None]
        header = (facet, *(i18n.day(day) for day in days))
        return Table(header, tuple((item.statement, item.answer, item.before)[: len(header)] for item in items))

    def _is_comparable(self, other: Check) -> bool:
        earlier = (other.day, other.started_at) < (self.check.day, self.check.started_at)
        return earlier and not other.left_out and of_version(self.instrument, other)

    def _desired_on(self, day: date) -> dict[str, float]:
        return {target.facet: target.value for target in self._targets if target.day <= day}

    def _movement(self, facet: Facet) -> str:
        """Say which of the two moved, the level or the wish, where both are known on both dates."""
        now, wish = self.profile.facets[facet.id], self._desired.get(facet.id)
        if self.earlier is None or self._old is None or wish is None:
            return ""
        old_wish = self._desired_on(self.earlier.day).get(facet.id)
        if old_wish is None:
            return ""
        moved = gap_move((self._old.facets[facet.id], old_wish), (now, wish))
        return wording.gap_move_sentence(moved) if moved else ""


def _cells(line: Line) -> tuple[str, ...]:
    score = line.score
    figures = (score.value, score.low, score.high)
    shown = (decimal(figure) if figure is not None else "" for figure in figures)
    return (line.name, *shown, line.desired_text, line.change_text, line.verdict_words)


class FacetModel(QAbstractListModel):
    """The facets of a reading under the names of their domains. The first row is the scale and says since when."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[str | Line] = ()

    def show_reading(self, reading: CheckReading) -> None:
        """Show other scores."""
        rows: list[str | Line] = [reading.since]
        for domain in reading.instrument.domains:
            rows.append(domain.name.text())
            rows += [reading.facet(facet) for facet in domain.facets]
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row if isinstance(row, Line) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if isinstance(row, Line) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken() if isinstance(row, Line) else row
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Line):
            return "\n".join(row.details())
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if isinstance(self._rows[index.row()], Line):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren
