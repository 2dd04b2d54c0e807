"""The whole journal in one JSON file, private entries and the bin included: the person's own copy, and lossless.

A check in the bin is the one thing left out. Keys are the fields of ``core.model``; days and instants are ISO 8601.
"""

import json
from dataclasses import asdict
from datetime import date, time
from enum import Enum

from lcjournal.core.model import Check
from lcjournal.core.store import Store

FORMAT = "lcjournal-journal"
VERSION = 1


def to_json(store: Store) -> tuple[bytes, int]:
    """Return the journal as UTF-8 JSON and the number of activities; the same journal gives the same bytes."""
    activities = [*store.activities.all(), *(store.activities.get(row.id) for row in store.activities.binned())]
    checks = store.checks.all()
    under_way = store.checks.under_way()
    views = [view for check in checks for view in store.checks.views(check.id)]
    data = {
        "format": FORMAT,
        "version": VERSION,
        "person": store.person,
        "kinds": [asdict(kind) for kind in store.kinds.all()],
        "activities": [asdict(activity) for activity in activities],
        "checks": [_check(check) for check in checks],
        "check_under_way": _check(under_way) if under_way else None,
        "second_views": [_check(view) for view in views],
        "instruments": _instruments(store, [*checks, *views, *([under_way] if under_way else [])]),
        "targets": [asdict(target) for target in store.checks.targets()],
        "dismissed_suggestions": sorted(store.checks.dismissed()),
        "goals": [asdict(goal) for goal in (*store.goals.all(), *store.goals.binned())],
        "goal_looks": [asdict(look) for look in store.goal_story.looks()],
        "goal_events": [asdict(event) for event in store.goal_story.events()],
        "slots": [asdict(slot) for slot in store.slots.all(binned=True)],
        "slot_changes": [asdict(change) for change in store.slots.changes()],
        "pauses": [asdict(pause) for pause in store.slots.pauses()],
        "yearly_targets": [asdict(target) for target in store.yearly_targets.all()],
        "put_away": store.resurfacing.put_away_ids(),
        "next_steps": [asdict(step) for step in store.next_steps.all()],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1, default=_plain) + "\n").encode(), len(activities)


def _check(check: Check) -> dict[str, object]:
    """Return a check with its answers as a list sorted by item: the store promises no order."""
    data = asdict(check)
    data["answers"] = [asdict(check.answers[item]) for item in sorted(check.answers)]
    return data


def _instruments(store: Store, checks: list[Check]) -> list[dict[str, object]]:
    """Return the questionnaires that the checks answered, as they were stored with them."""
    used = sorted({(check.instrument_id, check.instrument_version) for check in checks})
    source = store.checks.instrument_source
    return [{"id": name, "version": version, "source": source(name, version)} for name, version in used]


def _plain(value: date | time | Enum) -> object:
    return value.value if isinstance(value, Enum) else value.isoformat()
