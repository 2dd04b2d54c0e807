"""Make a golden journal of the schema as it is now; done once a schema, when it is released, and kept for ever.

usage: python tests/make_golden_journal.py tests/data/journals/v4.lcjournal
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
    Filter,
    FormId,
    Goal,
    GoalEvent,
    GoalLook,
    GoalState,
    GoalStep,
    NextStep,
    Outcome,
    Pause,
    Permission,
    Reflection,
    Session,
    Slot,
    Status,
    Target,
    YearlyTarget,
)
from lcjournal.core.store import Store
from lcjournal.core.templates import Template

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
        deeper(store, identity)
        hours(store, goal, identity)
        waiting = store.checks.start(("lc48", "0.1", "{}"), FormId.FULL, "en", 8, DAY, "0.1.0")
        store.checks.answer(waiting.id, Answer("A1.1", AnswerState.SKIPPED))


def deeper(store: Store, first: str) -> None:
    """Tell more of an activity that goes on with another, and keep one of all else that came with the third schema."""
    told = Activity(
        "La suite",
        DAY,
        "shadowing",
        reflections=(Reflection("gibbs.feelings", "mal à l’aise", private=True), Reflection("what", "- [x] vu")),
        source="Bibliothèque",
        link="https://example.org/a",
        permission=Permission.GRANTED,
        stretch=4,
        starred=True,
        method="gibbs",
        continues=first,
    )
    identity = store.activities.add(told)
    step = NextStep(identity, "si je bloque", "demander avant midi", DAY + timedelta(days=7))
    store.next_steps.add(step)
    answered = store.next_steps.add(replace(step, cue="lundi", action="écrire une ligne", due=DAY))
    store.next_steps.answer(answered, Outcome.PARTLY, "une fois sur deux", DAY)
    paper = store.path.with_name("notes.txt")
    paper.write_text("Trois questions à poser\n", encoding="utf-8")
    store.attachments.add(identity, store.attachments.files.keep(paper))
    paper.unlink()
    store.kinds.add("Podcast")
    store.kinds.rename("peer", "Entre pairs")
    store.kinds.set_hidden("client", hidden=True)
    store.templates.add(Template("Mon entretien", "interview", "note", tags=("métier",), reflections=told.reflections))
    store.saved_filters.save("À relire", Filter(text="ete", starred=True, since=DAY))
    store.words.learn("réflexivité")
    store.resurfacing.put_away(identity)


def hours(store: Store, goal: str, activity: str) -> None:
    """Protect some time, look at a goal again and let its level come down, as came with the fourth schema."""
    hold = Slot(2, time(14), 120, DAY - timedelta(days=77), "Europe/Paris", name="Atelier", activity_id=activity)
    slot = store.slots.add(hold)
    store.slots.skip(slot, DAY - timedelta(days=14))
    store.slots.move(slot, DAY - timedelta(days=7), DAY - timedelta(days=6), time(9, 30))
    store.slots.add_pause(Pause(DAY + timedelta(days=30), DAY + timedelta(days=44), "Noël"))
    store.yearly_targets.set(YearlyTarget("", 2400, date(2026, 1, 1)))
    store.yearly_targets.set(YearlyTarget("mooc", 600, date(2026, 9, 1)))
    more = replace(store.goals.get(goal), approach="Une ébauche par quinzaine", planned_minutes=900, look_months=1)
    store.goals.save(more)
    look = store.goal_story.add_look(GoalLook(goal, DAY, "Je polis encore."))
    store.goal_story.save_look(GoalLook(goal, DAY, "Je polis encore, et je le remarque.", look))
    store.goal_story.set_state(GoalEvent(goal, GoalState.REACHED, DAY, "presque"))
    store.goal_story.set_state(GoalEvent(goal, GoalState.OPEN, DAY + timedelta(days=1)))
    store.checks.set_targets([Target("A3", 4.5, DAY), Target("A3", 4.0, DAY, word="plus réaliste", goal_id=goal)])
    (taken_back,) = store.checks.set_targets([Target("A3", 2.0, DAY, word="par erreur", goal_id=goal)])
    store.checks.bin_target(taken_back)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
