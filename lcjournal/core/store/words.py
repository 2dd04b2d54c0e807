"""The words a person taught the spell-check."""

from lcjournal.core.model import Change
from lcjournal.core.store.connection import Connection


class Words:
    """The own words of one open journal."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> set[str]:
        """Return every word, as it was written."""
        return {str(row[0]) for row in self._connection.db.execute("SELECT word FROM own_word")}

    def names(self) -> list[str]:
        """Return the names of all people and tags ever used: they are right as they are written."""
        return [
            str(row[0]) for row in self._connection.db.execute("SELECT name FROM person UNION SELECT name FROM tag")
        ]

    def learn(self, word: str) -> None:
        """Keep a word; one that is known already stays."""
        with self._connection.write(Change.JOURNAL) as db:
            row = {"word": word, "added_at": self._connection.stamp()}
            db.table("own_word").insert(row, pk="word", ignore=True)

    def forget(self, word: str) -> None:
        """Let go of a word that was learned by mistake."""
        with self._connection.write(Change.JOURNAL) as db:
            db.execute("DELETE FROM own_word WHERE word = ?", [word])
