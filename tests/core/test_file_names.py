import pytest

from lcjournal.core.file_names import could_run, openable_name, shown_name


def test_a_name_shows_its_true_ending() -> None:
    assert shown_name("invoice\u202efdp.exe") == "invoicefdp.exe"
    assert shown_name(" année\u200b  2026\n.odt ") == "année 2026.odt"
    assert shown_name("\u202e") == "file"


@pytest.mark.parametrize(
    ("name", "openable"),
    [
        ("questions.md", "questions.md"),
        ("a/b\\c:d?.txt", "a_b_c_d_.txt"),
        ("  notes. ", "notes"),
        ("con.txt", "_con.txt"),
        ("...", "file"),
        ("console.log", "console.log"),
    ],
)
def test_a_name_is_made_one_that_every_system_takes(name: str, openable: str) -> None:
    assert openable_name(name) == openable


def test_a_long_name_keeps_its_ending() -> None:
    assert openable_name("é" * 300 + ".pdf").endswith("é.pdf")
    assert len(openable_name("é" * 300 + ".pdf")) < 130
    assert openable_name("x" * 300) == "x" * 120
    assert openable_name("a." + "x" * 300) == "a." + "x" * 118


@pytest.mark.parametrize(
    ("name", "head", "runs"),
    [
        ("report.pdf", b"%PDF-1.7", False),
        ("photo.JPG", b"\xff\xd8\xff", False),
        ("notes", b"some words", False),
        ("setup.EXE", b"", True),
        ("setup.exe. ", b"", True),
        ("shortcut.lnk", b"L\0", True),
        ("budget.xlsm", b"PK", True),
        ("budget.xlsx", b"PK", False),
        ("run me", b"#!/bin/sh\n", True),
        ("holiday.jpg", b"MZ\x90\0", True),
        ("holiday.jpg", b"\x7fELF\x02", True),
    ],
)
def test_what_could_run_a_program_is_told_by_name_or_first_bytes(name: str, head: bytes, runs: bool) -> None:
    assert could_run(name, head) is runs
