import csv
import io
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core import instruments
from lcjournal.core.errors import UserError
from lcjournal.core.formats import answers_export, group_csv
from lcjournal.core.model import Answer, AnswerState, FormId
from lcjournal.core.store import Store

BANK = instruments.builtin()


def keep(store: Store, day: date, form: FormId = FormId.FULL, *, version: str = BANK.version) -> str:
    """Keep a check answered with 4 but for one “does not apply” and one question passed over."""
    check = store.checks.start((BANK.id, version, BANK.source), form, "fr", 7, day, "0")
    values = {item.id: Answer(item.id, AnswerState.ANSWERED, 4, 1234) for item in BANK.items(form)}
    values["B1.1"] = Answer("B1.1", AnswerState.NOT_APPLICABLE)
    values["A1.1"] = Answer("A1.1", AnswerState.SKIPPED)
    store.checks.answer(check.id, *values.values())
    store.checks.set_note(check.id, "A quiet thought")
    store.checks.finish(check.id)
    return check.id


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_is_a_check_with_its_raw_answers(store: Store) -> None:
    keep(store, date(2026, 1, 10))
    store.checks.set_left_out(keep(store, date(2026, 2, 9), FormId.PULSE), left_out=True)
    first, second = rows(answers_export.answers_files(store, BANK)[0])
    assert tuple(first)[: len(answers_export.COLUMNS)] == answers_export.COLUMNS
    assert [first[name] for name in answers_export.COLUMNS] == ["1", "full", "fr", "LC-48", BANK.version, "0", "0"]
    assert [second[name] for name in answers_export.COLUMNS] == ["2", "pulse", "fr", "LC-48", BANK.version, "30", "1"]
    assert [first[item] for item in ("A1.1", "A1.2", "A1.4", "B1.1")] == ["", "4", "4", "na"]
    assert [second[item] for item in ("A2.1", "A2.2")] == ["4", ""]


def test_the_keys_tell_which_items_make_a_facet(store: Store) -> None:
    keys = rows(answers_export.answers_files(store, BANK)[1])
    assert len(keys) == 48
    assert [tuple(row.values()) for row in keys[:4]] == [
        ("A1", "A1.1", "1"),
        ("A1", "A1.2", "1"),
        ("A1", "A1.3", "1"),
        ("A1", "A1.4", "-1"),
    ]


def test_nothing_tells_who_and_when(store: Store) -> None:
    store.set_person("Camille Roux")
    identity = keep(store, date(2026, 1, 10))
    text = "".join(answers_export.answers_files(store, BANK))
    for word in (identity, "Camille", "quiet", "2026", "1234", "T", ":"):
        assert word not in text.removeprefix("check").replace("LC-48", "")


def test_only_finished_checks_on_this_version_go_out(store: Store) -> None:
    keep(store, date(2026, 1, 10), version="0.0")
    store.checks.start((BANK.id, BANK.version, BANK.source), FormId.FULL, "en", 7, date(2026, 1, 11), "0")
    store.checks.bin(keep(store, date(2026, 1, 12)))
    assert rows(answers_export.answers_files(store, BANK)[0]) == []


def test_both_files_are_written_side_by_side_and_never_over_another(store: Store, tmp_path: Path) -> None:
    keep(store, date(2026, 1, 10))
    out = tmp_path / "raw.csv"
    keys, count = answers_export.write_answers(store, BANK, out)
    assert (keys, count) == (tmp_path / "raw-keys.csv", 1)
    assert (out.read_bytes().decode(), keys.read_bytes().decode()) == answers_export.answers_files(store, BANK)
    for taken, name in ((out, "“raw.csv” is already there"), (keys, "“raw-keys.csv” is already there")):
        with pytest.raises(UserError, match=name):
            answers_export.write_answers(store, BANK, out)
        taken.unlink()


def test_without_a_check_nothing_is_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No self-check yet"):
        answers_export.write_answers(store, BANK, tmp_path / "raw.csv")
    assert not list(tmp_path.glob("*.csv"))


def test_a_place_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    keep(store, date(2026, 1, 10))
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="cannot be written there"):
        answers_export.write_answers(store, BANK, tmp_path / "file" / "raw.csv")


def test_the_files_can_be_read_as_those_of_a_group(store: Store, tmp_path: Path) -> None:
    keep(store, date(2026, 1, 10), FormId.PULSE)
    keep(store, date(2026, 2, 10))
    keep(store, date(2026, 3, 10))
    keys, _count = answers_export.write_answers(store, BANK, tmp_path / "raw.csv")
    text = (tmp_path / "raw.csv").read_text(encoding="utf-8")
    (tmp_path / "all.csv").write_text(text * 3, encoding="utf-8")
    group = group_csv.read_answers(tmp_path / "all.csv", group_csv.read_keys(keys))
    assert (len(group.people), group.rows) == (3, 9)
    assert group.items == tuple(item.id for item in BANK.items(FormId.FULL))
