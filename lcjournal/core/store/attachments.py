"""The files attached to activities: named here, kept in the folder beside the journal."""

from dataclasses import asdict

from lcjournal.core import side_folder
from lcjournal.core.model import Attachment, Change
from lcjournal.core.side_folder import KeptFile
from lcjournal.core.sqlite import Database
from lcjournal.core.store.connection import Connection
from lcjournal.core.store.rows import attachment

_COLUMNS = "id, name, sha256, size, added_at"


class Attachments:
    """The attachments of one open journal. ``files`` is the folder with their bytes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.files = side_folder.beside(connection.path)

    @property
    def _db(self) -> Database:
        return self._connection.db

    def add(self, activity_id: str, *kept: KeptFile) -> tuple[Attachment, ...]:
        """Attach files that ``files.keep`` has copied, and return them.

        One that is attached to this activity already is not attached again, whatever its name.
        """
        ids = {one.sha256: one.id for one in self.of(activity_id)}
        stamp = self._connection.stamp()
        with self._connection.write(Change.ACTIVITIES) as db:
            for file in kept:
                if file.sha256 not in ids:
                    ids[file.sha256] = self._connection.new_id()
                    row = {"id": ids[file.sha256], "activity_id": activity_id, "added_at": stamp, "deleted_at": None}
                    db.table("attachment").insert(row | asdict(file))
        return tuple(self.get(ids[file.sha256]) for file in kept)

    def get(self, attachment_id: str) -> Attachment:
        """Return one attachment, also a removed one. Raises KeyError."""
        found = self._read("id = ?", attachment_id)
        if not found:
            raise KeyError(attachment_id)
        return found[0]

    def of(self, activity_id: str) -> tuple[Attachment, ...]:
        """Return what is attached to an activity, first attached first."""
        return self._read("activity_id = ? AND deleted_at IS NULL", activity_id)

    def remove(self, *ids: str) -> None:
        """Take attachments off their activity. Their files stay: they can be restored, and others may share them."""
        self._set_deleted(ids, self._connection.stamp())

    def restore(self, *ids: str) -> None:
        """Put removed attachments back."""
        self._set_deleted(ids, None)

    def all(self) -> tuple[Attachment, ...]:
        """Return every attachment, those removed and those of activities in the bin included: what a backup holds."""
        return self._read("true")

    def missing(self) -> tuple[Attachment, ...]:
        """Return the attachments in use whose file is no longer there."""
        return tuple(one for one in self._read("deleted_at IS NULL") if self.files.find(one.sha256) is None)

    def problems(self) -> list[str]:
        """Name, in technical words, the files in use that are gone or are not what was attached; reads all of them."""
        found = []
        for digest in sorted({one.sha256 for one in self._read("deleted_at IS NULL")}):
            if self.files.find(digest) is None:
                found.append(f"attachment {digest} missing")
            elif not self.files.is_whole(digest):
                found.append(f"attachment {digest} damaged")
        return found

    def _set_deleted(self, ids: tuple[str, ...], stamp: str | None) -> None:
        with self._connection.write(Change.ACTIVITIES) as db:
            for identity in ids:
                db.table("attachment").update(identity, {"deleted_at": stamp})

    def _read(self, condition: str, *values: str) -> tuple[Attachment, ...]:
        sql = f"SELECT {_COLUMNS} FROM attachment WHERE {condition} ORDER BY added_at, rowid"
        return tuple(map(attachment, self._db.execute(sql, values)))
