"""Opening a case, changing what was said, writing the dossier."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phohien.clarifications import similar
from phohien.clarifications.limits import limit_of
from phohien.clarifications.models import Case
from phohien.clarifications.services.records import (
    check,
    cleaned,
    lock_case,
    record,
    require_past,
    require_pending,
)
from phohien.clarifications.services.telling import tell_opened
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed
from phohien.organisation.models import Agency
from phohien.plans.models import Assignment, PlanTask
from phohien.press_monitoring import services as press
from phohien.security import audit
from phohien.security.policies import EVERYTHING, allowed, refusal, require

SAYING = (
    "title", "quotation", "language", "outlet", "outlet_home", "said_title", "said_url",
    "said_at", "asked",
)  # fmt: skip
DOSSIER = ("later", "impact", "truth", "legal_basis", "proposal")
TWICE = dt.timedelta(minutes=1)


@transaction.atomic
def open_case(
    *,
    actor,
    agency: Agency,
    matter: str,
    received_at: dt.datetime,
    impact_determined_at: dt.datetime | None = None,
    topics: Iterable = (),
    places: Iterable[Agency] = (),
    **fields,
) -> Case:
    """A case with its clock running; ``fields`` are those of Case (what was said, links).

    A form sent twice gives the case that is there. Raises NotAllowed, InvalidInput by field,
    SecretSuspected.
    """
    if allowed(actor, "open", Case) != EVERYTHING:
        raise NotAllowed("open", refusal(Case, "open"))
    require_past("received_at", received_at)
    require_past("impact_determined_at", impact_determined_at)
    given = cleaned(actor, _("vụ việc làm rõ"), _linked(actor, agency, fields))
    if (twice := _just_opened(actor, given)) is not None:
        return twice
    case = _new(actor, agency, matter, received_at, impact_determined_at, given)
    case.topics.set(list(topics))
    case.places.set(list(places))
    similar.remember(case)
    record(actor, "open_case", case, {"matter": (None, matter), "due_at": (None, case.due_at),
                                      "outlet": (None, case.outlet)}, agency.pk)  # fmt: skip
    tell_opened(case, actor)
    return case


def _linked(actor, agency: Agency, fields: dict) -> dict:
    """An archived copy of the article as evidence, and the task of the plan that this serves."""
    given = {"plan_task": plan_task_for(agency)} | fields
    article = given.get("article")
    if article is not None and given.get("capture") is None:
        given["capture"] = press.capture_article(actor=actor, article=article)
    return given


def plan_task_for(agency: Agency) -> PlanTask | None:
    """What the plan in force asks of the agency about explaining and clarifying, if anything."""
    owed = Assignment.objects.in_force().filter(agency=agency)
    about = Q(text_folded__contains="lam ro") | Q(section__title__icontains="làm rõ")
    tasks = PlanTask.objects.filter(about, assignments__in=owed)
    return tasks.order_by("order", "pk").first()


def _new(actor, agency, matter, received_at, determined_at, given: dict) -> Case:
    limit = limit_of(matter, received_at, determined_at)
    case = Case(
        agency=agency,
        matter=matter,
        received_at=received_at,
        impact_determined_at=determined_at,
        due_at=limit.due_at,
        due_reason=limit.reason,
        opened_by=actor,
        opened_at=clock.now(),
        **given,
    )
    if determined_at and determined_at < received_at:
        raise InvalidInput(
            "impact_determined_at", _("Xác định tác động không thể trước khi tiếp nhận.")
        )
    check(case)
    case.save()
    return case


def _just_opened(actor, given: dict) -> Case | None:
    since = clock.now() - TWICE
    rows = Case.objects.filter(opened_by=actor, opened_at__gte=since)
    alike = {name: given.get(name, "") for name in ("title", "quotation", "outlet")}
    return rows.filter(**alike).first()


@transaction.atomic
def change_saying(
    *, actor, case: Case, topics: Iterable | None = None, places: Iterable | None = None, **fields
) -> Case:
    """Correct what was said, who answers, what it is about; old and new values are kept.

    Raises InvalidInput("agency") for another agency once the answer bears the name of one.
    """
    case = lock_case(case.pk)
    require(actor, "handle", case)
    require_pending(case)
    _require_same_voice(case, fields.get("agency"))
    changes = audit.changed(case, cleaned(actor, _("vụ việc làm rõ"), fields))
    check(case)
    case.save()
    if topics is not None:
        case.topics.set(list(topics))
    if places is not None:
        case.places.set(list(places))
    similar.remember(case)
    record(actor, "change_case", case, changes, case.agency_id)
    return case


def _require_same_voice(case: Case, agency: Agency | None) -> None:
    if case.publication_id and agency is not None and agency.pk != case.agency_id:
        raise InvalidInput(
            "agency",
            _(
                "Câu trả lời đã soạn dưới tên %(agency)s nên không đổi cơ quan trả lời được nữa. "
                "Hãy khép vụ việc này và mở vụ mới cho cơ quan kia."
            )
            % {"agency": case.agency},
        )


@transaction.atomic
def write_dossier(*, actor, case: Case, **parts: str) -> Case:
    """The parts of the dossier (DOMAIN §1) that are given."""
    case = lock_case(case.pk)
    require(actor, "handle", case)
    require_pending(case)
    changes = audit.changed(case, cleaned(actor, _("hồ sơ làm rõ"), parts))
    check(case)
    case.save()
    similar.remember(case)
    record(actor, "write_dossier", case, changes, case.agency_id)
    return case
