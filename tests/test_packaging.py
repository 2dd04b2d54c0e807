import re
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pinned(lock: str) -> dict[str, tuple[str, ...]]:
    """Return every version of each package that the lock names; one package may have one for each Python."""
    found = re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE)
    return {name: tuple(version for other, version in found if other == name) for name, _ in found}


def normal(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower().replace("_", "-")


def test_every_pinned_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert blocks
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_lock_names_no_address_and_no_folder(lock: str) -> None:
    allowed = re.compile(r"^([\w.-]+==| +--hash=sha256:[0-9a-f]{64}| +# )")
    assert [line for line in lock.splitlines() if not allowed.match(line)] == []
    assert "://" not in lock


def test_everything_the_project_asks_for_is_pinned(project: dict[str, Any], lock: str) -> None:
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert {normal(requirement) for requirement in asked} <= set(pinned(lock))


def test_qt_stays_below_the_version_that_aborts_under_python_3_11(lock: str) -> None:
    for name in ("pyside6-essentials", "shiboken6"):
        for version in pinned(lock)[name]:
            assert (6, 9) <= tuple(int(part) for part in version.split(".")[:2]) < (6, 12)


def test_no_second_set_of_qt_bindings_comes_along(lock: str) -> None:
    assert not {"pyqt5", "pyqt6", "pyside2", "pyside6", "pyside6-addons"} & set(pinned(lock))


def test_an_installed_app_has_its_resources_catalogues_and_help_inside(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    shipped = [
        path for folder in ("resources", "i18n") for path in (ROOT / folder).rglob("*.*") if path.suffix != ".mo"
    ]
    shipped += (ROOT / "docs").glob("measurement*.md")
    assert len(shipped) > 10
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert {f"lcjournal/{path.relative_to(ROOT).as_posix()}" for path in shipped} <= inside
    assert "lcjournal/__main__.py" in inside
