"""A small province for the shell's tests: three agencies, one plan, people of each role."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.test import Client

from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User
from phohien.plans.models import Plan
from tests import factories

TODAY = dt.date(2026, 11, 23)
HOME, SEARCH = "/lam-viec/", "/lam-viec/tim/"


@dataclass(frozen=True)
class World:
    """What the tests walk in."""

    plan: Plan
    commune: Agency
    other: Agency
    department: Agency
    officer: User
    leader: User
    stranger: User
    coordinator: User
    provincial: User
    administrator: User
    auditor: User


@pytest.fixture(autouse=True)
def _still_clock():
    """Deadlines are counted from one day, and nobody is held up by another test's wrong tries."""
    cache.clear()
    with clock.at(TODAY):
        yield


@pytest.fixture
def world(db) -> World:
    """Every commune task overdue since October, nothing done yet."""
    factories.load_organisation()
    commune, other = factories.agency("12904"), factories.agency("12916")
    department = factories.agency("so-vhttdl")
    plan = factories.make_plan([commune, other, department], deadline=dt.date(2026, 10, 31))
    return World(
        plan=plan,
        commune=commune,
        other=other,
        department=department,
        officer=factories.make_user(Role.AGENCY_OFFICER, commune, full_name="Đỗ Thị Mai"),
        leader=factories.make_user(Role.AGENCY_LEADER, commune),
        stranger=factories.make_user(Role.AGENCY_OFFICER, other),
        coordinator=factories.make_user(Role.COORDINATOR),
        provincial=factories.make_user(Role.PROVINCIAL_LEADER),
        administrator=factories.make_user(Role.SYSTEM_ADMINISTRATOR),
        auditor=factories.make_user(Role.AUDITOR),
    )


def client_of(user: User) -> Client:
    """A browser in which ``user`` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def page(user: User, address: str, status: int = 200, **query) -> str:
    """The HTML of an address as ``user`` sees it."""
    response = client_of(user).get(address, query)
    assert response.status_code == status
    return response.content.decode()
