from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from lcjournal.core.attachment_words import picture
from lcjournal.core.errors import UserError
from lcjournal.core.formats.chosen import ExportOptions
from lcjournal.core.formats.export_markdown import safe_name, write_folder
from lcjournal.core.model import Activity, Attachment, NextStep, Outcome, Reflection
from lcjournal.core.store import Store


def test_each_activity_is_a_file_with_front_matter(filled: Store, tmp_path: Path) -> None:
    result = write_folder(filled, tmp_path / "out", ExportOptions())
    assert (result.written, result.left_out) == (2, 1)
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert sorted(files) == ["2026-03-04 =SUM(A1) b talk b.md", "2026-04-01 Later.md"]
    _, front, body = files["2026-03-04 =SUM(A1) b talk b.md"].split("---\n", 2)
    facts = yaml.safe_load(front)
    assert (facts["title"], facts["date"], facts["minutes"]) == ("=SUM(A1) <b>talk</b>", date(2026, 3, 4), 90)
    assert facts["sessions"][0] == {"date": date(2026, 3, 3), "minutes": 60, "start": "09:00", "own_time": True}
    assert facts["sessions"][1] == {"date": date(2026, 3, 4), "minutes": 30, "note": "- with *Anna*"}
    assert facts["facets"] == [{"facet": "curiosity", "why": "why not"}, "feedback"]
    assert body == "\n# Head\n\nfirst é\n\n## What?\n\nsaw <script>x</script>\n"
    assert "hush" not in "".join(files.values())
    assert "people" not in files["2026-04-01 Later.md"]


def test_names_never_collide_not_even_in_capitals(store: Store, tmp_path: Path) -> None:
    for title in ("Same", "same", "Same/", "..", "a" * 200):
        store.activities.add(Activity(title, date(2026, 3, 4)))
    write_folder(store, tmp_path / "out", ExportOptions())
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        "2026-03-04 Same.md",
        "2026-03-04 same 2.md",
        "2026-03-04 Same 3.md",
        "2026-03-04.md",
        f"2026-03-04 {'a' * 80}.md",
    }


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("exe\u202egpj.cod", "exegpj.cod"),
        ("\x00tab\tend. ", "tabend"),
        ("Été « 2026 »", "Été « 2026 »"),
        ("half \ud800", "half"),
    ],
)
def test_names_hold_nothing_that_misleads_or_that_a_system_refuses(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_nothing_is_written_over(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine")
    for place in (tmp_path, tmp_path / "mine.md"):
        with pytest.raises(UserError, match="not empty"):
            write_folder(filled, place, ExportOptions())
    (tmp_path / "new").mkdir()
    assert write_folder(filled, tmp_path / "new", ExportOptions(private=True)).written == 3


def test_attached_files_go_along_and_pictures_point_to_them(store: Store, tmp_path: Path) -> None:
    entry = store.activities.add(Activity("Visit", date(2026, 3, 4)))
    other = store.activities.add(Activity("Talk", date(2026, 3, 5)))
    attached: list[Attachment] = []
    for folder, words in (("a", "one"), ("b", "two"), ("c", "gone")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "the desk.jpg").write_text(words)
        kept = store.attachments.files.keep(tmp_path / folder / "the desk.jpg")
        attached += store.attachments.add(entry, kept)
    store.attachments.add(other, store.attachments.files.keep(tmp_path / "a" / "the desk.jpg"))
    (store.attachments.files.find(attached[2].sha256) or tmp_path).unlink()
    text = Reflection("note", f"See {picture(attached[0])} and {picture(attached[2])}")
    store.activities.save(replace(store.activities.get(entry), reflections=(text,)))
    write_folder(store, tmp_path / "out", ExportOptions())
    places = {path.name: path.read_text() for path in (tmp_path / "out" / "attachments").iterdir()}
    assert places == {"the desk.jpg": "one", "the desk 2.jpg": "two"}
    written = (tmp_path / "out" / "2026-03-04 Visit.md").read_text(encoding="utf-8")
    _, front, body = written.split("---\n", 2)
    expected = ["attachments/the desk.jpg", "attachments/the desk 2.jpg", "the desk.jpg"]
    assert yaml.safe_load(front)["attachments"] == expected
    assert "See ![the desk.jpg](<attachments/the desk.jpg>) and" in body
    assert f"![the desk.jpg](attachment:{attached[2].sha256})" in body


def test_a_picture_of_a_private_part_stays_behind(store: Store, tmp_path: Path) -> None:
    entry = store.activities.add(Activity("Visit", date(2026, 3, 4)))
    (tmp_path / "hidden.jpg").write_text("hush")
    (attached,) = store.attachments.add(entry, store.attachments.files.keep(tmp_path / "hidden.jpg"))
    secret = Reflection("what", picture(attached), private=True)
    store.activities.save(replace(store.activities.get(entry), reflections=(secret,)))
    write_folder(store, tmp_path / "out", ExportOptions())
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["2026-03-04 Visit.md"]
    assert "hidden" not in (tmp_path / "out" / "2026-03-04 Visit.md").read_text(encoding="utf-8")
    write_folder(store, tmp_path / "all", ExportOptions(private=True))
    assert (tmp_path / "all" / "attachments" / "hidden.jpg").read_text() == "hush"


def test_next_steps_stand_in_the_front_matter(store: Store, tmp_path: Path) -> None:
    entry = store.activities.add(Activity("Visit", date(2026, 3, 4)))
    step = store.next_steps.add(NextStep(entry, "a call begins", "I ask: why", date(2026, 3, 11)))
    store.next_steps.answer(step, Outcome.APPLIED, "twice", date(2026, 3, 12))
    store.next_steps.add(NextStep(entry, "", "Write", date(2026, 3, 12)))
    write_folder(store, tmp_path / "out", ExportOptions())
    front = (tmp_path / "out" / "2026-03-04 Visit.md").read_text(encoding="utf-8").split("---\n")[1]
    assert yaml.safe_load(front)["next_steps"] == [
        {
            "if": "a call begins",
            "then": "I ask: why",
            "asked": date(2026, 3, 11),
            "outcome": "applied",
            "answer": "twice",
        },
        {"then": "Write", "asked": date(2026, 3, 12)},
    ]
