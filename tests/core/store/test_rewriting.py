"""A journal of whatever version is written anew with a key, and read and upgraded with it."""

from pathlib import Path

from lcjournal.core import keyring, sealing
from lcjournal.core.store import Store


def test_an_older_backup_is_sealed_as_it_is_and_read(tmp_path: Path) -> None:
    journal = tmp_path / "journal.lcjournal"
    Store.open(journal).close()
    old = tmp_path / "backups" / "journal-20250101T000000Z-00001.lcjournal"
    old.parent.mkdir()
    old.write_bytes((Path(__file__).parents[2] / "data" / "journals" / "v1.lcjournal").read_bytes())
    assert sealing.seal(journal, "four measured ducks").left == ()
    before = old.read_bytes()
    with Store.open_read_only(old) as store:
        assert store.counts()["activity"] > 0
        copy = store.snapshot(journal.with_name("copy.lcjournal"))
    assert old.read_bytes() == before
    assert keyring.is_encrypted(copy)
    with Store.open(old) as store:
        assert store.file_problems() == []
    (upgraded,) = (old.parent / "backups").glob("*-before-upgrade.lcjournal")
    assert keyring.is_encrypted(upgraded)
