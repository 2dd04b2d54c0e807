"""Dates, numbers and plurals as the person's language and region write them."""

from datetime import date, datetime, time

import pytest

from lcjournal.core import i18n


def test_an_unknown_language_is_english() -> None:
    i18n.use("de")
    assert (i18n.language(), i18n.region()) == ("en", "en_GB")


def test_an_unknown_region_follows_the_language() -> None:
    i18n.use("fr", "xx_YY_nonsense")
    assert i18n.region() == "fr_FR"


def test_the_region_rules_numbers_and_the_language_rules_words() -> None:
    i18n.use("fr", "en_GB")
    assert i18n.decimal(3.6) == "3.6"
    assert i18n.day(date(2026, 3, 4), "d MMMM y") == "4 mars 2026"
    i18n.use("en", "fr_FR")
    assert i18n.decimal(3.6) == "3,6"
    assert i18n.day(date(2026, 3, 4), "d MMMM y") == "4 March 2026"


@pytest.mark.parametrize(
    ("value", "sign", "said"),
    [(0.4, True, "+0.4"), (-0.4, True, "−0.4"), (-0.04, True, "0.0"), (0.0, True, "0.0"), (3, False, "3.0")],
)
def test_a_change_is_written_with_its_sign_and_never_as_minus_zero(value: float, *, sign: bool, said: str) -> None:
    assert i18n.decimal(value, sign=sign) == said


def test_whole_numbers_can_be_written_without_decimals() -> None:
    assert i18n.decimal(4.0, 0) == "4"
    assert i18n.integer(12345) == "12,345"


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (50, "50 min"), (120, "2 h"), (85, "1 h 25"), (125, "2 h 05")]
)
def test_durations_read_the_same_in_both_languages(minutes: int, said: str) -> None:
    assert i18n.duration(minutes).replace("\u202f", " ") == said


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert i18n.day(date(2026, 11, 1), "EEEE d MMMM") == "Sunday 1 November"
    i18n.use("fr")
    assert i18n.day(date(2026, 11, 1), "EEEE d MMMM") == "dimanche 1er novembre"
    assert i18n.day(date(2026, 11, 1), "MMMM y") == "novembre 2026"
    assert i18n.day(date(2026, 11, 11)) == "11 novembre 2026"


def test_english_plurals() -> None:
    assert [i18n.ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]


def test_months_and_weekdays_as_headings() -> None:
    i18n.use("fr")
    assert i18n.month(date(2026, 8, 1)) == "Août"
    assert i18n.weekday_name(2) == "mer."
    assert i18n.first_weekday() == 0
    i18n.use("en", "en_US")
    assert i18n.first_weekday() == 6
    assert i18n.weekday_name(2, "wide") == "Wednesday"


def test_hours_are_of_twenty_four() -> None:
    assert i18n.clock(time(14, 5)) == i18n.clock(datetime(2026, 1, 1, 14, 5)) == "14:05"  # noqa: DTZ001 -- a local hour


def test_a_system_without_a_country_leaves_the_region_to_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: ("en_US", "UTF-8"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert i18n.system_region("en") == ""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert i18n.system_region("en") == "en_US"


def test_the_system_speaks_french_or_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    monkeypatch.setattr("locale.getlocale", lambda: ("fr_CA.UTF-8", "UTF-8"))
    assert i18n.system_language() == "fr"
    assert i18n.system_region("fr") == "fr_CA"
    assert i18n.system_region("en") == ""
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert i18n.system_language() == "en"
    assert i18n.system_region("en") == ""


def test_a_region_is_named_in_the_language_in_use() -> None:
    assert i18n.region_name("fr_CH") == "French (Switzerland)"
    i18n.use("fr")
    assert i18n.region_name("en_GB") == "Anglais (Royaume-Uni)"
