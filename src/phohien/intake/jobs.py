"""Reading an uploaded document in the background."""

from phohien.intake import services
from phohien.intake.enums import UNREAD
from phohien.intake.models import Intake
from phohien.kernel.jobs import JobHandle, job
from vanban.errors import VanbanError


@job("intake.read", attempts=3)
def read(job: JobHandle, *, intake_id: int) -> None:
    """Slow work first; what was found is written together with the job's completion."""
    intake = Intake.objects.get(pk=intake_id)
    if intake.state not in UNREAD:
        return  # read by other hands meanwhile
    intake = services.start_reading(intake=intake)
    try:
        found = services.read_paper(intake, job.progress)
    except VanbanError as error:
        with job.finish():
            services.keep_failure(intake=intake, error=error)
        return
    with job.finish():
        services.keep_reading(intake=intake, found=found)
