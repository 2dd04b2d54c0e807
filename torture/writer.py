"""Someone who writes as fast as the store lets them, and says of each deed when it is done.

``python -m torture.writer JOURNAL SEED DEEDS`` writes a line of JSON for each deed once it is durable; a deed that
failed is told with the sentence the person would read, and tried again at the end.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from lcjournal.core import disk_words, instruments
from lcjournal.core.errors import UserError
from lcjournal.core.model import Activity, Answer, AnswerState, FormId, Reflection, Session
from lcjournal.core.store import Store

_WORDS = ("asked", "tried", "heard", "noted", "écouté", "relu", "compared", "taught", "failed", "once more")
_DAY = date(2026, 1, 1)


@dataclass(slots=True)
class Writer:
    """Does deeds chosen by ``random``; ``tell`` hears of each what must be in the journal from then on."""

    store: Store
    random: Random
    tell: Callable[[dict[str, Any]], None]
    last: str = ""
    check: str = ""

    def deed(self) -> None:
        """Do one thing, and say so once it is durable."""
        choice = self.random.randrange(10)
        if choice < 4 or not self.last:
            self._add()
        elif choice < 6:
            self._edit()
        elif choice == 6:
            self._session()
        elif choice < 9:
            self._answer()
        else:
            self._attach()

    def _text(self) -> str:
        return " ".join(self.random.choice(_WORDS) for _ in range(self.random.choice((5, 40, 300))))

    def _add(self) -> None:
        day = _DAY + timedelta(days=self.random.randrange(300))
        text = self._text()
        activity = Activity(
            f"Entry {self.random.getrandbits(64):x}",
            day,
            sessions=(Session(day, 30), Session(day, 45)),
            reflections=(Reflection("what", text),),
            tags=(f"tag{self.random.randrange(30)}",),
        )
        self.last = self.store.activities.add(activity)
        self.tell({"deed": "add", "id": self.last, "title": activity.title, "text": digest(text), "sessions": 2})

    def _edit(self) -> None:
        before, text = self.store.activities.get(self.last), self._text()
        self.store.activities.save(replace(before, reflections=(Reflection("what", text),)))
        self.tell({"deed": "edit", "id": self.last, "title": before.title, "text": digest(text)})

    def _session(self) -> None:
        self.store.activities.add_session(self.last, Session(_DAY, 15))
        count = len(self.store.activities.get(self.last).sessions)
        self.tell({"deed": "session", "id": self.last, "sessions": count})

    def _answer(self) -> None:
        known = instruments.builtin()
        if not self.check:
            source = (known.id, known.version, known.source)
            self.check = self.store.checks.start(source, FormId.FULL, "en", 1, _DAY, "0").id
        item = self.random.choice(known.items(FormId.FULL)).id
        value = self.random.randint(1, 5)
        self.tell({"deed": "begin", "id": self.check, "item": item, "value": value})
        self.store.checks.answer(self.check, Answer(item, AnswerState.ANSWERED, value))
        self.tell({"deed": "answer", "id": self.check, "item": item, "value": value})

    def _attach(self) -> None:
        data = self.random.randbytes(self.random.choice((10, 5_000, 200_000)))
        kept = self.store.attachments.files.keep_data(data, "notes.bin")
        (attached,) = self.store.attachments.add(self.last, kept)
        self.tell({"deed": "attach", "id": self.last, "attachment": attached.id, "sha256": attached.sha256})


def digest(text: str) -> str:
    """Return what stands for a text."""
    return sha256(text.encode()).hexdigest()


def missing(store: Store, told: list[dict[str, Any]]) -> list[str]:
    """Return of what was acknowledged, in order, all that is not in the journal.

    What was begun last and not acknowledged may be there or not: a text may be followed by a later one, which keeps it
    among the earlier versions, and an answer be the one that was begun.
    """
    answers: dict[tuple[str, str], set[int]] = {}
    lost = []
    for one in told:
        if one["deed"] == "answer":
            answers[one["id"], one["item"]] = {one["value"]}
        elif one["deed"] == "begin":
            answers.setdefault((one["id"], one["item"]), set()).add(one["value"])
        elif "id" in one and not _is_there(store, one):
            lost.append(f"{one['deed']} {one['id']}")
    for (check, item), values in answers.items():
        given = store.checks.get(check).answers.get(item)
        if given is not None and given.value not in values:
            lost.append(f"answer {check} {item}")
    acknowledged = {(one["id"], one["item"]) for one in told if one["deed"] == "answer"}
    lost += [f"answer {check} {item}" for check, item in acknowledged if item not in store.checks.get(check).answers]
    return lost


def _is_there(store: Store, one: dict[str, Any]) -> bool:
    try:
        activity = store.activities.get(one["id"])
    except KeyError:
        return False
    versions = {digest(part.text) for part in activity.reflections}
    versions |= {digest(version.text) for version in store.revisions.of(one["id"])}
    attached = {attachment.sha256 for attachment in store.attachments.of(one["id"])}
    whole = "sha256" not in one or (one["sha256"] in attached and store.attachments.files.is_whole(one["sha256"]))
    same_title = bool(one.get("title", activity.title) == activity.title)
    same_text = "text" not in one or one["text"] in versions
    return whole and same_title and same_text and len(activity.sessions) >= int(one.get("sessions", 0))


def main() -> None:
    """Write, tell, and try again what failed."""
    path, seed, deeds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])

    def tell(one: dict[str, Any]) -> None:
        print(json.dumps(one), flush=True)

    try:
        with Store.open(path) as store:
            writer = Writer(store, Random(seed), tell)
            for _number in range(deeds):
                try:
                    writer.deed()
                except UserError as error:
                    tell({"deed": "failed", "said": str(error)})
    except UserError as error:
        tell({"deed": "failed", "said": str(error)})
    except OSError as error:
        tell({"deed": "failed", "said": disk_words.reason(error)})
    tell({"deed": "end"})


if __name__ == "__main__":
    main()
