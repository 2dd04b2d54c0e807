"""The facets of a profile, and under the table what is known of the one chosen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.core import i18n, wording
from lcjournal.core.answer_words import moved_sentence
from lcjournal.core.check_reading import CheckReading, Line
from lcjournal.core.i18n import _, ngettext
from lcjournal.core.store import Store
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.profile.evidence import Evidence
from lcjournal.ui.widgets.profile.facet_view import FacetView
from lcjournal.ui.widgets.profile.item_view import ItemView
from lcjournal.ui.widgets.profile.wishes import Wishes
from lcjournal.ui.widgets.tab_order import reach_before


class FacetsCard(Card):
    """The table of facets. Choosing one tells more of it underneath."""

    def __init__(self, store: Store, reading: CheckReading, wishes: Wishes) -> None:
        count = len(reading.instrument.facets)
        super().__init__(ngettext("{count} facet", "{count} facets", count).format(count=i18n.integer(count)))
        self.view = FacetView()
        self.body.addWidget(_legend(reading))
        self.view.show_reading(reading)
        self.view.place_reached.connect(wishes.place)
        self.body.addWidget(self.view)
        under = all_answers(wishes)
        self._details = _Details(store, reading, wishes, under)
        self.view.facet_chosen.connect(self._show_details)
        hint = _("Choose a facet to read what its change and its gap mean, and your answers. Ctrl+C copies the table.")
        self._hint = label(hint, "meta", "text2", wrap=True)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._details)
        self.body.addWidget(under)
        self.body.addStretch(1)

    def _show_details(self, line: Line) -> None:
        self._hint.hide()
        self._details.show_facet(line)


class _Details(QWidget):
    """One facet: in sentences, answer by answer, and what the person did for it. Out of sight until one is chosen."""

    def __init__(self, store: Store, reading: CheckReading, wishes: Wishes, under: QWidget) -> None:
        super().__init__()
        self._reading, self._wishes, self._under = reading, wishes, under
        self._facet = ""
        self._name = label("", "strong", wrap=True)
        self._sentences = label("", "meta", "text2", wrap=True)
        account = button(_("Where this number comes from"), "quiet", "info", small=True, on_click=self._on_account)
        caution = _(
            "Your answers as you gave them; those that count the other way round are turned over in the score. "
            "One answer is never interpreted alone: chance weighs too much."
        )
        self._items, self._moved = ItemView(), label("", "meta", "text2", wrap=True)
        self._items.place_reached.connect(wishes.place)
        self._evidence = Evidence(store, reading, wishes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(6))
        for widget in (self._name, self._sentences, self._items, self._moved):
            column.addWidget(widget)
        column.addWidget(label(caution, "meta", "text2", wrap=True))
        column.addWidget(_alone(account))
        column.addWidget(self._evidence)
        self.hide()

    def show_facet(self, line: Line) -> None:
        """Tell of another facet."""
        earlier, facet = self._reading.earlier, self._reading.instrument.facet(line.id)
        items = self._reading.items(facet)
        moved = moved_sentence(items, earlier) if earlier else ""
        self._facet = line.id
        self._name.setText(line.name)
        self._sentences.setText("\n".join(line.details()))
        self._items.show_items(line.name, items, self._reading.items_table(facet))
        self._moved.setText(moved)
        self._moved.setVisible(bool(moved))
        self._evidence.show_facet(line)
        reach_before(self._evidence, self._under)
        self.show()

    def _on_account(self) -> None:
        self._wishes.account.emit(self._facet)


def all_answers(wishes: Wishes) -> QWidget:
    """Return the button that shows all answers side by side, no wider than its words."""
    return _alone(button(_("All answers side by side"), "", "list-bullets", small=True, on_click=wishes.answers.emit))


def _alone(widget: QWidget) -> QWidget:
    holder = QWidget()
    FlowLayout(holder).addWidget(widget)
    return holder


def _legend(reading: CheckReading) -> QWidget:
    """Say what the signs on the tracks are; the shapes are those that are drawn."""
    result = QWidget()
    flow = FlowLayout(result, gap=theme.space(16))
    flow.addWidget(label(_("● now, with its {band}").format(band=wording.band_name()), "meta", "accent_text"))
    flow.addWidget(label(_("○ desired"), "meta", "desired"))
    if reading.earlier:
        flow.addWidget(label(_("▼ {day}").format(day=i18n.day(reading.earlier.day)), "meta", "text3"))
    return result
