"""Who may not enter /cms/ is told so once, instead of being sent round in circles."""

import pytest

from phohien.organisation.enums import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR, Role.PROVINCIAL_LEADER])
def test_the_others_get_a_reason(client, role):
    client.force_login(factories.make_user(role))
    answer = client.get("/cms/")
    assert answer.status_code == 403
    assert "quản trị hệ thống" in answer.content.decode()


def test_the_administrator_enters(client):
    client.force_login(factories.make_user(Role.SYSTEM_ADMINISTRATOR))
    assert client.get("/cms/").status_code == 200


def test_a_stranger_is_asked_to_sign_in(client):
    answer = client.get("/cms/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/dang-nhap/")
