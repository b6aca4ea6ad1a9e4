"""Who sees cases, who signs, who may publish in an emergency and review it afterwards."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clearance.enums import StepState
from phohien.clearance.models import Case, ContentClass, LadderStep, Step, Topic
from phohien.organisation.enums import BOUND_ROLES, Role
from phohien.organisation.models import Agency
from phohien.organisation.policies import everywhere
from phohien.organisation.stand_ins import acting_roles
from phohien.security.policies import EVERYTHING, NOTHING, rule

SIGNING_ROLES = (Role.EDITOR, Role.AGENCY_LEADER, Role.SPOKESPERSON, Role.REVIEWER)


@rule(Topic, "view")
@rule(ContentClass, "view")
@rule(LadderStep, "view")
def _view_dictionary(actor) -> Q:
    return EVERYTHING if actor.live_grants else NOTHING


for _model in (Topic, ContentClass, LadderStep):
    rule(_model, "change", _("Chỉ quản trị hệ thống sửa chủ đề và thang duyệt."))(
        everywhere(Role.SYSTEM_ADMINISTRATOR)
    )


@rule(Case, "view")
def _view_case(actor) -> Q:
    """The province's readers see all; others what they wrote, asked for, own, speak or sign."""
    if actor.has_role(Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR):
        return EVERYTHING
    roles = acting_roles(actor)
    if not roles:
        return NOTHING
    return EVERYTHING if (Role.REVIEWER, None) in roles else _concerns(actor, roles)


def _concerns(actor, roles: set[tuple[str, int | None]]) -> Q:
    written = Case.writers.through.objects.filter(user_id=actor.pk).values("case_id")
    seen = Q(requested_by_id=actor.pk) | Q(pk__in=written)
    bodies = {agency for role, agency in roles if role == Role.REVIEWER}
    agencies = {agency for role, agency in roles if role in BOUND_ROLES}
    if agencies:
        seen |= Q(agency_id__in=agencies) | Q(owner_id__in=agencies)
    if bodies:
        seen |= ~Q(emergency_reason="")
    if agencies | bodies:
        asked = Step.objects.filter(agency_id__in=agencies | bodies)
        seen |= Q(pk__in=asked.values("case_id"))
    return seen


@rule(Step, "view")
def _view_step(actor) -> Q:
    seen = _view_case(actor)
    return EVERYTHING if seen == EVERYTHING else Q(case__in=Case.objects.filter(seen).values("pk"))


@rule(
    Step,
    "sign",
    _(
        "Bước này cần người giữ đúng vai trò của đơn vị, không viết và không sửa bài ấy, "
        "và chưa ký bước nào khác của hồ sơ."
    ),
)
def _sign(actor) -> Q:
    """Holders of the role and their stand-ins; never a writer, never twice in one case."""
    pairs = [pair for pair in acting_roles(actor) if pair[0] in SIGNING_ROLES and pair[1]]
    if not pairs:
        return NOTHING
    entitled = Q()
    for role, agency_id in pairs:
        entitled |= Q(role=role, agency_id=agency_id)
    written = Case.writers.through.objects.filter(user_id=actor.pk).values("case_id")
    signed = Step.objects.filter(decided_by_id=actor.pk, state=StepState.CLEARED).values("case_id")
    return entitled & ~Q(case_id__in=written) & ~Q(case_id__in=signed)


@rule(Step, "release", _("Người đã nhận hoặc điều phối viên trả bước này lại."))
def _release(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(claimed_by_id=actor.pk) & _view_step(actor)


@rule(
    Agency,
    "request_clearance",
    _("Người của đơn vị phát ngôn, của cơ quan phụ trách chuyên mục hoặc người viết trình duyệt."),
)
def _request(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(pk__in=actor.agency_ids(*BOUND_ROLES))


@rule(
    Agency,
    "publish_in_emergency",
    _("Chỉ lãnh đạo, người phát ngôn của đơn vị hoặc điều phối viên đăng khẩn cấp."),
)
def _publish_in_emergency(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(pk__in=actor.agency_ids(Role.AGENCY_LEADER, Role.SPOKESPERSON))


@rule(
    Case,
    "review_emergency",
    _(
        "Lãnh đạo tỉnh, điều phối viên hoặc người duyệt nội dung xem lại, "
        "trừ người đã đăng và người viết."
    ),
)
def _review_emergency(actor) -> Q:
    if not actor.has_role(Role.PROVINCIAL_LEADER, Role.COORDINATOR, Role.REVIEWER):
        return NOTHING
    written = Case.writers.through.objects.filter(user_id=actor.pk).values("case_id")
    return (
        ~Q(emergency_reason="")
        & (Q(requested_by=None) | ~Q(requested_by_id=actor.pk))
        & ~Q(pk__in=written)
    )


@rule(Case, "void", _("Người của đơn vị phát ngôn hoặc cơ quan phụ trách thôi hồ sơ này."))
def _void(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    mine = actor.agency_ids(*BOUND_ROLES)
    return Q(agency_id__in=mine) | Q(owner_id__in=mine) | Q(requested_by_id=actor.pk)
