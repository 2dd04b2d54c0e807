"""What goes wrong in a call that comes from Qt."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def told() -> Iterator[None]:
    """Have the hook for exceptions tell what goes wrong in here, and go on without it.

    Where reading can fail, no exception should leave what Qt calls: under Python 3.11 the process ends when one that C
    code raised passes two such calls, because Qt for Python takes its text for the exception.
    """
    try:
        yield
    except Exception:  # noqa: BLE001 -- the hook tells all of them
        sys.excepthook(*sys.exc_info())
