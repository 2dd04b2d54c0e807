import pytest

from lcjournal.core import i18n
from lcjournal.core.model import GoalState, Permission, Status
from lcjournal.core.names import goal_state_name, permission_name, status_name, stretch_name


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_state_has_a_name_of_its_own(language: str) -> None:
    i18n.use(language)
    for names in (
        [status_name(status) for status in Status],
        [permission_name(permission) for permission in Permission],
        [stretch_name(stretch) for stretch in range(1, 6)],
        [goal_state_name(state) for state in GoalState],
    ):
        assert all(names)
        assert len(set(names)) == len(names)


def test_a_planned_activity_is_called_so_in_both_languages() -> None:
    i18n.use("en")
    assert status_name(Status.PLANNED) == "Planned"
    i18n.use("fr")
    assert status_name(Status.PLANNED) == "Prévu"
