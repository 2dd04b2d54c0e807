"""Starting: fast, offline, told when it cannot, and safe with the oldest Python."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

PNG = b"\x89PNG\r\n\x1a\n"


def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run Python with a window that needs no screen."""
    command = [sys.executable, *(("-c", textwrap.dedent(code)) if code else ("-m", "lcjournal")), *arguments]
    environment = dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def modules_after(code: str, *arguments: str) -> list[str]:
    """Return what is imported once ``code`` has run in a Python of its own, in order."""
    done = run(*arguments, code=f"{textwrap.dedent(code)}\nimport sys\nprint('modules', *sys.modules)")
    assert done.returncode == 0, done.stderr
    last = next(line for line in reversed(done.stdout.splitlines()) if line.startswith("modules "))
    return last.split()[1:]


START = """
    import sys
    from pathlib import Path
    from PySide6.QtWidgets import QApplication
    from lcjournal.core.paths import data_paths
    from lcjournal.core.settings import Settings
    from lcjournal.ui.app import App

    qt = QApplication(["lcjournal"])
    app = App(qt, data_paths(Path(sys.argv[1])), Settings(language="en", theme="light", welcomed=True))
    app.start("today")
    qt.processEvents()
    app.stop()
"""

LATER = (
    "cryptography",
    "fastjsonschema",
    "hunspell",
    "lcjournal.cli_output",
    "lcjournal.core.demo",
    "lcjournal.core.formats",
    "lcjournal.core.growth",
    "lcjournal.core.salvage",
    "lcjournal.core.spelling",
    "lcjournal.core.suggestions",
    "lcjournal.ui.backups_dialog",
    "lcjournal.ui.charts",
    "lcjournal.ui.history_dialog",
    "lcjournal.ui.printing",
    "lcjournal.ui.reading_dialog",
    "lcjournal.ui.review_dialog",
    "lcjournal.ui.spelling",
    "lcjournal.ui.tour",
    "lcjournal.ui.widgets.activity_table",
    "lcjournal.ui.widgets.editor",
    "lcjournal.ui.widgets.markdown_view",
    "lcjournal.ui.widgets.profile",
    "lcjournal.ui.widgets.reader",
    "pyqtgraph",
    "qtawesome",
)
"""What no start needs before someone asks for it."""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there and its count means nothing")
def test_qt_calls_do_not_use_up_none() -> None:
    """PySide 6.12.0 takes one reference to None with each call, and Python 3.11 aborts when none is left."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _number in range(500):
        thing.setObjectName("x")
        thing.parent()
        thing.setProperty("x", None)
    assert abs(sys.getrefcount(None) - before) < 50


def test_smoke_shows_every_page_and_leaves_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "out" / "smoke.png"
    done = run("--data", str(tmp_path / "data"), "--lang", "fr", "--smoke", str(picture))
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.read_bytes().startswith(PNG)
    assert picture.stat().st_size > 10_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="every other system has a display")
def test_without_a_display_one_sentence_says_so(tmp_path: Path) -> None:
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in without}
    command = [sys.executable, "-m", "lcjournal", "--data", str(tmp_path), "--lang", "fr"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Il n’y a pas d’écran ici")
    assert len(done.stderr.splitlines()) == 1


def test_commands_need_no_qt() -> None:
    assert "PySide6" not in modules_after("import lcjournal.cli, lcjournal.__main__")


def test_a_start_waits_for_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    modules = modules_after(START, str(tmp_path))
    pages = {name for name in modules if name.startswith("lcjournal.ui.pages.")}
    assert pages == {"lcjournal.ui.pages.page", "lcjournal.ui.pages.today"}
    assert [name for name in modules if name.startswith(LATER)] == []


def test_the_store_comes_before_qt() -> None:
    """PySide6 reads the source of every module that is imported after it, and keeps it."""
    modules = modules_after("import lcjournal.__main__, lcjournal.ui.launch")
    after_qt = modules[modules.index("PySide6") :]
    assert [name for name in after_qt if name.startswith(("lcjournal.core.store", "sqlite_utils", "numpy"))] == []


def test_a_start_opens_no_socket(tmp_path: Path) -> None:
    forbid = """
        import socket
        def refuse(*_arguments, **_named):
            raise AssertionError("a socket")
        socket.socket.connect = socket.socket.bind = socket.socket.listen = refuse
    """
    done = run(str(tmp_path), code=textwrap.dedent(forbid) + textwrap.dedent(START))
    assert done.returncode == 0, done.stderr
    assert "a socket" not in done.stderr


def test_the_first_start_welcomes(tmp_path: Path) -> None:
    code = textwrap.dedent(START).replace("welcomed=True", "welcomed=False").replace('"today"', '""')
    code = code.replace("app.stop()", 'print("shown", app.window.current())\napp.stop()')
    done = run(str(tmp_path), code=code)
    assert "shown welcome" in done.stdout


TELL = """
    import sys
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QPushButton
    from lcjournal.__main__ import main
    from lcjournal.ui.app import App
    shown = App.stand_before
    def tell(screen):
        said = [*screen.findChildren(QLabel), *screen.findChildren(QPushButton)]
        print("told:", " ".join(one.text() for one in said))
        QApplication.quit()
    def stand_before(app, screen):
        shown(app, screen)
        QTimer.singleShot(0, lambda: tell(screen))
    App.stand_before = stand_before
    print("exit", main(["--data", sys.argv[1], "--lang", "en"]))
"""


def test_a_folder_that_cannot_be_written_is_told_with_a_way_on(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = run(str(tmp_path / "taken" / "journal"), code=TELL)
    assert "told:" in done.stdout, done.stderr
    assert "a file stands where a folder is needed" in done.stdout
    assert "Try again Another journal… Quit" in done.stdout
    assert "exit 0" in done.stdout
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file"


def test_a_second_window_on_the_same_journal_is_told_so(tmp_path: Path) -> None:
    opened = """
        import sys
        from pathlib import Path
        from lcjournal.core.paths import data_paths
        from lcjournal.core.store import Store
        store = Store.open(data_paths(Path(sys.argv[1])).journal)
    """
    holder = f"{textwrap.dedent(opened)}\nprint('ready', flush=True)\nsys.stdin.read()"
    command = [sys.executable, "-c", holder, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "ready\n"
        done = run(str(tmp_path), code=TELL)
        first.kill()
    assert "This journal is already open" in done.stdout, done.stdout + done.stderr
    assert "exit 0" in done.stdout
