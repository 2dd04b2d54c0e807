"""Whether a single letter may do something: whoever dictates, or touches keys unmeant, can turn that off.

WCAG 2.1, success criterion 2.1.4. Digits that answer a question, arrows, Enter and Del stay as they are, and so does
every key with Ctrl. One keyboard, one process: ``use`` is called by the application.
"""

from PySide6.QtGui import QKeyEvent


class _InUse:
    on = True


def use(*, on: bool) -> None:
    """Let single letters do something, or no longer."""
    _InUse.on = on


def speaks(event: QKeyEvent) -> bool:
    """Return whether a key may do something by itself: any but a letter or sign while those are off."""
    return _InUse.on or not event.text().strip() or not event.text().isprintable()
