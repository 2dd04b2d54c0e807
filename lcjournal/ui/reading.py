"""All that the reader shows of one activity, from wherever in the journal it stands."""

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Activity
from lcjournal.core.store import Store
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.reader import Reader


def show_in_reader(context: Context, reader: Reader, activity_id: str) -> None:
    """Show a stored activity with its goal, its thread, and the self-check it was written about."""
    store = context.store
    activity = store.activities.get(activity_id)
    reader.next_steps.show_steps(store.next_steps.of(activity_id))
    reader.show_activity(
        activity,
        context.today(),
        store.goals.get(activity.goal_id).title if activity.goal_id else "",
        _about(store, activity),
        thread=store.threads.of(activity_id),
        timed=context.timekeeper.runs_for(activity_id),
    )


def _about(store: Store, activity: Activity) -> str:
    if not activity.check_id:
        return ""
    check = store.checks.get(activity.check_id)
    return _("About the self-check of {day}").format(day=i18n.day(check.day))
