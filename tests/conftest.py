"""No test reaches the network, a real user folder or a language, or kinds, that another test chose."""

import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from lcjournal.core import i18n, key_file, keyring, kinds


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shots", metavar="DIR", help="keep the pictures that the gallery test takes")


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any socket to the outside is a failure; what stays on this machine (multiprocessing, X11) is not one."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            raise AssertionError(f"a network connection was tried: {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(autouse=True)
def _preset_kinds() -> Iterator[None]:
    kinds.use(())
    yield
    kinds.use(())


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A key is made of a passphrase in milliseconds, and no test knows the keys of another."""
    quick = partial(key_file.Derivation, memory_kib=8192, passes=1, lanes=1)
    monkeypatch.setattr(key_file, "Derivation", quick)
    yield
    keyring.forget()
