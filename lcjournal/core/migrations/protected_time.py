"""What keeping hours and looking after goals added."""

# A slot is a weekly appointment with oneself, `weekday` 0 for Monday; `zone` is the IANA name of the zone its hours are
# in, and `sequence` counts its changes for calendars that hold an earlier export. `slot_change` is one week of it:
# moved, or skipped where `moved_to_day` is NULL. In a pause no slot is due. A yearly target holds for all kinds where
# `kind` is "", and its cycle begins on `since_day` and on that day of every later year. `goal_event` tells when a goal
# was reached, let go or opened again. A desired level that was taken back keeps its row, with the word that was said.
PROTECTED_TIME = """
CREATE TABLE slot (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  start TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  since_day TEXT NOT NULL,
  until_day TEXT,
  zone TEXT NOT NULL,
  activity_id TEXT REFERENCES activity(id),
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE INDEX slot_for_activity ON slot(activity_id) WHERE activity_id IS NOT NULL

CREATE TABLE slot_change (
  slot_id TEXT NOT NULL REFERENCES slot(id),
  day TEXT NOT NULL,
  moved_to_day TEXT,
  start TEXT,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (slot_id, day)
) STRICT

CREATE TABLE pause (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  since_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE TABLE yearly_target (
  kind TEXT PRIMARY KEY NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  since_day TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT

ALTER TABLE goal ADD COLUMN approach TEXT NOT NULL DEFAULT ''

ALTER TABLE goal ADD COLUMN planned_minutes INTEGER CHECK (planned_minutes > 0)

ALTER TABLE goal ADD COLUMN look_months INTEGER NOT NULL DEFAULT 0 CHECK (look_months BETWEEN 0 AND 12)

CREATE TABLE goal_look (
  id TEXT PRIMARY KEY NOT NULL,
  goal_id TEXT NOT NULL REFERENCES goal(id),
  day TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE INDEX goal_look_of_goal ON goal_look(goal_id, day)

CREATE TABLE goal_event (
  id TEXT PRIMARY KEY NOT NULL,
  goal_id TEXT NOT NULL REFERENCES goal(id),
  state TEXT NOT NULL CHECK (state IN ('open', 'reached', 'let_go')),
  day TEXT NOT NULL,
  word TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE INDEX goal_event_of_goal ON goal_event(goal_id, day)

ALTER TABLE target ADD COLUMN word TEXT NOT NULL DEFAULT ''

ALTER TABLE target ADD COLUMN goal_id TEXT REFERENCES goal(id)

ALTER TABLE target ADD COLUMN deleted_at TEXT
"""
