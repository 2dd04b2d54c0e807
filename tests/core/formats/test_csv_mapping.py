import pytest

from lcjournal.core.formats.csv_mapping import guess_mapping, kind_of, preset_for, status_of
from lcjournal.core.formats.csv_table import CsvTable, table_of
from lcjournal.core.model import Kind, Status


def table(*lines: str) -> CsvTable:
    return table_of("a.csv", "\n".join(lines).encode())


def names(csv: CsvTable) -> dict[str, object]:
    """Return what the guess found, by header."""
    mapping = guess_mapping(csv)
    single = {
        name: getattr(mapping, name) for name in ("title", "day", "other_day", "minutes", "kind", "status", "source")
    }
    found = {name: csv.header[index] for name, index in single.items() if index is not None}
    return found | {"text": [csv.header[index] for index in mapping.text]}


def test_french_training_columns_are_understood() -> None:
    found = names(
        table(
            "Intitulé de la formation;Organisme;Date de début;Date de fin;Durée (h);Statut;Date de naissance;Note",
            "Excel;CNAM;02/03/2026;13/03/2026;7,5;Terminé;01/01/1980;Utile",
        )
    )
    assert found == {
        "title": "Intitulé de la formation",
        "day": "Date de fin",
        "other_day": "Date de début",
        "minutes": "Durée (h)",
        "status": "Statut",
        "source": "Organisme",
        "text": ["Note"],
    }


def test_hours_in_a_header_rule_bare_numbers() -> None:
    assert guess_mapping(table("Title,Date,Hours", "a,2026-01-01,2")).hours
    assert not guess_mapping(table("Title,Date,Minutes", "a,2026-01-01,2")).hours


def test_a_column_of_words_is_no_date_and_a_first_free_column_is_the_title() -> None:
    found = names(table("Quoi,Quand,Date", "Cours,mardi,2026-01-01"))
    assert found == {"title": "Quand", "day": "Date", "text": ["Quoi"]}
    assert guess_mapping(table("notes,date", "a,2026-01-01")).title is None
    assert guess_mapping(table("a,b", "1,2")).day is None


def test_the_order_of_the_dates_is_left_open_when_both_fit() -> None:
    assert guess_mapping(table("Title,Date", "a,01/02/2026")).day_order is None
    assert guess_mapping(table("Title,Date", "a,13/02/2026")).day_order == "dmy"


LINKEDIN = (
    "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
    "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken)"
)


@pytest.mark.parametrize("header", [LINKEDIN, LINKEDIN + ","])
def test_linkedin_learning_is_known_with_and_without_its_nameless_column(header: str) -> None:
    mapping = preset_for(table(header, "a,b,Course,N/A,2026-01-01 10:00 UTC,true,N/A"))
    assert mapping is not None
    assert (mapping.provider, mapping.only_kind, mapping.day_order) == ("LinkedIn Learning", Kind.MOOC, "ymd")
    assert (mapping.title, mapping.day, mapping.other_day, mapping.text) == (0, 4, 3, (1, 6))


def test_other_tables_are_no_preset() -> None:
    assert preset_for(table("Title,Date", "a,2026-01-01")) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("reading", Kind.READING),
        ("Lecture", Kind.READING),
        ("Online course", Kind.MOOC),
        ("E-learning", Kind.MOOC),
        ("Séminaire", Kind.CONFERENCE),
        ("Parcours certifiant", Kind.MOOC),
        ("Entretien métier", Kind.INTERVIEW),
        ("Atelier", Kind.PEER),
        ("whatever", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_kinds_are_understood_in_both_languages(text: str, kind: Kind) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("to-read", Status.PLANNED),
        ("à lire", Status.PLANNED),
        ("currently-reading", Status.IN_PROGRESS),
        ("En cours", Status.IN_PROGRESS),
        ("Not completed", Status.IN_PROGRESS),
        ("Non terminé", Status.IN_PROGRESS),
        ("did-not-finish", Status.IN_PROGRESS),
        ("Incomplete", Status.IN_PROGRESS),
        ("Completed", Status.DONE),
        ("Terminée", Status.DONE),
        ("100 %", Status.DONE),
        ("45 %", Status.IN_PROGRESS),
        ("0%", Status.PLANNED),
        ("read", Status.DONE),
        ("false", Status.IN_PROGRESS),
        ("blue", None),
    ],
)
def test_statuses_are_understood_in_both_languages(text: str, status: Status | None) -> None:
    assert status_of(text) == status
