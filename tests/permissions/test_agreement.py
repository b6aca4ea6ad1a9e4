"""May a person do it, and is it in their list? Both agree: in list, page, search and export."""

import io
import random

import pytest
from django.apps import apps
from django.db.models import Q
from openpyxl import load_workbook

from phohien.organisation.enums import BOUND_ROLES, Role
from phohien.organisation.models import Agency, User
from phohien.plans import selectors
from phohien.plans.models import Assignment, Evidence, LegalBasis, Plan, PlanTask
from phohien.security.policies import declared, may, visible
from tests import factories

CODES = ["11953", "11977", "so-vhttdl", "so-tai-chinh", "12904"]
SEED = 20261123


@pytest.fixture
def people(db) -> list[User]:
    """A person for every role, some with two, one without any, one dismissed."""
    chance = random.Random(SEED)
    made = []
    for role in Role.values:
        agency = chance.choice(CODES) if role in BOUND_ROLES else None
        made.append(factories.make_user(role, agency))
    both = factories.make_user(Role.AGENCY_OFFICER, CODES[0])
    made.append(factories.add_role(both, Role.AGENCY_LEADER, CODES[1]))
    made.append(factories.make_user())
    gone = factories.make_user(Role.COORDINATOR)
    gone.is_active = False
    gone.save()
    return [*made, User.objects.get(pk=gone.pk)]


@pytest.fixture
def rows(people) -> None:
    """Plans in several states, with evidence of several agencies."""
    agencies = [factories.agency(code) for code in CODES]
    plan = factories.make_plan(agencies)
    factories.make_plan(agencies[:2], year=2030, adopt=False)
    factories.make_plan(agencies[:3], year=plan.year - 1)
    for agency in agencies:
        officer = factories.make_user(Role.AGENCY_OFFICER, agency)
        owed = Assignment.objects.filter(plan=plan, agency=agency)
        factories.make_evidence(officer, owed[0], title=f"Việc của {agency.code}")
    LegalBasis.objects.create(kind="Nghị định", number="72/2015/NĐ-CP")


def test_may_agrees_with_the_list_for_every_declared_rule(rows, people):
    chance = random.Random(SEED)
    for (model, action), _rule in declared().items():
        found = list(model._default_manager.all())
        for person in people:
            listed = set(visible(person, model, action).values_list("pk", flat=True))
            for row in chance.sample(found, min(4, len(found))):
                assert may(person, action, row) == (row.pk in listed), (model, action, person)


def test_without_a_rule_nobody_may(rows, people):
    known = {model for model, _action in declared()}
    for model in apps.get_models():
        if model not in known and model._default_manager.exists():
            row = model._default_manager.first()
            assert not any(may(person, "view", row) for person in people)


def test_a_dismissed_or_roleless_person_sees_only_themselves(rows, people):
    for person in people[-2:]:
        for model, action in declared():
            seen = visible(person, model, action)
            own = Q(pk=person.pk) if model is User and person.is_active else Q(pk__in=[])
            assert not seen.exclude(own).exists(), (model, action)


def test_what_may_be_done_may_be_seen(rows, people):
    for model, action in declared():
        if (model, "view") not in declared() or action == "list":
            continue
        for person in people:
            hidden = visible(person, model, action).exclude(
                pk__in=visible(person, model).values("pk")
            )
            assert not hidden.exists(), (model, action, person)


@pytest.mark.parametrize("model", [Assignment, Evidence, Plan, PlanTask])
def test_the_page_answers_exactly_for_what_is_listed(rows, people, client, model):
    name = {
        Assignment: "viec", Evidence: "minh-chung", Plan: "ke-hoach", PlanTask: "nhiem-vu",
    }[model]  # fmt: skip
    chance = random.Random(SEED)
    found = list(model.objects.all())
    for person in [one for one in people if one.is_active]:
        client.force_login(person)
        listed = set(visible(person, model).values_list("pk", flat=True))
        for row in chance.sample(found, min(3, len(found))):
            status = client.get(f"/lam-viec/{name}/{row.pk}/").status_code
            assert status == (200 if row.pk in listed else 404), (person, row)


def test_list_search_and_export_hold_the_same_rows(rows, people, client):
    for person in [one for one in people if one.is_active]:
        client.force_login(person)
        seen = set(visible(person, Evidence).values_list("title", flat=True))
        every = set(Evidence.objects.values_list("title", flat=True))
        page = client.get("/lam-viec/minh-chung/?nam=tat_ca").content.decode()
        found = client.get("/lam-viec/minh-chung/?nam=tat_ca&q=viec+cua").content.decode()
        export = client.get("/lam-viec/minh-chung/?nam=tat_ca&xuat=xlsx")
        for title in every:
            assert (title in page) == (title in found) == (title in seen), (person, title)
        assert exported(export, "Nội dung") == seen


def exported(response, heading: str) -> set[str]:
    sheet = load_workbook(io.BytesIO(b"".join(response))).active
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    column = rows[0].index(heading)
    return {row[column] for row in rows[1:]}


def test_the_export_of_assignments_is_the_list(rows, people, client):
    for person in [one for one in people if one.is_active]:
        client.force_login(person)
        response = client.get("/lam-viec/viec/?ke_hoach=tat_ca&xuat=xlsx")
        listed = selectors.assignments(actor=person)
        names = {row.agency.name for row in listed}
        assert exported(response, "Đơn vị") == names


def test_an_unadopted_plan_and_its_work_stay_hidden_from_agencies(rows, client):
    officer = factories.make_user(Role.AGENCY_OFFICER, CODES[0])
    hidden = Assignment.objects.filter(plan__year=2030, agency__code=CODES[0])
    assert hidden.exists()
    assert not visible(officer, hidden).exists()
    assert not visible(officer, Plan).filter(year=2030).exists()


def test_the_roster_shows_an_officer_only_their_own_agency(rows, client):
    from phohien.organisation import selectors as organisation

    officer = factories.make_user(Role.AGENCY_OFFICER, CODES[0])
    assert [row.code for row in organisation.roster(actor=officer)] == [CODES[0]]
    coordinator = factories.make_user(Role.COORDINATOR)
    everyone = Agency.objects.filter(owes_reports=True, is_active=True).count()
    assert organisation.roster(actor=coordinator).count() == everyone
