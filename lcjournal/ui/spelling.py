"""Which words are misspelt, found out outside the thread of the window: a word is right until its answer is there."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.model import Change
from lcjournal.core.spelling import LANGUAGES, Word, language_of, words_of
from lcjournal.core.spelling_process import SpellingProcess
from lcjournal.core.store import Store
from lcjournal.ui import background
from lcjournal.ui.undo import Undo

_GATHER_MS = 60
"""How long words wait for more of them, so that a text is one question."""

Known = tuple[str, str]
"""A language and a word."""


class Spelling(QObject):
    """The spell-check of one journal. ``choice`` is a language, ``auto`` for that of each text, or ``off``."""

    answered = Signal()
    """More is known about words that were asked for."""

    changed = Signal()
    """Another language, or a word that was learned: everything is to be looked at again."""

    def __init__(self, parent: QObject, store: Store, undo: Undo, choice: str, keep: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._store, self._undo, self._keep = store, undo, keep
        self.choice = choice if choice in {*LANGUAGES, "off"} else "auto"
        self._process = SpellingProcess()
        self._is_wrong: dict[Known, bool] = {}
        self._wanted: set[Known] = set()
        self._right: set[str] | None = None  # read with the first word
        self._ignored: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._timer.timeout.connect(self._ask)
        self.destroyed.connect(self._process.close)

    def choose(self, choice: str) -> None:
        """Check in another language, or not at all, and remember that."""
        self.choice = choice
        self._keep(choice)
        self.changed.emit()

    def language(self, text: str) -> str:
        """Return the language to check a text in: the one chosen, or that of the text, or else the window’s."""
        return self.choice if self.choice in LANGUAGES else language_of(text, i18n.language())

    def wrong(self, line: str, language: str, writing: int = -1) -> tuple[list[Word], bool]:
        """Return the misspelt words of a line, but not one that ends at ``writing``; and whether all are known."""
        if self.choice == "off":
            return [], True
        words = [word for word in words_of(line) if word.end != writing and not self._is_known(word.text)]
        unknown = {(language, word.text) for word in words} - self._is_wrong.keys()
        if unknown:
            self._wanted |= unknown
            self._timer.start()
        return [word for word in words if self._is_wrong.get((language, word.text))], not unknown

    def suggest(self, word: str, language: str, done: Callable[[list[str]], object]) -> None:
        """Look for words that may have been meant."""
        process = self._process

        def look(_task: background.Task) -> list[str]:
            return process.suggestions(language, word)

        background.run(look, done=done)

    def ignore(self, word: str) -> None:
        """Take a word for right until the window closes."""
        self._ignored.add(word)
        self.changed.emit()

    def on_change(self, change: Change) -> None:
        """Read the words that are right here again, if they may have been learned or forgotten elsewhere."""
        before = self._right
        if change & Change.JOURNAL and before is not None:
            self._right = None
            if self._own() != before:
                self.changed.emit()

    def learn(self, word: str) -> None:
        """Take a word for right from now on."""
        self._learn(word)
        told = _("“{word}” is taken for right from now on").format(word=word)
        self._undo.push(told, lambda: self._forget(word), lambda: self._learn(word))

    def _learn(self, word: str) -> None:
        self._store.words.learn(word)
        self._own().add(word)
        self.changed.emit()

    def _forget(self, word: str) -> None:
        self._store.words.forget(word)
        self._own().discard(word)
        self.changed.emit()

    def _own(self) -> set[str]:
        """Return the words that are right here: those learned, and the names of people and tags."""
        if self._right is None:
            names = {word.text for name in self._store.words.names() for word in words_of(name)}
            self._right = self._store.words.all() | names
        return self._right

    def _is_known(self, word: str) -> bool:
        return any(form in words for form in (word, word.lower()) for words in (self._own(), self._ignored))

    def _ask(self) -> None:
        asked, self._wanted = self._wanted, set()
        process = self._process

        def look(_task: background.Task) -> dict[Known, bool]:
            return _verdicts(process, asked)

        background.run(look, done=self._on_answer)

    def _on_answer(self, verdicts: dict[Known, bool]) -> None:
        self._is_wrong |= verdicts
        self.answered.emit()


def _verdicts(process: SpellingProcess, asked: Iterable[Known]) -> dict[Known, bool]:
    """Ask about words, language by language."""
    words: dict[str, list[str]] = {}
    for language, word in asked:
        words.setdefault(language, []).append(word)
    wrong = {language: process.wrong(language, found) for language, found in words.items()}
    return {(language, word): word in wrong[language] for language, found in words.items() for word in found}
