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

WELCOME = PageSpec("welcome", N_("Welcome"), "compass", "WelcomePage")
"""Shown once, before the first journal; it has no place in the sidebar."""


def make(name: str, context: Context) -> Page:
    """Import and make the page ``name``."""
    return next(spec for spec in (*PAGES, WELCOME) if spec.name == name).load()(context)
