"""What the worker's process keeps between its jobs: hosts' turns and the stories of late.

Imported by the first job that needs it: reading feeds and pages loads what no request needs.
"""

from newswatch import FetchFailed
from newswatch.fetching import Reply
from phohien.kernel.jobs import JobHandle
from phohien.press_monitoring import rounds
from phohien.press_monitoring.models import Capture
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


def poll(job: JobHandle) -> None:
    """One round, if no other is alive."""
    if rounds.take_round(str(job.id)):
        rounds.run_round(str(job.id), reader(), _placer, job.renew)


def fetch(row: Capture) -> None:
    """The page of a capture, once; whatever stands against it is told in the row."""
    try:
        reply = reader().page(row.url)
        _require_page(reply)
    except FetchFailed as error:
        fail_capture(capture=row, what=error.what, todo=error.todo)
        return
    keep_page(capture=row, page=reply.data, url=reply.address)


def _require_page(reply: Reply) -> None:
    if reply.status != 200 or not reply.data:
        what = f"Máy chủ trả lời mã {reply.status}, không có trang để lưu."
        raise FetchFailed("bad-status", what, "Hãy mở địa chỉ bài báo để xem, rồi lưu lại.")
