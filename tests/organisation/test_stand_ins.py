"""Who may act for whom, for which days and roles; who names it; the screen."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible
from phohien.organisation.enums import Role
from phohien.organisation.models import StandIn, User
from phohien.organisation.services import end_grant
from phohien.organisation.stand_ins import (
    acting_roles,
    end_stand_in,
    entitled_people,
    name_stand_in,
)
from phohien.security.models import AuditEntry
from tests import factories

DAY = dt.timedelta(days=1)
HERE = "12904"


@pytest.fixture
def people(db) -> dict[str, User]:
    make = factories.make_user
    return {
        "leader": make(Role.AGENCY_LEADER, HERE, full_name="Lãnh Đạo"),
        "editor": make(Role.EDITOR, HERE, full_name="Biên Tập"),
        "officer": make(Role.AGENCY_OFFICER, HERE, full_name="Cán Bộ"),
        "spokesperson": make(Role.SPOKESPERSON, HERE, full_name="Phát Ngôn"),
        "stranger": make(Role.AGENCY_LEADER, "so-y-te", full_name="Người Lạ"),
        "administrator": make(Role.SYSTEM_ADMINISTRATOR, full_name="Quản Trị"),
    }


def name(actor, absent, stand_in, first=0, last=5, **more) -> StandIn:
    today = clock.today()
    return name_stand_in(
        actor=actor,
        absent=absent,
        stand_in=stand_in,
        valid_from=today + first * DAY,
        valid_to=today + last * DAY,
        **more,
    )


def signs(person: User, role: str, day: dt.date | None = None) -> bool:
    agency = factories.agency(HERE)
    listed = entitled_people(role, agency.pk, day).filter(pk=person.pk).exists()
    fresh = User.objects.get(pk=person.pk)
    assert ((role, agency.pk) in acting_roles(fresh, day)) == listed
    return listed


def test_it_holds_for_the_days_and_the_role(people):
    name(people["editor"], people["editor"], people["officer"], 1, 3, role=Role.EDITOR)
    today = clock.today()
    assert [signs(people["officer"], Role.EDITOR, today + n * DAY) for n in range(5)] == [
        False, True, True, True, False,
    ]  # fmt: skip
    assert not signs(people["officer"], Role.AGENCY_LEADER, today + DAY)


def test_all_roles_do_not_mean_the_spokespersons(people):
    both = factories.add_role(people["leader"], Role.SPOKESPERSON, HERE)
    name(both, both, people["officer"])
    assert signs(people["officer"], Role.AGENCY_LEADER)
    assert not signs(people["officer"], Role.SPOKESPERSON)


def test_a_spokesperson_does_not_pass_the_word_on_but_the_leader_may(people):
    with pytest.raises(NotAllowed, match="không ủy quyền tiếp"):
        name(
            people["spokesperson"], people["spokesperson"], people["officer"],
            role=Role.SPOKESPERSON,
        )  # fmt: skip
    name(people["leader"], people["spokesperson"], people["officer"], role=Role.SPOKESPERSON)
    assert signs(people["officer"], Role.SPOKESPERSON)


def test_a_stand_in_does_not_pass_it_on(people):
    third = factories.make_user(Role.AGENCY_OFFICER, HERE)
    name(people["editor"], people["editor"], people["officer"], role=Role.EDITOR)
    name(people["officer"], people["officer"], third)
    assert not signs(third, Role.EDITOR)


def test_it_falls_with_the_role_and_with_the_account(people):
    name(people["editor"], people["editor"], people["officer"], role=Role.EDITOR)
    people["officer"].is_active = False
    people["officer"].save()
    agency = factories.agency(HERE)
    assert not entitled_people(Role.EDITOR, agency.pk).filter(pk=people["officer"].pk).exists()
    people["officer"].is_active = True
    people["officer"].save()
    end_grant(actor=None, grant=people["editor"].grants.get())
    assert not signs(people["officer"], Role.EDITOR)


@pytest.mark.parametrize("actor", ["officer", "stranger", "spokesperson"])
def test_others_name_nobody(people, actor):
    with pytest.raises(NotAllowed):
        name(people[actor], people["editor"], people["officer"])
    assert not StandIn.objects.exists()


def test_a_leader_gives_no_role_of_another_agency(people):
    editor = factories.add_role(people["editor"], Role.EDITOR, "so-vhttdl")
    with pytest.raises(NotAllowed):
        name(people["leader"], editor, people["officer"])
    factories.add_role(people["editor"], Role.AGENCY_OFFICER, HERE)
    name(people["leader"], editor, people["officer"], role=Role.AGENCY_OFFICER)


@pytest.mark.parametrize("actor", ["editor", "leader", "administrator"])
def test_these_do_and_it_is_audited(people, actor):
    made = name(people[actor], people["editor"], people["officer"], reason="Nghỉ phép")
    entry = AuditEntry.objects.get(action="organisation.name_stand_in")
    assert entry.actor == people[actor] and entry.object_id == str(made.pk)
    assert entry.changes["stand_in"] == [None, "Cán Bộ"]


def test_an_administrator_does_not_name_themself(people):
    administrator = factories.add_role(people["administrator"], Role.AGENCY_OFFICER, HERE)
    with pytest.raises(NotAllowed):
        name(administrator, people["leader"], administrator)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"first": 3, "last": 1}, "valid_to"),
        ({"first": -9, "last": -1}, "valid_to"),
        ({"first": 0, "last": 92}, "valid_to"),
        ({"role": Role.REVIEWER}, "role"),
        ({"stand_in": "stranger"}, "stand_in"),
        ({"stand_in": "editor"}, "stand_in"),
    ],
)
def test_what_makes_no_sense_is_refused(people, change, field):
    change = dict(change)
    other = people[change.pop("stand_in", "officer")]
    with pytest.raises(InvalidInput) as error:
        name(people["editor"], people["editor"], other, **change)
    assert error.value.field == field and not StandIn.objects.exists()


def test_two_at_the_same_time_are_refused(people):
    name(people["editor"], people["editor"], people["officer"], 0, 5, role=Role.EDITOR)
    for role, first, last, free in (
        (Role.EDITOR, 5, 8, False), ("", 2, 3, False), (Role.EDITOR, 6, 8, True),
    ):  # fmt: skip
        if free:
            name(people["editor"], people["editor"], people["leader"], first, last, role=role)
            continue
        with pytest.raises(InvalidInput):
            name(people["editor"], people["editor"], people["leader"], first, last, role=role)


def test_ending_takes_effect_now_and_only_by_those_concerned(people):
    made = name(people["editor"], people["editor"], people["officer"], role=Role.EDITOR)
    with pytest.raises(NotVisible):
        end_stand_in(actor=people["stranger"], stand_in=made)
    with pytest.raises(NotAllowed):
        end_stand_in(actor=people["officer"], stand_in=made)
    end_stand_in(actor=people["leader"], stand_in=made)
    assert not signs(people["officer"], Role.EDITOR)
    end_stand_in(actor=people["leader"], stand_in=made)  # again changes nothing
    assert AuditEntry.objects.filter(action="organisation.end_stand_in").count() == 1


URL = "/lam-viec/lam-thay/"


def test_the_screen_names_and_ends(client, people):
    client.force_login(people["editor"])
    assert "Cử người làm thay" in client.get(URL).content.decode()
    today = clock.today()
    data = {
        "absent": people["editor"].pk, "stand_in": people["officer"].pk, "role": "",
        "valid_from": today.isoformat(), "valid_to": (today + 3 * DAY).isoformat(), "reason": "Họp",
    }  # fmt: skip
    assert client.post(URL, data | {"valid_to": "2020-01-01"}).status_code == 422
    assert client.post(URL, data | {"absent": people["leader"].pk}).status_code == 422
    assert client.post(URL, data).status_code == 302
    made = StandIn.objects.get()
    shown = client.get(URL).content.decode()
    assert "Cán Bộ làm thay Biên Tập" in shown and "Họp" in shown
    client.force_login(people["officer"])
    assert "Đang làm thay" in client.get(URL).content.decode()
    assert client.post(f"{URL}{made.pk}/ket-thuc/").status_code == 403
    client.force_login(people["stranger"])
    assert "Biên Tập" not in client.get(URL).content.decode()
    assert client.post(f"{URL}{made.pk}/ket-thuc/").status_code == 404
    client.force_login(people["editor"])
    assert client.post(f"{URL}{made.pk}/ket-thuc/").status_code == 302
    assert "1 lần đã kết thúc" in client.get(URL).content.decode()


def test_who_has_no_role_in_the_newsroom_reads_why_there_is_no_form(client, people):
    client.force_login(factories.make_user(Role.FINANCE_APPRAISER))
    shown = client.get(URL).content.decode()
    assert "Việc này dành cho" in shown and "Cử người này" not in shown
