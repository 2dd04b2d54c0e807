"""Choosing the domain or facet to draw, of the questionnaire in use and of those that were answered before."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox

from lcjournal.core import growth
from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument


class DomainChoice(QComboBox):
    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        self._choices: dict[str, growth.Choice] = {}
        self.setAccessibleName(_("Domain or facet"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer([instrument])

    @property
    def chosen(self) -> growth.Choice:
        """What is to be drawn."""
        return self._choices[self.currentData()]

    def offer(self, answered: Iterable[Instrument]) -> None:
        """Offer also what questionnaires hold that were answered; what is chosen stays."""
        choices = {choice.key: choice for choice in growth.choices(self._instrument, answered)}
        same = choices.keys() == self._choices.keys()
        self._choices, before = choices, self.currentData()
        if same:
            return
        self.blockSignals(True)
        self.clear()
        facets = False
        for key, choice in choices.items():
            if facets != (facets := choice.facet is not None):
                self.insertSeparator(self.count())
            self.addItem(choice.name, key)
        self.choose(before)
        self.blockSignals(False)

    def choose(self, key: object) -> None:
        """Choose what was chosen before, by its key; the first domain where that is not offered."""
        self.setCurrentIndex(max(0, self.findData(key)) if key else 0)  # a separator has no key

    def choose_facet(self, facet: str) -> None:
        """Choose a facet of the questionnaire in use by its id."""
        wanted = (key for key, choice in self._choices.items() if choice.facet and choice.facet.id == facet)
        self.setCurrentIndex(self.findData(next(wanted)))
