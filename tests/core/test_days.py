from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core.day_meanings import add_months
from lcjournal.core.days import find_day
from lcjournal.core.folding import fold

WEDNESDAY = date(2026, 11, 18)


def found(text: str, today: date = WEDNESDAY, *, ahead: bool = False) -> str | None:
    result = find_day(fold(text), today, ahead=ahead)
    return result.day.isoformat() if result else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-18"),
        ("aujourd’hui", "2026-11-18"),
        ("aujourd'hui", "2026-11-18"),
        ("ce matin", "2026-11-18"),
        ("this afternoon", "2026-11-18"),
        ("tonight", "2026-11-18"),
        ("Yesterday", "2026-11-17"),
        ("HIER", "2026-11-17"),
        ("hier soir", "2026-11-17"),
        ("last night", "2026-11-17"),
        ("avant-hier", "2026-11-16"),
        ("avant hier", "2026-11-16"),
        ("the day before yesterday", "2026-11-16"),
        ("tomorrow", "2026-11-19"),
        ("demain", "2026-11-19"),
        ("après-demain", "2026-11-20"),
        ("day after tomorrow", "2026-11-20"),
        ("last week", "2026-11-11"),
        ("la semaine prochaine", "2026-11-25"),
        ("jeudi", "2026-11-12"),
        ("thursday", "2026-11-12"),
        ("mercredi", "2026-11-18"),
        ("on Monday", "2026-11-16"),
        ("lundi matin", "2026-11-16"),
        ("Thu", "2026-11-12"),
        ("ven.", "2026-11-13"),
        ("next thursday", "2026-11-19"),
        ("next wednesday", "2026-11-25"),
        ("jeudi prochain", "2026-11-19"),
        ("mercredi qui vient", "2026-11-25"),
        ("last tuesday", "2026-11-17"),
        ("mercredi dernier", "2026-11-11"),
        ("mardi passé", "2026-11-17"),
        ("last Mon", "2026-11-16"),
        ("this friday", "2026-11-20"),
        ("ce lundi", "2026-11-16"),
        ("friday last week", "2026-11-13"),
        ("vendredi de la semaine dernière", "2026-11-13"),
        ("monday next week", "2026-11-23"),
        ("mardi la semaine prochaine", "2026-11-24"),
        ("12/11", "2026-11-12"),
        ("le 12/11", "2026-11-12"),
        ("1/2", "2026-02-01"),
        ("24/11", "2026-11-24"),
        ("24/02", "2026-02-24"),
        ("12/11/2026", "2026-11-12"),
        ("12/11/24", "2024-11-12"),
        ("12-11-2026", "2026-11-12"),
        ("12.11.2026", "2026-11-12"),
        ("2026-11-12", "2026-11-12"),
        ("2026/11/12", "2026-11-12"),
        ("12 novembre", "2026-11-12"),
        ("le 12 novembre 2025", "2025-11-12"),
        ("12 November 2025", "2025-11-12"),
        ("12th of November", "2026-11-12"),
        ("on the 3rd of May", "2026-05-03"),
        ("November 12", "2026-11-12"),
        ("Nov 12th, 2025", "2025-11-12"),
        ("1er décembre", "2026-12-01"),
        ("3 août", "2026-08-03"),
        ("9 févr.", "2026-02-09"),
        ("12-nov-2025", "2025-11-12"),
        ("29 février", "2024-02-29"),
        ("jeudi 12 novembre", "2026-11-12"),
        ("jeudi 19 novembre", "2026-11-19"),
        ("mar. 17 nov.", "2026-11-17"),
        ("Tue 17 Nov", "2026-11-17"),
        ("Tuesday, 24/11", "2026-11-24"),
        ("jeudi 12", "2026-11-12"),
        ("mardi 24", "2026-11-24"),
        ("jeudi 45", "2026-11-12"),
        ("Thursday the 12th", "2026-11-12"),
        ("le 12", "2026-11-12"),
        ("le 20", "2026-10-20"),
        ("le 31", "2026-10-31"),
        ("the 12th", "2026-11-12"),
        ("on the 1st with Karim", "2026-11-01"),
        ("le 3 avec Inès", "2026-11-03"),
        ("in 3 days", "2026-11-21"),
        ("dans trois jours", "2026-11-21"),
        ("in a week", "2026-11-25"),
        ("dans 2 semaines", "2026-12-02"),
        ("in 2 months", "2027-01-18"),
        ("3 days from now", "2026-11-21"),
        ("3 days ago", "2026-11-15"),
        ("two weeks ago", "2026-11-04"),
        ("a fortnight ago", "2026-11-04"),
        ("il y a 2 jours", "2026-11-16"),
        ("il y a une semaine", "2026-11-11"),
        ("y a deux jours", "2026-11-16"),
        ("il y a 3 mois", "2026-08-18"),
        ("(hier)", "2026-11-17"),
        ("11/16/2026", "2026-11-16"),
        ("le dernier samedi", "2026-11-14"),
        ("il y a un an", "2025-11-18"),
        ("in a year", "2027-11-18"),
        ("in two weeks’ time", "2026-12-02"),
        ("last month", "2026-10-18"),
        ("le mois prochain", "2026-12-18"),
        ("last weekend", "2026-11-14"),
        ("ce week-end", "2026-11-21"),
        ("le week-end prochain", "2026-11-28"),
        ("hier aprem", "2026-11-17"),
        ("réunion de lundi", "2026-11-16"),
        ("prévoir la réunion de lundi", "2026-11-16"),
        ("12/11: kanban", "2026-11-12"),
        ("mercredi 24/02", "2027-02-24"),
        ("le 12 novembre dernier", "2026-11-12"),
        ("le 26 novembre dernier", "2025-11-26"),
        ("le 12 novembre prochain", "2027-11-12"),
        ("le premier décembre", "2026-12-01"),
        ("le 3 : kanban", "2026-11-03"),
        ("voilà 3 jours", "2026-11-15"),
        ("lundi en huit", "2026-11-30"),
        ("samedi en quinze", "2026-12-05"),
        ("Friday week", "2026-11-27"),
        ("last week Thursday", "2026-11-12"),
        ("this coming Friday", "2026-11-20"),
        ("quiz 7/10 hier", "2026-11-17"),
        ("earlier today", "2026-11-18"),
        ("Python, hier, avec Karim", "2026-11-17"),
    ],
)
def test_a_day_is_understood(text: str, day: str) -> None:
    assert found(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "31/02",
        "30 février",
        "99/99",
        "32/01/2026",
        "12/11/1850",
        "2026-13-01",
        "part 1/3",
        "chapitre 2/12",
        "24/7",
        "3/4 d’heure",
        "1/2 h",
        "every monday",
        "tous les jeudi",
        "Black Friday",
        "mon projet",
        "entretien Sam",
        "the 5th discipline",
        "le 20 heures",
        "le 12 pages",
        "Python 3",
        "https://example.org/12/11",
        "hierarchy",
        "9999 months ago",
        "in 9999 weeks",
        "v2026-11",
        "2 h 1/2",
        "11/16",
        "2026/16/11",
        "16-13-2026",
        "for Friday",
        "pour le 12/11",
        "by Monday",
        "depuis mardi",
        "bilan de la semaine dernière",
        "préparer la réunion de demain",
        "préparer demain",
        "prepare the review of Friday",
        "Sunday Times",
        "",
    ],
)
def test_this_is_no_day(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("du 10 au 12 novembre", "2026-11-10"),
        ("10-12 November 2025", "2025-11-10"),
        ("November 10-12", "2026-11-10"),
        ("du lundi 9 au mardi 10 novembre", "2026-11-09"),
        ("from 10/11 to 12/11", "2026-11-10"),
        ("lundi et mardi", "2026-11-16"),
    ],
)
def test_of_several_days_the_first_is_meant(text: str, day: str) -> None:
    result = find_day(fold(text), WEDNESDAY)
    assert result is not None
    assert (result.day.isoformat(), result.several) == (day, True)


def test_a_plan_is_ahead() -> None:
    assert found("24/11", ahead=True) == "2026-11-24"
    assert found("jeudi", ahead=True) == "2026-11-19"
    assert found("12/11", ahead=True) == "2027-11-12"


def test_the_end_of_the_calendar_is_no_day() -> None:
    assert found("in 3 days", date(9999, 12, 30)) is None
    assert found("in 3 months", date(9999, 12, 30)) is None
    assert found("12/11", date(2199, 1, 1), ahead=True) == "2199-11-12"


def test_months_are_added_within_short_ones() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


@given(st.text(max_size=80), st.dates())
def test_any_text_is_read_on_any_day(text: str, today: date) -> None:
    find_day(fold(text), today)
