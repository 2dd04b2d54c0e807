"""Self-checks and desired levels."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class FormId(StrEnum):
    """The two forms of the instrument."""

    FULL = "full"
    PULSE = "pulse"


class AnswerState(StrEnum):
    """An answer is a value, “does not apply”, or skipped."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "na"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Answer:
    """The raw answer to one item, not keyed. ``value`` is 1 to 5 exactly when the state is ANSWERED.

    ``milliseconds`` is the time on the question with the window in focus, 0 when unknown (paper).
    """

    item: str
    state: AnswerState
    value: int | None = None
    milliseconds: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Check:
    """One questionnaire, answered or under way, on one day.

    ``seed`` gives the order in which the items were shown. ``finished_at`` is None while it waits to be resumed.
    ``answers`` maps an item to its raw answer, in no particular order, ``notes`` one to what the person noted on it.
    ``then`` maps a domain to the level that the person, looking back, gives it on the day of the check ``then_of``.
    Where someone else answered about the person, ``rater`` is their name and ``beside`` the person's own check.
    """

    id: str
    instrument_id: str
    instrument_version: str
    form: FormId
    language: str
    seed: int
    day: date
    started_at: datetime
    finished_at: datetime | None = None
    left_out: bool = False
    note: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    then: dict[str, float] = field(default_factory=dict)
    then_of: str | None = None
    rater: str = ""
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A desired level of one facet, 1 to 5 in steps of 0.25, as set on one day. History is kept; the last one holds.

    It was set in the check ``check_id``, at the goal ``goal_id`` or at neither; ``word`` is what the person said of it.
    """

    facet: str
    value: float
    day: date
    check_id: str | None = None
    id: str = ""
    word: str = ""
    goal_id: str | None = None
