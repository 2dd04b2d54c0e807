"""Identifiers that sort in the order they were made: UUIDv7 (RFC 9562, section 5.7)."""

import uuid
from collections.abc import Callable
from datetime import datetime


def uuid7(now: datetime, random_bytes: Callable[[int], bytes], last: str = "") -> str:
    """Return a UUIDv7 in text for the aware instant ``now`` (before 1970 counts as 1970).

    ``random_bytes(n)`` gives n random bytes: ``os.urandom``, or a seeded generator where a journal must be repeatable.
    It sorts behind ``last``, the one made before, also within one millisecond and where the clock was set back
    (RFC 9562, section 6.2, method 2).
    """
    milliseconds = max(0, int(now.timestamp() * 1000))
    value = bytearray(milliseconds.to_bytes(6, "big") + random_bytes(10))
    value[6] = 0x70 | value[6] & 0x0F
    value[8] = 0x80 | value[8] & 0x3F
    made = str(uuid.UUID(bytes=bytes(value)))
    return str(uuid.UUID(int=uuid.UUID(last).int + 1)) if made <= last else made
