"""The same again: what a copy takes along and what it leaves."""

from datetime import UTC, date, datetime, timedelta

from lcjournal.core.model import Activity, Attachment, FacetLink, Permission, Reflection, Session, Status
from lcjournal.core.repeating import again, follow_up, weekly, weekly_days

DAY = date(2026, 11, 18)
WHOLE = Activity(
    "Reading circle",
    DAY,
    "peer",
    sessions=(Session(DAY, 60),),
    reflections=(Reflection("what", "Chapter two"),),
    people=("Sofia",),
    tags=("books",),
    facets=(FacetLink("A1", "others read differently"),),
    goal_id="goal",
    check_id="check",
    private=True,
    source="library",
    link="https://example.org",
    permission=Permission.OWN,
    stretch=3,
    starred=True,
    continues="before",
    attachments=(Attachment("a.md", "00", 1, datetime(2026, 11, 18, tzinfo=UTC)),),
    id="this",
    created_at=datetime(2026, 11, 18, tzinfo=UTC),
)


def test_a_copy_is_planned_and_knows_nothing_of_what_happened() -> None:
    copy = again(WHOLE, DAY + timedelta(days=1))
    assert (copy.id, copy.status, copy.day) == ("", Status.PLANNED, date(2026, 11, 19))
    left = (copy.sessions, copy.reflections, copy.attachments, copy.stretch, copy.starred, copy.continues)
    assert not any(left)
    assert (copy.title, copy.people, copy.tags, copy.goal_id) == (WHOLE.title, WHOLE.people, WHOLE.tags, "goal")
    assert (copy.private, copy.source, copy.link, copy.permission) == (True, "library", WHOLE.link, Permission.OWN)


def test_weekly_copies_fall_on_the_same_weekday_and_the_first_a_week_later() -> None:
    days = [copy.day for copy in weekly(WHOLE, 3, DAY - timedelta(days=30))]
    assert days == [date(2026, 11, 25), date(2026, 12, 2), date(2026, 12, 9)]
    assert {day.weekday() for day in days} == {DAY.weekday()}


def test_what_goes_on_with_an_activity_is_of_its_kind_and_as_private() -> None:
    more = follow_up(WHOLE, DAY)
    assert (more.id, more.title, more.continues) == ("", "", "this")
    assert (more.kind, more.people, more.tags, more.goal_id) == ("peer", ("Sofia",), ("books",), "goal")
    assert more.private
    assert more.status is Status.IN_PROGRESS


def test_nothing_is_planned_for_a_day_that_has_passed() -> None:
    assert weekly_days(DAY, 2, DAY) == [date(2026, 11, 25), date(2026, 12, 2)]
    assert weekly_days(DAY, 2, date(2026, 12, 1)) == [date(2026, 12, 2), date(2026, 12, 9)]
    assert weekly_days(DAY, 2, date(2026, 12, 2)) == [date(2026, 12, 9), date(2026, 12, 16)]
