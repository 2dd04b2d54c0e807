"""Activities that go on with one another, in the order in which they are read."""

from collections.abc import Mapping


def in_order(continued: Mapping[str, str | None]) -> list[str]:
    """Return the ids of one thread so that each stands behind what it continues.

    ``continued`` says what each id goes on with; its own order, by day, decides among those that go on with the same.
    What continues nothing that is known begins. A circle, which only another program can have written, begins at the
    first of its ids.
    """
    after: dict[str | None, list[str]] = {}
    for identity, before in continued.items():
        after.setdefault(before if before in continued else None, []).append(identity)
    ordered: dict[str, None] = {}
    for start in (*after.get(None, ()), *continued):
        waiting = [start]
        while waiting:
            identity = waiting.pop()
            if identity not in ordered:
                ordered[identity] = None
                waiting += reversed(after.get(identity, ()))
    return list(ordered)
