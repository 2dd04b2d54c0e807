"""The sample journal: made when it is asked for, put away when it is done with."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from lcjournal.core import i18n, side_folder
from lcjournal.ui import background


def make(path: Path, today: date, done: Callable[[None], object]) -> None:
    """Write the sample in the background, whole or not at all, then call ``done``."""
    language = i18n.language()

    def write(_task: background.Task) -> None:
        from lcjournal.core import demo  # few starts need it

        unfinished = path.with_name(f"new-{path.name}")
        unfinished.unlink(missing_ok=True)
        demo.open_demo(unfinished, today, language)
        unfinished.rename(path)

    background.run(write, done=done)


def put_away(sample: Path, folder: Path, now: datetime) -> None:
    """Keep a closed sample, with its files, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f"{sample.stem}-{now:%Y%m%dT%H%M%S}{sample.suffix}"
    sample.rename(aside)
    side_folder.follow(sample, aside)
