"""The workspace of partners: who gets in, a key shown once, use, rotation, revocation."""

import re

import pytest
from django.urls import reverse

from phohien.api.enums import Resource
from phohien.api.models import ApiKey, Partner
from phohien.organisation.enums import Role
from tests.api.test_keys import make_key, make_partner, manager, scope
from tests.factories import make_user

pytestmark = pytest.mark.django_db
KEY = re.compile(r"hy_[a-z2-9]{10}_[a-z2-9]{40}")
PARTNER = {
    "name": "Đài Mẫu", "contact_name": "Người Nhận", "contact_email": "a@example.org",
    "purpose": "Đăng lại tin.",
}  # fmt: skip


@pytest.fixture
def coordinator(client):
    person = manager()
    client.force_login(person)
    return person


def key_form(**changes) -> dict:
    held = scope()
    known = {
        "label": "Trang tin", "resources": Resource.values, "languages": list(held.languages),
        "sections": list(held.sections), "per_minute": "60", "per_day": "1000",
        "expires_on": "2027-06-30",
    }  # fmt: skip
    return known | changes


def test_from_a_partner_to_a_key_that_is_shown_once(client, coordinator, ask):
    response = client.post(reverse("partners:create"), PARTNER)
    partner = Partner.objects.get()
    assert response.url == reverse("partners:partner", args=[partner.pk])
    address = reverse("partners:issue", args=[partner.pk])
    assert client.get(address).status_code == 200
    shown = client.post(address, key_form())
    text = KEY.search(shown.content.decode()).group()
    assert shown["Cache-Control"] == "no-store"
    assert ask("/topics", key=text).status_code == 200
    key = ApiKey.objects.get()
    for name, pk in (("partner", partner.pk), ("key", key.pk)):
        page = client.get(reverse(f"partners:{name}", args=[pk])).content.decode()
        assert f"hy_{key.name}…" in page and not KEY.search(page)
    assert key.expires_at.isoformat() == "2027-06-30T17:00:00+00:00"


def test_the_list_says_who_used_what(client, coordinator, ask):
    key, text = make_key()
    ask("/topics", key=text)
    page = client.get(reverse("partners:index"), {"q": "báo điện"}).content.decode()
    assert "Báo Điện tử Mẫu" in page
    used = client.get(reverse("partners:key", args=[key.pk])).content.decode()
    assert "23/11/2026" in used
    assert "Chưa có đối tác nào" in client.get(
        reverse("partners:index"), {"q": "khác"}
    ).content.decode()  # fmt: skip


def test_rotation_and_revocation(client, coordinator, ask):
    key, old = make_key()
    shown = client.post(reverse("partners:rotate", args=[key.pk]), {"overlap": "0"})
    new = KEY.search(shown.content.decode()).group()
    assert ask("/topics", key=old).status_code == 401
    assert ask("/topics", key=new).status_code == 200
    successor = ApiKey.objects.get(replaces=key)
    address = reverse("partners:revoke", args=[successor.pk])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Hết hợp đồng."}).status_code == 302
    assert ask("/topics", key=new).status_code == 401
    page = client.get(reverse("partners:key", args=[successor.pk])).content.decode()
    assert "Hết hợp đồng." in page


def test_a_wrong_form_is_told_at_its_field_and_keeps_what_was_written(client, coordinator):
    partner = make_partner()
    response = client.post(
        reverse("partners:issue", args=[partner.pk]),
        key_form(expires_on="2026-01-01", label="Máy chủ 2"),
    )
    assert response.status_code == 422
    page = response.content.decode()
    assert "Ngày hết hạn phải ở sau hôm nay" in page and "Máy chủ 2" in page
    again = client.post(reverse("partners:create"), PARTNER | {"name": "báo điện tử mẫu"})
    assert again.status_code == 422 and "Đã có đối tác tên này" in again.content.decode()


def test_particulars_and_the_end_of_the_cooperation(client, coordinator):
    partner = make_partner()
    address = reverse("partners:change", args=[partner.pk])
    assert "Báo Điện tử Mẫu" in client.get(address).content.decode()
    assert client.post(address, PARTNER).status_code == 302
    client.post(reverse("partners:switch", args=[partner.pk]), {"hop_tac": "0"})
    partner.refresh_from_db()
    assert (partner.name, partner.is_active) == ("Đài Mẫu", False)
    page = client.get(reverse("partners:partner", args=[partner.pk])).content.decode()
    assert "Nối lại hợp tác" in page and reverse("partners:issue", args=[partner.pk]) not in page


def test_the_auditor_reads_and_changes_nothing(client):
    key, _text = make_key()
    client.force_login(make_user(Role.AUDITOR))
    for name, pk in (("partner", key.partner_id), ("key", key.pk)):
        assert client.get(reverse(f"partners:{name}", args=[pk])).status_code == 200
    for name, pk in (("change", key.partner_id), ("switch", key.partner_id), ("revoke", key.pk),
                     ("issue", key.partner_id), ("rotate", key.pk)):  # fmt: skip
        assert client.post(reverse(f"partners:{name}", args=[pk])).status_code == 403


@pytest.mark.parametrize("role", [Role.AGENCY_LEADER, Role.AGENCY_OFFICER, Role.EDITOR])
def test_people_of_agencies_see_nothing_of_it(client, role):
    key, _text = make_key()
    client.force_login(make_user(role, "12904"))
    assert client.get(reverse("partners:index")).status_code == 403
    for name, pk in (("partner", key.partner_id), ("key", key.pk)):
        response = client.get(reverse(f"partners:{name}", args=[pk]))
        assert response.status_code in (403, 404)
        assert "Báo Điện tử Mẫu" not in response.content.decode()


def test_huge_numbers_and_nul_are_refused_in_words(client, coordinator):
    partner = make_partner()
    assert client.get(f"/lam-viec/doi-tac/{10**30}/").status_code in (400, 404)
    response = client.post(
        reverse("partners:issue", args=[partner.pk]), key_form(per_day=str(10**30))
    )
    assert response.status_code == 422
    assert client.get(reverse("partners:index"), {"q": "a\0"}).status_code == 400
