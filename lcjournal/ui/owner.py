"""What the application does for its journals."""

from datetime import datetime
from typing import Protocol

from lcjournal.core.settings import Settings
from lcjournal.ui.entering import Stage


class Owner(Stage, Protocol):
    """Shows a journal or what stands before it, keeps the settings, tells the time, says a sentence."""

    def settings(self) -> Settings:
        """Return the settings in force."""

    def change_settings(self, **changes: object) -> None:
        """Change settings by name, and keep them."""

    def is_sample(self) -> bool:
        """Say whether the journal on screen is the sample."""

    def now(self) -> datetime:
        """Return the local time."""

    def say(self, text: str) -> None:
        """Say something that needs no answer."""
