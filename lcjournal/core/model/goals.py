"""Goals, their steps, and what becomes of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum


class GoalState(StrEnum):
    """Where a goal stands."""

    OPEN = "open"
    REACHED = "reached"
    LET_GO = "let_go"


class Influence(Enum):
    """Whether the person decides about a goal or can only influence it."""

    MINE = "mine"
    INFLUENCE = "influence"


@dataclass(frozen=True, slots=True)
class GoalStep:
    """One step towards a goal."""

    text: str
    due: date | None = None
    done: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A wished-for future with steps; ``where_i_am`` and ``what_i_want`` are the two ends of the tension.

    ``approach`` is how the person goes about it, ``planned_minutes`` what they mean to spend on it. They want to look
    at it again every ``look_months`` months, 0 being never.
    """

    title: str
    where_i_am: str = ""
    what_i_want: str = ""
    why: str = ""
    facet: str = ""
    influence: Influence = Influence.MINE
    due: date | None = None
    state: GoalState = GoalState.OPEN
    steps: tuple[GoalStep, ...] = ()
    approach: str = ""
    planned_minutes: int | None = None
    look_months: int = 0
    id: str = ""
    created_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GoalLook:
    """What the person saw when they looked at a goal again."""

    goal_id: str
    day: date
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class GoalEvent:
    """A goal came into a state on a day; ``word`` is what the person said of it."""

    goal_id: str
    state: GoalState
    day: date
    word: str = ""
    id: str = ""
