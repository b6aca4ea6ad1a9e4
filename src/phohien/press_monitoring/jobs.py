"""The clock of press monitoring: polling, copies of pages, and what is not kept for ever."""

import datetime as dt

from newswatch import FetchFailed
from newswatch.fetching import Reply
from phohien.kernel.jobs import JobHandle, job, periodic
from phohien.press_monitoring import rounds, tidying
from phohien.press_monitoring.models import Capture, Watch
from phohien.press_monitoring.placing import Placer
from phohien.press_monitoring.reading import Reader
from phohien.press_monitoring.services.capturing import fail_capture, keep_page

_placer = Placer()
_readers: list[Reader] = []


def reader() -> Reader:
    """The process's own, made when it is first needed: hosts' turns are remembered in it."""
    if not _readers:
        _readers.append(Reader())
    return _readers[0]


@periodic("press_monitoring.poll", every=dt.timedelta(minutes=2), attempts=2)
def poll(job: JobHandle) -> None:
    """Sources whose time has come. Each answer is stored by itself: a kill loses none."""
    _round(job)


@job("press_monitoring.poll_now", attempts=2)
def poll_now(job: JobHandle) -> None:
    """The same, asked for by a person."""
    _round(job)


def _round(job: JobHandle) -> None:
    if rounds.take_round(str(job.id)):
        rounds.run_round(str(job.id), reader(), _placer, job.renew)


@job("press_monitoring.capture", attempts=2)
def capture(job: JobHandle, capture_id: int) -> None:
    """Fetch the page of an article once; whatever stands against it is told in the row."""
    row = Capture.objects.select_related("article", "asked_by").get(pk=capture_id)
    if not Watch.objects.filter(is_on=True).exists():
        fail_capture(capture=row, what=OFF, todo=SWITCH_ON)
        return
    try:
        reply = reader().page(row.url)
        _require_page(reply)
    except FetchFailed as error:
        fail_capture(capture=row, what=error.what, todo=error.todo)
        return
    keep_page(capture=row, page=reply.data, url=reply.address)


OFF = "Việc đọc ra ngoài đang tắt nên chưa lấy được trang."
SWITCH_ON = "Hãy bật việc đọc nguồn tin ở màn hình “Nguồn tin”, rồi lưu lại."


def _require_page(reply: Reply) -> None:
    if reply.status != 200 or not reply.data:
        what = f"Máy chủ trả lời mã {reply.status}, không có trang để lưu."
        raise FetchFailed("bad-status", what, "Hãy mở địa chỉ bài báo để xem, rồi lưu lại.")


@periodic("press_monitoring.tidy", at="03:10")
def tidy(job: JobHandle) -> None:
    """Texts whose time is over."""
    with job.finish():
        tidying.tidy()
