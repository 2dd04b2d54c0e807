from collections.abc import Callable, Iterator
from datetime import date

import pytest

from lcjournal.core import i18n, instruments
from lcjournal.core.model import Activity, Kind, Session
from lcjournal.core.report.html import to_html
from lcjournal.core.report.learning import learning, preview
from lcjournal.core.report.options import Contents
from lcjournal.core.report.parts import Bullets, Curve, Hours, Prose, Report, Rows, Section, Words, blocks
from lcjournal.core.store import Store

Answer = Callable[..., str]
SINCE, UNTIL, TODAY = date(2026, 2, 1), date(2026, 3, 31), date(2026, 4, 15)


def report(store: Store, *, personal: bool = False, since: date = SINCE, until: date = UNTIL, **chosen: bool) -> Report:
    return learning(store, instruments.builtin(), Contents(since, until, **chosen), TODAY, personal=personal)


def sections(report: Report) -> Iterator[Section]:
    waiting = list(report.sections)
    while waiting:
        section = waiting.pop(0)
        yield section
        waiting = [*section.sections, *waiting]


def named(report: Report, title: str) -> Section:
    return next(section for section in sections(report) if section.title == title)


def words(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Words)]


def bullets(section: Section) -> list[str]:
    return [line for block in section.blocks if isinstance(block, Bullets) for line in block.lines]


def test_the_cover_says_whose_it_is_of_which_days_and_what_is_left_out(filled: Store) -> None:
    told = report(filled)
    assert told.title == "My learning from 1 February 2026 to 31 March 2026"
    assert told.cover == (
        "Ada É.",
        "Written on 15 April 2026 with LC Journal.",
        "1 private entry is not in it, and its time is not counted.",
    )
    assert told.label == instruments.builtin().label.text()


def test_a_person_who_gave_no_name_is_not_named(store: Store) -> None:
    cover = report(store).cover
    assert cover == ("Written on 15 April 2026 with LC Journal.", "No private entry or reflection is in it.")


def test_the_figures_count_only_what_is_shown(filled: Store) -> None:
    glance = named(report(filled), "At a glance")
    rows = next(block for block in glance.blocks if isinstance(block, Rows))
    assert rows.table.rows == (
        ("Activities", "2"),
        ("Learning time", "2\u202fh\u202f15"),
        ("Working time", "1\u202fh\u202f30"),
        ("Own time", "45\u202fmin"),
        ("Self-checks", "3"),
    )
    assert words(glance) == ["2\u202fh\u202f15 of learning noted, on 2 days."]


def test_ticked_private_entries_are_in_it_and_counted(filled: Store) -> None:
    told = report(filled, private=True)
    assert told.cover[-1] == "Private entries and reflections are in it."
    assert words(named(told, "At a glance")) == ["12\u202fh\u202f15 of learning noted, on 3 days."]
    assert "Private" in words(named(told, "Secret"))[0]
    text = to_html(told).decode()
    assert "hush" in text
    assert "whisper" in text


@pytest.mark.parametrize("reflections", [True, False])
def test_nothing_private_is_in_it_otherwise(filled: Store, reflections: bool) -> None:
    text = to_html(report(filled, reflections=reflections)).decode()
    assert not [word for word in ("Secret", "hush", "whisper", "alone") if word in text]


def test_entries_come_month_by_month_with_their_texts(filled: Store) -> None:
    months = named(report(filled), "Activities").sections
    assert [month.title for month in months] == ["February 2026", "March 2026"]
    talk, untitled = months[0].sections[0], months[1].sections[0]
    assert talk.title == "Talk on <graphs> 😀"
    assert words(talk) == ["3 February 2026 · Conference · Done · 1\u202fh\u202f30 · With: Anna · #data"]
    assert [block.table.rows for block in talk.blocks if isinstance(block, Rows)] == [
        (("3 February 2026", "1\u202fh\u202f30", "front row"),)
    ]
    assert [part.blocks for part in talk.sections] == [(Prose("# Big\n\nI **saw** [it](https://example.org)"),)]
    assert untitled.title == "Untitled"


def test_without_reflections_an_entry_is_its_facts(filled: Store) -> None:
    talk = named(report(filled, reflections=False), "Talk on <graphs> 😀")
    assert not talk.sections
    assert len(talk.blocks) == 1


def test_an_entry_that_goes_on_later_stands_where_its_sessions_of_the_period_are(store: Store) -> None:
    days = (date(2026, 2, 27), date(2026, 4, 2))
    store.activities.add(Activity("Long", days[1], Kind.MOOC, sessions=tuple(Session(day, 30) for day in days)))
    assert named(report(store), "February 2026").sections[0].title == "Long"


def test_goals_are_those_of_the_period_with_what_became_of_them(filled: Store) -> None:
    goals = named(report(filled), "Goals").sections
    assert [goal.title for goal in goals] == ["Lead a project", "Bare"]
    lead, bare = goals
    assert words(lead) == ["Open · by 1 June 2026 · I can influence it, not decide it · 10\u202fh planned"]
    assert [part.title for part in lead.sections] == ["Where I am", "What I want", "Why", "How", "Looked at again"]
    assert bullets(lead.sections[-1]) == ["2 March 2026: nearer"]
    assert [block.table.rows for block in lead.blocks if isinstance(block, Rows)] == [
        (("ask", "1 March 2026", "28 February 2026"), ("go", "", ""))
    ]
    assert bullets(bare.sections[0]) == ["3 March 2026: Reached: at last"]


def test_next_steps_wait_or_were_answered_in_the_period(filled: Store) -> None:
    waiting, answered = named(report(filled), "Next steps").sections
    assert bullets(waiting) == ["If it rains, then read (Asked about on Friday 1 May 2026)"]
    assert bullets(answered) == ["If asked, then answer (Applied · it worked)"]


def test_scores_come_with_their_margins_and_the_words_of_the_screen(filled: Store) -> None:
    told = report(filled)
    curve = next(block for block in list(blocks(told)) if isinstance(block, Curve))
    assert curve.sentence.startswith("My learning agility: 3 self-checks from 1 February 2026 to 20 March 2026")
    assert "between" in curve.sentence
    assert len(curve.table.rows) == 3
    said = words(named(told, "My learning agility"))
    assert said[0] == "+1.0: reliable change (this form shows changes from about ±0.4), since February"
    assert "Desired level lowered from 4.5 to 4.0 on 20 March 2026." in said


def test_facets_stand_beside_the_first_full_check_of_the_period(filled: Store) -> None:
    section = named(report(filled), "Facets and desired levels")
    assert words(section)[:2] == ["Full self-check, 20 March 2026", "Compared with: Full self-check, 1 February 2026"]
    row = next(block for block in section.blocks if isinstance(block, Rows)).table.rows[0]
    assert row[1:4] == ("4.0 ±0.6", "between 3.4 and 4.6", "4.0")
    assert "the desired level was lowered" in row[4]
    assert words(section)[-1].endswith("desired level 4.0 since 20 March 2026: one thing at a time")


def test_one_full_check_is_compared_with_nothing(filled: Store) -> None:
    told = report(filled, until=date(2026, 2, 2))
    assert words(named(told, "Facets and desired levels")) == ["Full self-check, 1 February 2026"]
    assert len(words(named(told, "My learning agility"))) == 0


def test_a_pulse_alone_tells_no_facet_apart(filled: Store) -> None:
    told = report(filled, since=date(2026, 2, 10), until=date(2026, 3, 1))
    assert "Facets and desired levels" not in [section.title for section in sections(told)]


def test_a_check_of_another_questionnaire_is_scored_on_its_own(filled: Store, answer: Answer) -> None:
    instrument = instruments.builtin()
    old = instruments.parse(instrument.source.replace('"id": "LC-48"', '"id": "OLD"', 1))
    answer(filled, date(2025, 3, 1), 2, instrument=old)
    titles = [section.title for section in sections(report(filled, since=date(2025, 1, 1)))]
    assert any(title.startswith("My learning agility (") for title in titles)
    assert not any("(" in section.title for section in sections(report(filled)))


def test_the_persons_own_margins_are_used_where_they_are_wanted(filled: Store, answer: Answer) -> None:
    answer(filled, date(2026, 3, 25), 3)
    usual, own = (
        next(block for block in blocks(report(filled, personal=personal)) if isinstance(block, Curve))
        for personal in (False, True)
    )
    assert usual.series != own.series


def test_parts_that_are_not_wanted_are_not_there(filled: Store) -> None:
    told = report(filled, self_check=False, goals=False, entries=False)
    assert [section.title for section in told.sections] == ["At a glance", "Learning time", "Next steps"]


def test_an_empty_journal_says_so(store: Store) -> None:
    told = report(store)
    assert words(named(told, "Learning time")) == ["No session in this period."]
    assert words(named(told, "Self-check")) == ["No self-check in this period."]
    assert words(named(told, "Goals")) == ["No goal in this period."]
    assert words(named(told, "Activities")) == ["No activity in this period."]
    assert "Next steps" not in [section.title for section in told.sections]


@pytest.mark.parametrize(
    ("since", "title", "first"),
    [
        (date(2026, 2, 1), "Hours a week", "26 Jan"),
        (date(2025, 2, 1), "Hours a month", "Feb 2025"),
        (date(2019, 2, 1), "Hours a year", "2019"),
    ],
)
def test_bars_are_weeks_months_or_years(filled: Store, since: date, title: str, first: str) -> None:
    hours = next(block for block in blocks(report(filled, since=since)) if isinstance(block, Hours))
    assert hours.title == title
    assert hours.bars[0].name == first
    assert sum(bar.total for bar in hours.bars) == 135


def test_it_is_written_in_the_language_in_use(filled: Store) -> None:
    with i18n.speaking("fr"):
        told = report(filled)
    assert "2026" in told.title
    assert "Réflexivité" in str(told)


def test_the_preview_says_what_would_be_in_it(filled: Store) -> None:
    assert preview(filled, Contents(SINCE, UNTIL)) == [
        "2 entries, 2\u202fh\u202f15",
        "3 self-checks",
        "2 goals",
        "1 private entry is not in it, and its time is not counted.",
    ]
    bare = Contents(SINCE, UNTIL, self_check=False, goals=False, private=True)
    assert preview(filled, bare) == ["3 entries, 12\u202fh\u202f15", "Private entries and reflections are in it."]


def test_it_only_reads(filled: Store) -> None:
    filled.fold()
    before = filled.path.read_bytes()
    with Store.open_read_only(filled.path) as store:
        report(store, private=True)
    assert not filled.was_written_elsewhere()
    assert filled.path.read_bytes() == before
