"""A whole journal in one file, and back: nothing is lost on the way, and nothing strange comes in."""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core import demo
from lcjournal.core.errors import UserError
from lcjournal.core.formats import archive, detect
from lcjournal.core.formats.chosen import ExportResult
from lcjournal.core.formats.export_json import to_json
from lcjournal.core.formats.record import import_in_parts, import_into
from lcjournal.core.formats.table import export
from lcjournal.core.model import Activity, Filter, NextStep, Reflection, Session
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
Document = dict[str, Any]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Years of a person, with something in every table that a person fills."""
    folder = tmp_path_factory.mktemp("sample")
    with Store.open(folder / "journal.lcjournal") as store:
        demo.fill(store, DAY, "fr")
        store.set_person("Moi")
        store.set_title("Carnet")
        identity = store.activities.add(
            Activity("Écouté 🎧", DAY, reflections=(Reflection("note", "avant"),), sessions=(Session(DAY, 30),))
        )
        store.activities.save(
            replace(store.activities.get(identity), reflections=(Reflection("note", "après", private=True),))
        )
        store.next_steps.add(NextStep(identity, "quand", "demander", DAY))
        (folder / "photo.bin").write_bytes(bytes(range(256)) * 9000)
        store.attachments.add(identity, store.attachments.files.keep(folder / "photo.bin"))
        store.activities.bin(store.activities.add(Activity("À la corbeille", DAY)))
        store.words.learn("métacognition")
        store.saved_filters.save("Lectures", Filter(tags=("lecture",)))
        yield store


@pytest.fixture
def out(sample: Store, tmp_path: Path) -> Path:
    out = tmp_path / "everything.zip"
    assert export(sample, "zip", out, DAY) == ExportResult(len(sample.whole.rows()["activity"]))
    return out


@pytest.fixture
def changed(out: Path, tmp_path: Path) -> Callable[..., Path]:
    """Write the archive again with its journal, or its members, changed by someone."""

    def change(change: Callable[[Document], object] | None = None, **files: bytes) -> Path:
        path = tmp_path / "changed.zip"
        with zipfile.ZipFile(out) as source, zipfile.ZipFile(path, "w") as target:
            for info in source.infolist():
                data = source.read(info)
                if info.filename == archive.JOURNAL and change is not None:
                    document = json.loads(data)
                    change(document)
                    data = json.dumps(document).encode()
                target.writestr(info, files.pop(info.filename.removeprefix("files/"), data))
            for name, data in files.items():
                target.writestr(name, data)
        return path

    return change


def test_a_journal_comes_back_as_it_was(sample: Store, store: Store, out: Path, tmp_path: Path) -> None:
    reading = detect.read(out)
    assert reading.problems == ()
    report = import_into(store, reading)
    assert (report.added, report.already_there, report.problems) == (len(reading.records), 0, ())
    assert store.whole.rows() == sample.whole.rows()
    assert to_json(store) == to_json(sample)
    assert store.problems() == []
    assert (store.person, store.title) == ("Moi", "Carnet")
    export(store, "zip", tmp_path / "again.zip", DAY)
    assert (tmp_path / "again.zip").read_bytes() == out.read_bytes()


def test_words_attached_files_and_earlier_versions_can_be_found_again(store: Store, out: Path) -> None:
    import_into(store, detect.read(out))
    found = next(iter(store.activities.all(Filter(text="ecoute"))))
    assert found.reflections == (Reflection("note", "après", private=True),)
    assert [revision.text for revision in store.revisions.of(found.id)] == ["avant"]
    assert b"".join(store.attachments.files.read(store.attachments.of(found.id)[0].sha256)) == bytes(range(256)) * 9000
    assert "À la corbeille" in {row.title for row in store.activities.binned()}


def test_bringing_it_in_again_adds_nothing(store: Store, out: Path) -> None:
    (whole,) = import_in_parts(store, detect.read(out), 30)
    before = store.whole.rows()
    again = import_into(store, detect.read(out))
    assert (again.added, again.already_there) == (0, whole.added)
    assert store.whole.rows() == before


def test_in_a_journal_with_entries_what_is_here_stays(store: Store, sample: Store, out: Path) -> None:
    mine = store.activities.add(Activity("Mine", DAY, tags=("lecture",)))
    import_into(store, detect.read(out))
    assert store.activities.get(mine).title == "Mine"
    assert len(store.whole.rows()["activity"]) == len(sample.whole.rows()["activity"]) + 1
    assert len(store.checks.all()) == len(sample.checks.all())
    assert store.problems() == []


def test_a_text_that_differs_becomes_an_earlier_version_of_the_one_here(store: Store, out: Path) -> None:
    import_into(store, detect.read(out))
    found = next(iter(store.activities.all(Filter(text="ecoute"))))
    store.activities.save(replace(found, reflections=(Reflection("note", "ici", private=True),)))
    import_into(store, detect.read(out))
    assert store.activities.get(found.id).reflections[0].text == "ici"
    assert {revision.text for revision in store.revisions.of(found.id)} == {"avant", "après"}


def test_the_name_that_is_here_stays(store: Store, out: Path) -> None:
    store.set_person("Someone else")
    import_into(store, detect.read(out))
    assert (store.person, store.title) == ("Someone else", "Carnet")


def test_the_journal_out_of_the_zip_comes_in_without_its_files(store: Store, out: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(out) as zipped:
        zipped.extract(archive.JOURNAL, tmp_path)
    report = import_into(store, detect.read(tmp_path / archive.JOURNAL))
    assert [problem.sentence for problem in report.problems] == [
        "The attached file “photo.bin” is not in it, or is damaged there."
    ]
    assert list(store.activities.all())


def test_a_file_that_is_gone_here_is_counted(tmp_path: Path, store: Store) -> None:
    identity = store.activities.add(Activity("With a file", DAY))
    (tmp_path / "notes.txt").write_text("hello")
    kept = store.attachments.files.keep(tmp_path / "notes.txt")
    store.attachments.add(identity, kept)
    store.attachments.files.drop(store.attachments.files.name(kept.sha256))
    assert export(store, "zip", tmp_path / "out.zip", DAY) == ExportResult(1, missing=1)


def first(document: Document, table: str) -> Document:
    row: Document = document["rows"][table][0]
    return row


HOSTILE: list[tuple[Callable[[Document], object], str]] = [
    (lambda found: first(found, "activity").update(minutes="7"), "activity"),
    (lambda found: first(found, "activity").update(private=True), "activity"),
    (lambda found: first(found, "activity").update(status="lost"), "activity"),
    (lambda found: first(found, "activity").update(id="../../x"), "activity"),
    (lambda found: first(found, "activity").update(day="2026-02-30"), "activity"),
    (lambda found: first(found, "activity").update(position=1 << 80), "activity"),
    (lambda found: first(found, "activity").pop("title"), "activity"),
    (lambda found: first(found, "session").update(minutes=0), "session"),
    (lambda found: first(found, "session").update(activity_id="0" * 8 + "-0000" * 3 + "-" + "0" * 12), "session"),
    (lambda found: first(found, "answer").update(value=9), "answer"),
    (lambda found: first(found, "reflection").update(text=None), "reflection"),
    (lambda found: first(found, "saved_filter").update(filter="[]"), "saved_filter"),
    (lambda found: found["rows"]["activity"].append("not a row"), "activity"),
    (lambda found: found["rows"]["goal"].append(first(found, "goal")), "goal"),
    (lambda found: found["rows"]["meta"].append({"key": "timer", "value": "x"}), "meta"),
    (lambda found: first(found, "attachment").update(sha256="../../etc/passwd"), "attachment"),
    (lambda found: first(found, "instrument").update(source='{"id": "x"}'), "self_check"),
    (lambda found: found["rows"].update(instrument=["none"]), "self_check"),
]


@pytest.mark.parametrize(("change", "table"), HOSTILE)
def test_a_row_that_no_journal_can_hold_is_told_and_the_rest_comes_in(
    changed: Callable[..., Path], store: Store, change: Callable[[Document], object], table: str
) -> None:
    reading = detect.read(changed(change))
    assert any(f"“{table}”" in problem.sentence for problem in reading.problems)
    import_into(store, reading)
    assert store.problems() == []
    assert len(list(store.activities.all())) > 50


def test_a_link_to_nothing_is_emptied_and_the_words_stay(changed: Callable[..., Path], store: Store) -> None:
    def lose_goals(found: Document) -> None:
        found["rows"]["goal"] = []

    reading = detect.read(changed(lose_goals))
    told = [problem.sentence for problem in reading.problems]
    assert any("“activity” point to what is not in the file" in sentence for sentence in told)
    import_into(store, reading)
    assert len(store.whole.rows()["activity"]) == len(reading.records)
    assert store.problems() == []


def test_minutes_places_and_digests_are_made_to_fit(changed: Callable[..., Path], store: Store, sample: Store) -> None:
    def confuse(found: Document) -> None:
        for number, row in enumerate(found["rows"]["activity"]):
            row.update(minutes=5, position=number)
        for row in found["rows"]["reflection"]:
            row["sha256"] = "0" * 64

    import_into(store, detect.read(changed(confuse)))
    assert store.problems() == []
    assert store.activities.totals(Filter()) == sample.activities.totals(Filter())
    assert {one.day for one in store.activities.all()} == {one.day for one in sample.activities.all()}


def test_characters_that_no_text_holds_are_replaced_and_told(changed: Callable[..., Path]) -> None:
    reading = detect.read(changed(lambda found: first(found, "activity").update(title="a\x00b\ud800")))
    assert reading.problems[0].sentence.startswith("1 text held characters")
    assert "a\ufffdb\ufffd" in {record.title for record in reading.records}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda found: found.update(version=2), "newer version"),
        (lambda found: found.update(schema=["first journal", "from the future"]), "newer version"),
        (lambda found: found.update(schema=None), "newer version"),
        (lambda found: found.update(rows=[]), "as LC Journal writes it"),
        (lambda found: found.update(format="another"), "as LC Journal writes it"),
    ],
)
def test_a_file_of_another_shape_is_refused(
    changed: Callable[..., Path], change: Callable[[Document], object], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        detect.read(changed(change))


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"format": "lcjournal-archive", "version": NaN}', '{"format": 1, "format": 2}']
)
def test_a_journal_that_is_no_json_is_refused(changed: Callable[..., Path], text: str) -> None:
    with pytest.raises(UserError, match="Nothing was read"):
        detect.read(changed(**{archive.JOURNAL: text.encode()}))


@pytest.mark.parametrize("name", ["../out.txt", "files/short", "/etc/passwd", "files/" + "A" * 64, "readme.txt"])
def test_a_name_that_we_do_not_write_is_refused(changed: Callable[..., Path], name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Nothing was read"):
        detect.read(changed(**{name: b"x"}))
    assert not (tmp_path.parent / "out.txt").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_a_link_and_a_file_packed_for_later_are_refused(out: Path, tmp_path: Path) -> None:
    def refused(add: Callable[[zipfile.ZipFile], object]) -> None:
        path = tmp_path / "strange.zip"
        path.write_bytes(out.read_bytes())
        with zipfile.ZipFile(path, "a") as zipped:
            add(zipped)
        with pytest.raises(UserError, match="Nothing was read"):
            detect.read(path)

    link = zipfile.ZipInfo("files/" + "0" * 64)
    link.external_attr = 0o120777 << 16
    refused(lambda zipped: zipped.writestr(archive.JOURNAL, b"{}"))
    refused(lambda zipped: zipped.writestr(link, b"/etc/passwd"))
    refused(lambda zipped: zipped.writestr("files/" + "0" * 64, b"\0" * 9_000_000, zipfile.ZIP_DEFLATED))


def test_a_journal_that_grows_beyond_measure_is_not_unpacked(changed: Callable[..., Path]) -> None:
    with pytest.raises(UserError, match="Nothing was read"):
        detect.read(changed(lambda found: found.update(more=" " * 60_000_000)))


def test_a_file_with_other_bytes_is_not_taken(changed: Callable[..., Path], sample: Store, store: Store) -> None:
    digest = sample.attachments.all()[0].sha256
    report = import_into(store, detect.read(changed(**{digest: b"something else"})))
    assert len(report.problems) == 1
    assert store.attachments.files.find(digest) is None
    assert not list(store.attachments.files.all())


def test_a_zip_cut_short_is_told(out: Path, tmp_path: Path, store: Store) -> None:
    reading = detect.read(out)
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 255
    out.write_bytes(data)
    assert import_into(store, reading).problems or not store.attachments.missing()
    (tmp_path / "short.zip").write_bytes(data[:2000])
    with pytest.raises(UserError):
        detect.read(tmp_path / "short.zip")
