"""The first account of a site without a demo world."""

import io

import pytest
from django.core.management import CommandError, call_command

from phohien.organisation.enums import Role
from phohien.organisation.models import User

pytestmark = pytest.mark.django_db


def test_it_can_sign_in_and_must_change_the_password(client):
    out = io.StringIO()
    call_command("create_administrator", "quantri1", "Nguyễn Thị Mẫu", stdout=out)
    user = User.objects.get(username="quantri1")
    assert user.has_role(Role.SYSTEM_ADMINISTRATOR) and not user.is_superuser
    password = out.getvalue().split("một lần: ")[1].split()[0]
    answer = client.post("/dang-nhap/", {"username": "quantri1", "password": password})
    assert answer.status_code == 302
    assert client.get("/lam-viec/").url == "/lam-viec/tai-khoan/"


def test_a_taken_name_is_told():
    call_command("create_administrator", "quantri1", "Nguyễn Thị Mẫu", stdout=io.StringIO())
    with pytest.raises(CommandError, match="đã có"):
        call_command("create_administrator", "QUANTRI1", "Trần Văn Mẫu", stdout=io.StringIO())
