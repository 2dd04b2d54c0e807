"""What the columns of a CSV file mean: a guess in words, which the person checks."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout

from lcjournal.core.formats.csv_mapping import Mapping, guess_mapping, with_day_order
from lcjournal.core.formats.csv_table import CsvTable
from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.segmented import Segmented


class ImportMapper(Card):
    """One choice of column a field. ``mapping_changed`` follows the person's choices."""

    mapping_changed = Signal()

    def __init__(self, table: CsvTable, mapping: Mapping | None = None) -> None:
        super().__init__(_("What the columns mean"))
        self._table = table
        self._mapping = mapping or guess_mapping(table)
        self._combos: dict[str, QComboBox] = {}
        if self._mapping.provider:
            known = _("Recognised as an export of {app}.").format(app=self._mapping.provider)
            self.body.addWidget(label(known, "meta", "text2", wrap=True))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(theme.space(12))
        form.setVerticalSpacing(theme.space(6))
        for field, name in self._fields():
            form.addRow(label(name, "label", "text2"), self._combo(field, name))
        self.body.addLayout(form)
        question = _("The dates can be read in two ways. Which one is it?")
        self._question = label(question, "strong", wrap=True)
        choices = (("", _("Not said yet")), ("dmy", _("Day first")), ("mdy", _("Month first")))
        self._order = Segmented(_("Order of day and month"), choices)
        self._order.chosen.connect(self._on_order)
        self._said = mapping.day_order if mapping is not None and self._is_ambiguous() else None
        self.body.addWidget(self._question)
        self.body.addWidget(self._order)
        self._show_order()

    @property
    def table(self) -> CsvTable:
        """The table whose columns are mapped."""
        return self._table

    def mapping(self) -> Mapping:
        """Return what was chosen; ``day_order`` is None until it is known."""
        return replace(self._mapping, day_order=self._said) if self._is_ambiguous() else self._mapping

    def is_complete(self) -> bool:
        """Say whether there is enough to read rows by."""
        mapping = self.mapping()
        return mapping.title is not None and mapping.day is not None and mapping.day_order is not None

    def _fields(self) -> tuple[tuple[str, str], ...]:
        return (
            ("title", _("Title")),
            ("day", _("Date")),
            ("other_day", _("Date, when the first is empty")),
            ("minutes", _("Duration")),
            ("kind", _("Kind")),
            ("status", _("Status")),
            ("text", _("Text")),
            ("tags", _("Tags")),
            ("people", _("People")),
            ("source", _("Source")),
        )

    def _combo(self, field: str, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setObjectName(field)
        combo.addItem(_("No column"), None)
        for number, header in enumerate(self._table.header):
            combo.addItem(header or _("Column {number}").format(number=number + 1), number)
        if field == "text" and len(self._mapping.text) > 1:
            names = ", ".join(self._table.header[column] for column in self._mapping.text)
            combo.addItem(names, -1)
            combo.setCurrentIndex(combo.count() - 1)
        else:
            value = getattr(self._mapping, field)
            column = (value[0] if value else None) if field == "text" else value
            combo.setCurrentIndex(0 if column is None else column + 1)
        combo.setMinimumContentsLength(10)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setSizePolicy(self.sizePolicy().Policy.Expanding, combo.sizePolicy().verticalPolicy())
        combo.activated.connect(self._on_choice)
        self._combos[field] = combo
        return combo

    def _is_ambiguous(self) -> bool:
        return with_day_order(self._table, self._mapping).day_order is None

    def _show_order(self) -> None:
        ambiguous = self._is_ambiguous()
        self._question.setVisible(ambiguous)
        self._order.setVisible(ambiguous)
        self._order.choose(self._said or "")

    def _on_choice(self) -> None:
        chosen = {field: combo.currentData() for field, combo in self._combos.items()}
        text = chosen.pop("text")
        if text != -1:
            self._mapping = replace(self._mapping, text=() if text is None else (text,))
        self._mapping = with_day_order(self._table, replace(self._mapping, **chosen))
        self._show_order()
        self.mapping_changed.emit()

    def _on_order(self, order: str) -> None:
        self._said = order or None
        self.mapping_changed.emit()
