"""The habits of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "lcjournal"
SOURCES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = ("lcjournal", "tests", "bench", "packaging")
EVERYTHING = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _lines_matching(pattern: str, paths: list[Path]) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{_name(path)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if found.search(line)
    ]


def _definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", EVERYTHING, ids=_name)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_functions_and_classes_stay_short(path: Path) -> None:
    long = [
        f"{node.name}: {_length(node)}"
        for node in _definitions(path)
        if _length(node) > (250 if isinstance(node, ast.ClassDef) else 40)
    ]
    assert long == []


def test_colours_are_roles_of_the_theme() -> None:
    assert _lines_matching(r"#[0-9a-fA-F]{6}\b", sorted((PACKAGE / "ui").rglob("*.py"))) == []


def test_core_asks_no_clock() -> None:
    core = sorted((PACKAGE / "core").rglob("*.py"))
    asked = _lines_matching(r"\bdatetime\.now\(|\.today\(\)|\.utcnow\(|\btime\.time\(", core)
    # The store's clock is handed in; its default, the system's, stands in one place.
    assert {line.split(":")[0] for line in asked} == {"lcjournal/core/store/__init__.py"}


def test_core_does_not_print() -> None:
    assert _lines_matching(r"\bprint\(", sorted((PACKAGE / "core").rglob("*.py"))) == []


def test_appdirs_is_asked_in_one_place() -> None:
    assert {line.split(":")[0] for line in _lines_matching(r"\bappdirs\b", SOURCES)} == {"lcjournal/core/paths.py"}


def test_every_error_is_caught_in_four_places_only() -> None:
    allowed = {"lcjournal/ui/background.py", "lcjournal/ui/crash.py", "lcjournal/ui/from_qt.py"}
    places = {line.split(":")[0] for line in _lines_matching(r"except Exception", SOURCES)}
    assert {place for place in places - allowed if not place.startswith("lcjournal/core/formats/")} == set()


def test_signals_are_connected_to_methods() -> None:
    assert _lines_matching(r"\.connect\(\s*(lambda|partial)", SOURCES) == []


def test_sentences_are_translated_whole() -> None:
    assert _lines_matching(r"\b(_|N_|ngettext)\(\s*f[\"']", SOURCES) == []


def test_nothing_names_the_network() -> None:
    modules = r"^\s*(import|from) (urllib|http|requests|ftplib|smtplib|ssl|asyncio|PySide6\.QtNetwork)\b"
    assert _lines_matching(modules, SOURCES) == []
