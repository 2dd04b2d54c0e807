import re
from datetime import date
from html.parser import HTMLParser

import pytest
from typing_extensions import override

from lcjournal.core import i18n, instruments
from lcjournal.core.model import FormId, Kind
from lcjournal.core.progress import Break, ScorePoint, ScoreSeries, score_series
from lcjournal.core.progress_words import Table
from lcjournal.core.report.html import CHART, to_html, to_paper
from lcjournal.core.report.learning import learning
from lcjournal.core.report.options import Contents
from lcjournal.core.report.parts import Bar, Curve, Hours, Prose, Report, Section
from lcjournal.core.report.svg import HEIGHT, Picture, colours, picture
from lcjournal.core.store import Store

CONTENTS = Contents(date(2026, 2, 1), date(2026, 3, 31))


def page(store: Store) -> str:
    return to_html(learning(store, instruments.builtin(), CONTENTS, date(2026, 4, 15), personal=False)).decode()


class Outline(HTMLParser):
    """Gathers what a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.levels: list[int] = []
        self.addresses: list[str] = []
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_is_complete_and_accessible(filled: Store, language: str) -> None:
    with i18n.speaking(language):
        text = page(filled)
    outline = Outline(text)
    assert f'<html lang="{language}">' in text
    assert outline.tags.count("h1") == outline.tags.count("main") == 1
    assert all(after <= before + 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False))
    assert outline.tags.count("table") == outline.tags.count("caption") > 0
    assert outline.tags.count("figure") == outline.tags.count("svg") == outline.tags.count("desc") > 1
    assert outline.addresses == ["https://example.org"]  # a link of the person’s own, which fetches nothing
    assert "default-src 'none'" in text
    assert "style=" not in text
    assert "@media print" in text


def test_every_chart_has_ids_of_its_own(filled: Store) -> None:
    ids = re.findall(r' id="([^"]+)"', page(filled))
    assert len(ids) == len(set(ids)) > 0


def test_what_the_person_wrote_is_letters_and_markdown(filled: Store) -> None:
    text = page(filled)
    assert "Talk on &lt;graphs&gt; 😀" in text
    assert "<strong>saw</strong>" in text
    assert "<h6>Big</h6>" in text


def test_paper_has_a_place_for_each_chart_and_widths_for_columns(filled: Store) -> None:
    told = learning(filled, instruments.builtin(), CONTENTS, date(2026, 4, 15), personal=False)
    cover, rest, pictures = to_paper(told)
    assert told.title in cover
    assert rest.count(f"<p>{CHART}</p>") == len(pictures) > 1
    assert '<th width="60%">' in rest
    assert "<svg" not in rest


def test_a_text_with_the_character_of_charts_draws_none() -> None:
    told = Report("T", (), (Section(f"a{CHART}", (Prose(f"{CHART}\n\n<p>{CHART}</p>"),)),))
    _cover, rest, pictures = to_paper(told)
    assert CHART not in rest
    assert not pictures


def curve(series: ScoreSeries, until: date, desired: tuple[tuple[date, float], ...] = ()) -> Picture:
    chart = Curve("Title", "Sentence", date(2026, 1, 1), until, series, desired, Table((), ()))
    return picture(chart, "one")


def point(day: date, value: float, language: str = "en", form: FormId = FormId.FULL) -> ScorePoint:
    return ScorePoint(day, value, value - 0.3, value + 0.3, form, "LC 1", language)


def test_a_curve_tells_full_checks_from_pulses_by_shape() -> None:
    series = score_series([point(date(2026, 1, 2), 3.0), point(date(2026, 1, 20), 3.5, form=FormId.PULSE)])
    svg = curve(series, date(2026, 2, 1)).svg
    assert svg.count('r="5"') == svg.count('r="3.5"') == 2  # the other one of each stands in the legend
    assert "<title" in svg
    assert "<desc" in svg


def test_a_change_of_language_is_marked() -> None:
    series = score_series([point(date(2026, 1, 2), 3.0), point(date(2026, 1, 20), 3.5, "fr")])
    assert [why for _day, why in series.breaks] == [Break.LANGUAGE]
    assert 'stroke-dasharray="1 3"' in curve(series, date(2026, 2, 1)).svg
    far = score_series([point(date(2024, 1, 2), 3.0), point(date(2026, 1, 20), 3.5)])
    assert 'stroke-dasharray="1 3"' not in curve(far, date(2026, 2, 1)).svg


def test_the_desired_level_is_drawn_as_steps() -> None:
    series = score_series([point(date(2026, 1, 2), 3.0)])
    steps = ((date(2025, 6, 1), 4.0), (date(2026, 1, 10), 3.5), (date(2027, 1, 1), 5.0))
    drawn = re.findall(
        rf'<polyline points="([^"]+)" fill="none" stroke="{colours()["desired"]}"',
        curve(series, date(2026, 2, 1), steps).svg,
    )
    assert [len(corners.split()) for corners in drawn] == [4]


@pytest.mark.parametrize(
    ("until", "names"),
    [
        (date(2026, 1, 1), ["1 Jan"]),
        (date(2026, 1, 31), ["1 Jan", "16 Jan", "31 Jan"]),
        (date(2026, 4, 15), ["Jan 26", "Feb 26", "Mar 26", "Apr 26"]),
        (date(2031, 4, 15), ["2026", "2027", "2028", "2029", "2030", "2031"]),
        (date(2200, 4, 15), []),
    ],
)
def test_the_axis_names_a_few_days_months_or_years(until: date, names: list[str]) -> None:
    svg = curve(score_series([point(date(2026, 1, 1), 3.0)]), until).svg
    shown = re.findall(r'text-anchor="middle"[^>]*>([^<]*)<', svg)
    assert shown == names if names else len(shown) < 20


def test_bars_stack_kinds_and_have_a_legend() -> None:
    bars = (Bar("Jan", ((Kind.MOOC, 60), (Kind.READING, 30))), Bar("Feb", ()))
    drawn = picture(Hours("Hours", "Sentence", bars, Table((), ())), "one")
    assert drawn.svg.count("<rect") == 4
    assert "Online course" in drawn.svg
    assert drawn.height > HEIGHT


def test_no_bars_are_an_empty_chart() -> None:
    assert "<rect" not in picture(Hours("Hours", "Sentence", (), Table((), ())), "one").svg
