"""What the bars of hours are: weeks or months, their parts, and whether the period before stands behind."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from lcjournal.core import stack_words
from lcjournal.core.i18n import _
from lcjournal.core.stacks import Split, Unit
from lcjournal.ui import theme
from lcjournal.ui.charts.bars import HoursChoice
from lcjournal.ui.widgets.segmented import Segmented


class HoursOptions(QWidget):
    """``parts`` are the three widgets, for whoever lays them out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._unit = Segmented(_("Bars"), [(Unit.WEEK, _("Week")), (Unit.MONTH, _("Month"))])
        self._split = QComboBox()
        self._split.setAccessibleName(_("Parts of the bars"))
        self._split.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for split in Split:
            self._split.addItem(stack_words.split_name(split), split.value)
        self._before = QCheckBox(_("period before"))
        self._before.setToolTip(_("Outlines behind the bars: the same stretch of time before, or the year before"))
        for small in (self._split, self._before):
            small.setFont(theme.font("meta"))
        self.parts: tuple[QWidget, ...] = (self._unit, self._split, self._before)
        self._unit.chosen.connect(self.changed)
        self._split.currentIndexChanged.connect(self.changed)
        self._before.toggled.connect(self.changed)

    def choice(self) -> HoursChoice:
        """Return what is chosen."""
        return HoursChoice(Unit(self._unit.value()), Split(self._split.currentData()), self._before.isChecked())

    def choose(self, choice: HoursChoice) -> None:
        """Choose by code."""
        self._unit.choose(choice.unit)
        self._split.setCurrentIndex(self._split.findData(choice.split.value))
        self._before.setChecked(choice.before)
