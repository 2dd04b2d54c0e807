"""What follows the last question: looking back, then the levels one desires; after a pulse a moment to go back."""

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget

from lcjournal.core.i18n import _
from lcjournal.core.instruments import Instrument
from lcjournal.core.model import Check, FormId
from lcjournal.core.store import Store
from lcjournal.ui.widgets.card import scroll
from lcjournal.ui.widgets.check.desired_levels import desired_levels
from lcjournal.ui.widgets.check.levels import Levels
from lcjournal.ui.widgets.check.look_back import look_back
from lcjournal.ui.widgets.state_panel import StatePanel


class Ending(QStackedWidget):
    """The pages after the questions, each kept when one goes on from it. A pulse is two minutes long and has none."""

    def __init__(self, store: Store, instrument: Instrument, check: Check) -> None:
        super().__init__()
        self.pages: list[Levels] = []
        if check.form is FormId.FULL:
            self.pages += look_back(store, instrument, check)
            self.pages += desired_levels(store, instrument, check)
        for page in self.pages:
            self.addWidget(scroll(page))
        if not self.pages:
            words = _("You can still go back and change an answer.")
            self.addWidget(StatePanel("check", _("That was the last question"), words))

    @property
    def page(self) -> Levels | None:
        """The page shown."""
        return self.pages[self.currentIndex()] if self.pages else None

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return self.currentIndex() == self.count() - 1

    def state(self) -> dict[str, object]:
        """Return the page shown and the levels half chosen."""
        return {"page": self.currentIndex(), "levels": [page.levels() for page in self.pages]}

    def restore(self, state: Mapping[str, object]) -> None:
        """Go on where ``state`` was taken."""
        page, levels = state["page"], state["levels"]
        if isinstance(page, int) and isinstance(levels, list):
            self.setCurrentIndex(page)
            for view, chosen in zip(self.pages, levels, strict=True):
                view.set_levels(chosen)

    def go_on(self) -> bool:
        """Keep this page and show the next; return False where there is none."""
        if self.page is not None:
            self.page.keep()
        return self._show(self.currentIndex() + 1)

    def skip(self) -> bool:
        """Leave out this page with all that follow of its kind, and show the next; return False without one."""
        if self.page is None:
            return False
        self.page.skip()
        kind, here = type(self.page), self.currentIndex()
        others = (place for place, page in enumerate(self.pages) if place > here and not isinstance(page, kind))
        return self._show(next(others, self.count()))

    def go_back(self) -> bool:
        """Show the page before; return False on the first."""
        return self._show(self.currentIndex() - 1)

    def begin(self) -> None:
        """Show the first page."""
        self.setCurrentIndex(0)

    def set_stacked(self, stacked: bool) -> None:
        """Put each slider under its words."""
        for page in self.pages:
            page.set_stacked(stacked)

    def _show(self, place: int) -> bool:
        if not 0 <= place < self.count():
            return False
        self.setCurrentIndex(place)
        return True
