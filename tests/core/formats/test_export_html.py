import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typing_extensions import override

from lcjournal.core import i18n
from lcjournal.core.attachment_words import picture
from lcjournal.core.formats.chosen import ExportOptions, ScoreLine
from lcjournal.core.formats.export_html import to_html
from lcjournal.core.model import Activity, Goal, GoalState, GoalStep, Kind, NextStep, Outcome, Reflection, Session
from lcjournal.core.store import Store

TODAY = date(2026, 3, 31)
OPTIONS = ExportOptions(
    label="A tool for <reflection>.",
    check="Full self-check, 4 March 2026",
    scores=(
        ScoreLine("Motivation", "3.6", "3.2 to 4.0", "4.0", "Within noise"),
        ScoreLine("Curiosity", "3.9", level=1),
    ),
)


class Tags(HTMLParser):
    """Gathers the elements of a page and checks that they close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert not self.open

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "hr", "br"}:
            self.open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def count(self, tag: str) -> int:
        return sum(seen == tag for seen, _attrs in self.seen)


def page(store: Store, options: ExportOptions = OPTIONS) -> str:
    return to_html(store, options, TODAY)[0].decode()


def test_the_page_is_whole_closed_and_fetches_nothing(filled: Store) -> None:
    text = page(filled)
    tags = Tags(text)
    assert [tags.count(tag) for tag in ("html", "main", "h1", "title", "style", "script", "img")] == [
        1,
        1,
        1,
        1,
        1,
        0,
        0,
    ]
    assert tags.seen[0] == ("html", {"lang": "en"})
    assert tags.count("table") == tags.count("caption") >= 4
    assert all("scope" in attrs for tag, attrs in tags.seen if tag == "th")
    policy = next(attrs["content"] for tag, attrs in tags.seen if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    css = text.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert not re.search(r"url\(|@import|src=", text)


def test_private_entries_are_left_out_whatever_was_asked(filled: Store) -> None:
    data, count, left_out = to_html(filled, replace(OPTIONS, private=True), TODAY)
    assert (count, left_out) == (2, 1)
    assert b"Secret" not in data
    assert b"hush" not in data
    assert b"Gone" not in data


def test_scores_goals_totals_and_activities_are_told(filled: Store) -> None:
    text = page(filled)
    for piece in (
        "<h1>Learning journal: Camille Roux</h1>",
        "<caption>Full self-check, 4 March 2026</caption>",
        '<th scope="row">Motivation</th><td>3.6</td><td>3.2 to 4.0</td><td>4.0</td><td>Within noise</td>',
        "A tool for &lt;reflection&gt;.",
        "I can influence it, not decide it",
        "by 1 June 2026",
        "<caption>Steps</caption>",
        "<h3>March 2026</h3>",
        "=SUM(A1) &lt;b&gt;talk&lt;/b&gt;",
        "With: Anna, Bob",
        "<td>own time</td>",
        "<h6>Head</h6>",
        "saw &lt;script&gt;x&lt;/script&gt;",
        "<td>1\u202fh\u202f30</td>",
    ):
        assert piece in text
    assert text.index("<h3>April 2026</h3>") < text.index("<h3>March 2026</h3>")


def test_an_empty_period_says_so(store: Store) -> None:
    text = page(store, ExportOptions())
    assert "<h1>Learning journal</h1>" in text
    assert "No activity in this period." in text
    assert "Self-check" not in text
    assert "Goals" not in text
    Tags(text)


@pytest.mark.parametrize(
    ("since", "until", "sentence"),
    [
        (None, None, "The whole journal"),
        (date(2026, 1, 1), None, "Since 1 January 2026"),
        (None, date(2026, 3, 31), "Until 31 March 2026"),
        (date(2026, 1, 1), date(2026, 3, 31), "From 1 January 2026 to 31 March 2026"),
    ],
)
def test_the_period_is_told(filled: Store, since: date | None, until: date | None, sentence: str) -> None:
    assert f"<p>{sentence}</p>" in page(filled, ExportOptions(since, until))


def test_the_persons_text_can_fetch_and_run_nothing(store: Store) -> None:
    text = (
        "![x](http://evil/x.png) [ok](https://example.org) [bad](javascript:alert(1)) <img src=http://evil>\n\n"
        "> quote\n\n| a | b |\n|---|---|\n| ~~c~~ | d |\n\n" + "> " * 300 + "deep\n\n" + "*[" * 500
    )
    store.activities.add(Activity("T", date(2026, 3, 4), reflections=(Reflection("note", text),)))
    html = page(store)
    tags = Tags(html)
    assert tags.count("img") == 0
    links = [attrs for tag, attrs in tags.seen if tag == "a"]
    assert [link["rel"] for link in links] == ["noopener noreferrer"] * len(links)
    assert not [link for link in links if str(link["href"]).startswith("javascript")]
    assert "<s>c</s>" in html


def test_goals_without_texts_or_days_and_one_session_stay_short(store: Store) -> None:
    store.goals.add(Goal("Short", state=GoalState.REACHED, steps=(GoalStep("a", date(2026, 1, 1), date(2026, 1, 2)),)))
    store.goals.add(Goal("Let", state=GoalState.LET_GO))
    store.activities.add(Activity("One", date(2026, 3, 4), Kind.PEER, sessions=(Session(date(2026, 3, 4), 5),)))
    text = page(store)
    assert '<p class="facts">Reached</p>' in text
    assert '<p class="facts">Let go</p>' in text
    assert "<td>2 January 2026</td>" in text
    assert "<caption>Sessions</caption>" not in text


def test_the_page_speaks_the_language_in_use(filled: Store) -> None:
    i18n.use("fr")
    text = page(filled)
    assert '<html lang="fr">' in text
    assert "<h3>Mars 2026</h3>" in text


def test_writing_the_page_needs_no_writable_store(filled: Store) -> None:
    before = filled.path.read_bytes()
    with Store.open_read_only(Path(filled.path)) as reader:
        assert to_html(reader, OPTIONS, TODAY)[1] == 2
    assert filled.path.read_bytes() == before


def test_entries_and_goals_stay_here_when_they_are_turned_off(filled: Store) -> None:
    data, count, left_out = to_html(filled, ExportOptions(entries=False, goals=False), TODAY)
    assert (count, left_out) == (0, 0)
    assert "<h2" not in data.decode()
    assert "<article>" not in data.decode()


def test_a_reflection_that_is_private_within_a_shared_entry_stays_behind(filled: Store) -> None:
    secret = Reflection("so_what", "MARKER-SECRET", private=True)
    filled.activities.add(Activity("Shared in part", TODAY, reflections=(Reflection("what", "seen by all"), secret)))
    text = page(filled, ExportOptions())
    assert "seen by all" in text
    assert "MARKER-SECRET" not in text


def test_an_attached_picture_leaves_its_name_and_nothing_else(store: Store) -> None:
    text = f"See ![the *desk*.jpg](attachment:{'ab' * 32})."
    store.activities.add(Activity("Visit", date(2026, 3, 4), reflections=(Reflection("note", text),)))
    data, _count, _left_out = to_html(store, ExportOptions(), date(2026, 11, 22))
    assert "<p>See Picture: the <em>desk</em>.jpg.</p>" in data.decode()
    assert "attachment:" not in data.decode()


def test_next_steps_are_told_with_what_came_of_them(store: Store) -> None:
    entry = store.activities.add(Activity("Visit", date(2026, 3, 4)))
    steps, due = store.next_steps, date(2026, 3, 11)
    applied = steps.add(NextStep(entry, "a call <begins>", "I ask why", due))
    steps.answer(applied, Outcome.PARTLY, "once & again", TODAY)
    steps.add(NextStep(entry, "", "Write to Anna", due))
    steps.add(NextStep(entry, "", " ", due))
    steps.bin(steps.add(NextStep(entry, "", "THROWN-AWAY", due)))
    text = page(store, ExportOptions())
    assert "<li>If a call &lt;begins&gt;, then I ask why<br>" in text
    assert '<span class="facts">Partly · once &amp; again</span>' in text
    assert '<li>Write to Anna<br><span class="facts">Waits for its day</span></li>' in text
    assert "THROWN-AWAY" not in text
    assert Tags(text).count("li") == 2


def test_attached_files_are_named_with_their_size(store: Store, tmp_path: Path) -> None:
    entry = store.activities.add(Activity("Visit", date(2026, 3, 4)))
    for name in ("notes & more.md", "hidden.jpg"):
        (tmp_path / name).write_text(name[0] * 5000)
    (notes,) = store.attachments.add(entry, store.attachments.files.keep(tmp_path / "notes & more.md"))
    (hidden,) = store.attachments.add(entry, store.attachments.files.keep(tmp_path / "hidden.jpg"))
    secret = Reflection("what", picture(hidden), private=True)
    store.activities.save(replace(store.activities.get(entry), reflections=(secret,)))
    text = page(store, ExportOptions())
    assert "<h5>Attachments, not in this file</h5>" in text
    assert "<li>notes &amp; more.md, 5\u202fKB</li>" in text
    assert notes.sha256 not in text
    assert "hidden" not in text


def test_steps_and_files_of_what_is_private_or_outside_the_period_stay_here(store: Store, tmp_path: Path) -> None:
    (tmp_path / "MARKER.md").write_text("a")
    kept = store.attachments.files.keep(tmp_path / "MARKER.md")
    for activity in (Activity("A", date(2026, 3, 4), private=True), Activity("B", date(2025, 3, 4))):
        entry = store.activities.add(activity)
        store.next_steps.add(NextStep(entry, "", "MARKER", date(2026, 3, 11)))
        store.attachments.add(entry, kept)
    assert "MARKER" not in page(store, ExportOptions(date(2026, 1, 1)))
