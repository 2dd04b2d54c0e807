"""A sealed file gives back what it holds, whole, to its key alone."""

from pathlib import Path

import pytest

from lcjournal.core import sealed_file
from lcjournal.core.errors import UserError


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "sealed"
    pieces = [b"a" * sealed_file.PIECE, b"b" * sealed_file.PIECE, b"c"]
    path.write_bytes(b"".join(sealed_file.sealed(pieces, bytes(32))))
    return path


@pytest.mark.parametrize(
    "order",
    [(0, 2), (0, 1), (1, 0, 2), (0, 1, 2, 2), ()],
)
def test_no_piece_of_a_sealed_file_can_be_left_out_moved_or_added(sealed: Path, order: tuple[int, ...]) -> None:
    content, piece = sealed.read_bytes(), sealed_file.PIECE + 16
    pieces = [content[24 + number * piece :][:piece] for number in range(3)]
    sealed.write_bytes(content[:24] + b"".join(pieces[number] for number in order))
    with pytest.raises(UserError, match="damaged"):
        list(sealed_file.opened(sealed, bytes(32)))


def test_a_sealed_file_gives_back_what_it_holds_to_its_key_alone(sealed: Path) -> None:
    assert [piece[:1] for piece in sealed_file.opened(sealed, bytes(32))] == [b"a", b"b", b"c"]
    with pytest.raises(UserError):
        list(sealed_file.opened(sealed, b"\x01" * 32))
    sealed.write_bytes(b"".join(sealed_file.sealed([], bytes(32))))
    assert b"".join(sealed_file.opened(sealed, bytes(32))) == b""
