from datetime import date

from lcjournal.core import i18n
from lcjournal.core.formats.chart_csv import to_csv
from lcjournal.core.progress import Day, Period
from lcjournal.core.progress_words import Column, Table, days_table, of_columns

SPAN = Period(date(2026, 1, 1), date(2026, 3, 31))
DAYS = days_table([Day(date(2026, 1, 12), 85, 2)])


def lines(data: bytes) -> list[str]:
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    return data.decode("utf-8-sig").splitlines()


def test_every_row_bears_the_chart_its_dates_and_its_language() -> None:
    assert lines(to_csv([("Days", DAYS)], SPAN)) == [
        "Chart,Period from,Period to,Language of the chart,Date,Time (minutes)",
        "Days,2026-01-01,2026-03-31,en,2026-01-12,85",
    ]


def test_charts_with_other_columns_stand_under_one_another() -> None:
    scores = of_columns([Column("Date", ["today"], [date(2026, 2, 1)]), Column("Score", ["3.4"], [3.41666])])
    assert lines(to_csv([("Days", DAYS), ("Scores", scores)], SPAN))[1:] == [
        "Days,2026-01-01,2026-03-31,en,2026-01-12,85,",
        "Scores,2026-01-01,2026-03-31,en,2026-02-01,,3.4167",
    ]


def test_decimals_have_the_sign_of_the_region_and_days_are_iso() -> None:
    i18n.use("fr", "fr_FR")
    scores = of_columns([Column("Date", [""], [date(2026, 2, 1)]), Column("Score", ["−0,5"], [-0.5])])
    assert lines(to_csv([("Score", scores)], SPAN))[1] == "Score;2026-01-01;2026-03-31;fr;2026-02-01;-0,5"


def test_a_table_of_words_is_written_as_it_is_and_no_word_becomes_a_formula() -> None:
    table = Table(("Activity",), (("=1+1",), ("Reading",)))
    assert [line.rsplit(",", 1)[1] for line in lines(to_csv([("Marks", table)], SPAN))[1:]] == ["'=1+1", "Reading"]


def test_an_empty_chart_leaves_its_columns() -> None:
    assert len(lines(to_csv([("Days", days_table([]))], SPAN))) == 1
