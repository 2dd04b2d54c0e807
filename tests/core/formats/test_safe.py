import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats import safe


def every(_name: str) -> bool:
    return True


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[..., Path]:
    def make(*members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
        path = tmp_path / "made.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members:
                archive.writestr(name, data)
        return path

    return make


def test_members_come_in_the_order_of_their_names(zipped: Callable[..., Path]) -> None:
    path = zipped(("b.txt", b"2"), ("a.txt", b"1"), ("c.png", b"3"))
    found = list(safe.zip_members(path, lambda name: name.endswith(".txt")))
    assert [(member.name, member.data) for member in found] == [("a.txt", b"1"), ("b.txt", b"2")]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "a/../../b.txt", "C:evil.txt", "a\\b.txt"])
def test_a_name_that_leads_out_is_not_read(zipped: Callable[..., Path], name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename = name
    (member,) = safe.zip_members(zipped((info, b"1")), every)
    assert member.data is None
    assert "leads out" in member.sentence


def test_a_link_is_not_read(zipped: Callable[..., Path]) -> None:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    (member,) = safe.zip_members(zipped((info, b"/etc/passwd")), every)
    assert member.data is None


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_used_twice_is_not_read(zipped: Callable[..., Path]) -> None:
    found = list(safe.zip_members(zipped(("a.txt", b"1"), ("a.txt", b"2")), every))
    assert [member.data for member in found] == [None, None]


def test_a_bomb_is_not_unpacked(zipped: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "MEMBER_LIMIT", 1000)
    (member,) = safe.zip_members(zipped(("bomb.txt", b"0" * 100_000)), every)
    assert member.data is None
    assert "too large" in member.sentence


def test_the_room_is_shared_by_all_members(zipped: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "ZIP_LIMIT", 150)
    found = safe.zip_members(zipped(("a.txt", b"0" * 100), ("b.txt", b"0" * 100)), every)
    assert [member.data is None for member in found] == [False, True]


def test_an_encrypted_member_is_not_read(zipped: Callable[..., Path]) -> None:
    path = zipped(("a.txt", b"secret"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (member,) = safe.zip_members(path, every)
    assert "password" in member.sentence


def test_a_damaged_member_is_not_read(zipped: Callable[..., Path]) -> None:
    path = zipped(("a.txt", b"some text that is long enough to damage" * 9))
    data = bytearray(path.read_bytes())
    data[40:50] = b"\xff" * 10
    path.write_bytes(data)
    (member,) = safe.zip_members(path, every)
    assert "damaged" in member.sentence


def test_a_file_that_is_no_zip_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK not a zip")
    with pytest.raises(UserError, match="not a zip"):
        list(safe.zip_members(path, every))


def test_too_many_members_are_refused(zipped: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "MEMBER_COUNT", 1)
    with pytest.raises(UserError, match="too many"):
        list(safe.zip_members(zipped(("a", b""), ("b", b"")), every))


def test_a_file_too_large_or_missing_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert safe.read_bytes(tmp_path / "a") == b"12345"
    with pytest.raises(UserError, match="too large"):
        safe.read_bytes(tmp_path / "a", limit=4)
    with pytest.raises(UserError, match="cannot be opened"):
        safe.read_bytes(tmp_path / "b")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("é".encode("utf-16"), ("é", "utf-16")),
        ("é".encode("utf-8-sig"), ("é", "utf-8-sig")),
        ("é".encode(), ("é", "utf-8")),
        ("œuvre – ’".encode("cp1252"), ("œuvre – ’", "cp1252")),
        (b"\x81\xe9", ("\ufffdé", "cp1252")),
    ],
)
def test_the_encoding_is_found(data: bytes, expected: tuple[str, str]) -> None:
    assert safe.decode(data) == expected


def test_days_outside_three_centuries_are_no_days() -> None:
    assert safe.valid_day(2026, 2, 28) == date(2026, 2, 28)
    assert safe.valid_day(2026, 2, 30) is None
    assert safe.valid_day(999, 1, 1) is None


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a": NaN}', '{"a": 1, "a": 2}', "{", '{"a": ' + "9" * 5000 + "}"])
def test_json_that_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        safe.parse_json(text)


def test_json_is_read() -> None:
    assert safe.parse_json('{"a": [1, "\\ud800"]}') == {"a": [1, "\ud800"]}
