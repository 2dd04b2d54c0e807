"""Choosing the domain to draw, of the questionnaire in use and of those that were answered before."""

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
        self.setAccessibleName(_("Domain"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer([instrument])

    @property
    def chosen(self) -> growth.Choice:
        """The domain to draw."""
        return self._choices[self.currentData()]

    def offer(self, answered: Iterable[Instrument]) -> None:
        """Offer also the domains of questionnaires that were answered; the chosen one stays."""
        choices = {choice.key: choice for choice in growth.choices(self._instrument, answered)}
        same = choices.keys() == self._choices.keys()
        self._choices, before = choices, self.currentData()
        if same:
            return
        self.blockSignals(True)
        self.clear()
        for key, choice in choices.items():
            self.addItem(choice.name, key)
        self.setCurrentIndex(max(0, self.findData(before)))
        self.blockSignals(False)
