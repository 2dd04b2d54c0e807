"""The protected time that is next, at the head of the week on Today: when it is, and what can be done about it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _
from lcjournal.ui import icons, theme
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label, rule, set_property

_ONE_LINE_EM = 38


class SlotLine(QWidget):
    """Shows protected time, or the offer to keep some. ``start`` goes ahead, ``other`` opens what else can be done."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._when = label("", "card", wrap=True), label("", "meta", "text2", wrap=True)
        self.other, self.start = button("", "quiet", small=True), button(_("Start now"), "", "play-fill", small=True)
        words, deeds, head = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._when)
        head.setSpacing(theme.space(12))
        head.addWidget(_Clock(), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        deeds.setSpacing(theme.space(8))
        deeds.addStretch(1)
        deeds.addWidget(self.other)
        deeds.addWidget(self.start)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.space(8))
        self._line.addLayout(head, 1)
        self._line.addLayout(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(12))
        column.addLayout(self._line)
        column.addWidget(rule())

    def show_slot(self, title: str, when: str, *, primary: bool, runs: bool) -> None:
        """Show protected time; ``primary`` where to start it is what one would do next, ``runs`` once it was."""
        self._say(title, when, _("Move…"), _("Stop") if runs else _("Start now"))
        set_property(self.start, "look", "primary" if primary else "")
        self.start.setIcon(icons.icon("stop" if runs else "play-fill", "on_accent" if primary else "text2"))

    def show_offer(self) -> None:
        """Ask once whether to keep some time."""
        said = _("Two hours, or fifteen minutes: it stands here each week, and can be moved or skipped.")
        self._say(_("Keep a weekly time for learning?"), said, _("Not now"), _("Choose a time"))
        set_property(self.start, "look", "")
        self.start.setIcon(icons.icon("timer"))

    def say_when(self, when: str) -> None:
        """Say when it is, seen from now."""
        self._when.setText(when)
        self.setAccessibleDescription(when)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.em(_ONE_LINE_EM)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _say(self, title: str, when: str, other: str, start: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)
        self.say_when(when)
        for deed, words in ((self.other, other), (self.start, start)):
            deed.setText(words)
            deed.setAccessibleName(_("{action}: {title}").format(action=words, title=title))


class _Clock(QWidget):
    """A timer on a round tint; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.space(36), theme.space(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_tint"))
        painter.drawEllipse(self.rect())
        side = theme.space(20)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.draw(painter, "timer", box, theme.colour("accent_text"))
        painter.end()
