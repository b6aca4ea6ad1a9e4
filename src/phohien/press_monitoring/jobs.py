"""The clock of press monitoring: polling, copies of pages, and what is not kept for ever."""

import datetime as dt

from phohien.kernel.jobs import JobHandle, job, periodic
from phohien.press_monitoring import tidying
from phohien.press_monitoring.models import Capture, Watch
from phohien.press_monitoring.services.capturing import fail_capture


@periodic("press_monitoring.poll", every=dt.timedelta(minutes=2), attempts=2)
def poll(job: JobHandle) -> None:
    """Sources whose time has come. Each answer is stored by itself: a kill loses none."""
    from phohien.press_monitoring import working

    working.poll(job)


@job("press_monitoring.poll_now", attempts=2)
def poll_now(job: JobHandle) -> None:
    """The same, asked for by a person."""
    from phohien.press_monitoring import working

    working.poll(job)


@job("press_monitoring.capture", attempts=2)
def capture(job: JobHandle, capture_id: int) -> None:
    """Fetch the page of an article once, if asking outside is switched on."""
    from phohien.press_monitoring import working

    row = Capture.objects.select_related("article", "asked_by").get(pk=capture_id)
    if Watch.objects.filter(is_on=True).exists():
        working.fetch(row)
    else:
        fail_capture(capture=row, what=OFF, todo=SWITCH_ON)


OFF = "Việc đọc ra ngoài đang tắt nên chưa lấy được trang."
SWITCH_ON = "Hãy bật việc đọc nguồn tin ở màn hình “Nguồn tin”, rồi lưu lại."


@periodic("press_monitoring.tidy", at="03:10")
def tidy(job: JobHandle) -> None:
    """Texts whose time is over."""
    with job.finish():
        tidying.tidy()
