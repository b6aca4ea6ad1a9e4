"""Every route × every role × GET and POST against the committed table ``every_url.tsv``.

Nothing writes the table by itself, on purpose: a new route is a line that a person thinks about.
The failing test prints the lines as they would be. Statuses: 302 to the sign-in or after saving,
404 not visible, 403 visible but not allowed, 405 wrong method, 409 no sense now, 422 form errors.
"""

import csv
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from phohien.plans.models import Evidence
from phohien.security.models import AuditEntry
from tests.permissions.conftest import PEOPLE, World
from tests.permissions.routes import ARGUMENTS, address, all_routes

TABLE = Path(__file__).with_name("every_url.tsv")
ROLES = ["anonymous", *PEOPLE]
PUBLIC = ("portal:", "media:file", "api:")  # everybody reads them, who is signed in or not
PUBLIC_TO_STAFF = {"plans:plan", "plans:differences", "plans:paper", "plans:paper_file",
                   "plans:task", "organisation:agency"}  # fmt: skip
OF_NOBODY = {"spokespersons:figure"}  # its argument is the number of a figure, not a row

OF_AGENCIES = {
    name for name in set(ARGUMENTS) - PUBLIC_TO_STAFF - OF_NOBODY if not name.startswith(PUBLIC)
}


def expected() -> dict[tuple[str, str], dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {(row["route"], row["method"]): row for row in rows}


def ask(client: Client, method: str, url: str) -> int:
    """The status of a request whose writing is undone."""
    with transaction.atomic():
        response = client.get(url) if method == "GET" else client.post(url, {})
        for _chunk in response.streaming_content if response.streaming else ():
            pass
        transaction.set_rollback(True)
    return response.status_code


def measured(world: World, method: str) -> dict[str, dict[str, str]]:
    clients = {name: Client(raise_request_exception=False) for name in ROLES}
    for name, person in world.people.items():
        clients[name].force_login(person)
    numbers = world.numbers()
    return {
        route: {name: str(ask(clients[name], method, address(route, numbers))) for name in ROLES}
        for route in all_routes()
        if not (method == "POST" and route == "web:sign_out")
    }


def line(route: str, method: str, statuses: dict[str, str]) -> str:
    return "\t".join([route, method, *[statuses[name] for name in ROLES]])


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_route_answers_every_role_as_the_table_says(world, method):
    table, wrong = expected(), []
    for route, statuses in measured(world, method).items():
        row = table.get((route, method))
        if row is None or any(row[name] != statuses[name] for name in ROLES):
            wrong.append(line(route, method, statuses))
    assert not wrong, "differs from every_url.tsv:\n" + "\n".join(wrong)


def test_no_line_of_the_table_is_left_over():
    known = set(all_routes())
    assert not [route for route, _method in expected() if route not in known]


def test_no_route_ever_fails_in_the_program():
    inside = {key: row for key, row in expected().items() if key[0] != "healthz"}  # 503: no worker
    assert not [key for key, row in inside.items() if any(row[r][0] == "5" for r in ROLES)]


def test_a_visitor_gets_nothing_but_the_door():
    open_doors = {
        "healthz",
        "healthz-live",
        "sign_in",
        "web:set_language",
        "web:set_theme",
    }
    public = ("portal:", "media:", "api:")
    known = [key for key in expected() if not key[0].startswith(public)]
    inside = [key for key in known if key[0] not in open_doors]
    assert not [key for key in inside if expected()[key]["anonymous"] not in ("302", "404", "405")]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("route", sorted(OF_AGENCIES))
def test_another_agencys_officer_gets_nowhere(world, client, route, method):
    before = (AuditEntry.objects.count(), Evidence.objects.values_list("withdrawn_at").get())
    client.force_login(world.people["officer_other"])
    url = address(route, world.numbers())
    response = client.get(url) if method == "GET" else client.post(url, BODY)
    assert response.status_code in (403, 404, 405)
    assert "Họp của đơn vị A" not in response.content.decode()
    assert "Người Mẫu leader" not in response.content.decode()
    after = (AuditEntry.objects.count(), Evidence.objects.values_list("withdrawn_at").get())
    assert before == after


BODY = {
    "state": "not_applicable", "reason": "Thử vào việc của đơn vị khác", "title": "Thử",
    "happened_on": "2026-01-05", "full_name": "Người Lạ", "valid_from": "2026-01-05",
    "on": "2026-01-05", "role": "lead", "agency": "1", "members": ["1"], "minh_chung": "1",
    "su_kien": "1",
}  # fmt: skip


@pytest.mark.parametrize("route", sorted(PUBLIC_TO_STAFF))
def test_pages_for_all_staff_hide_the_agencys_own(world, client, route):
    client.force_login(world.people["officer_other"])
    response = client.get(address(route, world.numbers()))
    body = response.content.decode()
    assert "Họp của đơn vị A" not in body
    assert "Người Mẫu leader" not in body
