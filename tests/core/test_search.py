from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core import kinds
from lcjournal.core.folding import fold, fold_mapped, original_range
from lcjournal.core.kinds import OwnKind
from lcjournal.core.model import Filter, Status
from lcjournal.core.search import SearchQuery, Term, highlight_ranges, narrow, parse, use_facets
from lcjournal.core.sqlite import sqlite3


def index(*rows: tuple[str, str, str]) -> sqlite3.Connection:
    """Return a full-text index as the journal has one."""
    db = sqlite3.connect(":memory:")
    db.execute(
        "CREATE VIRTUAL TABLE t "
        "USING fts5(title, text, names, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    db.executemany("INSERT INTO t VALUES (?, ?, ?)", [tuple(map(fold, row)) for row in rows])
    return db


JOURNAL = (
    ("Négociation avec Hélène", "L’œuvre de Senge, chapitre 3", "Hélène data"),
    ("Machine learning", "a book on learning machines", "karim python"),
    ("Straße nach Köln", "Cours de cuisine", "python"),
)


def hits(query: str) -> list[int]:
    """Return the numbers of the rows of JOURNAL that a query finds, from 1."""
    db, parsed = index(*JOURNAL), parse(query)
    where, value = ("t MATCH ?", [parsed.match]) if parsed.match else ("1", [])
    if parsed.excluded:
        where, value = "rowid NOT IN (SELECT rowid FROM t WHERE t MATCH ?)", [parsed.excluded]
    return [row[0] for row in db.execute(f"SELECT rowid FROM t WHERE {where} ORDER BY rowid", value)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Éléphant", "elephant"),
        ("CŒUR, cœur", "coeur, coeur"),
        ("Læsø", "laeso"),
        ("Straße", "strasse"),
        ("aujourd’hui", "aujourd'hui"),
        ("e\u0301te\u0301", "ete"),
        ("a\0b", "a b"),
        ("\ud800", "\ufffd"),
        ("½", "1/2"),
    ],
)
def test_folding_takes_away_case_accents_and_ligatures(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(), st.text())
def test_a_whole_folds_as_its_parts_do(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)
    assert fold_mapped(left)[0] == fold(left)


def test_a_ligature_is_taken_whole() -> None:
    folded, places = fold_mapped("mon œuvre")
    assert folded == "mon oeuvre"
    assert original_range(places, 4, 5) == (4, 5)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", [1, 2, 3]),
        ("negociation", [1]),
        ("NÉGO", [1]),
        ("oeuvre", [1]),
        ("œuvre", [1]),
        ("strasse", [3]),
        ("kol", [3]),
        ("learning machine", [2]),
        ('"machine learning"', [2]),
        ('"learning machine"', []),
        ("“learning machines”", [2]),
        ("« chapitre 3 »", [1]),
        ('"machine lear', [2]),
        ("python -machine", [3]),
        ("-python", [1]),
        ('-"machine learning"', [1, 3]),
        ("-#data", [2, 3]),
        ("-@karim python", [3]),
        ("-kind:mooc", [1, 2, 3]),
        ("🙂 ++ -", [1, 2, 3]),
        ("-- python", [2, 3]),
        ("--", [1, 2, 3]),
        ("l'oeuvre", [1]),
        ("NOT AND OR", []),
        ("-+", [1, 2, 3]),
    ],
)
def test_words_find(query: str, rows: list[int]) -> None:
    assert hits(query) == rows


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ("#data", "tags", ("data",)),
        ('tag:"deep work" étiquette:ux', "tags", ("deep work", "ux")),
        ("@inès avec:Karim", "people", ("inès", "Karim")),
        ('with:"Marie Curie"', "people", ("Marie Curie",)),
        ("kind:mooc", "kind", "mooc"),
        ("type:lecture", "kind", "reading"),
        ("kind:conf", "kind", "conference"),
        ("kind:peer", "kind", "peer"),
        ('type:"visite client"', "kind", "client"),
        ("kind:form", "kind", "mooc"),
        ("type:autre", "kind", "other"),
        ("is:private", "private", True),
        ("-est:privé", "private", False),
        ("is:planned", "status", Status.PLANNED),
        ('est:"en cours"', "status", Status.IN_PROGRESS),
        ("est:terminé", "status", Status.DONE),
        ("before:2026", "until", date(2025, 12, 31)),
        ("avant:18/11/2026", "until", date(2026, 11, 17)),
        ("after:2026-11", "since", date(2026, 12, 1)),
        ("après:11/2026", "since", date(2026, 12, 1)),
        ("since:2026-11-18", "since", date(2026, 11, 18)),
        ("depuis:2026", "since", date(2026, 1, 1)),
        ("until:2026", "until", date(2026, 12, 31)),
        ("jusqu’au:2026-02", "until", date(2026, 2, 28)),
        ("after:2025 after:2024", "since", date(2026, 1, 1)),
        ("before:2024 before:2025", "until", date(2023, 12, 31)),
    ],
)
def test_operators_narrow_in_both_languages(query: str, field: str, value: object) -> None:
    parsed = parse(query)
    assert getattr(parsed, field) == value
    assert parsed.match is None


@pytest.mark.parametrize(
    ("query", "match"),
    [
        ("kind:", '"kind:"*'),
        ("kind:xyzzy", '"kind:xyzzy"*'),
        ('kind:"xyzzy x"', '"kind: xyzzy x"'),
        ("before:yesterday", '"before:yesterday"*'),
        ("before:2026-02-31", '"before:2026-02-31"*'),
        ("after:0001", '"after:0001"*'),
        ("is:odd", '"is:odd"*'),
        ("http://x.org", '"http://x.org"*'),
        ('see:"that one"', '"see: that one"*'),
        ("#", None),
        ('tag:""', '"tag:"'),
        ('with:""', '"with:"'),
        ("-is:done", None),
        ("-before:2026", None),
        ('""', None),
        ('kind:""', '"kind:"'),
    ],
)
def test_half_an_operator_is_text(query: str, match: str | None) -> None:
    parsed = parse(query)
    assert (parsed.match or "").replace("  ", " ").replace(' "', '"') == (match or "")
    assert parsed.match is None or match is not None


@given(st.text(max_size=200) | st.text(alphabet='"“”«»-#@:*()^{}+ \0aéœNOTkindtag', max_size=60))
def test_any_text_is_a_valid_query(text: str) -> None:
    db, parsed = index(*JOURNAL), parse(text)
    for expression in (parsed.match, parsed.excluded):
        if expression is not None:
            db.execute("SELECT rowid FROM t WHERE t MATCH ?", [expression]).fetchall()
    for start, end in highlight_ranges(text, parsed):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "query", "painted"),
    [
        ("Négociation avec Hélène", "nego hel", ["Négo", "Hél"]),
        ("mon œuvre", "oeuv", ["œuv"]),
        ("mon œuvre", "o", ["œ"]),
        ("Straße", "strass", ["Straß"]),
        ("e\u0301te\u0301 fini", "été", ["e\u0301te\u0301"]),
        ("machine learning, learning machine", '"machine learning"', ["machine learning"]),
        ("machine learnings", '"machine learning"', []),
        ("un deux", "trois", []),
        ("Python", "pyt p python", ["Python"]),
        ("l’agilité", "l'agil", ["l’agil"]),
        ("short", "a longer phrase -short", []),
    ],
)
def test_hits_are_painted_in_the_text_as_written(text: str, query: str, painted: list[str]) -> None:
    assert [text[start:end] for start, end in highlight_ranges(text, parse(query))] == painted


def test_terms_say_what_is_looked_for() -> None:
    assert parse('Été "à deux" -hiver #x').terms == (Term("ete", prefix=True), Term("a deux", prefix=False))


def test_what_is_typed_narrows_the_chips_further() -> None:
    chips = Filter(
        text="python after:2025 before:2027 is:planned -is:private kind:mooc",
        kind="project",
        since=date(2025, 6, 1),
        until=date(2026, 6, 1),
    )
    narrowed, query = narrow(chips)
    assert narrowed.since == date(2026, 1, 1)
    assert narrowed.until == date(2026, 6, 1)
    assert (narrowed.kind, narrowed.status, narrowed.private) == ("mooc", Status.PLANNED, False)
    assert query.match == '"python"*'


def test_without_operators_the_chips_stay() -> None:
    chips = Filter(text="python", kind="project", private=True, since=date(2026, 1, 1))
    assert narrow(chips)[0] == chips


def test_a_kind_of_ones_own_is_found_by_its_name_before_the_words_of_the_presets() -> None:
    kinds.use([OwnKind("reading", "Books"), OwnKind("own", "Course")])
    assert [parse(f"kind:{word}").kind for word in ("course", "books", "livre", "cours")] == [
        "own",
        "reading",
        "reading",
        "mooc",
    ]


@pytest.fixture
def facets() -> Iterator[None]:
    use_facets({"A1": ("Curiosity and drive", "Curiosité et élan"), "A3": ("Feedback", "Retours")})
    yield
    use_facets({})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("goal:ask", SearchQuery(goals=("ask",))),
        ("objectif:Écouter", SearchQuery(goals=("ecouter",))),
        ('goal:"ask earlier"', SearchQuery(goals=("ask earlier",))),
        ("facet:A1", SearchQuery(facets=("A1",))),
        ("facette:curio", SearchQuery(facets=("A1",))),
        ("facet:retours facet:a1", SearchQuery(facets=("A3", "A1"))),
        ("is:starred", SearchQuery(starred=True)),
        ("est:favori", SearchQuery(starred=True)),
        ("-is:starred", SearchQuery(starred=False)),
        ("has:attachment", SearchQuery(attached=True)),
        ("-has:file", SearchQuery(attached=False)),
        ("a:pièce-jointe", SearchQuery(attached=True)),
        ("avec:pièce-jointe", SearchQuery(attached=True)),
        ("contient:fichier", SearchQuery(attached=True)),
        ("has:link", SearchQuery(linked=True)),
        ("-a:lien", SearchQuery(linked=False)),
    ],
)
def test_goals_facets_and_what_an_entry_has_are_asked_for(facets: None, query: str, expected: SearchQuery) -> None:
    assert parse(query) == expected


@pytest.mark.parametrize(
    "query", ["facet:nothing", "has:time", "a:midi", "goal:", "has:", "facet:", "-goal:ask", 'facet:"']
)
def test_what_no_operator_knows_is_text(facets: None, query: str) -> None:
    parsed = parse(query)
    assert parsed.match or parsed.excluded
    assert (parsed.goals, parsed.facets, parsed.attached, parsed.linked) == ((), (), None, None)


def test_typed_stars_and_attachments_go_before_the_chips() -> None:
    narrowed, _query = narrow(Filter(text="is:starred -has:attachment", starred=False, attached=True))
    assert (narrowed.starred, narrowed.attached) == (True, False)
    kept, _query = narrow(Filter(text="word", starred=False, attached=True))
    assert (kept.starred, kept.attached) == (False, True)
