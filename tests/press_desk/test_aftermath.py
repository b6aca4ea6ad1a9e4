"""Violations as facts of a visit, articles of monitoring, closing; what the screens refuse."""

from html import unescape

import pytest
from django.urls import reverse

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.organisation.enums import Role
from phohien.press_desk import services
from phohien.press_desk.models import LinkedArticle, Violation
from phohien.press_desk.sealing import unseal
from tests.factories import make_user
from tests.press_desk.factories import pdf
from tests.press_monitoring import factories as monitoring

pytestmark = pytest.mark.django_db
FACTS = "Ghi hình ngoài địa điểm ghi trong giấy phép."


def told(desk, request, **fields) -> Violation:
    known = {
        "happened_at": clock.now(),
        "place": "Cảng Cửa Lân",
        "ground": "permit",
        "facts": FACTS,
    }
    return services.record_violation(actor=desk.officer, request=request, **(known | fields))


def test_a_violation_is_recorded_suspended_notified_and_settled(desk, vault):
    request = desk.decided(kind="programme_change")
    row = told(desk, request, evidence=[pdf()], suspends=True)
    assert unseal(row.sealed) == FACTS and row.evidence.count() == 1 and row.suspended_at
    with pytest.raises(RuleBroken, match="báo Bộ Ngoại giao trước"):
        services.note_sanction(actor=desk.officer, violation=row, sanction="warning")
    with pytest.raises(InvalidInput):
        services.notify_ministry(actor=desk.officer, violation=row, number=" ")
    services.notify_ministry(actor=desk.officer, violation=row, number="12/UBND-NGV")
    services.note_sanction(actor=desk.officer, violation=row, sanction="reminder")
    services.lift_suspension(actor=desk.officer, violation=row)
    row.refresh_from_db()
    assert row.notified_at and row.lifted_at and row.sanction == "reminder"
    with pytest.raises(RuleBroken):
        services.lift_suspension(actor=desk.officer, violation=row)


def test_only_acts_of_a_visit_under_way_can_be_recorded(desk):
    with pytest.raises(RuleBroken, match="chuyến công tác"):
        told(desk, desk.in_hand())
    visit = desk.decided()
    for wrong in ({"facts": ""}, {"facts": "x" * 4001}, {"ground": "opinion"}):
        with pytest.raises(InvalidInput):
            told(desk, visit, **wrong)
    assert not Violation.objects.exists()
    names = {field.name for field in Violation._meta.get_fields()}
    assert not names & {"person", "reporter", "opinion", "contacts", "religion"}


def test_a_suspended_reporter_reads_it(desk, client):
    request, link = desk.with_link()
    services.claim(actor=desk.officer, request=request)
    services.propose(actor=desk.officer, request=request, outcome="consent")
    request.refresh_from_db()
    services.decide(actor=desk.chief, request=request, signer="chief")
    path = f"/en/foreign-press/r/{link}/"
    assert "suspended" not in client.get(path).content.decode()
    request.refresh_from_db()
    told(desk, request, suspends=True)
    body = client.get(path).content.decode()
    assert "Your activities are suspended for now." in body and FACTS not in body


def test_a_visit_with_an_unsent_report_is_not_closed(desk):
    request = desk.decided(kind="programme_change")
    with pytest.raises(RuleBroken, match="báo cáo"):
        services.close(actor=desk.officer, request=request)
    with pytest.raises(RuleBroken):
        services.submit_report(actor=desk.officer, request=request, number="1/BC")
    services.write_report(actor=desk.officer, request=request, sections={"done": "Đã đi."})
    services.submit_report(actor=desk.officer, request=request, number="1/BC-VPUBND")
    with pytest.raises(RuleBroken):
        services.write_report(actor=desk.officer, request=request, sections={"done": "Khác"})
    assert services.close(actor=desk.officer, request=request).state == "closed"


def test_articles_found_by_monitoring_are_linked_by_a_person(desk, client):
    article = monitoring.make_article()
    request = desk.decided()
    client.force_login(desk.officer)
    path = reverse("press_desk:articles", args=[request.pk])
    assert client.get(path, {"q": article.title}).status_code == 200
    for _twice in range(2):
        assert client.post(path, {"article": article.pk}).status_code == 302
    link = LinkedArticle.objects.get()
    assert article.title in unescape(client.get(path).content.decode())
    stranger = make_user(Role.PRESS_ANALYST)
    client.force_login(stranger)
    assert client.post(reverse("press_desk:unlink", args=[link.pk])).status_code == 404
    client.force_login(desk.officer)
    assert client.post(reverse("press_desk:unlink", args=[link.pk])).status_code == 302
    assert not LinkedArticle.objects.exists()


def test_a_form_that_is_wrong_comes_back_with_its_words(desk, client):
    request = desk.in_hand()
    client.force_login(desk.officer)
    path = reverse("press_desk:act", args=[request.pk, "trinh"])
    page = client.post(path, {"outcome": "refusal", "reason": "Trùng lễ hội lớn", "reason_en": ""})
    assert page.status_code == 422 and "Trùng lễ hội lớn" in page.content.decode()
    assert client.post(reverse("press_desk:act", args=[request.pk, "xyz"])).status_code == 404
    assert (
        client.post(reverse("press_desk:act", args=[request.pk, "quyet-dinh"])).status_code == 403
    )


def test_the_desk_enters_a_letter_and_gives_a_link_that_is_shown_once(desk, client):
    client.force_login(desk.officer)
    path = reverse("press_desk:enter", args=["interview"])
    filled = {
        "rows": "3", "channel": "paper", "received_at": "2026-11-20T09:00", "outlet": "Hansol",
        "country": "KR", "leader": "Giám đốc Sở Công Thương", "content": "Đầu tư",
        "questions": "", "broadcast": "", "starts_on": "2026-12-20", "ends_on": "2026-12-20",
        "p1_full_name": "Kim Mẫu", "p1_position": "PV", "p1_card": "1",
        "body": str(desk.host.agency_ids("agency_officer")[0]),
    }  # fmt: skip
    assert client.post(path, filled | {"outlet": ""}).status_code == 422
    assert client.post(path, filled | {"received_at": "2096-11-20T09:00"}).status_code == 422
    answer = client.post(path, filled)
    assert answer.status_code == 302
    number = int(answer["Location"].rstrip("/").rsplit("/", 1)[1])
    page = client.post(reverse("press_desk:renew_link", args=[number])).content.decode()
    assert "/en/foreign-press/r/" in page
    link = page.split("/en/foreign-press/r/")[1].split("/")[0]
    assert services.by_link(link).pk == number
    shown = client.get(reverse("press_desk:request", args=[number])).content.decode()
    assert link not in shown and "Kim Mẫu" not in shown
