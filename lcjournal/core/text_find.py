"""Finding words inside one text, whatever their case and accents; nothing is found in half a ligature."""

from lcjournal.core.folding import fold, fold_mapped


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where ``wanted`` stands in ``text``, as ``text[start:end]``, in order and without overlaps."""
    folded, places = fold_mapped(text)
    looked_for = fold(wanted)
    found = []
    start = folded.find(looked_for) if looked_for else -1
    while start >= 0:
        end = start + len(looked_for)
        whole = (start == 0 or places[start - 1] != places[start]) and places[end - 1] != places[end]
        if whole:
            found.append((places[start], places[end]))
        start = folded.find(looked_for, end if whole else start + 1)
    return found
