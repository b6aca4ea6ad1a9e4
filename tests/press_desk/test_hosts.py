"""Each host agency sees its own stop and nothing else; strangers find nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phohien.kernel.errors import NotVisible
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.press_desk import selectors, services
from phohien.press_desk.models import Paper, PressRequest, ProgrammeItem, Violation
from phohien.security.models import AuditEntry
from phohien.security.policies import declared, may, visible
from tests.factories import agency, make_user
from tests.press_desk.factories import MAIL, NAME, PASSPORT, SECRET_WORDS, moment, pdf

pytestmark = pytest.mark.django_db
ROOM = "/lam-viec/bao-chi-nuoc-ngoai/"


def page(client, user, path: str):
    client.force_login(user)
    return client.get(path)


def test_a_host_sees_its_stop_without_names(desk, client):
    request = desk.decided()
    mine = desk.stop(request)
    other = desk.stop(
        request, host=agency("so-vhttdl"), place="Bảo tàng tỉnh", topic="Phỏng vấn tại bảo tàng"
    )
    answer = page(client, desk.host, reverse("press_desk:stop", args=[mine.pk]))
    body = answer.content.decode()
    assert answer.status_code == 200 and "Le Courrier du Delta" in body and "Ghi hình" in body
    for text in (NAME, PASSPORT, MAIL, SECRET_WORDS, "Bảo tàng tỉnh", "Jean Exemple"):
        assert text not in body
    assert page(client, desk.host, reverse("press_desk:stop", args=[other.pk])).status_code == 404
    listed = page(client, desk.host, reverse("press_desk:stops")).content.decode()
    assert "Ghi hình" in listed and "bảo tàng" not in listed
    for name in ("request", "file", "letter", "report", "articles", "add_stop", "change_stop"):
        number = mine.pk if name == "change_stop" else request.pk
        status = page(client, desk.host, reverse(f"press_desk:{name}", args=[number])).status_code
        assert status in (403, 404), name
    assert not visible(desk.host, PressRequest).exists()
    assert not visible(desk.host, Paper).exists() and not visible(desk.host, Violation).exists()


def test_names_alone_are_shown_where_the_desk_shares_them_and_written_down(desk, client):
    item = desk.stop(desk.decided(), shares_names=True)
    body = page(client, desk.host, reverse("press_desk:stop", args=[item.pk])).content.decode()
    assert NAME in body and PASSPORT not in body and MAIL not in body
    entry = AuditEntry.objects.get(action="press_desk.open_names")
    assert entry.actor == desk.host and NAME not in str(entry.changes)


def test_a_stop_that_was_not_asked_is_nobodys_business(desk, client):
    item = desk.stop(desk.decided(), ask=False)
    assert page(client, desk.host, reverse("press_desk:stop", args=[item.pk])).status_code == 404
    with pytest.raises(NotVisible):
        services.answer_stop(actor=desk.host, item=item, accepts=True)


def test_another_agency_finds_nothing_and_answers_nothing(desk, client):
    item = desk.stop(desk.decided())
    assert (
        page(client, desk.stranger, reverse("press_desk:stop", args=[item.pk])).status_code == 404
    )
    with pytest.raises(NotVisible):
        services.answer_stop(actor=desk.stranger, item=item, accepts=True)
    item.refresh_from_db()
    assert item.state == "asked"


def test_the_host_confirms_and_a_changed_stop_is_asked_again(desk, client):
    request = desk.decided()
    item = desk.stop(request)
    client.force_login(desk.host)
    path = reverse("press_desk:stop", args=[item.pk])
    assert client.post(path, {"tra_loi": "khong", "note": ""}).status_code == 422
    assert client.post(path, {"tra_loi": "co", "note": "Đón ở cổng làng"}).status_code == 302
    item.refresh_from_db()
    assert (item.state, item.note, item.answered_by) == ("confirmed", "Đón ở cổng làng", desk.host)
    stop = services.Stop(
        starts_at=moment("2026-12-15 08:30"), place=item.place, topic=item.topic, host=item.host
    )
    services.plan_stop(actor=desk.officer, request=request, stop=stop, item=item)
    item.refresh_from_db()
    assert (item.state, item.note, item.answered_by) == ("asked", "", None)


@pytest.mark.parametrize(
    "role",
    [Role.PRESS_ANALYST, Role.COORDINATOR, Role.REVIEWER, Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR],
)
def test_other_roles_find_no_request(desk, client, role):
    request = desk.decided()
    item = desk.stop(request)
    user = make_user(role)
    for name, number in (
        ("request", request.pk), ("file", request.pk), ("letter", request.pk), ("stop", item.pk),
    ):  # fmt: skip
        assert page(client, user, reverse(f"press_desk:{name}", args=[number])).status_code == 404
    assert page(client, user, ROOM).status_code == 404
    assert not visible(user, PressRequest).exists() and not visible(user, ProgrammeItem).exists()


def test_deciders_see_no_personal_data(desk, client, vault):
    request = desk.proposed()
    services.file_papers(actor=desk.officer, request=request, key="form", files=[pdf()])
    for user in (desk.chief, desk.leader):
        body = page(client, user, reverse("press_desk:request", args=[request.pk]))
        assert body.status_code == 200
        for text in (NAME, PASSPORT, MAIL, SECRET_WORDS):
            assert text not in body.content.decode()
        assert page(client, user, reverse("press_desk:file", args=[request.pk])).status_code == 403
        paper = Paper.objects.get()
        assert page(client, user, reverse("press_desk:paper", args=[paper.pk])).status_code == 404
    unseen = desk.received()
    assert (
        page(client, desk.chief, reverse("press_desk:request", args=[unseen.pk])).status_code == 404
    )


def test_every_opening_of_personal_data_is_in_the_audit_log(desk, client, vault):
    request, link = desk.with_link()
    services.attach_by_link(link=link, key="form", files=[pdf()])
    body = page(client, desk.officer, reverse("press_desk:file", args=[request.pk]))
    assert NAME in body.content.decode() and body["Cache-Control"] == "private, no-store"
    opened = page(client, desk.officer, reverse("press_desk:paper", args=[Paper.objects.get().pk]))
    assert opened.content[:4] == b"%PDF" and "Delacroix" not in opened["Content-Disposition"]
    told = AuditEntry.objects.filter(actor=desk.officer).values_list("action", flat=True)
    assert {"press_desk.open_file", "press_desk.open_paper"} <= set(told)
    before = AuditEntry.objects.count()
    page(client, desk.officer, reverse("press_desk:request", args=[request.pk]))
    assert AuditEntry.objects.count() == before, "the request's page shows nobody's data"


def test_the_lists_ask_the_same_number_of_queries(desk, client):
    rows = [desk.decided() for _n in range(3)]
    items = [desk.stop(row) for row in rows[:1]]
    client.force_login(desk.officer)
    client.get(ROOM)
    few = _count(client, desk.officer, f"{ROOM}?nhom=dang")
    host_few = _count(client, desk.host, f"{ROOM}don-vi-tiep/")
    rows += [desk.decided() for _n in range(7)]
    items += [desk.stop(row) for row in rows[1:]]
    assert _count(client, desk.officer, f"{ROOM}?nhom=dang") == few
    assert _count(client, desk.host, f"{ROOM}don-vi-tiep/") == host_few
    assert selectors.counts(actor=desk.officer)["dang"] == 10


def _count(client, user, path: str) -> int:
    client.force_login(user)
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_the_rules_agree_with_themselves(desk):
    """May = listed, and what may be done may be seen, over real rows of the room."""
    request = desk.decided(kind="programme_change")
    desk.stop(request)
    desk.received()
    people = [desk.officer, desk.chief, desk.leader, desk.host, desk.stranger]
    people += [make_user(role) for role in (Role.COORDINATOR, Role.AUDITOR, Role.PRESS_ANALYST)]
    ours = [(m, a) for m, a in declared() if m._meta.app_label == "press_desk"]
    assert len(ours) > 10
    for model, action in ours:
        for person in people:
            listed = set(visible(person, model, action).values_list("pk", flat=True))
            for row in model.objects.all():
                assert may(person, action, row) == (row.pk in listed)
            seen = set(visible(person, model).values_list("pk", flat=True))
            assert action == "list" or listed <= seen, (model, action, person)


def told_host(user) -> list[str]:
    return [row.subject for row in Notice.objects.filter(recipient=user).order_by("pk")]


def test_a_host_hears_that_the_visit_is_withdrawn(desk):
    request, link = desk.with_link()
    request = services.claim(actor=desk.officer, request=request)
    desk.stop(request)
    services.withdraw_by_link(link=link)
    assert told_host(desk.host)[-1].startswith("Đã bỏ mục")


def test_a_host_that_is_replaced_hears_it_and_the_new_one_is_asked(desk):
    request = desk.in_hand()
    item = desk.stop(request)
    other = services.Stop(
        starts_at=item.starts_at, ends_at=item.ends_at, place=item.place, topic=item.topic,
        met=item.met, host=agency("11977"),
    )  # fmt: skip
    services.plan_stop(actor=desk.officer, request=request, stop=other, item=item)
    assert told_host(desk.host)[-1].startswith("Đã bỏ mục")
    assert told_host(desk.stranger)[-1].startswith("Xin xác nhận tiếp phóng viên")
