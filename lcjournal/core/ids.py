"""Identifiers that sort by the instant they were made: UUIDv7 (RFC 9562, section 5.7)."""

import uuid
from collections.abc import Callable
from datetime import datetime


def uuid7(now: datetime, random_bytes: Callable[[int], bytes]) -> str:
    """Return a UUIDv7 in text for the aware instant ``now`` (before 1970 counts as 1970).

    ``random_bytes(n)`` gives n random bytes: ``os.urandom``, or a seeded generator where a journal must be repeatable.
    """
    milliseconds = max(0, int(now.timestamp() * 1000))
    value = bytearray(milliseconds.to_bytes(6, "big") + random_bytes(10))
    value[6] = 0x70 | value[6] & 0x0F
    value[8] = 0x80 | value[8] & 0x3F
    return str(uuid.UUID(bytes=bytes(value)))
