"""The reading job: progress, failure said plainly, a second try."""

import pytest
from django.core.files.base import ContentFile

from phohien.intake import services
from phohien.intake.enums import IntakeState
from phohien.intake.models import Intake
from phohien.kernel.jobs.worker import Worker
from phohien.kernel.models import Job, JobState
from tests.intake.conftest import TEXT

pytestmark = pytest.mark.django_db


def work() -> None:
    Worker().run_ready()


def test_the_job_reads_and_offers_for_review(coordinator):
    file = ContentFile(TEXT.encode(), name="ke-hoach.txt")
    intake = services.receive(actor=coordinator, file=file)
    work()
    intake.refresh_from_db()
    assert intake.state == IntakeState.REVIEW and intake.tasks.count() == 4
    assert Job.objects.get(name="intake.read").state == JobState.DONE


def test_a_file_that_is_no_document_says_why(coordinator):
    intake = services.receive(actor=coordinator, file=ContentFile(b"MZ\x00\x01" * 99, name="a.pdf"))
    work()
    intake.refresh_from_db()
    assert intake.state == IntakeState.FAILED
    assert intake.error_what and intake.error_todo
    assert not intake.lines.exists() and not intake.tasks.exists()
    services.read_again(actor=coordinator, intake=intake)
    work()
    assert Intake.objects.get(pk=intake.pk).state == IntakeState.FAILED
