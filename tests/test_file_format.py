"""docs/file-format.md and docs/journal.schema.json tell what the journal file and its JSON export hold."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from lcjournal.core import demo
from lcjournal.core.formats.export_json import to_json
from lcjournal.core.model import Kind
from lcjournal.core.sqlite import sqlite3
from lcjournal.core.store import Store

DOCS = Path(__file__).resolve().parent.parent / "docs"
Rule = dict[str, Any]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.lcjournal"
    demo.open_demo(path, date(2026, 11, 22), "en")
    return path


@pytest.fixture
def schema() -> Rule:
    loaded: Rule = json.loads((DOCS / "journal.schema.json").read_text(encoding="utf-8"))
    return loaded


def test_the_json_export_is_what_its_schema_says(journal: Path, schema: Rule) -> None:
    with Store.open_read_only(journal) as store:
        exported = json.loads(to_json(store)[0])
    assert all(exported[name] for name in ("activities", "checks", "instruments", "targets", "goals"))
    fastjsonschema.validate(schema, exported)


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [("activities", "status", "later"), ("activities", "mood", "fine"), ("targets", "value", 6)],
)
def test_a_wrong_export_would_be_noticed(journal: Path, schema: Rule, table: str, field: str, wrong: object) -> None:
    with Store.open_read_only(journal) as store:
        exported = json.loads(to_json(store)[0])
    exported[table][0][field] = wrong
    with pytest.raises(fastjsonschema.JsonSchemaException):
        fastjsonschema.validate(schema, exported)


def test_the_schema_knows_every_kind(schema: Rule) -> None:
    told = schema["$defs"]["activity"]["properties"]["kind"]["description"]
    assert [kind for kind in Kind if kind not in told] == []


def test_the_document_tells_every_table(journal: Path) -> None:
    connection = sqlite3.connect(journal)
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    text = (DOCS / "file-format.md").read_text(encoding="utf-8")
    parts_of_the_index = ("sqlite_", "activity_text_")
    assert [name for (name,) in rows if not name.startswith(parts_of_the_index) and f"`{name}`" not in text] == []


def test_the_document_shows_the_keys_of_the_export(journal: Path) -> None:
    text = (DOCS / "file-format.md").read_text(encoding="utf-8")
    shown = json.loads(text.split("```json")[1].split("```")[0])
    with Store.open_read_only(journal) as store:
        assert list(shown) == list(json.loads(to_json(store)[0]))
