"""Write N learning-journal entries, French and English mixed, as JSON lines; the same seed gives the same bytes.

usage: make_corpus.py N [SEED] > entries.jsonl
Each line: {"id", "date" (ISO day), "kind", "title", "minutes", "tags" [..], "text"}; about 90 words of text an entry.
"""

# ruff: noqa: E501, SIM905 -- words are easiest to read and change as lines of words
import datetime as dt
import json
import random
import sys
from collections.abc import Iterator
from typing import Any

KINDS = ["mooc", "conference", "shadowing", "interview", "client_visit", "project", "reading", "peer_exchange"]
FR = (
    "apprendre collègue équipe manager projet réunion client atelier conférence échange métier outil pratique retour "
    "réflexion doute erreur essai méthode cours vidéo chapitre exercice question réponse idée posture écoute négociation "
    "données tableau modèle présentation démarche qualité sécurité planning objectif compétence autonomie confiance "
    "curiosité hypothèse lecture note synthèse expérience terrain atelier pédagogie formation tuteur élève été déjà "
    "aujourd'hui j'ai compris que le la les un une des avec pour dans sur mais donc car quand après avant très plus"
).split()
EN = (
    "learning colleague team manager project meeting client workshop conference exchange trade tool practice feedback "
    "reflection doubt mistake attempt method course video chapter exercise question answer idea stance listening "
    "negotiation data dashboard model presentation approach quality safety schedule goal skill autonomy trust curiosity "
    "hypothesis reading note summary experience field pedagogy training tutor pupil today I understood that the a an with "
    "for in on but so because when after before very more"
).split()
TAGS = [
    "python",
    "gestion",
    "communication",
    "vente",
    "data",
    "leadership",
    "anglais",
    "sécurité",
    "design",
    "statistique",
]


def entries(n: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield the entries, oldest first."""
    rng = random.Random(seed)
    day = dt.date(1999, 1, 4)
    for i in range(n):
        words = FR if rng.random() < 0.5 else EN
        day += dt.timedelta(days=1)
        body = [rng.choice(words) for _ in range(rng.randint(40, 140))]
        if i % 997 == 0:
            body.insert(rng.randrange(len(body)), "zythologie")  # a rare word: the needle of the search cases
        text = " ".join(body)
        yield {
            "id": i,
            "date": day.isoformat(),
            "kind": rng.choice(KINDS),
            "title": " ".join(body[:5]),
            "minutes": rng.choice([15, 30, 45, 60, 90, 120, 240]),
            "tags": rng.sample(TAGS, rng.randint(0, 3)),
            "text": text,
        }


if __name__ == "__main__":
    for e in entries(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        print(json.dumps(e, ensure_ascii=False))
