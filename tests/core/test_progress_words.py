from dataclasses import replace
from datetime import date

import pytest

from lcjournal.core import progress, progress_words
from lcjournal.core.lowering import Lowering
from lcjournal.core.model import FormId, SessionFact
from lcjournal.core.progress import Period, ScorePoint

MONDAY = date(2026, 11, 16)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
NARROW = "\u202f"


def point(day: date, value: float, form: FormId = FormId.FULL) -> ScorePoint:
    return ScorePoint(day, value, value - 0.26, value + 0.26, form, "lc48 0.1", "en")


def session(day: date, minutes: int, kind: str = "mooc", title: str = "Python") -> SessionFact:
    return SessionFact(title, title, kind, day, minutes, own_time=False)


def test_a_score_is_said_with_its_band() -> None:
    old, new = point(date(2026, 1, 12), 3.0), point(MONDAY, 3.6)
    assert progress_words.score_sentence("Agility", [old, new]) == (
        "Agility: 2 self-checks from 12 January 2026 to 16 November 2026, "
        "3.0 at first and 3.6 at the end (between 3.3 and 3.9)."
    )


def test_scores_of_two_versions_are_not_said_side_by_side() -> None:
    old, new = replace(point(date(2026, 1, 12), 3.0), instrument="lc48 0.0"), point(MONDAY, 3.6)
    assert progress_words.score_sentence("Agility", [old, new]) == (
        "Agility: 2 self-checks from 12 January 2026 to 16 November 2026, 3.6 at the end (between 3.3 and 3.9)."
    )


def test_one_check_is_said_as_one() -> None:
    sentence = progress_words.score_sentence("Agility", [point(MONDAY, 3.6)])
    assert sentence == "Agility: one self-check on 16 November 2026, 3.6 (between 3.3 and 3.9)."


def test_no_check_is_said_too() -> None:
    assert progress_words.score_sentence("Agility", []) == "Agility: no self-check in this period."


def test_a_zoom_of_the_scale_is_always_written() -> None:
    assert progress_words.scale_sentence(2, 5) == "scale of 1 to 5, shown from 2 to 5"
    assert progress_words.scale_sentence(1, 5) == "scale of 1 to 5"


@pytest.mark.parametrize(("count", "text"), [(1, "1 activity in this period"), (3, "3 activities in this period")])
def test_activities_are_counted(count: int, text: str) -> None:
    assert progress_words.marks_sentence(count) == text


def test_hours_are_said_with_their_median() -> None:
    assert progress_words.hours_sentence(85, 50) == f"1{NARROW}h{NARROW}25 in all, 50{NARROW}min a week (median)"


def test_days_are_said_with_the_weekday_that_has_most() -> None:
    days = progress.heat([session(MONDAY, 60)])
    assert progress_words.days_sentence(days) == "1 day with at least one activity"
    assert progress_words.days_title(days) == "1 day"
    assert progress_words.days_detail(0) == "with at least one activity, most often on Monday"
    assert progress_words.days_detail(None) == "with at least one activity"


def test_the_fullest_day_is_said_where_there_is_one() -> None:
    assert progress_words.longest_day(progress.heat([session(MONDAY, 120)])) == f"up to 2{NARROW}h a day"
    assert progress_words.longest_day([]) == ""


def test_a_week_is_said_with_each_title_once() -> None:
    sessions = [session(MONDAY, 60), session(MONDAY, 25), session(MONDAY, 35, "peer", "Karim")]
    (week,) = progress.weeks(sessions, 0, Period(MONDAY, MONDAY))
    sentence = progress_words.week_sentence(week, [one.title for one in sessions], [point(MONDAY, 3.6)])
    assert sentence == (f"Week of 16 November 2026: 2{NARROW}h, Python, Karim. Self-check: 3.6, between 3.3 and 3.9.")


def test_an_empty_week_is_said_without_blame() -> None:
    (week,) = progress.weeks([], 0, Period(MONDAY, MONDAY))
    assert progress_words.week_sentence(week, [], []) == "Week of 16 November 2026: no activity."


def test_the_table_of_scores_has_the_level_desired_on_each_day() -> None:
    points = [point(date(2026, 10, 1), 2.0), point(date(2026, 11, 2), 3.0, FormId.PULSE), point(MONDAY, 3.6)]
    series = progress.score_series(points)
    table = progress_words.score_table(series, NOVEMBER, [(date(2026, 11, 10), 4.25), (date(2026, 11, 20), 5.0)])
    assert table.header == ("Date", "Form", "Score", "Low end", "High end", "Desired")
    assert table.rows == (
        ("2 November 2026", "pulse, 2 min", "3.0", "2.7", "3.3", ""),
        ("16 November 2026", "full", "3.6", "3.3", "3.9", "4.25"),
    )


def test_the_table_tells_version_and_language_where_they_differ() -> None:
    old = point(date(2026, 11, 2), 3.0)
    new = replace(point(MONDAY, 3.6), instrument="lc48 0.2", language="fr")
    table = progress_words.score_table(progress.score_series([old, new]), NOVEMBER, [])
    assert table.header[:4] == ("Date", "Form", "Questionnaire", "Language")
    assert [row[2:4] for row in table.rows] == [("lc48 0.1", "English"), ("lc48 0.2", "Français")]
    only_new = progress_words.score_table(progress.score_series([old, new]), Period(MONDAY, MONDAY), [])
    assert "Language" not in only_new.header


def test_the_table_tells_where_the_desired_level_came_down() -> None:
    days = [date(2026, 11, 2), date(2026, 11, 9), MONDAY]
    series = progress.score_series(point(day, 3.0) for day in days)
    desired = [(date(2026, 10, 1), 4.5), (date(2026, 11, 5), 4.0)]
    table = progress_words.score_table(series, NOVEMBER, desired, [Lowering(date(2026, 11, 5), 4.5, 4.0)])
    assert [row[-1] for row in table.rows] == ["4.5", "4.0 (lowered from 4.5)", "4.0"]


def test_a_level_that_was_raised_again_is_shown_as_it_is() -> None:
    series = progress.score_series([point(MONDAY, 3.0)])
    desired = [(date(2026, 10, 1), 4.5), (date(2026, 11, 5), 4.0), (date(2026, 11, 6), 4.5)]
    table = progress_words.score_table(series, NOVEMBER, desired, [Lowering(date(2026, 11, 5), 4.5, 4.0)])
    assert table.rows[0][-1] == "4.5"


def test_a_lowered_level_is_said_with_its_day() -> None:
    march = Lowering(date(2026, 3, 3), 4.25, 4.0)
    said = "Desired level lowered from 4.25 to 4.0 on 3 March 2026."
    assert progress_words.lowering_sentences([]) == []
    assert progress_words.lowering_sentences([march]) == [said]
    often = [Lowering(date(2026, month, 1), 4.5, 4.25) for month in (1, 2)]
    assert progress_words.lowering_sentences([often[0], march])[1:] == ["In this period it was lowered once before."]
    assert progress_words.lowering_sentences([*often, march]) == [
        said,
        "In this period it was lowered 2 times before.",
    ]


def test_a_small_step_of_a_mean_is_told_apart() -> None:
    (sentence,) = progress_words.lowering_sentences([Lowering(MONDAY, 4.25, 25.25 / 6)])
    assert "from 4.25 to 4.21" in sentence


def test_points_that_may_not_be_compared_are_said() -> None:
    old = point(date(2026, 11, 2), 3.0)
    assert progress_words.apart_sentences([old, point(MONDAY, 3.6)]) == []
    (version,) = progress_words.apart_sentences([old, replace(old, instrument="lc48 0.2")])
    assert "different versions" in version
    (language,) = progress_words.apart_sentences([old, replace(old, language="fr")])
    assert "same language" in language


def test_a_number_beyond_the_scale_is_not_clipped_in_the_table() -> None:
    table = progress_words.score_table(progress.score_series([point(MONDAY, 4.9)]), NOVEMBER, [])
    assert table.rows[0][4] == "5.2"


def test_the_table_of_activities_names_their_kinds() -> None:
    table = progress_words.marks_table(progress.marks([session(MONDAY, 60)]), str.upper)
    assert table.rows == (("Python", "MOOC", "16 November 2026", "16 November 2026", "1", f"1{NARROW}h"),)


def test_a_table_is_copied_as_lines_of_cells() -> None:
    table = progress_words.days_table(progress.heat([session(MONDAY, 60)]))
    assert table.text() == f"Date\tTime\nMon 16 November 2026\t1{NARROW}h"


def test_a_day_is_said_with_its_activities() -> None:
    day = date(2026, 11, 18)
    assert progress_words.day_sentence(day, []) == "Wednesday 18 November 2026: no activity."
    said = progress_words.day_sentence(day, [session(day, 60), session(day, 30)])
    assert said == "Wednesday 18 November 2026: 1\u202fh\u202f30, Python."
