"""The power goes in the middle of a deed of many steps: it is done or it is not, and the journal is whole either way.

The deeds are those of ``deeds``, each followed once by strace (Linux only) and cut as often as asked for; half of the
cuts come near a name that changes or a file that is synced. A deed that has ended is done whatever the disk does.

``python -m torture.power_deeds DEED JOURNAL`` does one.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from torture import power
from torture.deeds import Deed, all_deeds, laid, source_of, state_of, write_template
from torture.power_disk import Said, Step, Written
from torture.strace_log import followed

_CLOSE = 3
"""Steps behind a name that changes, or a file that is synced, within which half of the cuts are made."""


def run(seed: int, rounds: int) -> dict[str, object]:
    """Cut the power ``rounds`` times in each deed; count what was neither before nor after, or not kept once done."""
    if shutil.which("strace") is None:
        return {"cuts": 0, "why": "strace is not installed"}
    random, begun = Random(seed), time.monotonic()
    figures: dict[str, dict[str, int]] = {}
    lost: list[str] = []
    with tempfile.TemporaryDirectory(prefix="lcjournal-power-") as name:
        folder = Path(name).resolve()
        template = write_template(folder / "template")
        for deed in all_deeds(folder / "counted"):
            states = states_after(deed, source_of(deed, template), folder, random, rounds)
            figures[deed.name] = {state: states.count(state) for state in deed.states}
            lost += [f"{deed.name}: {state}" for state in states if state not in deed.states]
    told = {"cuts": rounds * len(figures), "lost": len(lost), "examples": lost[:5]}
    return told | {"deeds": figures, "seconds": round(time.monotonic() - begun, 1)}


def states_after(deed: Deed, source: Path, folder: Path, random: Random, cuts: int) -> list[str]:
    """Return the state in which each cut leaves the journal, or what is wrong."""
    traced, cut = folder / "traced", folder / "cut"
    path = laid(source, traced)
    disk, steps = followed(traced, [[sys.executable, "-m", "torture.power_deeds", deed.name, str(path)]])
    states, done, ended = list[str](), 0, False
    for moment in _moments(steps, random, cuts):
        for step in steps[done:moment]:
            disk.do(step)
            ended = ended or isinstance(step, Said)
        done = moment
        cut.mkdir()
        power.lay(disk.left(random), cut, cut / path.name)
        state = _state(deed, cut / path.name)
        states.append(f"ended, but {state}" if ended and state == deed.states[0] != deed.states[-1] else state)
        shutil.rmtree(cut)
    shutil.rmtree(traced)
    return states


def _moments(steps: list[Step], random: Random, cuts: int) -> list[int]:
    """Return before which steps the power goes, in order."""
    near = [number for number, step in enumerate(steps) if not isinstance(step, Written)]
    close = [min(random.choice(near) + random.randint(1, _CLOSE), len(steps)) for _cut in range(cuts // 2)]
    return sorted(close + [random.randint(0, len(steps)) for _cut in range(cuts - len(close))])


def _state(deed: Deed, path: Path) -> str:
    try:
        return state_of(deed, path)
    except Exception as error:  # noqa: BLE001 -- whatever keeps it from being opened is what is looked for
        return repr(error)


def main() -> None:
    """Do a deed, and say when it is done."""
    with tempfile.TemporaryDirectory() as name:
        (deed,) = (deed for deed in all_deeds(Path(name) / "counted") if deed.name == sys.argv[1])
    deed.do(Path(sys.argv[2]))
    print("done", flush=True)


if __name__ == "__main__":
    main()
