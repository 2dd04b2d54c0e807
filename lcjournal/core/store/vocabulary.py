"""The words of a journal, for one that was mistyped."""

import json
import string

from lcjournal.core.folding import fold
from lcjournal.core.near_names import is_slip
from lcjournal.core.sqlite import Database

_BEGINNING = 2
"""How many letters lead to the words to compare: SQLite reads every place of each word that it lists, so that all
words of 100,000 activities would take seconds."""


def near_words(db: Database, typed: str, most: int = 3) -> list[str]:
    """Return words of the journal that are one slip of the hand from ``typed``, the most used first."""
    word = fold(typed)
    if len(word) < _BEGINNING or not word.isalnum():
        return []
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.activity_word USING fts5vocab('main', 'activity_text', 'row')")
    beginning = word[:_BEGINNING]
    rows = db.execute(_SAME, [beginning, f"{beginning}\uffff", len(word) - 1, len(word) + 1]).fetchall()
    rows += db.execute(_OTHER, [json.dumps(sorted(_otherwise_begun(word)))]).fetchall()
    likeliest_first = sorted(dict(rows).items(), key=lambda row: (-row[1], row[0]))
    return [term for term, _uses in likeliest_first if term != word and is_slip(word, term)][:most]


def _otherwise_begun(word: str) -> set[str]:
    """Return what may have been meant where the slip is at the beginning, with Latin letters or those of ``word``."""
    letters = {*string.ascii_lowercase, *word}
    found: set[str] = set()
    for place in range(_BEGINNING):
        before, here, after = word[:place], word[place], word[place + 1 :]
        found |= {before + after, before + after[:1] + here + after[1:]}
        found |= {before + letter + after for letter in letters}
        found |= {before + letter + here + after for letter in letters}
    return found


_SAME = """
  SELECT term, cnt FROM temp.activity_word WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?
"""
_OTHER = "SELECT term, cnt FROM json_each(?) CROSS JOIN temp.activity_word ON term = value"
