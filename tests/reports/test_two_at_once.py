"""Two people press the same button in one moment: exactly one is served."""

import threading

import pytest
from django.db import OperationalError, connections

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.reports.models import AgencyReport, ReportVersion
from phohien.reports.services import accept_report, return_report, start_report, submit_report
from tests import factories
from tests.reports.conftest import NOW, build

pytestmark = pytest.mark.django_db(transaction=True)


def together(*acts) -> list[str]:
    """Run ``acts`` in threads that start as one; gives "done" or the kind of refusal of each."""
    gate, told = threading.Barrier(len(acts)), []

    def run(act) -> None:
        try:
            gate.wait(10)
            with clock.at(NOW):
                act()
            told.append("done")
        except (RuleBroken, OperationalError) as error:
            told.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(told)


@pytest.fixture
def settled():
    with clock.at(NOW):
        yield build()


def test_two_submissions_make_one_version(settled):
    report = settled.report()
    both = [
        lambda: submit_report(actor=settled.leader, report=report),
        lambda: submit_report(actor=settled.leader, report=report),
    ]
    assert together(*both).count("done") == 1
    assert ReportVersion.objects.count() == 1
    assert settled.duty().evidence.count() == 1


def test_accepting_and_returning_at_once_does_one_of_them(settled):
    report = settled.submitted()
    other = factories.make_user("coordinator")
    told = together(
        lambda: accept_report(actor=settled.coordinator, report=report),
        lambda: return_report(actor=other, report=report, reason="Thiếu."),
    )
    assert told.count("done") == 1


def test_two_people_of_an_agency_begin_one_report(settled):
    told = together(
        lambda: start_report(actor=settled.leader, round=settled.round, agency=settled.commune),
        lambda: start_report(actor=settled.officer, round=settled.round, agency=settled.commune),
    )
    assert "done" in told
    assert AgencyReport.objects.count() == 1
