"""Activities, what belongs to one, and how they are listed."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple


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


class SessionFact(NamedTuple):
    """One session with what a chart needs to know of its activity; planned activities and the bin give none.

    A tuple, as twenty years of them are made at once.
    """

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
