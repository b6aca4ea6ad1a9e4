"""The register: 24 hours, who may name whom, delegation, history, who is missing, the public."""

import csv
import datetime as dt
import io

import pytest
from django.db import IntegrityError, transaction

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.security.models import AuditEntry
from phohien.spokespersons import services
from phohien.spokespersons.clocks import publication_clock
from phohien.spokespersons.models import Spokesperson
from phohien.spokespersons.selectors import register
from phohien.spokespersons.services.reminding import remind_hourly
from tests.factories import add_role, make_user

DAY = dt.timedelta(hours=24)


def test_a_leader_names_and_it_is_public_at_once(desk, client):
    row = desk.person()
    found = client.get("/vi/phat-ngon/")
    assert row.full_name in found.content.decode()
    assert (
        client.get("/vi/phat-ngon/register.json").json()["spokespersons"][0]["email"] == row.email
    )
    lines = list(csv.DictReader(io.StringIO(client.get("/en/spokespersons/register.csv")
                                            .content.decode("utf-8-sig"))))  # fmt: skip
    assert [line["full_name"] for line in lines] == [row.full_name]


def test_what_is_not_published_or_over_is_not_public(desk, client):
    hidden = desk.person(publish=False)
    ended = desk.person()
    services.end_spokesperson(actor=desk.leader, spokesperson=ended, reason="Chuyển công tác")
    past = desk.person(
        kind="authorised", matter="Vụ cháy chợ", valid_to=clock.today() + dt.timedelta(days=1)
    )
    with clock.at(clock.now() + dt.timedelta(days=3)):
        text = client.get("/vi/phat-ngon/").content.decode()
    assert not [one for one in (hidden, ended, past) if one.full_name in text]


@pytest.mark.parametrize(("hours", "is_late"), [(23, False), (25, True)])
def test_the_clock_says_whether_24_hours_were_kept(desk, hours, is_late):
    row = desk.person(publish=False, assigned_at=clock.now() - dt.timedelta(hours=hours))
    assert publication_clock(row).is_late is is_late
    row = services.publish_spokesperson(actor=desk.leader, spokesperson=row)
    assert publication_clock(row).is_late is is_late  # publishing late does not undo the delay


def test_the_desk_and_the_leader_are_reminded_before_and_after(desk):
    desk.person(publish=False, assigned_at=clock.now())
    with clock.at(clock.now() + dt.timedelta(hours=10)):
        assert remind_hourly() == 0
    with clock.at(clock.now() + dt.timedelta(hours=21)):
        assert remind_hourly() == 2
        assert remind_hourly() == 0
    with clock.at(clock.now() + dt.timedelta(hours=26)):
        assert remind_hourly() == 2


def test_an_authorisation_is_written_for_a_matter_and_a_time(desk):
    for missing in ("matter", "document_number", "valid_to"):
        fields = {
            "kind": "authorised", "matter": "Vụ cháy chợ", "document_number": "01/GUQ",
            "valid_to": clock.today(),
        }  # fmt: skip
        with pytest.raises(InvalidInput) as caught:
            desk.person(**(fields | {missing: None if missing == "valid_to" else ""}))
        assert caught.value.field == missing
    with pytest.raises(IntegrityError), transaction.atomic():
        row = desk.person()
        Spokesperson.objects.filter(pk=row.pk).update(kind="authorised")


def test_who_was_assigned_does_not_pass_it_on(desk):
    deputy = add_role(desk.leader, Role.SPOKESPERSON, desk.department)
    desk.person(user=deputy)
    with pytest.raises(NotAllowed, match="không được ủy quyền tiếp"):
        desk.person(actor=deputy, kind="authorised", matter="Vụ cháy chợ", valid_to=clock.today())
    desk.person(actor=desk.press, kind="authorised", matter="Vụ cháy chợ", valid_to=clock.today())


@pytest.mark.parametrize("role", [Role.AGENCY_OFFICER, Role.SPOKESPERSON, Role.EDITOR])
def test_only_a_leader_or_the_desk_names(desk, role):
    with pytest.raises(NotAllowed):
        desk.person(actor=make_user(role, desk.department))
    with pytest.raises(NotAllowed):
        desk.person(actor=make_user(Role.AGENCY_LEADER, "11953"))


def test_an_account_must_be_of_the_agency_and_its_role_is_asked_for(desk):
    administrator = make_user(Role.SYSTEM_ADMINISTRATOR)
    with pytest.raises(InvalidInput, match="không thuộc đơn vị"):
        desk.person(user=make_user(Role.AGENCY_OFFICER, "11953"))
    desk.person(user=desk.writer)
    assert Notice.objects.filter(recipient=administrator, subject__contains="vai trò").exists()
    assert not desk.writer.has_role(Role.SPOKESPERSON)  # nobody is given a role by naming alone


def test_every_change_is_kept(desk):
    row = desk.person()
    services.change_spokesperson(actor=desk.leader, spokesperson=row, phone="0221 3999 999")
    services.end_spokesperson(actor=desk.leader, spokesperson=row, reason="Nghỉ hưu")
    what = [one.what for one in register.changes_of(actor=desk.leader, spokesperson=row)]
    assert what == ["end", "change", "name"]
    change = register.changes_of(actor=desk.leader, spokesperson=row)[1]
    assert change.changes == {"phone": ["0221 3862 000", "0221 3999 999"]}
    assert AuditEntry.objects.filter(action="spokespersons.change_spokesperson").count() == 1
    stranger = make_user(Role.AGENCY_OFFICER, "11953")
    assert not register.changes_of(actor=stranger, spokesperson=row).exists()


def test_agencies_without_anybody_are_known_and_reminded(desk):
    before = register.agencies_without().count()
    assert before > 100
    desk.person()
    assert register.agencies_without().count() == before - 1
    desk.person(
        actor=desk.press, agency=desk.office, kind="authorised", matter="Vụ", document_number="1",
        valid_to=clock.today(),
    )  # fmt: skip
    assert register.agencies_without().count() == before - 1  # one matter is not a spokesperson
    leader = make_user(Role.AGENCY_LEADER, desk.office)
    assert services.remind_agencies_without(actor=desk.press) == 1
    assert services.remind_agencies_without(actor=desk.press) == 0
    assert Notice.objects.filter(recipient=leader, subject__contains="chưa ghi").exists()
    with pytest.raises(NotAllowed):
        services.remind_agencies_without(actor=desk.leader)


def test_official_accounts_are_public_until_they_end(desk, client):
    row = services.announce_account(
        actor=desk.leader, agency=desk.department, network="facebook", name="Du lịch Hưng Yên",
        url="https://facebook.example/a",
    )  # fmt: skip
    with pytest.raises(InvalidInput, match="đã được công bố"):
        services.announce_account(
            actor=desk.leader, agency=desk.department, network="facebook", name="Hai",
            url="https://facebook.example/a",
        )  # fmt: skip
    assert row.name in client.get("/vi/phat-ngon/").content.decode()
    services.end_account(actor=desk.leader, account=row, reason="Bị chiếm quyền")
    assert row.name not in client.get("/vi/phat-ngon/").content.decode()


def test_no_cell_of_the_csv_is_a_formula(desk, client):
    desk.person(position='=HYPERLINK("http://x")')
    assert "'=HYPERLINK" in client.get("/vi/phat-ngon/register.csv").content.decode("utf-8-sig")
