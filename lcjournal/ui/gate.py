"""A window of its own for what stands before a journal: it shows nothing of it, not in its title either."""

from base64 import b64decode, b64encode

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcjournal.ui import icons
from lcjournal.ui.widgets.card import scroll


class Gate(QWidget):
    """Shows one screen, in the place and size a main window had; large letters scroll."""

    def __init__(self, screen: QWidget, placement: str) -> None:
        super().__init__()
        self.setObjectName("gate")
        self.setWindowTitle("LC Journal")
        self.setWindowIcon(icons.logo())
        self.setMinimumSize(640, 480)
        self.resize(1280, 800)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll(screen))
        if placement:
            self.restoreGeometry(QByteArray(b64decode(placement)))

    def save_placement(self) -> str:
        """Return the place and size of the window as text, for a main window to take."""
        return b64encode(self.saveGeometry().data()).decode("ascii")
