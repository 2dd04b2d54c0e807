"""docs/file-format.md and docs/journal.schema.json tell what the journal file and its JSON export hold."""

import json
import re
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lcjournal.core import demo
from lcjournal.core.formats.export_json import to_json
from lcjournal.core.model import Kind
from lcjournal.core.store import Store

DOCS = Path(__file__).resolve().parent.parent / "docs"
Rule = dict[str, Any]
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
}


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "journal.lcjournal"
    demo.open_demo(path, date(2026, 11, 22), "en")
    return path


@pytest.fixture
def schema() -> Rule:
    loaded: Rule = json.loads((DOCS / "journal.schema.json").read_text(encoding="utf-8"))
    return loaded


class Checker:
    """Finds where a value breaks the rules of JSON Schema that ours uses; beyond those, every key must be described."""

    def __init__(self, schema: Rule) -> None:
        self._named = schema["$defs"]
        self.wrong: list[str] = []

    def check(self, value: object, rule: Rule, where: str) -> None:
        if "$ref" in rule:
            self.check(value, self._named[rule["$ref"].rpartition("/")[2]], where)
        elif "anyOf" in rule:
            self.check(value, rule["anyOf"][0 if value is not None else 1], where)
        elif "const" in rule or "enum" in rule:
            self._say(value in rule.get("enum", [rule.get("const")]), f"{where}: {value!r}")
        elif rule["type"] == "null":
            self._say(value is None, f"{where}: {value!r} is not null")
        else:
            self._check_type(value, rule, where)

    def _check_type(self, value: object, rule: Rule, where: str) -> None:
        right = isinstance(value, TYPES[rule["type"]]) and isinstance(value, bool) == (rule["type"] == "boolean")
        self._say(right, f"{where}: {value!r} is no {rule['type']}")
        if isinstance(value, list):
            for one in value:
                self.check(one, rule["items"], f"{where}[]")
        elif isinstance(value, dict):
            self._say(set(value) == set(rule["properties"]) == set(rule["required"]), f"{where}: {sorted(value)}")
            for name in set(value) & set(rule["properties"]):
                self.check(value[name], rule["properties"][name], f"{where}.{name}")
        elif isinstance(value, int | float):
            self._say(rule.get("minimum", value) <= value <= rule.get("maximum", value), f"{where}: {value}")
        elif "pattern" in rule:
            self._say(bool(re.search(rule["pattern"], str(value))), f"{where}: {value!r}")

    def _say(self, right: bool, what: str) -> None:
        self.wrong += [] if right else [what]


def test_the_json_export_is_what_its_schema_says(journal: Path, schema: Rule) -> None:
    with Store.open_read_only(journal) as store:
        exported = json.loads(to_json(store)[0])
    assert all(exported[name] for name in ("activities", "checks", "instruments", "targets", "goals"))
    checker = Checker(schema)
    checker.check(exported, schema, "journal")
    assert checker.wrong == []


def test_a_wrong_export_would_be_noticed(journal: Path, schema: Rule) -> None:
    with Store.open_read_only(journal) as store:
        exported = json.loads(to_json(store)[0])
    exported["activities"][0]["status"] = "later"
    exported["activities"][1]["mood"] = "fine"
    exported["targets"][0]["value"] = 6
    checker = Checker(schema)
    checker.check(exported, schema, "journal")
    assert len(checker.wrong) == 3


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
