"""A short run of the power going, and the disk it goes by; ``make torture`` runs it long."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from torture.deeds import all_deeds, write_template
from torture.power_deeds import states_after
from torture.power_disk import SECTOR, Disk, FolderSynced, Made, Removed, Renamed, Resized, Step, Synced, Written
from torture.strace_log import Follower

ROOT = Path(__file__).parents[2]
FILE = 1
THERE = (Made(FILE, "file"), FolderSynced(""))

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace tells what is written")


def after(*steps: Step) -> Disk:
    disk = Disk()
    for step in steps:
        disk.do(step)
    return disk


def left(steps: Sequence[Step]) -> list[dict[str, bytes | None]]:
    """Return all that a loss of power may leave."""
    found: list[dict[str, bytes | None]] = []
    for seed in range(300):
        one = after(*steps).left(Random(seed))
        found += [] if one in found else [one]
    return found


def test_what_is_synced_is_there() -> None:
    steps = (*THERE, Written(FILE, 0, b"words"), Resized(FILE, 3), Synced(FILE))
    assert left(steps) == [{"file": b"wor"}]


def test_what_is_not_synced_is_there_or_not_and_the_length_may_be_there_alone() -> None:
    steps = (*THERE, Written(FILE, 0, b"old"), Synced(FILE), Written(FILE, 1, b"new"))
    found = [one["file"] for one in left(steps)]
    assert sorted(found, key=str) == [b"old", b"old\0", b"onew"]


def test_a_length_that_is_not_synced_may_be_that_of_before() -> None:
    steps = (*THERE, Written(FILE, 0, b"words"), Synced(FILE), Resized(FILE, 0))
    assert sorted(str(one["file"]) for one in left(steps)) == ["b''", "b'words'"]


def test_a_write_is_torn_between_sectors_alone() -> None:
    sectors = 3
    steps = (*THERE, Written(FILE, 0, b"o" * SECTOR * sectors), Synced(FILE), Written(FILE, 0, b"n" * SECTOR * sectors))
    found = [bytes(one["file"] or b"") for one in left(steps)]
    pieces = {one[start : start + SECTOR] for one in found for start in range(0, len(one), SECTOR)}
    assert pieces == {b"o" * SECTOR, b"n" * SECTOR}
    assert len(found) == 2**sectors
    assert {len(one) for one in found} == {SECTOR * sectors}


def test_a_write_in_the_middle_of_a_sector_is_torn_where_the_next_begins() -> None:
    steps = (*THERE, Resized(FILE, SECTOR * 2), Synced(FILE), Written(FILE, SECTOR - 2, b"abcd"))
    assert {bytes(one["file"] or b"").strip(b"\0") for one in left(steps)} == {b"", b"ab", b"cd", b"abcd"}


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    steps = (*THERE, Resized(FILE, 2), Synced(FILE), Written(FILE, 0, b"1"), Written(FILE, 1, b"2"))
    assert {one["file"] for one in left(steps)} == {b"\0\0", b"1\0", b"\x002", b"12"}


def test_a_new_name_is_there_for_certain_once_the_folder_is_synced() -> None:
    made = (Made(FILE, "file"), Written(FILE, 0, b"words"), Synced(FILE))
    assert sorted(map(len, left(made))) == [0, 1]
    assert left((*made, FolderSynced(""))) == [{"file": b"words"}]


def test_a_rename_in_a_folder_is_there_as_a_whole_or_not_at_all() -> None:
    other = 2
    steps = (*THERE, Made(other, "new"), FolderSynced(""), Written(other, 0, b"new"), Synced(other))
    renamed = (*steps, Renamed("new", "file"))
    assert sorted(left(renamed), key=len) == [{"file": b"new"}, {"file": b"", "new": b"new"}]
    assert left((*renamed, FolderSynced(""))) == [{"file": b"new"}]


def test_a_name_taken_away_may_come_back_with_what_it_stood_for() -> None:
    steps = (*THERE, Written(FILE, 0, b"words"), Synced(FILE), Removed("file"))
    assert sorted(left(steps), key=len) == [{}, {"file": b"words"}]
    again = (*steps, Made(2, "file"), Synced(2))
    assert sorted(left(again), key=str) == [{"file": b""}, {"file": b"words"}, {}]


def test_a_folder_that_is_not_there_takes_along_what_is_in_it() -> None:
    steps = (Made(2, "folder", is_folder=True), Made(FILE, "folder/file"), Synced(FILE), FolderSynced("folder"))
    assert sorted(left(steps), key=len) == [{}, {"folder": None, "folder/file": b""}]


@needs_strace
def test_a_process_is_followed_in_all_it_does_to_the_folder(tmp_path: Path) -> None:
    script = f"""
import os
os.chdir({str(tmp_path)!r})
place = os.getcwd()
os.mkdir(f"{{place}}/folder")
with open(f"{{place}}/folder/file", "wb", buffering=0) as file:
    file.write(b"0123456789")
    file.seek(2)
    file.write(b"two")
    os.pwrite(file.fileno(), b"x", 20)
    file.truncate(15)
    os.fsync(file.fileno())
with open(f"{{place}}/log", "ab", buffering=0) as file:
    file.write(b"more")
with open(f"{{place}}/log", "ab", buffering=0) as file:
    file.seek(0)
    file.write(b" and more")
os.replace(f"{{place}}/folder/file", f"{{place}}/file")
os.link(f"{{place}}/log", f"{{place}}/folder/log")
with open(f"{{place}}/gone", "wb") as file:
    file.write(b"x" * 100_000)
os.remove(f"{{place}}/gone")
with open(f"{{place}}/log-shm", "wb") as file:
    file.write(b"memory")
os.remove(f"{{place}}/log-shm")
"""
    steps = Follower(tmp_path).steps([sys.executable, "-c", script])
    words = b"more and more"
    whole = {"file": b"01two56789\0\0\0\0\0", "folder": None, "folder/log": words, "log": words}
    assert after(*steps).now() == whole
    assert Synced(2) in steps


@needs_strace
def test_a_process_that_comes_later_finds_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "log").write_bytes(b"words")
    follower = Follower(tmp_path)
    script = f"open({str(tmp_path / 'folder' / 'log')!r}, 'a').write(' and more')"
    steps = follower.steps([sys.executable, "-c", script])
    assert {"folder": None, "folder/log": b"words"} in left((*follower.found, *steps))
    assert after(*follower.found, *steps).now() == {"folder": None, "folder/log": b"words and more"}


def tortured(name: str, rounds: int) -> dict[str, Any]:
    """Run one torture in a process of its own."""
    command = [sys.executable, "-m", "torture", name, "--rounds", str(rounds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    result: dict[str, Any] = json.loads(done.stdout)["runs"][name]
    return result


@needs_strace
def test_nothing_acknowledged_is_lost_where_the_power_goes_and_weaker_settings_lose() -> None:
    result = tortured("power", 30)
    assert (result["cuts"], result["lost"], result["unsound"], result["blind"]) == (30, 0, 0, [])
    assert result["acknowledged"] > 30


@needs_strace
def test_nothing_of_an_encrypted_journal_is_lost_where_the_power_goes() -> None:
    result = tortured("power-encrypted", 20)
    assert (result["cuts"], result["lost"], result["unsound"]) == (20, 0, 0)
    assert result["acknowledged"] > 20


@needs_strace
def test_a_restore_in_which_the_power_goes_is_done_or_not(tmp_path: Path) -> None:
    template = write_template(tmp_path / "template")
    (restore,) = (deed for deed in all_deeds(tmp_path / "counted") if deed.name == "restore")
    states = states_after(restore, template, tmp_path, Random(48), 20)
    assert len(states) == 20
    assert set(states) <= set(restore.states)
