import csv
import io
from datetime import date

import pytest

from lcjournal.core import i18n
from lcjournal.core.formats.chosen import ExportOptions
from lcjournal.core.formats.csv_history import read
from lcjournal.core.formats.csv_mapping import guess_mapping
from lcjournal.core.formats.csv_table import table_of
from lcjournal.core.formats.export_csv import to_csv
from lcjournal.core.model import Activity, NextStep, Outcome
from lcjournal.core.store import Store


def rows(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_one_row_an_activity_without_private_ones(filled: Store) -> None:
    data, count, left_out = to_csv(filled, ExportOptions())
    later, talk = rows(data)
    assert (count, left_out, b"Secret" in data, b"hush" in data) == (2, 1, False, False)
    assert (later["Title"], later["Status"]) == ("Later", "Planned")
    assert (talk["Title"], talk["Date"], talk["Minutes"]) == ("'=SUM(A1) <b>talk</b>", "2026-03-04", "90")
    assert (talk["Minutes of own time"], talk["People"], talk["Facets"]) == ("60", "Anna; Bob", "curiosity; feedback")
    assert (talk["Kind"], talk["Private"], talk["Notes"]) == ("Conference", "no", "# Head\n\nfirst é")


def test_private_ones_come_along_when_asked(filled: Store) -> None:
    data, count, left_out = to_csv(filled, ExportOptions(private=True))
    assert (count, left_out) == (3, 0)
    assert [row["Private"] for row in rows(data)] == ["no", "yes", "no"]


@pytest.mark.parametrize("title", ["=1+1", "+33", "-3", "@SUM", "\t=1", " =1", "＝1", "\r=1"])
def test_no_title_is_a_formula(store: Store, title: str) -> None:
    store.activities.add(Activity(title, date(2026, 3, 4)))
    assert rows(to_csv(store, ExportOptions())[0])[0]["Title"].startswith("'")


def test_next_steps_come_along_with_what_came_of_them(store: Store) -> None:
    day = date(2026, 3, 4)
    talk, other = store.activities.add(Activity("Talk", day)), store.activities.add(Activity("Other", day))
    tried = store.next_steps.add(NextStep(talk, "a meeting begins", "I ask why", date(2026, 3, 11)))
    store.next_steps.answer(tried, Outcome.PARTLY, "once of twice", date(2026, 3, 12))
    store.next_steps.add(NextStep(talk, "", "=Write to Anna", date(2026, 3, 18)))
    store.next_steps.bin(store.next_steps.add(NextStep(other, "", "Thrown away", day)))
    found = {row["Title"]: row["Next steps"] for row in rows(to_csv(store, ExportOptions())[0])}
    assert found["Talk"].splitlines() == [
        "2026-03-11 · If a meeting begins, then I ask why · Partly · once of twice",
        "2026-03-18 · =Write to Anna · Waits for its day",
    ]
    assert found["Other"] == ""


def test_in_french_the_file_suits_a_french_spreadsheet_and_comes_back(filled: Store) -> None:
    i18n.use("fr", "fr_FR")
    data, _count, _left_out = to_csv(filled, ExportOptions(until=date(2026, 3, 31)))
    assert data.count(b";") > 15
    table = table_of("a.csv", data)
    (talk,) = read(table, guess_mapping(table)).records
    assert (talk.title, talk.day, talk.minutes) == ("=SUM(A1) <b>talk</b>", date(2026, 3, 4), 90)
    assert (talk.kind, talk.tags, talk.people) == ("conference", ("data",), ("Anna", "Bob"))
