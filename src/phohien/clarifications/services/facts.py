"""Facts with their source documents, and which of them stand in the answer."""

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from phohien.clarifications.enums import CaseState, RequestState
from phohien.clarifications.models import Case, Fact, FactRequest
from phohien.clarifications.services.records import (
    check,
    cleaned,
    lock_case,
    lock_request,
    record,
    require_pending,
)
from phohien.clearance import secrecy
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.plans import uploads
from phohien.security import audit
from phohien.security.policies import require
from vanban.errors import VanbanError

OPEN = (RequestState.ASKED, RequestState.PREPARED)


def add_fact(
    *,
    actor,
    case: Case | None = None,
    request: FactRequest | None = None,
    file: File | None = None,
    **fields,
) -> Fact:
    """One statement with its source: a file, a public address, or a number with its date.

    For ``request`` by the agency asked, for ``case`` by who handles it. The file is checked and
    scanned for marks of secrecy before anything is stored. Raises InvalidInput by field.
    """
    given = cleaned(actor, _("căn cứ"), fields)
    _require_source(given, file)
    if file is not None:
        _require_clean(actor, file)
    with transaction.atomic():
        case = _place(actor, case, request)
        fact = Fact(
            case=case, request=request, added_by=actor, added_at=clock.now(),
            is_used=request is None, **given,
        )  # fmt: skip
        check(fact, "file")
        if (twice := _added(fact, file)) is not None:
            return twice
        _attach(fact, file)
        try:
            fact.save()
        except DatabaseError:
            _drop(fact)
            raise
        agency_id = request.agency_id if request else case.agency_id
        changes = {"document": (None, fact.document or fact.number or fact.url)}
        record(actor, "add_fact", fact, changes, agency_id)
        return fact


def _added(fact: Fact, file: File | None) -> Fact | None:
    """The same fact with the same file, when its form was sent twice; under the case's lock."""
    names = ("case", "request", "statement", "document", "number", "dated", "issuer", "url")
    same = {name: getattr(fact, name) for name in names}
    mark = "" if file is None else _mark(file)
    return Fact.objects.filter(file_sha256=mark, **same).first()


def _mark(file: File) -> str:
    body = file.read()
    file.seek(0)
    return hashlib.sha256(body).hexdigest()


def _drop(fact: Fact) -> None:
    """The row was refused, so its file goes too."""
    if fact.file:
        fact.file.storage.delete(fact.file.name)


def _place(actor, case: Case | None, request: FactRequest | None) -> Case:
    if request is None:
        case = lock_case(case.pk)
        require(actor, "handle", case)
        require_pending(case)
        return case
    row = lock_request(request.pk)
    require(actor, "supply", row)
    if row.state not in OPEN:
        raise RuleBroken("answered", _("Câu hỏi này đã trả lời xong hoặc không cần nữa."))
    return row.case


def _require_source(given: dict, file: File | None) -> None:
    if not given.get("statement"):
        raise InvalidInput("statement", _("Hãy viết sự thật bằng một câu."))
    if not given.get("document"):
        raise InvalidInput("document", _("Hãy ghi tên tài liệu gốc."))
    if file is None and not given.get("url") and not (given.get("number") and given.get("dated")):
        raise InvalidInput(
            "file",
            _("Mỗi căn cứ cần một nguồn: tệp, địa chỉ công khai, hoặc số kèm ngày văn bản."),
        )


def _require_clean(actor, file: File) -> None:
    """Type by its first bytes; then the scan on a copy that is gone afterwards."""
    uploads.check(file)
    folder = Path(settings.PRIVATE_ROOT) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place) / f"tep.{uploads.suffix_of(file.name)}"
        path.write_bytes(file.read())
        file.seek(0)
        try:
            secrecy.require_clean_file(actor=actor, what=str(_("tài liệu gốc")), path=path)
        except VanbanError as error:
            raise InvalidInput("file", f"{error.what} {error.todo}") from error


def _attach(fact: Fact, file: File | None) -> None:
    if file is None:
        return
    fact.file_sha256 = _mark(file)
    fact.file_name = file.name[-255:]
    fact.file.save(f"can-cu-{fact.file_sha256[:12]}.{uploads.suffix_of(file.name)}", file, False)


@transaction.atomic
def remove_fact(*, actor, fact: Fact) -> None:
    """Before it leaves the agency, or before the answer uses it; afterwards facts are kept."""
    fact = Fact.objects.select_related("request", "case").filter(pk=fact.pk).first()
    if fact is None:
        raise NotVisible()
    if fact.request_id:
        row = lock_request(fact.request_id)
        require(actor, "supply", row)
        kept = row.state not in OPEN
    else:
        case = lock_case(fact.case_id)
        require(actor, "handle", case)
        kept = case.state != CaseState.OPEN
    if kept:
        raise RuleBroken("kept", _("Căn cứ này đã được dùng nên được giữ lại trong hồ sơ."))
    agency_id = fact.request.agency_id if fact.request_id else fact.case.agency_id
    record(actor, "remove_fact", fact, {"statement": (fact.statement, None)}, agency_id)
    fact.delete()


@transaction.atomic
def use_facts(*, actor, case: Case, facts: Iterable[int]) -> int:
    """Choose which released facts stand in the answer; the others stay in the dossier."""
    case = lock_case(case.pk)
    require(actor, "handle", case)
    require_pending(case)
    wanted, chosen = set(facts), 0
    for fact in case.facts.select_related("request").order_by("pk"):
        released = fact.request_id is None or fact.request.state == RequestState.APPROVED
        used = fact.pk in wanted and released
        chosen += used
        changes = audit.changed(fact, {"is_used": used})
        if changes:
            fact.save(update_fields=["is_used"])
            record(actor, "use_fact", fact, changes, case.agency_id)
    return chosen
