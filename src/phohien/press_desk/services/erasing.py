"""Personal data leave on their day: rows, files, link. The log keeps only how much and why."""

import datetime as dt

from django.db import transaction

from phohien.kernel import clock
from phohien.press_desk.models import (
    Decision,
    Erasure,
    Paper,
    PressRequest,
    Violation,
    VisitReport,
    paper_storage,
)
from phohien.press_desk.services.papers import FOLDER, throw_away
from phohien.press_desk.services.records import lock_row, record
from phohien.press_desk.workflow import PENDING

AT_ONCE = 200
AGE = dt.timedelta(days=2)  # a file of a transaction under way is younger


def erase_due() -> int:
    """Erase every request whose day has come; each in a transaction of its own."""
    rows = PressRequest.objects.filter(erase_on__lte=clock.today(), erased_at=None)
    keys = list(rows.exclude(state__in=PENDING).values_list("pk", flat=True)[:AT_ONCE])
    return sum(erase(pk) for pk in keys)


@transaction.atomic
def erase(pk: int) -> bool:
    """Leave of one request its kind, outlet, country, dates and outcome; nothing of a person."""
    request = lock_row(pk)
    if request.erased_at:
        return False
    names = list(request.papers.values_list("name", flat=True))
    messages = request.messages.count()
    request.papers.all().delete()
    request.messages.all().delete()
    Violation.objects.filter(request=request).update(sealed=None)
    VisitReport.objects.filter(request=request).update(sealed=None)
    Decision.objects.filter(request=request).update(
        reason="", reason_en="", conditions="", conditions_en="", returned_note=""
    )
    request.sealed, request.erased_at = None, clock.now()
    request.link_mark = request.interpreter = ""
    request.save(update_fields=["sealed", "link_mark", "interpreter", "erased_at"])
    _log(request, len(names), messages)
    record(None, "erase", request, {"files": (len(names), 0)})
    transaction.on_commit(lambda: throw_away(names))
    return True


def _log(request: PressRequest, files: int, messages: int) -> None:
    Erasure.objects.create(
        code=request.code,
        kind=request.kind,
        at=request.erased_at,
        rule_days=request.about.retention_days,
        people=request.people_count,
        files=files,
        messages=messages,
    )


def sweep() -> int:
    """Delete sealed files that no row knows (left by a transaction taken back), after two days."""
    storage, count = paper_storage(), 0
    if not storage.exists(FOLDER):
        return 0
    before, known = clock.now() - AGE, set(Paper.objects.values_list("name", flat=True))
    for year in storage.listdir(FOLDER)[0]:
        for file in storage.listdir(f"{FOLDER}/{year}")[1]:
            name = f"{FOLDER}/{year}/{file}"
            if name not in known and storage.get_modified_time(name) < before:
                storage.delete(name)
                count += 1
    return count
