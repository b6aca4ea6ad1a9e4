"""The demo world: by the real pipeline, once, with accounts only their owner can read."""

import stat
from pathlib import Path

import pytest
from django.conf import settings

from phohien.demo.building import build
from phohien.organisation.models import User
from phohien.plans.enums import PlanState
from phohien.plans.models import Evidence, Plan
from phohien.reports.models import AgencyReport
from phohien.security import audit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SAMPLES = Path(settings.ROOT) / "samples"


@pytest.fixture
def world(tmp_path, settings, django_capture_on_commit_callbacks):
    settings.VAR = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        return build(None)


def test_the_sample_plan_becomes_a_year_of_work(world, tmp_path):
    plan = world.plan
    assert plan.state == PlanState.ADOPTED and plan.adopted_by_id != plan.prepared_by_id
    assert plan.tasks.count() == 60 and not world.unknown
    assert str(plan.tasks.get(code="closing").deadline) == "2026-12-01"
    assert Evidence.objects.exclude(same_event=None).exists()
    assert set(AgencyReport.objects.values_list("state", flat=True)) >= {"submitted", "accepted"}
    assert audit.first_break() is None
    file = tmp_path / "demo-accounts.tsv"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(rows) == world.accounts == User.objects.count()
    name, password = rows[0][:2]
    assert User.objects.get(username=name).check_password(password)
    before = plan.assignments.filter(evidence_count__gt=0).count()
    corrected = build(SAMPLES / "ke-hoach-mau-2026.docx")
    assert corrected.plan.previous_id == plan.pk
    plan.refresh_from_db()
    assert plan.state == PlanState.SUPERSEDED
    assert corrected.plan.assignments.filter(evidence_count__gt=0).count() == before
    following = build(SAMPLES / "ke-hoach-mau-2027.docx")
    assert following.plan.year == 2027
    assert Plan.objects.filter(state=PlanState.ADOPTED).count() == 2
