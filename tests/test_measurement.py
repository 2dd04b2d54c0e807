"""What docs/measurement.md says is what the code and the simulation give, in both languages."""

import json
import math
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from bench import simulate
from lcjournal.core import instruments, personal, quality, trend
from lcjournal.core.change import POSSIBLE, RELIABLE
from lcjournal.core.model import FormId
from lcjournal.core.scoring import Z90

DOCS = Path(__file__).resolve().parent.parent / "docs"
DOCUMENTS = {"en": "measurement.md", "fr": "measurement.fr.md"}
DOMAINS = [f"domain {domain}" for domain in "ABCDE"]
ROWS = [
    [f"covered: {domain}" for domain in DOMAINS],
    ["covered: facets"],
    ["covered: pulse, domain A"],
    ["covered: 10 % skipped, domain A"],
    ["covered: upper end, domain A"],
    ["covered: error a quarter wider, domain A"],
    ["covered: error a quarter wider, two repeats, domain A"],
    [f"reliable, unchanged: {domain}" for domain in DOMAINS],
    [f"possible, unchanged: {domain}" for domain in DOMAINS],
    ["reliable, unchanged: any facet"],
    ["reliable or worth watching, unchanged: any facet"],
    ["power: full-full, 0.50"],
    ["power: full-pulse, 0.50"],
    ["power: pulse-pulse, 0.50"],
    ["power: full-full, 0.25"],
    ["power: pulse-pulse, 1.00"],
    ["power: upper end, full-full, 0.50"],
    ["trend told: no trend"],
    ["trend told: 0.50 a year"],
]
"""The rows of the simulation behind each row of the table, in its order."""
WORDS = {"en": ("to", "yes", "no"), "fr": ("à", "oui", "non")}
UNREACHABLE = {"power: full-pulse, 0.50", "power: pulse-pulse, 0.50"}
"""Six answers cannot show half a point; the documents say so."""


def figures() -> dict[str, Any]:
    held: dict[str, Any] = json.loads((DOCS / "simulation.json").read_text(encoding="utf-8"))
    return held


def text(language: str) -> str:
    """The document in one line."""
    return re.sub("[ \n]+", " ", (DOCS / DOCUMENTS[language]).read_text(encoding="utf-8"))


def cells(language: str) -> list[list[str]]:
    lines = (DOCS / DOCUMENTS[language]).read_text(encoding="utf-8").splitlines()
    table = [line.strip("| ").split(" | ") for line in lines if line.startswith("|")]
    return [row[1:] for row in table[2:]]


def percent(language: str, *values: str) -> str:
    written = f" {WORDS[language][0]} ".join(dict.fromkeys(values)) + "\u202f%"
    return written.replace(".", ",") if language == "fr" else written


def expected(language: str, rows: list[dict[str, Any]]) -> list[str]:
    """The goal, the figures and whether they meet it, as a row of the table says them."""
    shares = sorted(row["share"] * 100 for row in rows)
    found = percent(language, f"{shares[0]:.1f}", f"{shares[-1]:.1f}")
    first = rows[0]
    if first["least"] is None:
        return ["–", found, "–"]
    least, most = f"{first['least']:.0%}".rstrip("%"), f"{first['most']:.0%}".rstrip("%")
    goal = f"≤ {most}\u202f%" if least == "0" else f"≥ {least}\u202f%"
    met = WORDS[language][1 if all(row["met"] for row in rows) else 2]
    return [percent(language, least, most) if least != "0" and most != "100" else goal, found, met]


@pytest.mark.parametrize("language", DOCUMENTS)
def test_the_table_holds_the_figures_of_the_simulation(language: str) -> None:
    simulated = {row["id"]: row for row in figures()["rows"]}
    assert cells(language) == [expected(language, [simulated[name] for name in names]) for names in ROWS]


def test_the_figures_are_those_of_a_whole_simulation_by_this_code() -> None:
    held = figures()
    assert held["persons"] >= 20_000
    assert held["seed"] == simulate.SEED
    assert held["mdc"] == simulate.least_changes()
    now = {row.id: asdict(row) for row in simulate.rows(*simulate.tally(range(2), simulate.SEED))}
    assert [row["id"] for row in held["rows"]] == list(now)
    for row in held["rows"]:
        assert (row["least"], row["most"]) == (now[row["id"]]["least"], now[row["id"]]["most"])


def test_every_goal_is_met_but_those_out_of_reach_of_a_pulse() -> None:
    missed = {row["id"] for row in figures()["rows"] if row["met"] is False}
    assert missed == UNREACHABLE


@pytest.mark.parametrize("language", DOCUMENTS)
def test_the_label_stands_word_for_word(language: str) -> None:
    assert instruments.builtin().label.text(language) in text(language)


@pytest.mark.parametrize("language", DOCUMENTS)
def test_every_margin_told_is_the_one_computed(language: str) -> None:
    bank = instruments.builtin()
    sem = bank.rules.item_sem
    in_a = {form: sum(item.domain == "A" for item in bank.items(form)) for form in FormId}
    told = [f"±{Z90 * sem / math.sqrt(answers):.2f}" for answers in (4, in_a[FormId.FULL], in_a[FormId.PULSE])]
    told += [f"±{points:.2f}" for points in figures()["mdc"].values()]
    told += [f"±{RELIABLE * math.sqrt(2) * sem / math.sqrt(4):.2f}", f"{sem:.2f}", f"{sem / math.sqrt(4):.2f}"]
    told += [str(figure) for figure in (Z90, RELIABLE, POSSIBLE, quality.LITTLE_SPREAD, quality.WIDE_CONTRADICTION)]
    told += [f"{personal.LEAST_SHARE:.0%}".replace("%", "\u202f%"), str(personal.PRIOR_WEIGHT)]
    told += [str(personal.WINDOW.days), str(trend.MIN_DAYS), bank.version]
    told += [f"{math.sqrt(trend.GUIDE_VARIANCE * trend.DAYS_A_YEAR):.1f} point"]
    found = re.sub(r"(?<=\d),(?=\d)", ".", text(language)) if language == "fr" else text(language)
    assert [figure for figure in told if figure not in found] == []


@pytest.mark.parametrize("language", DOCUMENTS)
def test_every_name_is_that_of_the_questionnaire(language: str) -> None:
    for domain in instruments.builtin().domains:
        assert f"- {domain.id}, {domain.name.text(language)}" in text(language)
        assert all(facet.name.text(language).lower() in text(language).lower() for facet in domain.facets)


@pytest.mark.parametrize("language", DOCUMENTS)
def test_every_source_is_named(language: str) -> None:
    names = "Jacobson & Truax 1991, Maassen 2004, Temkin 2004, Holm 1979, Howard 1980, Senge 1990, Edmondson 1999, "
    names += "Borton 1970, Ruehlman 2015, Meade & Craig 2012, Dunn et al. 2018, Mabe & West 1982"
    assert [name for name in names.split(", ") if name not in text(language)] == []


def test_both_languages_have_the_same_parts() -> None:
    english, french = ((DOCS / name).read_text(encoding="utf-8") for name in DOCUMENTS.values())
    for mark in ("# ", "## ", "- ", "+ ", "* ", "| "):
        count = [sum(line.startswith(mark) for line in document.splitlines()) for document in (english, french)]
        assert count[0] == count[1], mark


def test_french_is_set_with_its_narrow_spaces() -> None:
    french = (DOCS / DOCUMENTS["fr"]).read_text(encoding="utf-8")
    assert re.findall(r"[^\u202f][;:!?»%]|«[^\u202f]|[']", french.replace("|---|---|---|---|", "")) == []
