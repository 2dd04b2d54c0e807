"""What the name of a file may hold, and what a file could do when it is opened."""

import re
import unicodedata

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 120

_PROGRAMS = (
    "appimage appx bin cmd com command cpl deb dll dmg exe flatpakref gadget jar jnlp lnk msi msix msp pif pkg rpm run"
)
_SCRIPTS = (
    "action applescript apk app application bash bat chm csh desktop fish hta inf js jse ksh msc php pl ps1 psm1 py "
    "pyc pyw pyz rb reg scf scpt scr sct sh shb sys terminal tool url vb vbe vbs webloc workflow ws wsc wsf wsh zsh"
)
_WITH_MACROS = "docm dotm ppam potm ppsm pptm sldm xlam xlm xlsm xltm"
_RUNS = frozenset(f"{_PROGRAMS} {_SCRIPTS} {_WITH_MACROS}".split())
_MAGIC = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
)
"""How programs of Windows, Linux and macOS begin, and scripts that name what runs them."""


def shown_name(name: str) -> str:
    """Return a file's name without what cannot be seen, such as marks that turn its letters around; never ``""``."""
    seen = "".join(letter for letter in name if unicodedata.category(letter) not in _UNSEEN)
    return " ".join(seen.split()) or "file"


def openable_name(name: str) -> str:
    """Return a name that every system takes, with the ending that says which program opens it."""
    safe = _FORBIDDEN.sub("_", shown_name(name)).strip(" .") or "file"
    if _RESERVED.match(safe):
        safe = f"_{safe}"
    stem, dot, ending = safe.rpartition(".")
    if not dot or len(ending) > _LONGEST // 4:
        return safe[:_LONGEST]
    return stem[: _LONGEST - len(ending)] + dot + ending


def could_run(name: str, head: bytes) -> bool:
    """Say whether opening the file could run a program: by its name, or by its first bytes, ``head``."""
    ending = openable_name(name).rpartition(".")[2].casefold()
    return ending in _RUNS or head.startswith(_MAGIC)
