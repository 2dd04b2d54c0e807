"""Addresses that may be opened by a click: of a page or a person, nothing that runs or reads this computer."""

import re

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\x00-\x1f\x7f]+", re.IGNORECASE)
_BARE = re.compile(r"www\.[^\s<>\"\x00-\x1f\x7f]+", re.IGNORECASE)


def openable(text: str) -> str:
    """Return the address to open, ``www.…`` made whole, or ``""`` for anything else that may stand in the field."""
    text = text.strip()
    if _BARE.fullmatch(text):
        return f"https://{text}"
    return text if _ADDRESS.fullmatch(text) else ""
