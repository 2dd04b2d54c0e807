"""Which questions one writes under: the method, a template to begin from, and a question when none comes to mind."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from lcjournal.core import methods, questions
from lcjournal.core.i18n import _
from lcjournal.core.templates import Template
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton, button


class MethodChoice(QWidget):
    """A button that bears the name of the method, and one that gives a question."""

    method_chosen = Signal(str)
    template_chosen = Signal(Template)
    template_wanted = Signal()
    """What is written is to be kept as a template."""
    template_dropped = Signal(Template)
    question_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.method = methods.USUAL
        self._templates: Sequence[Template] = ()
        self._asked = ""
        self._name = button("", "quiet", "caret-down", small=True)
        self._menu = QMenu(self._name)
        self._menu.aboutToShow.connect(self._fill)
        self._name.setMenu(self._menu)
        ask = IconButton("lightbulb", _("Give me a question"))
        ask.clicked.connect(self._on_ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(4))
        row.addWidget(self._name)
        row.addWidget(ask)
        self.show_method(self.method)

    def show_method(self, method: str) -> None:
        """Show which method is in use."""
        self.method = method
        name = methods.method(method).name.text()
        self._name.setText(name)
        self._name.setAccessibleName(_("Method: {name}").format(name=name))

    def offer_templates(self, templates: Sequence[Template]) -> None:
        """Offer these templates to begin from."""
        self._templates = templates

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for known in methods.methods():
            action = QAction(known.name.text(), group, checkable=True)
            action.setChecked(known.id == self.method)
            action.setToolTip(known.about.text())
            action.setData(known.id)
            self._menu.addAction(action)
        self._menu.setToolTipsVisible(True)
        group.triggered.connect(self._on_method)
        self._menu.addSeparator()
        self._add_templates()
        self._menu.addAction(_("Keep as a template…")).triggered.connect(self.template_wanted)

    def _add_templates(self) -> None:
        if not self._templates:
            return
        self._add_menu(_("Begin from a template"), self._templates).triggered.connect(self._on_template)
        if own := [template for template in self._templates if template.id]:
            self._add_menu(_("Remove a template"), own).triggered.connect(self._on_drop)

    def _add_menu(self, title: str, templates: Sequence[Template]) -> QMenu:
        below = self._menu.addMenu(title)
        for template in templates:
            action = below.addAction(template.name.replace("&", "&&"))
            action.setData(self._templates.index(template))
        return below

    def _on_method(self, action: QAction) -> None:
        self.show_method(str(action.data()))
        self.method_chosen.emit(self.method)

    def _on_template(self, action: QAction) -> None:
        self.template_chosen.emit(self._templates[int(action.data())])

    def _on_drop(self, action: QAction) -> None:
        self.template_dropped.emit(self._templates[int(action.data())])

    def _on_ask(self) -> None:
        self._asked = questions.another(self._asked)
        self.question_given.emit(self._asked)
