"""The nouns of LC Journal. Read this first.

Everything the store returns and takes is one of these frozen dataclasses. An ``id`` is a UUIDv7 in text, or ``""``
for something that is not stored yet. A ``day`` is the local calendar day as lived; an instant ends in ``_at`` and is
an aware UTC ``datetime``. Minutes are whole and positive. Scores and levels run from 1 to 5.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum, Flag, StrEnum, auto


class Change(Flag):
    """What a write touched; a page redraws when this meets what it shows."""

    ACTIVITIES = auto()
    CHECKS = auto()
    TARGETS = auto()
    GOALS = auto()
    JOURNAL = auto()
    TIMER = auto()
    TIME = auto()


class Status(StrEnum):
    """Where an activity stands. Planned ones count in no total."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"


class Kind(StrEnum):
    """The preset kinds, in the fixed order in which charts stack them (names and icons: ``resources/kinds.toml``)."""

    MOOC = "mooc"
    PROJECT = "project"
    READING = "reading"
    PEER = "peer"
    INTERVIEW = "interview"
    SHADOWING = "shadowing"
    CLIENT = "client"
    CONFERENCE = "conference"
    OTHER = "other"


class Permission(StrEnum):
    """Whether one had to ask for an activity, and what came of it; ``""`` where the person did not say."""

    UNSAID = ""
    OWN = "own"
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Session:
    """A dated stretch of minutes spent on an activity."""

    day: date
    minutes: int
    start: time | None = None
    own_time: bool = False
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Reflection:
    """What the person wrote under one prompt, raw Markdown kept byte for byte.

    ``prompt`` is ``what``, ``so_what``, ``now_what``, ``note`` (free text, and what imports bring) or one of another
    method, ``gibbs.feelings``. A ``private`` one stays behind when its activity is shared.
    """

    prompt: str
    text: str
    private: bool = False


PROMPTS = ("note", "what", "so_what", "now_what")
"""The order in which reflections are read."""


@dataclass(frozen=True, slots=True)
class FacetLink:
    """The person's own claim that an activity helps with a facet, with an optional one-line why."""

    facet: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept beside the journal, under the hexadecimal SHA-256 of its bytes; ``name`` is what it was called."""

    name: str
    sha256: str
    size: int
    added_at: datetime
    id: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """Something done or planned to learn, whole: what the reader and the editor show.

    ``day`` places it in the list: the last session's day or, without sessions, the day the person gave. ``check_id`` is
    the self-check that it was written about, ``continues`` the id of the activity it goes on with. ``stretch`` is how
    far it was from what the person can do, 1 to 5. ``method`` names the prompts it is written with (see
    ``core.methods``), ``""`` the three questions. ``source`` is where it comes from in words, ``link`` an address.
    ``attachments`` are read here and written by ``store.attachments`` alone.
    """

    title: str
    day: date
    kind: str = Kind.OTHER
    status: Status = Status.DONE
    sessions: tuple[Session, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    facets: tuple[FacetLink, ...] = ()
    goal_id: str | None = None
    check_id: str | None = None
    private: bool = False
    source: str = ""
    link: str = ""
    permission: Permission = Permission.UNSAID
    stretch: int | None = None
    starred: bool = False
    method: str = ""
    continues: str | None = None
    attachments: tuple[Attachment, ...] = ()
    id: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def minutes(self) -> int:
        """Minutes of all sessions."""
        return sum(session.minutes for session in self.sessions)

    def text(self, prompt: str) -> str:
        """What was written under ``prompt``, or ``""``."""
        return next((reflection.text for reflection in self.reflections if reflection.prompt == prompt), "")


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One line of the journal list, read without its whole text. ``position`` orders the list, newest highest."""

    id: str
    title: str
    kind: str
    status: Status
    day: date
    minutes: int
    private: bool
    excerpt: str
    position: int
    starred: bool = False
    attached: bool = False


@dataclass(frozen=True, slots=True)
class SessionFact:
    """One session with what a chart needs to know of its activity; planned activities and the bin give none."""

    activity_id: str
    title: str
    kind: str
    day: date
    minutes: int
    own_time: bool
    start: time | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """What the journal list is narrowed to; the empty filter is everything outside the bin.

    ``text`` is what the person typed (see ``core.search``); the rest are chips. What is empty or None does not narrow;
    of several tags or people, an activity bears each. ``since`` and ``until`` are about the day of an activity,
    ``session_since`` and ``session_until``, given together, about any of its sessions.
    """

    text: str = ""
    kind: str = ""
    status: Status | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    facet: str = ""
    goal_id: str = ""
    check_id: str = ""
    private: bool | None = None
    starred: bool | None = None
    attached: bool | None = None
    since: date | None = None
    until: date | None = None
    session_since: date | None = None
    session_until: date | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many activities a filter holds and the minutes of their rows, planned ones not counted in minutes."""

    count: int
    minutes: int


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


@dataclass(frozen=True, slots=True)
class Slot:
    """Protected time: ``minutes`` from ``start`` on each ``weekday`` (0 is Monday) from ``since`` to ``until``.

    The hours are those of ``zone``, an IANA name; ``activity_id`` is what one works on then. ``sequence`` grows with
    each change, so that a calendar knows a later export.
    """

    weekday: int
    start: time
    minutes: int
    since: date
    zone: str
    until: date | None = None
    name: str = ""
    activity_id: str | None = None
    sequence: int = 0
    id: str = ""
    updated_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SlotChange:
    """The slot that is due on ``day`` is moved to another day and hour, or skipped where ``moved_to`` is None."""

    slot_id: str
    day: date
    moved_to: date | None = None
    start: time | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Days, both included, on which no slot is due."""

    since: date
    until: date
    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class YearlyTarget:
    """Minutes that a person means to learn in a year, in one kind or (``""``) in all.

    The year begins on ``since``, and on that day of every later year.
    """

    kind: str
    minutes: int
    since: date


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that gave way to another; ``field`` as in ``core.written``, under which both were written."""

    field: str
    text: str
    written_at: datetime
    replaced_at: datetime
    id: str = ""


@dataclass(frozen=True, slots=True)
class RunningTimer:
    """A timer that was started for an activity and not stopped yet."""

    activity_id: str
    started_at: datetime


class Outcome(StrEnum):
    """What came of a next step; ``""`` while it waits for its day, and NOT_APPLIED while it is asked about again."""

    WAITING = ""
    APPLIED = "applied"
    PARTLY = "partly"
    NOT_APPLIED = "not_applied"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the person means to try: “if ``cue``, then ``action``”, asked about on the day ``due``.

    ``answer`` is their one line on how it went.
    """

    activity_id: str
    cue: str
    action: str
    due: date
    outcome: Outcome = Outcome.WAITING
    answer: str = ""
    id: str = ""
    answered_at: datetime | None = None
    created_at: datetime | None = None
    deleted_at: datetime | None = None
