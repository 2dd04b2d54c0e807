"""What looking back at a self-check added."""

# A second view is a check that someone else answered about the person: `rater` names them, `beside_id` is the person's
# own check that it is read beside. `then_of` is the check whose day a look back (`then_level`) looks back to.
LOOKING_BACK = """
ALTER TABLE self_check ADD COLUMN rater TEXT NOT NULL DEFAULT ''

ALTER TABLE self_check ADD COLUMN beside_id TEXT REFERENCES self_check(id)

ALTER TABLE self_check ADD COLUMN then_of TEXT REFERENCES self_check(id)

CREATE TABLE then_level (
  check_id TEXT NOT NULL REFERENCES self_check(id),
  domain TEXT NOT NULL,
  value REAL NOT NULL CHECK (value BETWEEN 1 AND 5),
  set_at TEXT NOT NULL,
  PRIMARY KEY (check_id, domain)
) STRICT

CREATE TABLE item_note (
  check_id TEXT NOT NULL REFERENCES self_check(id),
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  written_at TEXT NOT NULL,
  PRIMARY KEY (check_id, item)
) STRICT

ALTER TABLE activity ADD COLUMN check_id TEXT REFERENCES self_check(id)

CREATE INDEX activity_of_check ON activity(check_id) WHERE check_id IS NOT NULL

CREATE TABLE dismissed_suggestion (
  suggestion TEXT PRIMARY KEY NOT NULL,
  dismissed_at TEXT NOT NULL
) STRICT
"""
