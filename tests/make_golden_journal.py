"""Make a golden journal of the schema as it is now; done once a schema, when it is released, and kept for ever.

usage: python tests/make_golden_journal.py tests/data/journals/v2.lcjournal
"""

import random
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from lcjournal.core.model import (
    Activity,
    Answer,
    AnswerState,
    FacetLink,
    FormId,
    Goal,
    GoalStep,
    Reflection,
    Session,
    Status,
    Target,
)
from lcjournal.core.store import Store

DAY = date(2026, 11, 18)
TEXTS = (
    "L’été dernier, déjà.",
    "Œuvre, cœur, naïveté : « guillemets » et espaces\u202f!",
    "Ligne une\r\nligne deux\r\n\r\n   retrait gardé   ",
    "# Titre\n\n- [x] fait\n- [ ] à faire\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "🧭 👩‍🚀 e\u0301te et été",
    "\u200fמילה\u200e and العربية",
    "'; DROP TABLE activity; --",
)


class Clock:
    """One minute later at each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 18, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def main(path: Path) -> None:
    """Write one activity a text, and one of everything else."""
    with Store.open(path, clock=Clock(), random_bytes=random.Random("golden").randbytes) as store:
        store.set_person("Camille")
        steps = (GoalStep("Montrer un brouillon", DAY, DAY), GoalStep("Oser"))
        goal = store.goals.add(Goal("Demander plus tôt", "tard", "tôt", "cela aide", "A3", due=DAY, steps=steps))
        for number, text in enumerate(TEXTS):
            day = DAY - timedelta(days=number)
            store.activities.add(
                Activity(
                    f"Note {number}",
                    day,
                    "reading",
                    sessions=(Session(day, 20),),
                    reflections=(Reflection("note", text),),
                )
            )
        whole = Activity(
            "Tout",
            DAY,
            "peer",
            Status.IN_PROGRESS,
            (Session(DAY, 45, time(14, 5), own_time=True, note="café"), Session(DAY, 15)),
            (Reflection("what", "avant"),),
            ("Inès", "H. L."),
            ("données",),
            (FacetLink("A3", "elle ose"),),
            goal,
            private=True,
        )
        identity = store.activities.add(whole)
        store.activities.save(replace(store.activities.get(identity), reflections=(Reflection("what", "autre texte"),)))
        store.activities.bin(store.activities.add(Activity("À la corbeille", DAY, status=Status.PLANNED)))
        check = store.checks.start(("lc48", "0.1", "{}"), FormId.PULSE, "fr", 7, DAY, "0.1.0")
        store.checks.answer(
            check.id, Answer("A1.1", AnswerState.ANSWERED, 4, 3000, "fr"), Answer("C1.1", AnswerState.NOT_APPLICABLE)
        )
        store.checks.set_targets([Target("A1", 4.25, DAY, check.id), Target("A2", 3.5, DAY)])
        store.checks.finish(check.id)
        store.checks.set_note(check.id, "Première note : à garder")
        store.checks.set_note(check.id, "Une autre, plus tard")
        store.checks.note_item(check.id, "A1.1", "Surtout depuis mars 🧭")
        store.activities.add(Activity("Ce que j’en retiens", DAY, check_id=check.id))
        view = replace(store.checks.get(check.id), rater="Inès", beside=check.id)
        store.checks.add(view, "{}", "0.1.0")
        then = store.checks.start(("lc48", "0.1", "{}"), FormId.FULL, "fr", 9, DAY, "0.1.0")
        store.checks.set_then(then.id, check.id, {"A": 3.25})
        store.checks.finish(then.id)
        store.checks.dismiss("A3/peer")
        waiting = store.checks.start(("lc48", "0.1", "{}"), FormId.FULL, "en", 8, DAY, "0.1.0")
        store.checks.answer(waiting.id, Answer("A1.1", AnswerState.SKIPPED))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
