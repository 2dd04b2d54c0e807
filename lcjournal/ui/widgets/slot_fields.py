"""Fields of protected time, each under its name, side by side as far as there is room."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.ui import theme
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.labels import label


class Fields(QWidget):
    """Takes fields one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, theme.space(12), theme.space(8))

    def add(self, name: str, field: QWidget) -> None:
        """Add a field under its name."""
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.space(4))
        lines.addWidget(label(name, "meta", "text2", buddy=field))
        lines.addWidget(field)
        self._flow.addWidget(holder)
