"""Who sees, opens, handles and answers: the whole policy of clarifications on one page."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clarifications.models import Case, Fact, FactRequest, Letter
from phohien.organisation.enums import AGENCY_ROLES, BOUND_ROLES, Role
from phohien.organisation.stand_ins import acting_roles
from phohien.security.policies import EVERYTHING, NOTHING, rule

OPENERS = (Role.PRESS_ANALYST, Role.COORDINATOR)
READERS = (*OPENERS, Role.PRESS_DESK, Role.PROVINCIAL_LEADER, Role.AUDITOR)


@rule(Case, "view")
def _view(actor) -> Q:
    """The press desks and who must know; the agency that answers. Nobody else."""
    return EVERYTHING if actor.has_role(*READERS) else _of(actor.agency_ids(*BOUND_ROLES))


def _of(agencies: list[int]) -> Q:
    return Q(agency_id__in=agencies) if agencies else NOTHING


@rule(Case, "open", _("Chỉ cán bộ theo dõi báo chí và điều phối viên mở vụ việc."))
def _open(actor) -> Q:
    return EVERYTHING if actor.has_role(*OPENERS) else NOTHING


@rule(
    Case,
    "handle",
    _("Chỉ cơ quan trả lời, cán bộ theo dõi báo chí và điều phối viên làm việc này."),
)
def _handle(actor) -> Q:
    if actor.has_role(*OPENERS):
        return EVERYTHING
    return Q(agency_id__in=actor.agency_ids(*BOUND_ROLES))


@rule(Case, "answer", _("Câu trả lời do người của cơ quan trả lời viết, dưới tên cơ quan ấy."))
def _answer(actor) -> Q:
    return Q(agency_id__in=actor.agency_ids(*BOUND_ROLES))


@rule(
    Case,
    "speak",
    _("Chỉ lãnh đạo, người phát ngôn của cơ quan trả lời hoặc điều phối viên ghi việc này."),
)
def _speak(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(agency_id__in=_acting(actor, Role.AGENCY_LEADER, Role.SPOKESPERSON))


def _acting(actor, *roles: str) -> list[int]:
    """Agencies for which the actor holds a role, or stands in for somebody who does."""
    return [agency for role, agency in acting_roles(actor) if role in roles and agency]


def _in_case(seen: Q) -> Q:
    return EVERYTHING if seen == EVERYTHING else Q(case__in=Case.objects.filter(seen).values("pk"))


@rule(FactRequest, "view")
def _view_request(actor) -> Q:
    """The agency that was asked sees its own question and nothing else of the case."""
    seen = _in_case(_view(actor))
    if seen == EVERYTHING:
        return EVERYTHING
    return seen | Q(agency_id__in=_acting(actor, *AGENCY_ROLES))


rule(FactRequest, "handle", _("Chỉ người xử lý vụ việc sửa, bỏ câu hỏi này."))(
    lambda actor: _in_case(_handle(actor))
)


@rule(FactRequest, "supply", _("Chỉ người của đơn vị được hỏi trả lời câu này."))
def _supply(actor) -> Q:
    return _of(_acting(actor, *AGENCY_ROLES))


@rule(FactRequest, "approve", _("Chỉ lãnh đạo đơn vị được hỏi duyệt cho số liệu ra khỏi đơn vị."))
def _approve(actor) -> Q:
    return Q(agency_id__in=_acting(actor, Role.AGENCY_LEADER))


@rule(Fact, "view")
def _view_fact(actor) -> Q:
    """Of an agency asked: its own, at any time. For the case: once the agency let it out."""
    own = Q(request__agency_id__in=_acting(actor, *AGENCY_ROLES))
    released = Q(request=None) | Q(request__state="approved")
    seen = _in_case(_view(actor))
    return own | (released if seen == EVERYTHING else released & seen)


rule(Fact, "handle", _("Chỉ người xử lý vụ việc chọn, sửa căn cứ."))(
    lambda actor: _in_case(_handle(actor))
)
rule(Letter, "view")(lambda actor: _in_case(_view(actor)))
rule(Letter, "handle", _("Chỉ cơ quan trả lời và người xử lý vụ việc soạn, sửa văn bản này."))(
    lambda actor: _in_case(_handle(actor))
)
rule(
    Letter,
    "send",
    _("Chỉ lãnh đạo, người phát ngôn của cơ quan trả lời hoặc điều phối viên ghi đã gửi."),
)(lambda actor: _in_case(_speak(actor)))
