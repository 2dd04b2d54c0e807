"""An activity once more: a copy to plan, the same day of the coming weeks, or what goes on with it."""

from dataclasses import replace
from datetime import date, timedelta

from lcjournal.core.model import Activity, Status

FEWEST_WEEKS, MOST_WEEKS = 2, 12


def again(activity: Activity, day: date) -> Activity:
    """Return the same activity planned for ``day``, without what only the first one knows.

    That is its sessions, its text, how far it reached, its star, its files and its place in a thread.
    """
    return replace(
        activity,
        id="",
        day=day,
        status=Status.PLANNED,
        sessions=(),
        reflections=(),
        attachments=(),
        stretch=None,
        starred=False,
        continues=None,
        check_id=None,
        created_at=None,
        updated_at=None,
    )


def weekly(activity: Activity, weeks: int, today: date) -> list[Activity]:
    """Return the activity planned for its weekday in each of the next ``weeks``, see ``weekly_days``."""
    return [again(activity, day) for day in weekly_days(activity.day, weeks, today)]


def weekly_days(day: date, weeks: int, today: date) -> list[date]:
    """Return the days a week apart from ``day`` that come after both it and today: nothing is planned for the past."""
    passed = max(0, (today - day).days // 7)
    return [day + timedelta(weeks=passed + number) for number in range(1, weeks + 1)]


def follow_up(activity: Activity, day: date) -> Activity:
    """Return the beginning of an activity that goes on with a stored one: of its kind and goal, with its people."""
    return Activity(
        "",
        day,
        activity.kind,
        Status.IN_PROGRESS,
        people=activity.people,
        tags=activity.tags,
        goal_id=activity.goal_id,
        private=activity.private,
        continues=activity.id,
    )
