"""A whole session of the real window, call by call."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from torture import session

ROOT = Path(__file__).parents[2]

TRACE = """\
7 openat(AT_FDCWD</somewhere>, "{root}/data/journal.lcjournal", O_RDWR|O_CREAT, 0644) = 3<{root}/data/journal.lcjournal>
7 openat(AT_FDCWD</somewhere>, "{root}/home/.config/lcjournal", O_WRONLY|O_CREAT, 0644) = 4</somewhere/else>
7 openat(AT_FDCWD</somewhere>, "{root}/home/read", O_RDONLY) = 5<{root}/home/read>
7 mkdir("{root}/home/refused", 0700) = -1 EACCES (Permission denied)
7 rename("{root}/temporary/a", "{root}/home/a") = 0
7 openat(AT_FDCWD</somewhere>, "/dev/null", O_WRONLY) = 6</dev/null>
7 socket(AF_UNIX, SOCK_STREAM, 0) = 7<socket:[1]>
7 connect(7<socket:[1]>, {{sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}}, 20) = 0
7 sendmsg(7<socket:[1]>, {{msg_iov=[{{iov_base="{root}/home", iov_len=3}}]}}, 0) = 3
8 connect(8, {{sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}}, 16) = -1 ENETUNREACH (…)
"""


def test_a_call_over_the_network_and_a_write_elsewhere_are_seen(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text(TRACE.format(root=tmp_path), encoding="utf-8")
    figures = session.Figures()
    session.read(trace, tmp_path, figures)
    assert figures.outside == [f"{tmp_path}/home/.config/lcjournal", f"{tmp_path}/home/a"]
    assert len(figures.network) == 1
    assert figures.local == {"AF_UNIX", "AF_UNIX /tmp/.X11-unix/X0"}


def test_a_session_stays_on_this_computer_and_in_its_folders() -> None:
    """That each deed is done in time is for the long run: here others may keep the machine busy."""
    command = [sys.executable, "-m", "torture", "session", "--rounds", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout, done.stderr
    result = json.loads(done.stdout)["runs"]["session"]
    if not result["rounds"]:
        pytest.skip(result["why"])
    assert (result["network"], result["outside"]) == (0, 0), result["examples"]
    assert result["written"] > 5
