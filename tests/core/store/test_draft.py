"""What was being written when the app was killed."""

from datetime import date
from pathlib import Path

from lcjournal.core.model import Activity
from lcjournal.core.store import Store


def test_what_was_not_put_down_is_known_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "a.lcjournal"
    with Store.open(path) as store:
        entry = store.activities.add(Activity("Talk", date(2026, 3, 4)))
        assert store.draft.activity_id() == ""
        store.draft.begin(entry)
    with Store.open(path) as store:
        assert store.draft.activity_id() == entry
        store.activities.bin(entry)
        assert store.draft.activity_id() == ""
        store.activities.restore(entry)
        assert store.draft.activity_id() == entry
        for _twice in range(2):
            store.draft.end()
        assert store.draft.activity_id() == ""


def test_the_line_of_quick_add_is_known_after_a_restart_until_it_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.lcjournal"
    with Store.open(path) as store:
        assert store.draft.line() == ""
        store.draft.keep_line("interview Kar")
        store.draft.keep_line("interview Karim 50")
    with Store.open(path) as store:
        assert store.draft.line() == "interview Karim 50"
        for _twice in range(2):
            store.draft.keep_line("")
        assert store.draft.line() == ""
