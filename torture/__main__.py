"""``python -m torture [NAME …] [--out FILE] [--rounds N] [--seed S]``: put journals through it, and print JSON.

It fails where anything was lost. Without names all is run, each as often as in docs/reliability.md.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench.figures import machine
from torture import (
    damage,
    deeds,
    faults,
    full_disk,
    instances,
    kills,
    places,
    power,
    power_deeds,
    session,
    window_kills,
)

_RUNS: dict[str, tuple[Callable[[int, int], dict[str, object]], int]] = {
    "kills": (kills.run, 1000),
    "kills-encrypted": (kills.run_encrypted, 1000),
    "deeds": (deeds.run, 200),
    "power": (power.run, 5000),
    "power-encrypted": (power.run_encrypted, 1000),
    "power-deeds": (power_deeds.run, 60),
    "faults": (faults.run, 600),
    "damage": (damage.run, 2000),
    "instances": (instances.run, 200),
    "typing": (window_kills.run, 100),
    "session": (session.run, 4),
    "full-disk": (full_disk.run, 400),
    "places": (places.run, 25),
}
_LOST = ("lost", "late", "unsound", "unsaid", "double_opens", "refusals")
_BAD = (*_LOST, "blind", "network", "outside", "plaintext", "undone")


def main() -> int:
    """Run what was named and write its figures."""
    parser = argparse.ArgumentParser(prog="python -m torture")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of {', '.join(_RUNS)}")
    parser.add_argument("--out", type=Path, help="write the JSON to this file too")
    parser.add_argument("--rounds", type=int, help="how often each is tried, instead of what is usual for it")
    parser.add_argument("--seed", type=int, default=48)
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(_RUNS):
        parser.error(f"no such run: {', '.join(sorted(unknown))}")
    figures: dict[str, object] = {}
    bad = False
    for name in arguments.names or _RUNS:
        run, usual = _RUNS[name]
        figures[name] = result = run(arguments.seed, arguments.rounds or usual)
        print(name, json.dumps(result), file=sys.stderr)
        bad = bad or any(result.get(key) for key in _BAD)
    text = json.dumps({"machine": machine(), "seed": arguments.seed, "runs": figures}, indent=2)
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", encoding="utf-8")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
