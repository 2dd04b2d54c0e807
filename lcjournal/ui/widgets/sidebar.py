"""The sidebar: where one is, where one can go, and that everything is saved. A narrow rail in a narrow window."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from lcjournal.core.i18n import _, ngettext
from lcjournal.ui import icons, theme
from lcjournal.ui.commands import native
from lcjournal.ui.widgets.badge import badge_size, draw_badge
from lcjournal.ui.widgets.buttons import IconButton, button, tip_with_key
from lcjournal.ui.widgets.card import IconLabel
from lcjournal.ui.widgets.labels import key_cap, label, set_property

WIDTH_EM = 216 / 14
RAIL = 60


class Logo(QWidget):
    """The dot, the ring and the curve."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Return the size of an icon."""
        return QSize(theme.space(24), theme.space(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the logo."""
        painter = QPainter(self)
        icons.draw_logo(painter, QRectF(self.rect()))
        painter.end()


class NavButton(QToolButton):
    """A page in the sidebar, with the number of new things there."""

    def __init__(self, title: str, icon: str, shortcut: str) -> None:
        super().__init__()
        self._title, self._count = title, 0
        self.setProperty("kind", "nav")
        self.setText(title)
        self.setToolTip(tip_with_key(title, shortcut))
        self.setAccessibleName(title)
        self.setIcon(icons.icon(icon, on="accent_text"))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_rail(False)

    def set_count(self, count: int) -> None:
        """Show how many new things wait on the page; 0 shows nothing."""
        self._count = count
        words = ngettext("{page}, {count} new", "{page}, {count} new", count)
        self.setAccessibleName(words.format(page=self._title, count=count) if count else self._title)
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show the icon alone."""
        set_property(self, "rail", rail)
        only, beside = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(only if rail else beside)
        side = theme.space(20)
        self.setIconSize(QSize(side if rail else side + theme.space(8), side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the count over the button."""
        super().paintEvent(event)
        if not self._count:
            return
        size = badge_size("count", str(self._count))
        painter = QPainter(self)
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(self.rect().center() + self.rect().topRight() / 5 - self.rect().bottomLeft() / 4, 4, 4)
        else:
            left = self.width() - size.width() - theme.space(8)
            draw_badge(painter, QRectF(left, 0, size.width(), self.height()), "count", str(self._count))
        painter.end()


class FootPart(QFrame):
    """Something that may stand over the last page of the sidebar."""

    def set_rail(self, *, rail: bool) -> None:
        """Become as narrow as a rail of icons, or wide again."""
        raise NotImplementedError


class Sidebar(QFrame):
    """The pages (name, title, icon, shortcut), the last of which stands at the bottom."""

    page_chosen = Signal(str)
    search_requested = Signal()
    menu_requested = Signal()
    lock_requested = Signal()

    def __init__(self, pages: Iterable[tuple[str, str, str, str]]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Pages"))
        self._rail = False
        self._parts: list[FootPart] = []
        self._buttons: dict[str, NavButton] = {}
        for name, title, icon, shortcut in pages:
            nav = NavButton(title, icon, shortcut)
            nav.setObjectName(name)
            nav.clicked.connect(self._on_nav)
            self._buttons[name] = nav
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._build_head()
        *pages_above, last = self._buttons.values()
        for nav in pages_above:
            self._column.addWidget(nav)
        self._column.addStretch(1)
        self._column.addWidget(last)
        self._lock = NavButton(_("Lock"), "lock-simple", "Ctrl+L")
        self._lock.setCheckable(False)
        self._lock.clicked.connect(self.lock_requested)
        self._column.addWidget(self._lock)
        self._build_foot()
        self.set_rail(False)

    def add_foot(self, part: FootPart) -> None:
        """Show ``part`` over the last page, whenever it is visible."""
        self._parts.append(part)
        self._column.insertWidget(self._column.indexOf(list(self._buttons.values())[-1]), part)
        part.set_rail(rail=self._rail)

    def set_current(self, name: str) -> None:
        """Mark the page that is shown, if it is one of these."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def set_count(self, name: str, count: int) -> None:
        """Show how many new things wait on a page."""
        self._buttons[name].set_count(count)

    def set_saved(self, text: str) -> None:
        """Say where the journal stands, such as “Saved on this computer”."""
        self._saved.setText(text)
        self._saved.setToolTip(text)

    def menu_anchor(self) -> QWidget:
        """Return the button under which the menu opens."""
        return self._menu

    def set_rail(self, rail: bool) -> None:
        """Become a narrow rail of icons, or a sidebar again."""
        self._rail = rail
        for nav in (*self._buttons.values(), self._lock):
            nav.set_rail(rail)
        for foot in self._parts:
            foot.set_rail(rail=rail)
        for part in (self._name, self._hint, self._saved, self._tick):
            part.setVisible(not rail)
        self._search.setText("" if rail else _("Search"))
        self._search.setProperty("rail", rail)
        set_property(self._search, "look", "quiet" if rail else "search")
        side = theme.space(10 if rail else 12)
        self._column.setContentsMargins(side, theme.space(14), side, theme.space(12))
        self._head.setDirection(QHBoxLayout.Direction.TopToBottom if rail else QHBoxLayout.Direction.LeftToRight)
        self._head.setContentsMargins(0 if rail else theme.space(8), 0, 0, theme.space(10))
        self.setFixedWidth(theme.space(RAIL) if rail else theme.em(WIDTH_EM))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Fit another size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._buttons:
            self.set_rail(self._rail)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click between the buttons from reaching what is below."""
        event.accept()

    def _build_head(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.space(8))
        self._name = label("LC Journal", "card")
        self._menu = IconButton("list", _("Menu"), "F10")
        self._menu.clicked.connect(self.menu_requested)
        self._head.addWidget(Logo(), 0, Qt.AlignmentFlag.AlignCenter)
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignCenter)
        self._column.addLayout(self._head)
        self._search = button(_("Search"), "search", "magnifying-glass")
        self._search.setAccessibleName(_("Search and commands"))
        self._search.setToolTip(tip_with_key(_("Search and commands"), "Ctrl+K"))
        self._search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._search.clicked.connect(self.search_requested)
        inside = QHBoxLayout(self._search)
        inside.setContentsMargins(0, 0, theme.space(8), 0)
        self._hint = key_cap(native("Ctrl+K"))
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._column.addWidget(self._search)
        self._column.addSpacing(theme.space(10))

    def _build_foot(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.space(10), theme.space(10), 0, 0)
        foot.setSpacing(theme.space(6))
        self._tick = IconLabel("check", "text3", 14)
        self._saved = label(_("Saved on this computer"), "meta", "text3", wrap=True)
        foot.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._saved, 1)
        self._column.addLayout(foot)

    def _on_nav(self) -> None:
        self.page_chosen.emit(self.sender().objectName())
