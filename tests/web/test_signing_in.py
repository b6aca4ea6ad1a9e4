"""Sign-in: one answer for every wrong try, growing pauses, forced change of a borrowed password."""

import datetime as dt

import pytest
from django.test import Client

from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.security.models import AuditEntry
from tests import factories
from tests.web.conftest import HOME, TODAY, client_of

DOOR, ACCOUNT = "/dang-nhap/", "/lam-viec/tai-khoan/"
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng."
PAUSE = "Đã nhập sai nhiều lần"
NEW = "mot-mat-khau-khac-that-dai-2027"


def sign_in(client: Client, name: str, password: str, **extra):
    return client.post(DOOR, {"username": name, "password": password}, **extra)


def test_the_right_password_opens_home_and_is_audited(world):
    response = sign_in(Client(), world.officer.username, factories.PASSWORD)
    assert response.status_code == 302 and response.headers["Location"] == HOME
    assert AuditEntry.objects.filter(action="security.sign_in", actor=world.officer).count() == 1


def test_unknown_name_wrong_password_and_switched_off_account_get_one_answer(world):
    world.leader.is_active = False
    world.leader.save()
    tries = [
        ("khong-co-ai", "x"),
        (world.officer.username, "sai"),
        (world.leader.username, factories.PASSWORD),
    ]
    pages = [sign_in(Client(), *pair) for pair in tries]
    assert {page.status_code for page in pages} == {422}
    assert all(WRONG in page.content.decode() for page in pages)


def test_after_five_wrong_tries_even_the_right_password_waits(world):
    client, name = Client(), world.officer.username
    for _ in range(5):
        assert sign_in(client, name, "sai").status_code == 422
    held = sign_in(client, name, factories.PASSWORD)
    assert held.status_code == 429 and PAUSE in held.content.decode()
    assert sign_in(client, world.leader.username, factories.PASSWORD).status_code == 302


def test_the_pause_ends_and_the_next_one_is_longer(world):
    client, name = Client(), world.officer.username
    start = clock.now()
    for _ in range(5):
        sign_in(client, name, "sai")
    with clock.at(start + dt.timedelta(seconds=31)):
        assert sign_in(client, name, "sai").status_code == 422
    with clock.at(start + dt.timedelta(seconds=31 + 31)):
        assert sign_in(client, name, factories.PASSWORD).status_code == 429
    with clock.at(start + dt.timedelta(seconds=31 + 61)):
        assert sign_in(client, name, factories.PASSWORD).status_code == 302


def test_an_address_that_tries_many_names_is_held_too(world):
    for number in range(50):
        sign_in(Client(), f"ten{number}", "sai", REMOTE_ADDR="10.1.1.1")
    name = world.officer.username
    held = sign_in(Client(), name, factories.PASSWORD, REMOTE_ADDR="10.1.1.1")
    elsewhere = sign_in(Client(), name, factories.PASSWORD, REMOTE_ADDR="10.1.1.2")
    assert (held.status_code, elsewhere.status_code) == (429, 302)


def test_behind_a_proxy_visitors_are_told_apart_by_its_header_alone(world, settings):
    settings.VISITOR_ADDRESS_HEADER = "X-Real-IP"
    name = world.officer.username
    for _ in range(5):
        sign_in(Client(), name, "sai", HTTP_X_REAL_IP="203.0.113.7")
    held = sign_in(Client(), name, factories.PASSWORD, HTTP_X_REAL_IP="203.0.113.7")
    other = sign_in(Client(), name, factories.PASSWORD, HTTP_X_REAL_IP="203.0.113.8")
    assert (held.status_code, other.status_code) == (429, 302)


def test_an_expired_session_says_so_and_leads_back(world):
    client = Client()
    sign_in(client, world.officer.username, factories.PASSWORD)
    client.cookies.pop("sessionid")  # what the browser does after twelve hours
    asked = client.get("/lam-viec/tim/?q=a", follow=True)
    assert "những gì đã lưu vẫn còn" in asked.content.decode()
    response = client.post(
        DOOR,
        {
            "username": world.officer.username,
            "password": factories.PASSWORD,
            "next": "/lam-viec/tim/?q=a",
        },
    )
    assert response.headers["Location"] == "/lam-viec/tim/?q=a"


def test_a_first_visitor_and_one_who_signed_out_hear_of_no_session(world):
    client = Client()
    assert "Phiên làm việc đã hết" not in client.get(HOME, follow=True).content.decode()
    sign_in(client, world.officer.username, factories.PASSWORD)
    client.post("/lam-viec/dang-xuat/")
    assert "Phiên làm việc đã hết" not in client.get(HOME, follow=True).content.decode()


def test_a_weak_new_password_is_refused_courteously(world):
    typed = {"old_password": factories.PASSWORD, "new_password": "12345", "repeated": "12345"}
    body = client_of(world.officer).post(ACCOUNT, typed).content.decode()
    assert "Mật khẩu của anh/chị" in body and "Mật khẩu của bạn" not in body


def test_the_door_leads_nowhere_else(world):
    response = Client().post(
        DOOR,
        {
            "username": world.officer.username,
            "password": factories.PASSWORD,
            "next": "https://example.com/",
        },
    )
    assert response.headers["Location"] == HOME


def test_within_htmx_the_browser_goes_to_the_door_as_a_whole(world):
    response = Client().get("/lam-viec/tim/?q=a", headers={"HX-Request": "true"})
    assert (response.status_code, response.headers["HX-Redirect"]) == (204, "/lam-viec/tim/?q=a")


def test_signing_out_needs_a_post_and_ends_the_session(world):
    client = client_of(world.officer)
    assert client.get("/lam-viec/dang-xuat/").status_code == 405
    assert client.post("/lam-viec/dang-xuat/").headers["Location"] == DOOR
    assert client.get(HOME).status_code == 302


@pytest.fixture
def borrower(db):
    return factories.make_user(Role.COORDINATOR, must_change_password=True)


def test_a_borrowed_password_is_changed_before_anything_else(borrower):
    client = client_of(borrower)
    for address in (HOME, "/lam-viec/tim/", "/cms/"):
        assert client.get(address).headers["Location"] == ACCOUNT
    given = {"old_password": factories.PASSWORD, "new_password": NEW, "repeated": NEW}
    assert client.post(ACCOUNT, given).headers["Location"] == HOME
    assert client.get(HOME).status_code == 200  # the session goes on
    borrower.refresh_from_db()
    assert borrower.check_password(NEW) and not borrower.must_change_password


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"old_password": "sai"}, "Mật khẩu hiện tại chưa đúng."),
        ({"new_password": "ngan", "repeated": "ngan"}, "14"),
        ({"repeated": "khac"}, "chưa giống nhau"),
        (
            {"new_password": factories.PASSWORD, "repeated": factories.PASSWORD},
            "phải khác mật khẩu hiện tại",
        ),
    ],
)
def test_a_wrong_change_is_told_and_changes_nothing(borrower, change, told):
    given = {"old_password": factories.PASSWORD, "new_password": NEW, "repeated": NEW} | change
    response = client_of(borrower).post(ACCOUNT, given)
    assert response.status_code == 422 and told in response.content.decode()
    borrower.refresh_from_db()
    assert borrower.check_password(factories.PASSWORD) and borrower.must_change_password


def test_changing_ends_other_sessions_and_is_audited(world):
    here, elsewhere = client_of(world.officer), client_of(world.officer)
    given = {"old_password": factories.PASSWORD, "new_password": NEW, "repeated": NEW}
    here.post(ACCOUNT, given)
    assert here.get(HOME).status_code == 200
    assert elsewhere.get(HOME).status_code == 302
    assert AuditEntry.objects.filter(action="organisation.change_own_password").count() == 1
    assert clock.today() == TODAY
