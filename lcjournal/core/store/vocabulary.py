"""The words of a journal, for one that was mistyped."""

from lcjournal.core.folding import fold
from lcjournal.core.near_names import is_slip
from lcjournal.core.sqlite import Database


def near_words(db: Database, typed: str, most: int = 3) -> list[str]:
    """Return words of the journal that are one slip of the hand from ``typed``, the most used first.

    The first two letters are taken as right: people seldom miss them, and SQLite reads every place of each word that it
    lists, so that all words of 100,000 activities would take seconds.
    """
    word = fold(typed)
    if len(word) < 2 or not word.isalnum():
        return []
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.activity_word USING fts5vocab('main', 'activity_text', 'row')")
    sql = "SELECT term FROM temp.activity_word WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?"
    rows = db.execute(f"{sql} ORDER BY cnt DESC", [word[:2], f"{word[:2]}\uffff", len(word) - 1, len(word) + 1])
    return [str(row[0]) for row in rows if row[0] != word and is_slip(word, str(row[0]))][:most]
