"""The nouns of LC Journal. Read this first.

Everything the store returns and takes is one of these frozen dataclasses. An ``id`` is a UUIDv7 in text, or ``""``
for something that is not stored yet. A ``day`` is the local calendar day as lived; an instant ends in ``_at`` and is
an aware UTC ``datetime``. Minutes are whole and positive. Scores and levels run from 1 to 5.
"""

from lcjournal.core.model.activities import (
    PROMPTS,
    Activity,
    ActivityRow,
    Attachment,
    FacetLink,
    Filter,
    Kind,
    NextStep,
    Outcome,
    Permission,
    Reflection,
    Revision,
    RunningTimer,
    Session,
    SessionFact,
    Status,
    Totals,
)
from lcjournal.core.model.change import Change
from lcjournal.core.model.checks import Answer, AnswerState, Check, FormId, Target
from lcjournal.core.model.goals import Goal, GoalEvent, GoalLook, GoalState, GoalStep, Influence
from lcjournal.core.model.hours import Pause, Slot, SlotChange, YearlyTarget

__all__ = [
    "PROMPTS",
    "Activity",
    "ActivityRow",
    "Answer",
    "AnswerState",
    "Attachment",
    "Change",
    "Check",
    "FacetLink",
    "Filter",
    "FormId",
    "Goal",
    "GoalEvent",
    "GoalLook",
    "GoalState",
    "GoalStep",
    "Influence",
    "Kind",
    "NextStep",
    "Outcome",
    "Pause",
    "Permission",
    "Reflection",
    "Revision",
    "RunningTimer",
    "Session",
    "SessionFact",
    "Slot",
    "SlotChange",
    "Status",
    "Target",
    "Totals",
    "YearlyTarget",
]
