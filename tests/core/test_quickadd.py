import re
from collections import Counter
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcjournal.core import i18n, kinds
from lcjournal.core.durations import LONGEST
from lcjournal.core.model import Activity, Kind, Session, Status
from lcjournal.core.quick_line import Role
from lcjournal.core.quickadd import Reading, describe, own_kinds, parse, spoken_duration, to_activity

WEDNESDAY = date(2026, 11, 18)
_WORDS = [
    "MOOC", "Python", "2h", "1h30", "hier,", "demain", "le", "12", "12/11", "#data", "@karim", "!privé", "(livre)",
    "projet", "œuvre", "3", "de", "a", "\x01", "«", "-", ":", "avec", "et", "14h-16h", "prévu", "en cours", "pour",
    "novembre", "lundi", "+", "1½", "h", '"', "of", "#a#b", "@karim’s", "il y a", "2x", "»", "conference", "au", "w/",
    "d’un", "l’article", "14h", "3/4", "30 min", "x3", "!fait", "midi", "sat", "les", "week-end", "réunion", "end",
    "ago",
]  # fmt: skip
_UNKNOWN = ["zorba", "quibli", "Œnone", "kanban", "ISO", "9001", "C#"]
_UNDERSTOOD = ["MOOC", "2h", "hier", "#data", "@karim", "!privé"]


def read(text: str, language: str = "en") -> Reading:
    return parse(text, WEDNESDAY, language)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("text", "kind", "title", "minutes", "day"),
    [
        ("MOOC Python 2h yesterday", "mooc", "Python", 120, "2026-11-17"),
        ("2h hier MOOC Python", "mooc", "Python", 120, "2026-11-17"),
        ("Python MOOC, 2h, hier", "mooc", "Python", 120, "2026-11-17"),
        ("MOOC: Python — 2h — hier", "mooc", "Python", 120, "2026-11-17"),
        ("Python 2h MOOC hier", "mooc", "Python", 120, "2026-11-17"),
        ("formation Excel 3 h le 12/11", "mooc", "Excel", 180, "2026-11-12"),
        ("cours en ligne statistiques 45 min avant-hier", "mooc", "statistiques", 45, "2026-11-16"),
        ("cours de Python 1h30", "mooc", "cours de Python", 90, None),
        ("cours d’anglais 1h", "mooc", "cours d’anglais", 60, None),
        ("webinar accessibility 1 h monday", "mooc", "accessibility", 60, "2026-11-16"),
        ("webinaires sécurité 1,5 h", "mooc", "sécurité", 90, None),
        ("introduction to statistics course 2h", "mooc", "introduction to statistics", 120, None),
        ("finish the Python course yesterday", "mooc", "finish the Python course", None, "2026-11-17"),
        ("j’ai suivi un webinaire sur l’IA 1h", "mooc", "j’ai suivi un webinaire sur l’IA", 60, None),
        ("le prof du MOOC répond enfin 15min", "mooc", "le prof du MOOC répond enfin", 15, None),
        ("MOOC", "mooc", "MOOC", None, None),
        ("entretien chef de produit 50min jeudi", "interview", "chef de produit", 50, "2026-11-12"),
        ("interview Karim 50min thursday", "interview", "Karim", 50, "2026-11-12"),
        ("Entretien métier: Karim 50 min jeudi dernier", "interview", "Karim", 50, "2026-11-12"),
        ("entretien avec Sam une heure", "interview", "entretien avec Sam", 60, None),
        ("livre Senge 25min", "reading", "Senge", 25, None),
        ("read Senge chapter 3 45min", "reading", "Senge chapter 3", 45, None),
        ("lu un article sur le feedback 20 min", "reading", "lu un article sur le feedback", 20, None),
        ("une demi-heure de lecture hier soir", "reading", "lecture", 30, "2026-11-17"),
        ("half an hour of reading yesterday", "reading", "reading", 30, "2026-11-17"),
        ("Senge book 2 hours 3 days ago", "reading", "Senge", 120, "2026-11-15"),
        ("read a good book half an hour", "reading", "read a good book", 30, None),
        ("conférence UX 3h il y a 2 semaines", "conference", "UX", 180, "2026-11-04"),
        ("conference on maps 3h 12 November", "conference", "conference on maps", 180, "2026-11-12"),
        ("attended a talk on maps 40 min", "conference", "attended a talk on maps", 40, None),
        ("attended an interesting talk 40 min", "conference", "attended an interesting talk", 40, None),
        ("talk with Karim 30min", "peer", "talk with Karim", 30, None),
        ("échange entre pairs, codev (1h30) avant-hier.", "peer", "codev", 90, "2026-11-16"),
        ("peer exchange onboarding 1h", "peer", "onboarding", 60, None),
        ("pair programming Rust 2h", "peer", "Rust", 120, None),
        ("vis ma vie avec Sonia 3h mardi", "shadowing", "vis ma vie avec Sonia", 180, "2026-11-17"),
        ("job shadowing sales 1/2 h", "shadowing", "sales", 30, None),
        ("immersion support une journée", "shadowing", "support une journée", None, None),
        ("visites clients Dupont 3h", "client", "Dupont", 180, None),
        ("visite client chez Dupont 3 h le 12", "client", "visite client chez Dupont", 180, "2026-11-12"),
        ("client visit Lyon 2h last friday", "client", "Lyon", 120, "2026-11-13"),
        ("préparer la prochaine visite client 1h", "client", "préparer la prochaine visite client", 60, None),
        ("réunion avec le client Dupont 1h", "client", "Dupont", 60, None),
        ("entretien du 12/11 avec Léa 1h", "interview", "entretien avec Léa", 60, "2026-11-12"),
        ("livre « La cinquième discipline » 40 min", "reading", "« La cinquième discipline »", 40, None),
        ("Book: The fifth discipline 40 min", "reading", "The fifth discipline", 40, None),
        ("Book - The fifth discipline (40 min)", "reading", "The fifth discipline", 40, None),
        ("MOOC: 40 min", "mooc", "MOOC", 40, None),
        ("interview w/ Dana 30 min.", "interview", "interview w/ Dana", 30, None),
        ("prévu: conférence IA 2h hier", "conference", "prévu: conférence IA", 120, "2026-11-17"),
        ("Coursera machine learning 1h", "mooc", "Coursera machine learning", 60, None),
        ("Projet site web : 2h (lundi)", "project", "site web", 120, "2026-11-16"),
        ("projet Alpha 2h30", "project", "Alpha", 150, None),
        ("side project website 2h sunday", "project", "website", 120, "2026-11-15"),
        ("travailler sur le projet Alpha 2h", "project", "travailler sur le projet Alpha", 120, None),
        ("projet 2h Alpha hier", "project", "Alpha", 120, "2026-11-17"),
        ("side 2h project hier", "project", "side project", 120, "2026-11-17"),
    ],
)
def test_a_line_is_read_in_either_language(
    text: str, kind: str, title: str, minutes: int | None, day: str | None, language: str
) -> None:
    reading = read(text, language)
    assert (reading.kind, reading.title, reading.minutes) == (kind, title, minutes)
    assert reading.kind_known
    assert reading.day_given == (day is not None)
    assert reading.day == (date.fromisoformat(day) if day else WEDNESDAY)
    assert reading.status is Status.DONE


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("book a room for the project", "book a room for the project"),
        ("gestion de projet 2h", "gestion de projet"),
        ("prepare the next conference", "prepare the next conference"),
        ("prepare the job interview", "prepare the job interview"),
        ("ask Karim about the course 5 min", "ask Karim about the course"),
        ("course à pied 1h", "course à pied"),
        ("of course", "of course"),
        ("kanban board 1h", "kanban board"),
        ("31/02 kanban", "31/02 kanban"),
        ("ajouter #3 !urgent a@b.c C# @14h", "ajouter #3 !urgent a@b.c C# @14h"),
        ("- Kanban -", "- Kanban -"),
        ("2h hier", ""),
        ("", ""),
        ("?! …", "?! …"),
    ],
)
def test_without_a_clear_kind_everything_stays_in_the_title(text: str, title: str) -> None:
    reading = read(text)
    assert (reading.kind, reading.kind_known, reading.title) == (Kind.OTHER, False, title)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("lecture thermodynamics 1h", "en", "conference"),
        ("lecture Senge 25min", "fr", "reading"),
        ("lecture by the dean 1h", "fr", "conference"),
        ("lecture Senge hier", "en", "reading"),
    ],
)
def test_a_word_of_two_kinds_follows_the_language_of_the_line(text: str, language: str, kind: str) -> None:
    assert read(text, language).kind == kind


def test_tags_and_people_are_taken_with_their_capitals() -> None:
    reading = read('codev #Équipe #équipe, #deep-work @Inès @"Marie Curie" (@karim) #«deux mots»')
    assert reading.tags == ("Équipe", "deep-work", "deux mots")
    assert reading.people == ("Inès", "Marie Curie", "karim")
    assert reading.title == "codev"


def test_people_may_stand_without_a_space_between_them() -> None:
    reading = read("retro @Léa/@Tom @Ann,@Bo&@Cy #ux+#c++ @who@example.org")
    assert reading.people == ("Léa", "Tom", "Ann", "Bo", "Cy")
    assert reading.tags == ("ux+", "c++")
    assert reading.title == "retro @who@example.org"


@pytest.mark.parametrize("flag", ["!private", "!privé", "!PRIVÉE"])
def test_an_activity_is_marked_private(flag: str) -> None:
    reading = read(f"codev {flag} 1h")
    assert reading.private
    assert reading.title == "codev"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("conference in 3 days", "2026-11-21"),
        ("conférence demain", "2026-11-19"),
        ("conference next thursday", "2026-11-19"),
        ("conférence 24/11 !prévu", "2026-11-24"),
        ("conférence 24/11", "2026-11-24"),
        ("conference !planned friday", "2026-11-20"),
        ("conference !planned", "2026-11-18"),
        ("conférence dans 2 semaines", "2026-12-02"),
    ],
)
def test_what_is_to_come_is_planned(text: str, day: str) -> None:
    reading = read(text)
    assert reading.status is Status.PLANNED
    assert reading.day == date.fromisoformat(day)


def test_spans_say_where_each_thing_was_read() -> None:
    text = "MOOC Python 2h hier #data @karim !privé !prévu"
    spans = {span.role: text[span.start : span.end] for span in read(text).spans}
    assert spans == {
        Role.KIND: "MOOC",
        Role.DURATION: "2h",
        Role.DAY: "hier",
        Role.TAG: "#data",
        Role.PERSON: "@karim",
        Role.PRIVATE: "!privé",
        Role.PLANNED: "!prévu",
    }


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join),
    st.sampled_from(["en", "fr"]),
)
def test_any_text_is_read_and_no_word_is_lost(text: str, language: str) -> None:
    reading = read(text, language)
    understood = [reading.text[span.start : span.end] for span in reading.spans]
    kept = Counter(re.findall(r"\w+", " ".join((reading.title, *understood))))
    assert not Counter(re.findall(r"\w+", text)) - kept
    assert reading.minutes is None or 1 <= reading.minutes <= LONGEST
    to_activity(reading)
    describe(reading)


@given(st.data())
def test_words_that_say_nothing_may_stand_anywhere(data: st.DataObject) -> None:
    unknown = data.draw(st.permutations(_UNKNOWN))
    line = data.draw(st.permutations([*_UNDERSTOOD, *unknown]))
    reading = read(" ".join(line), data.draw(st.sampled_from(["en", "fr"])))
    assert (reading.kind, reading.minutes, reading.day) == (Kind.MOOC, 120, date(2026, 11, 17))
    assert (reading.tags, reading.people, reading.private) == (("data",), ("karim",), True)
    assert [word for word in reading.title.split() if word != "MOOC"] == [word for word in line if word in unknown]


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_days_are_counted_from_the_day_on_which_a_line_is_read(today: date) -> None:
    assert parse("MOOC Python 2h", today, "en").day == today
    assert parse("MOOC Python 2h yesterday", today, "en").day == today - timedelta(1)
    assert parse("conférence dans 3 jours", today, "fr").day == today + timedelta(3)
    assert timedelta(0) <= today - parse("conférence jeudi", today, "fr").day < timedelta(7)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Atelier facilitation 3h hier", "own-1", "facilitation"),
        ("facilitation atelier 3h", "own-1", "facilitation"),
        ("ateliers de facilitation 3h", "own-1", "ateliers de facilitation"),
        ("Veille techno Rust 20 min", "own-2", "Rust"),
        ("MOOC Python 2h", "mooc", "Python"),
        ("Conférence UX 2h", "own-3", "UX"),
        ("gestion 2h", "other", "gestion"),
    ],
)
def test_a_persons_own_kinds_are_known_by_their_names(text: str, kind: str, title: str) -> None:
    own = {"Atelier": "own-1", "Veille-techno": "own-2", "conference": "own-3", " ": "own-4"}
    reading = parse(text, WEDNESDAY, "fr", own)
    assert (reading.kind, reading.title) == (kind, title)


def test_the_kinds_in_use_that_are_not_presets_are_a_persons_own() -> None:
    assert own_kinds() == {}
    kinds.use([kinds.OwnKind("0198", "Atelier"), kinds.OwnKind("client", "Chez le client"), kinds.OwnKind("mooc")])
    try:
        assert own_kinds() == {"Atelier": "0198", "Chez le client": "client"}
    finally:
        kinds.use(())


def test_from_when_to_when_is_kept_with_the_session() -> None:
    reading = read("formation incendie 9h-12h et de 13h30 à 17h hier")
    assert (reading.title, reading.minutes, reading.start) == ("incendie", 390, time(9))
    assert to_activity(reading).sessions == (Session(date(2026, 11, 17), 390, time(9)),)


def test_a_length_of_time_says_more_than_the_hours_it_took_place_in() -> None:
    reading = read("training 9am-5pm, 6 hours")
    assert (reading.title, reading.minutes, reading.start) == ("training", 360, time(9))


@pytest.mark.parametrize(
    "text",
    ["MOOC SQL !started", "MOOC SQL in progress", "en cours : MOOC SQL", "MOOC SQL (en cours)", "!en cours MOOC SQL"],
)
def test_what_goes_on_is_in_progress(text: str) -> None:
    reading = read(text)
    assert (reading.status, reading.title) == (Status.IN_PROGRESS, "SQL")
    assert describe(reading) == "Understood as: online course, SQL, Wednesday 18 November, in progress"


@pytest.mark.parametrize(
    "text",
    [
        "went as planned",
        "work in progress",
        "planned the budget",
        "planned",
        "(planned next to nothing)",
        "prévu: bilan hier",
    ],
)
def test_such_words_inside_a_sentence_tell_no_status(text: str) -> None:
    assert read(text).status is Status.DONE
    assert set(read(text).title.split()) >= set(text.split()) - {"hier"}


@pytest.mark.parametrize(
    ("text", "title"), [("« MOOC Python 2h hier »", "« Python »"), ('"MOOC Python 2h hier"', "Python")]
)
def test_a_line_that_is_all_a_quotation_is_read(text: str, title: str) -> None:
    reading = read(text)
    assert (reading.kind, reading.minutes, reading.title) == (Kind.MOOC, 120, title)


def test_a_line_may_end_on_a_kind_that_it_does_not_tell_of() -> None:
    assert read("publication d’un article").title == "publication d’un article"


def test_a_very_long_line_is_read() -> None:
    assert read("in " * 3300 + "2h").minutes == 120
    assert len(read("projet " * 1400).title) > 9000


def test_time_spent_becomes_a_session() -> None:
    activity = to_activity(read("MOOC Python 2h yesterday #data @karim !private"))
    assert activity == Activity(
        title="Python",
        day=date(2026, 11, 17),
        kind=Kind.MOOC,
        sessions=(Session(date(2026, 11, 17), 120),),
        tags=("data",),
        people=("karim",),
        private=True,
    )


def test_a_plan_keeps_its_duration_in_the_title() -> None:
    activity = to_activity(read("conférence UX 1h30 demain"))
    assert (activity.title, activity.status, activity.sessions) == ("UX 1h30", Status.PLANNED, ())


def test_without_a_time_there_is_no_session() -> None:
    assert to_activity(read("MOOC Python")).sessions == ()


def test_the_reading_is_told_in_a_sentence() -> None:
    sentence = describe(read("MOOC Python 2h yesterday #data @karim !private"))
    assert sentence == (
        "Understood as: online course, Python, 2 hours, Tuesday 17 November, tag data, with karim, private"
    )
    assert describe(read("kanban 24/06/2025")) == "Understood as: kanban, Tuesday 24 June 2025"
    assert describe(read("kanban demain")) == "Understood as: kanban, Thursday 19 November, planned"


def test_durations_are_spoken_in_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spoken_duration(61) == "1 hour 1 minute"
    monkeypatch.setattr(i18n, "language", lambda: "fr")
    assert spoken_duration(150) == "2\xa0heures 30 minutes"
