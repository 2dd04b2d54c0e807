"""What telling more of an activity added."""

# A stretch, a link, a permission and a method are "" or NULL until the person says them. `method` is the set of prompts
# the reflection was written with ("" the three questions). `resurface` is 0 once the person does not want a sentence of
# it to come up again. An attachment is one file of the side folder, by its digest; two activities may share it.
# `own_kind` holds a preset that was renamed or hidden too ("" keeps the preset's name); `look` is the hidden preset
# whose colours a kind that was added has. Version 1 says that the full-text index holds the next steps.
DEEPER_ENTRIES = """
ALTER TABLE activity ADD COLUMN link TEXT NOT NULL DEFAULT ''

ALTER TABLE activity ADD COLUMN permission TEXT NOT NULL DEFAULT ''
  CHECK (permission IN ('', 'own', 'granted', 'refused', 'not_needed'))

ALTER TABLE activity ADD COLUMN stretch INTEGER CHECK (stretch BETWEEN 1 AND 5)

ALTER TABLE activity ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1))

ALTER TABLE activity ADD COLUMN method TEXT NOT NULL DEFAULT ''

ALTER TABLE activity ADD COLUMN continues_id TEXT REFERENCES activity(id)

ALTER TABLE activity ADD COLUMN resurface INTEGER NOT NULL DEFAULT 1 CHECK (resurface IN (0, 1))

CREATE INDEX activity_that_continues ON activity(continues_id) WHERE continues_id IS NOT NULL

ALTER TABLE reflection ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1))

CREATE TABLE next_step (
  id TEXT PRIMARY KEY NOT NULL,
  activity_id TEXT NOT NULL REFERENCES activity(id),
  cue TEXT NOT NULL,
  action TEXT NOT NULL,
  due_day TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('', 'applied', 'partly', 'not_applied', 'dropped')),
  answer TEXT NOT NULL,
  answered_at TEXT,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE INDEX next_step_of_activity ON next_step(activity_id)

CREATE INDEX next_step_due ON next_step(due_day) WHERE outcome IN ('', 'not_applied') AND deleted_at IS NULL

CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  activity_id TEXT NOT NULL REFERENCES activity(id),
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  added_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE INDEX attachment_of_activity ON attachment(activity_id)

CREATE INDEX attachment_by_file ON attachment(sha256)

CREATE TABLE own_kind (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
  look TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT

CREATE TABLE template (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  method TEXT NOT NULL,
  tags TEXT NOT NULL,
  created_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT

CREATE TABLE template_text (
  template_id TEXT NOT NULL REFERENCES template(id),
  prompt TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (template_id, prompt)
) STRICT

CREATE TABLE saved_filter (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  filter TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT

CREATE TABLE own_word (
  word TEXT PRIMARY KEY NOT NULL,
  added_at TEXT NOT NULL
) STRICT

PRAGMA user_version = 1
"""
