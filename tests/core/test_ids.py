import random
import uuid
from datetime import UTC, datetime, timedelta

from lcjournal.core.ids import uuid7

NOW = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)


def test_an_id_is_a_uuid_of_version_7() -> None:
    identity = uuid.UUID(uuid7(NOW, random.Random(1).randbytes))
    assert (identity.version, identity.variant) == (7, uuid.RFC_4122)
    assert identity.int >> 80 == int(NOW.timestamp() * 1000)


def test_ids_sort_by_the_instant_they_were_made() -> None:
    randbytes = random.Random(1).randbytes
    made = [uuid7(NOW + timedelta(milliseconds=step), randbytes) for step in range(50)]
    assert made == sorted(made)


def test_a_clock_before_1970_still_gives_an_id() -> None:
    assert uuid7(datetime(1901, 1, 1, tzinfo=UTC), random.Random(1).randbytes).startswith("00000000-0000-7")


def test_a_clock_that_is_set_back_turns_no_order_round() -> None:
    later = uuid7(NOW, random.Random(1).randbytes)
    assert uuid7(NOW - timedelta(days=3650), random.Random(2).randbytes, later) > later


def test_ids_of_one_millisecond_sort_in_the_order_they_were_made() -> None:
    made = [""]
    for seed in range(200):
        made.append(uuid7(NOW, random.Random(seed).randbytes, made[-1]))
    assert made == sorted(set(made))
    assert {uuid.UUID(identity).variant for identity in made[1:]} == {uuid.RFC_4122}
