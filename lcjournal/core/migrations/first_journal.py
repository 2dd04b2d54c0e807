"""The first schema."""

# `position` is the order of the list (see store.activities); `day` and `minutes` follow the sessions and are kept here
# so that a page of the list and its totals never read them. The full-text index is written by the store in the same
# transaction, without triggers, because sqlite-utils drops triggers when it transforms a table.
# It has an index for each prefix up to seven letters: a prefix without one costs 3 to 7 ms a key in 100,000 entries.
ACTIVITIES = """
CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT

CREATE TABLE goal (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  where_i_am TEXT NOT NULL,
  what_i_want TEXT NOT NULL,
  why TEXT NOT NULL,
  facet TEXT NOT NULL,
  influence TEXT NOT NULL CHECK (influence IN ('mine', 'influence')),
  due_day TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'reached', 'let_go')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE TABLE goal_step (
  id TEXT PRIMARY KEY NOT NULL,
  goal_id TEXT NOT NULL REFERENCES goal(id),
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  due_day TEXT,
  done_day TEXT
) STRICT

CREATE INDEX goal_step_of_goal ON goal_step(goal_id, place)

CREATE TABLE activity (
  id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('planned', 'in_progress', 'done')),
  day TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes >= 0),
  private INTEGER NOT NULL CHECK (private IN (0, 1)),
  source TEXT NOT NULL,
  goal_id TEXT REFERENCES goal(id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE INDEX activity_in_list ON activity(position) WHERE deleted_at IS NULL

CREATE INDEX activity_of_month ON activity(day, status, minutes) WHERE deleted_at IS NULL

CREATE INDEX activity_by_kind ON activity(kind, position) WHERE deleted_at IS NULL

CREATE INDEX activity_by_status ON activity(status, position) WHERE deleted_at IS NULL

CREATE INDEX activity_of_goal ON activity(goal_id) WHERE goal_id IS NOT NULL

CREATE TABLE session (
  id TEXT PRIMARY KEY NOT NULL,
  activity_id TEXT NOT NULL REFERENCES activity(id),
  day TEXT NOT NULL,
  start TEXT,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  own_time INTEGER NOT NULL CHECK (own_time IN (0, 1)),
  note TEXT NOT NULL
) STRICT

CREATE INDEX session_of_activity ON session(activity_id, day)

CREATE INDEX session_of_day ON session(day)

CREATE TABLE reflection (
  activity_id TEXT NOT NULL REFERENCES activity(id),
  prompt TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (activity_id, prompt)
) STRICT

CREATE TABLE revision (
  id TEXT PRIMARY KEY NOT NULL,
  subject_id TEXT NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  written_at TEXT NOT NULL,
  replaced_at TEXT NOT NULL
) STRICT

CREATE INDEX revision_of_subject ON revision(subject_id, field, replaced_at)

CREATE TABLE tag (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE
) STRICT

CREATE TABLE activity_tag (
  activity_id TEXT NOT NULL REFERENCES activity(id),
  tag_id TEXT NOT NULL REFERENCES tag(id),
  place INTEGER NOT NULL,
  PRIMARY KEY (activity_id, tag_id)
) STRICT

CREATE INDEX activity_of_tag ON activity_tag(tag_id)

CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE
) STRICT

CREATE TABLE activity_person (
  activity_id TEXT NOT NULL REFERENCES activity(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  place INTEGER NOT NULL,
  PRIMARY KEY (activity_id, person_id)
) STRICT

CREATE INDEX activity_of_person ON activity_person(person_id)

CREATE TABLE activity_facet (
  activity_id TEXT NOT NULL REFERENCES activity(id),
  facet TEXT NOT NULL,
  why TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (activity_id, facet)
) STRICT

CREATE INDEX activity_of_facet ON activity_facet(facet)

CREATE TABLE imported (
  source TEXT NOT NULL,
  source_id TEXT NOT NULL,
  activity_id TEXT NOT NULL REFERENCES activity(id),
  imported_at TEXT NOT NULL,
  PRIMARY KEY (source, source_id)
) STRICT

CREATE VIRTUAL TABLE activity_text USING fts5(
  title, text, names, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4 5 6 7'
)
"""

# The instrument's own text is kept with the checks that used it, so that they can be shown when the resource moved on.
CHECKS = """
CREATE TABLE instrument (
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT

CREATE TABLE self_check (
  id TEXT PRIMARY KEY NOT NULL,
  instrument_id TEXT NOT NULL,
  instrument_version TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('full', 'pulse')),
  language TEXT NOT NULL,
  seed INTEGER NOT NULL,
  day TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  left_out INTEGER NOT NULL CHECK (left_out IN (0, 1)),
  note TEXT NOT NULL,
  app_version TEXT NOT NULL,
  deleted_at TEXT,
  FOREIGN KEY (instrument_id, instrument_version) REFERENCES instrument(id, version)
) STRICT

CREATE TABLE answer (
  check_id TEXT NOT NULL REFERENCES self_check(id),
  item TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('answered', 'na', 'skipped')),
  value INTEGER CHECK ((value BETWEEN 1 AND 5) = (state = 'answered') AND (value IS NULL) = (state <> 'answered')),
  milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
  language TEXT NOT NULL,
  answered_at TEXT NOT NULL,
  PRIMARY KEY (check_id, item)
) STRICT

CREATE TABLE target (
  id TEXT PRIMARY KEY NOT NULL,
  facet TEXT NOT NULL,
  value REAL NOT NULL CHECK (value BETWEEN 1 AND 5),
  day TEXT NOT NULL,
  check_id TEXT REFERENCES self_check(id),
  set_at TEXT NOT NULL
) STRICT

CREATE INDEX target_of_facet ON target(facet, day)
"""
