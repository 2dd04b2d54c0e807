"""What the documents say is so."""

import ast
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import lcjournal
from lcjournal import cli, cli_arguments
from lcjournal.core import instruments
from lcjournal.core.model import FormId

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "packaging").glob("*.md")])


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


def targets() -> set[str]:
    return set(re.findall(r"^([a-z0-9]+):", read("Makefile"), re.MULTILINE))


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", document.read_text(encoding="utf-8")):
        if re.match(r"https?://", link):
            continue
        name, _hash, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_make_command_is_a_target(document: Path) -> None:
    named = re.findall(r"(?:`|^)make ([a-z0-9]+)", document.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= targets()


def test_the_readme_tells_every_command_and_no_other() -> None:
    told = re.findall(r"^\| `lcjournal (\w+)", read("README.md"), re.MULTILINE)
    assert set(told) == set(cli.COMMANDS)


def test_the_readme_tells_every_export() -> None:
    told = re.findall(r"export --format (\w+) OUT", read("README.md"))
    assert tuple(told) == cli_arguments.FORMATS


def test_the_options_of_the_readme_can_be_typed() -> None:
    known = {"--since", "--until", "--dry-run", "--data", "--lang", "--today", "--json", "--format", "--form", "--date"}
    known |= {"--answers", "--scale", "--complete", "--list", "--from", "--passphrase-stdin", "--sheet", "--recover"}
    known |= {"--private"}
    table = read("README.md").split("## Commands")[1].split("## Privacy")[0]
    assert set(re.findall(r"--[a-z][a-z-]+", table)) == known
    help_ = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "lcjournal").glob("cli_arguments.py"))
    assert all(f'"{option}"' in help_ for option in known)


def test_the_readme_bears_the_label_of_the_questionnaire_in_both_languages() -> None:
    text = " ".join(line.removeprefix("> ") for line in read("README.md").splitlines())
    label = instruments.builtin().label
    for language in ("en", "fr"):
        assert " ".join(label.text(language).split()) in " ".join(text.split())


def test_the_readme_counts_the_questions() -> None:
    counts = [len(instruments.builtin().items(form)) for form in (FormId.FULL, FormId.PULSE)]
    assert f"fully ({counts[0]} questions) or in two minutes ({counts[1]})" in read("README.md")


def test_the_example_of_a_questionnaire_is_one() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", read("docs/instrument-format.md"), re.DOTALL)
    own = instruments.parse(example)
    assert [len(own.items(form)) for form in (FormId.FULL, FormId.PULSE)] == [3, 1]


def test_every_key_of_a_questionnaire_is_explained() -> None:
    schema = json.loads(read("resources/instruments/instrument.schema.json"))
    parts = [schema, *schema["definitions"].values()]
    keys = {key for part in parts for key in part.get("properties", {})}
    told = set(re.findall(r"`(?:rules\.)?(\w+)`", read("docs/instrument-format.md")))
    assert keys - told == {"rules", "facets", "items"}  # which only hold the others


def test_every_library_has_its_reason() -> None:
    table = read("ARCHITECTURE.md").split("## Libraries")[1].split("##")[0]
    told = set(re.findall(r"^\| ([\w-]+) \|", table, re.MULTILINE)) - {"library"}
    asked = {re.split(r"[<>=]", requirement)[0] for requirement in project()["project"]["dependencies"]}
    assert told == asked


def test_every_package_imported_is_asked_for() -> None:
    names = {"markdown_it": "markdown-it-py", "yaml": "PyYAML", "babel": "Babel", "hunspell": "chunspell"}
    names |= {"PySide6": "PySide6-Essentials", "shiboken6": "PySide6-Essentials"}
    asked = {re.split(r"[<>=]", requirement)[0] for requirement in project()["project"]["dependencies"]}
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "lcjournal").rglob("*.py"))
    nodes = [node for tree in trees for node in ast.walk(tree)]
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    outside = {name.partition(".")[0] for name in imported} - set(sys.stdlib_module_names) - {"lcjournal"}
    assert {names.get(name, name.replace("_", "-")) for name in outside} <= asked


def test_every_tool_of_the_work_is_named() -> None:
    tools = read("ARCHITECTURE.md").split("For work on it:")[1].split("##")[0]
    for requirement in project()["dependency-groups"]["dev"]:
        assert re.search(rf"\b{re.split('[<>=]', requirement)[0]}\b", tools), requirement


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/file-format.md"])
def test_every_file_named_exists(document: str) -> None:
    text = read(document).split("## Room for what comes")[0]
    named = re.findall(r"`((?:lcjournal|resources|tests|docs|i18n|packaging)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_change_log_knows_this_version() -> None:
    assert re.search(rf"^## {re.escape(lcjournal.__version__)} ", read("CHANGELOG.md"), re.MULTILINE)


def test_every_decision_has_its_number() -> None:
    names = sorted(path.name for path in (ROOT / "docs/decisions").glob("*.md"))
    assert [name[:4] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
    for name in names:
        assert read(f"docs/decisions/{name}").startswith(f"# {name[:4]} ")
