"""May a person do it, and is it in their list? Every rule of the room, every role, every row."""

import pytest

from phohien.media import services
from phohien.media.models import Clip, Paper, Photo
from phohien.organisation.enums import BOUND_ROLES, Role
from phohien.security.policies import declared, may, visible
from tests import factories
from tests.media.conftest import OTHER, OWN


@pytest.fixture
def rows(make_photo, make_clip, make_paper):
    made = [make(agency=code) for make in (make_photo, make_clip, make_paper)
            for code in (OWN, OTHER)]  # fmt: skip
    shown = make_photo(agency=OTHER)
    services.set_live_uses(subject_type="publication", subject_id=1, photo_ids=[shown.pk])
    return [*made, shown]


@pytest.fixture
def people(db):
    made = [factories.make_user(role, OWN if role in BOUND_ROLES else None) for role in Role]
    return [*made, factories.make_user()]


def test_may_is_in_the_list_and_what_may_be_done_may_be_seen(rows, people):
    rules = [key for key in declared() if key[0] in (Photo, Clip, Paper)]
    assert len(rules) == 9
    for model, action in rules:
        for person in people:
            listed = set(visible(person, model, action).values_list("pk", flat=True))
            seen = set(visible(person, model).values_list("pk", flat=True))
            assert listed <= seen, (model, action, person)
            for row in [one for one in rows if isinstance(one, model)]:
                assert may(person, action, row) == (row.pk in listed), (action, person, row)


@pytest.mark.parametrize(
    ("role", "seen", "changed"),
    [
        (Role.AGENCY_OFFICER, 2, 1),
        (Role.AGENCY_LEADER, 2, 1),
        (Role.EDITOR, 3, 1),
        (Role.SPOKESPERSON, 2, 0),
        (Role.REVIEWER, 3, 0),
        (Role.COORDINATOR, 3, 3),
        (Role.AUDITOR, 3, 0),
        (Role.PROVINCIAL_LEADER, 1, 0),
        (Role.SYSTEM_ADMINISTRATOR, 1, 0),
        (Role.FINANCE_APPRAISER, 1, 0),
        (None, 0, 0),
    ],
)
def test_each_role_sees_and_changes_so_many_of_three_photos(rows, role, seen, changed):
    """One of the own agency, one of another, one of another that is public."""
    person = factories.make_user(role, OWN if role in BOUND_ROLES else None)
    assert visible(person, Photo).count() == seen
    assert visible(person, Photo, "change").count() == changed
