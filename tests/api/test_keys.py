"""Keys: only a hash is kept, the scope holds, quotas are exact, ended keys open nothing."""

import datetime as dt
import re

import pytest
from django.db import IntegrityError, transaction

from phohien.api import keys, metering, services
from phohien.api.enums import Resource
from phohien.api.models import ApiKey, KeyUse, Partner
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.newsroom import selectors as newsroom
from phohien.newsroom import tree
from phohien.newsroom.models import Section
from phohien.organisation.enums import Role
from phohien.portal import languages
from phohien.security.models import AuditEntry
from tests.api.conftest import NOW
from tests.factories import load_organisation, make_user
from tests.portal import items

pytestmark = pytest.mark.django_db


def manager():
    return make_user(Role.COORDINATOR)


def make_partner(actor=None, name: str = "Báo Điện tử Mẫu") -> Partner:
    return services.create_partner(
        actor=actor or manager(), name=name, contact_name="Người Nhận Mẫu",
        contact_email="nguoi.nhan@example.org", purpose="Đăng lại tin, bài về du lịch.",
    )  # fmt: skip


def scope(**changes) -> services.Scope:
    load_organisation()
    if not Section.objects.exists():
        tree.load()
    known = {
        "resources": Resource.values, "languages": languages.codes(),
        "sections": [row.code for row in newsroom.sections()], "per_minute": 60, "per_day": 1000,
        "expires_at": clock.now() + dt.timedelta(days=90),
    }  # fmt: skip
    return services.Scope(**(known | changes))


def make_key(partner=None, actor=None, **changes) -> tuple[ApiKey, str]:
    actor = actor or manager()
    partner = partner or make_partner(actor)
    return services.issue_key(
        actor=actor, partner=partner, label="Trang du lịch", scope=scope(**changes)
    )


def test_only_a_hash_of_the_key_is_kept(ask):
    key, text = make_key()
    assert re.fullmatch(r"hy_[a-z2-9]{10}_[a-z2-9]{40}", text)
    kept = str([row for model in (ApiKey, AuditEntry) for row in model.objects.values()])
    assert text not in kept and text.split("_")[2] not in kept
    assert key.digest == keys.digest(text)
    assert ask("/sections", key=text).status_code == 200
    assert ask("/sections", headers={"X-API-Key": text}).status_code == 200


@pytest.mark.parametrize("given", ["Bearer", "Bearer ", "Bearer x", "Basic abc", "", "Bearer hy_é"])
def test_what_is_no_key_is_refused(ask, given):
    response = ask("/sections", headers={"Authorization": given})
    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert response.json()["code"] == "unknown-key"


def test_a_wrong_secret_with_a_right_name_is_refused(ask):
    _key, text = make_key()
    other = text[:-1] + ("a" if text[-1] != "a" else "b")
    assert ask("/sections", key=other).status_code == 401


def test_a_key_in_the_address_is_an_unknown_parameter(ask):
    _key, text = make_key()
    assert ask("/sections", key="", api_key=text).status_code == 422


def test_a_key_opens_only_its_resources_languages_and_sections(ask):
    vi = items.make()
    en = items.make(locale="en", source=vi)
    investment = items.make(section="dau-tu")
    _key, text = make_key(
        resources=["items", "changes", "statistics"], languages=["vi"],
        sections=["van-hoa-du-lich"],
    )  # fmt: skip
    assert [row["id"] for row in ask("/items", key=text).json()["data"]] == [vi.pk]
    assert [row["id"] for row in ask("/changes", key=text).json()["data"]] == [vi.pk]
    assert ask("/statistics", key=text).json()["items"] == 1
    assert ask(f"/items/{vi.pk}", key=text).json()["languages"] == []
    outside = ["/agencies", "/media", f"/items/{en.pk}", f"/items/{investment.pk}",
               f"/items/{investment.pk}/versions", "/items?language=en", "/items?section=dau-tu",
               "/changes?language=ja", "/statistics?language=ko"]  # fmt: skip
    for path in outside:
        response = ask(path, key=text)
        assert response.status_code == 403, path
        assert response.json()["code"] == "outside-scope"


def test_answers_to_a_key_are_for_nobody_else(ask):
    _key, text = make_key()
    assert ask("/sections", key=text)["Cache-Control"] == "private, no-cache"
    response = ask("/sections", headers={"X-API-Key": text})
    assert response["Cache-Control"] == "private, no-cache" and "X-API-Key" in response["Vary"]


def test_the_quota_of_a_minute(ask):
    key, text = make_key(per_minute=3)
    assert [ask("/topics", key=text).status_code for _n in range(4)] == [200, 200, 200, 429]
    refused = ask("/topics", key=text)
    assert refused["Retry-After"] == "60" and "3" in refused.json()["detail_en"]
    with clock.at(NOW + dt.timedelta(minutes=1)):
        assert ask("/topics", key=text).status_code == 200
    use = KeyUse.objects.get(key=key)
    assert (use.requests, use.refused) == (4, 2)


def test_the_quota_of_a_day_in_viet_nam(ask):
    _key, text = make_key(per_minute=2, per_day=2)
    evening = dt.datetime(2026, 11, 23, 16, 30, tzinfo=dt.UTC)  # 23:30 in Việt Nam
    with clock.at(evening):
        assert [ask("/topics", key=text).status_code for _n in range(3)] == [200, 200, 429]
        assert ask("/topics", key=text)["Retry-After"] == "1800"
    with clock.at(evening + dt.timedelta(minutes=31)):
        assert ask("/topics", key=text).status_code == 200


def test_visitors_share_a_modest_limit_by_address(ask, settings):
    settings.API_ANONYMOUS_PER_MINUTE = 2
    assert [ask("/topics").status_code for _n in range(3)] == [200, 200, 429]
    assert ask("/topics")["Retry-After"] == "60"
    _key, text = make_key()
    assert ask("/topics", key=text).status_code == 200
    assert ask("/topics", key="hy_nothing").status_code == 429  # guessing counts, too


def test_behind_a_proxy_visitors_are_told_apart_by_its_header(ask, settings):
    settings.API_ANONYMOUS_PER_MINUTE = 1
    settings.VISITOR_ADDRESS_HEADER = "X-Real-IP"
    for address, status in (("192.0.2.1", 200), ("192.0.2.2", 200), ("192.0.2.1", 429)):
        assert ask("/topics", headers={"X-Real-IP": address}).status_code == status


def test_one_household_is_one_visitor():
    first, second = "2001:db8:1:2::1", "2001:db8:1:2:ffff::9"
    assert metering._anonymous(first) == metering._anonymous(second)
    assert metering._anonymous(first) != metering._anonymous("2001:db8:1:3::1")
    assert "192.0.2.7" not in metering._anonymous("192.0.2.7")


def test_an_expired_key_opens_nothing(ask):
    key, text = make_key(expires_at=NOW + dt.timedelta(days=1))
    with clock.at(NOW + dt.timedelta(days=1)):
        response = ask("/topics", key=text)
    assert response.status_code == 401 and response.json()["code"] == "closed-key"


def test_a_revoked_key_opens_nothing(ask):
    actor = manager()
    key, text = make_key(actor=actor)
    with pytest.raises(InvalidInput):
        services.revoke_key(actor=actor, key=key, reason=" ")
    services.revoke_key(actor=actor, key=key, reason="Lộ khóa.")
    assert ask("/topics", key=text).status_code == 401
    with pytest.raises(RuleBroken):
        services.revoke_key(actor=actor, key=key, reason="Lần nữa.")


def test_ending_the_cooperation_closes_every_key_until_it_is_taken_up(ask):
    actor = manager()
    key, text = make_key(actor=actor)
    services.switch_partner(actor=actor, partner=key.partner, is_active=False)
    assert ask("/topics", key=text).status_code == 401
    with pytest.raises(RuleBroken):
        make_key(partner=key.partner, actor=actor)
    services.switch_partner(actor=actor, partner=key.partner, is_active=True)
    assert ask("/topics", key=text).status_code == 200


def test_rotation_gives_the_same_scope_and_ends_the_old_key(ask):
    actor = manager()
    key, old = make_key(actor=actor, resources=["topics"])
    successor, new = services.rotate_key(actor=actor, key=key, overlap=dt.timedelta(days=7))
    assert (successor.resources, successor.expires_at) == (["topics"], key.expires_at)
    assert ask("/topics", key=old).status_code == ask("/topics", key=new).status_code == 200
    with clock.at(NOW + dt.timedelta(days=7)):
        assert ask("/topics", key=old).status_code == 401
        assert ask("/topics", key=new).status_code == 200
    with pytest.raises(RuleBroken):
        services.rotate_key(actor=actor, key=key, overlap=dt.timedelta(0))


def test_rotation_at_once_revokes_the_old_key(ask):
    actor = manager()
    key, old = make_key(actor=actor)
    services.rotate_key(actor=actor, key=key, overlap=dt.timedelta(0))
    assert ask("/topics", key=old).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"resources": []}, {"resources": ["users"]}, {"languages": []}, {"languages": ["fr"]},
        {"sections": []}, {"sections": ["khong-co"]}, {"per_minute": 0}, {"per_minute": 10**9},
        {"per_day": 1}, {"per_day": 10**9}, {"expires_at": NOW},
        {"expires_at": NOW + dt.timedelta(days=800)},
    ],
)  # fmt: skip
def test_a_scope_that_opens_nothing_or_too_much_is_refused(wrong):
    with pytest.raises(InvalidInput):
        make_key(**wrong)
    assert not ApiKey.objects.exists()


def test_the_database_itself_refuses_a_key_without_limits():
    key, _text = make_key()
    for wrong in ({"per_day": 0}, {"expires_at": key.created_at}, {"revoked_at": NOW}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ApiKey.objects.filter(pk=key.pk).update(**wrong)


@pytest.mark.parametrize("role", [Role.AGENCY_LEADER, Role.EDITOR, Role.AUDITOR, Role.REVIEWER])
def test_others_manage_no_partners(role):
    key, _text = make_key()
    place = "12904" if role in (Role.AGENCY_LEADER, Role.EDITOR) else None
    person = make_user(role, place)
    refused = (NotAllowed, NotVisible)
    with pytest.raises(refused):
        make_partner(person, "Khác")
    with pytest.raises(refused):
        services.issue_key(actor=person, partner=key.partner, label="x", scope=scope())
    with pytest.raises(refused):
        services.revoke_key(actor=person, key=key, reason="x")
    with pytest.raises(refused):
        services.rotate_key(actor=person, key=key, overlap=dt.timedelta(0))


def test_every_step_leaves_an_entry():
    actor = manager()
    before = AuditEntry.objects.count()
    key, _text = make_key(actor=actor)
    services.change_partner(actor=actor, partner=key.partner, name="Báo Mẫu đổi tên")
    services.switch_partner(actor=actor, partner=key.partner, is_active=False)
    services.switch_partner(actor=actor, partner=key.partner, is_active=True)
    successor, _new = services.rotate_key(actor=actor, key=key, overlap=dt.timedelta(0))
    services.revoke_key(actor=actor, key=successor, reason="Hết việc.")
    told = AuditEntry.objects.order_by("pk").values_list("action", flat=True)[before:]
    assert list(told) == [
        "api.create_partner", "api.issue_key", "api.change_partner", "api.close_partner",
        "api.reopen_partner", "api.revoke_key", "api.rotate_key", "api.revoke_key",
    ]  # fmt: skip
