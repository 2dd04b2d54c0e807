"""The pages of the window, in the order of the sidebar. A page's module is imported when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from lcjournal.core.i18n import N_
from lcjournal.ui.context import Context
from lcjournal.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How a page is named, shown in the sidebar and found: class ``Class`` of module ``lcjournal.ui.pages.<name>``."""

    name: str
    title: str
    icon: str
    class_name: str

    def load(self) -> Callable[[Context], Page]:
        """Import the page and return its class."""
        factory: Callable[[Context], Page] = getattr(import_module(f"{__name__}.{self.name}"), self.class_name)
        return factory


PAGES = (
    PageSpec("today", N_("Today"), "sun-dim", "TodayPage"),
    PageSpec("journal", N_("Journal"), "notebook", "JournalPage"),
    PageSpec("selfcheck", N_("Self-check"), "compass", "SelfCheckPage"),
    PageSpec("goals", N_("Goals"), "target", "GoalsPage"),
    PageSpec("growth", N_("Growth"), "chart-line-up", "GrowthPage"),
    PageSpec("coach", N_("Coach"), "chat-centered-text", "CoachPage"),
    PageSpec("settings", N_("Settings"), "gear-six", "SettingsPage"),
)
