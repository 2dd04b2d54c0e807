"""What stands below a question: back, the keys, and on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lcjournal.core.i18n import _
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label


class CheckFooter(QWidget):
    """An answered question has “Next”, one without an answer “Skip”."""

    next_requested = Signal()
    back_requested = Signal()
    skip_pages_requested = Signal()

    def __init__(self, skip: str) -> None:
        super().__init__()
        self._back = button(_("Previous"), "", "arrow-left", on_click=self.back_requested.emit)
        self._hint, self._narrow = "", False
        self._keys = label("", "meta", "text2", wrap=True)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._skip_pages = button("", "quiet", on_click=self.skip_pages_requested.emit)
        self._skip = button(skip, on_click=self.next_requested.emit)
        self._next = button(_("Next"), "primary", on_click=self.next_requested.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.space(18), 0, theme.space(18))
        row.setSpacing(theme.space(12))
        row.addWidget(self._back)
        row.addWidget(self._keys, 1)
        for choice in (self._skip_pages, self._skip, self._next):
            row.addWidget(choice)

    def show_question(self, *, first: bool, answered: bool) -> None:
        """Fit the buttons to a question."""
        self._show_keys(_("Keys 1 to 5 to answer, ← to go back, Enter to go on"))
        self._back.setEnabled(not first)
        self._skip_pages.hide()
        self._skip.setVisible(not answered)
        self._next.setVisible(answered)
        self._next.setText(_("Next"))

    def show_end(self, *, last: bool, skip: str) -> None:
        """Fit the buttons to what comes after the questions; without the words to ``skip`` it nothing can be chosen."""
        keys = _("Keys ← and → to move by a quarter, 1 to 5 to go there, Enter to go on")
        self._show_keys(keys if skip else "")
        self._back.setEnabled(True)
        self._skip_pages.setText(skip)
        self._skip_pages.setVisible(bool(skip))
        self._skip.hide()
        self._next.show()
        self._next.setText(_("See my profile") if last else _("Next"))

    def take_focus(self) -> None:
        """Give the keyboard to what comes next."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Keep to the buttons."""
        self._narrow = narrow
        self._show_keys(self._hint)

    def _show_keys(self, hint: str) -> None:
        """Without words the label still keeps the buttons apart."""
        self._hint = hint
        self._keys.setText("" if self._narrow else hint)
