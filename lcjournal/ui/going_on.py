"""Going on after the app was killed: where one was writing, in the words that were typed."""

from lcjournal.core.i18n import _
from lcjournal.core.store import Store
from lcjournal.ui.main_window import MainWindow


def go_on_writing(window: MainWindow, store: Store) -> None:
    """Show what was being written, if anything was, where it was being written."""
    entry = store.draft.activity_id()
    if entry:
        activity = store.activities.get(entry)
        window.navigate("journal", activity)
        told = _("“{title}” was being written when the app ended. What you typed is here.")
        window.say(told.format(title=activity.title or _("Untitled")))
