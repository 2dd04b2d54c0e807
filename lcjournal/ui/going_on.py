"""Going on after the app was killed: where one was writing, in the words that were typed."""

from lcjournal.core.i18n import _
from lcjournal.core.store import Store
from lcjournal.ui.main_window import MainWindow

_WRITTEN = ("today", "journal")
"""The pages that keep what is typed in their state."""


def go_on_writing(window: MainWindow, store: Store) -> None:
    """Show what was being written, if anything was, where it was being written."""
    entry = store.draft.activity_id()
    if entry:
        activity = store.activities.get(entry)
        window.navigate("journal", activity)
        told = _("“{title}” was being written when the app ended. What you typed is here.")
        window.say(told.format(title=activity.title or _("Untitled")))


def only_writing(state: dict[str, object]) -> dict[str, object]:
    """Return of what a window showed only what was being written: all else may not be in the journal that comes."""
    pages = state["pages"]
    kept = {name: part for name, part in pages.items() if name in _WRITTEN} if isinstance(pages, dict) else {}
    if isinstance(journal := kept.get("journal"), dict):
        kept["journal"] = {**journal, "current": ""}
    page = state["page"] if state["page"] in kept else _WRITTEN[0]
    return {"page": page, "back": [], "pages": kept}
