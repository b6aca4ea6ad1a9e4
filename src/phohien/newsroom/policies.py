"""Who sees, writes, publishes and withdraws items: the whole policy on one page."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.newsroom.models import LanguageSkill, Publication, Section
from phohien.organisation.enums import BOUND_ROLES, PROVINCE_READERS, Role
from phohien.organisation.policies import everywhere
from phohien.security.policies import EVERYTHING, NOTHING, rule


def _of_agencies(actor, *roles: str) -> Q:
    """Items that an agency of the actor speaks."""
    return Q(agency_id__in=actor.agency_ids(*roles))


def _of_sections(actor, *roles: str) -> Q:
    """Items in sections that an agency of the actor owns."""
    return Q(section__owner_id__in=actor.agency_ids(*roles))


@rule(Section, "view")
def _view_section(actor) -> Q:
    return EVERYTHING if actor.live_grants else NOTHING


rule(Section, "change", _("Chỉ quản trị hệ thống sửa danh mục chuyên mục."))(
    everywhere(Role.SYSTEM_ADMINISTRATOR)
)
rule(LanguageSkill, "view")(everywhere(*PROVINCE_READERS, Role.EDITOR))
rule(LanguageSkill, "change", _("Chỉ điều phối viên và quản trị hệ thống ghi ai biết ngoại ngữ."))(
    everywhere(Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR)
)


@rule(Publication, "view")
def _view(actor) -> Q:
    """Drafts are for those who write, edit or clear them; the province's readers see all."""
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    own = _of_agencies(actor, *BOUND_ROLES) | _of_sections(actor, Role.EDITOR)
    return own | Q(locale__in=_languages(actor)) | Q(started_by_id=actor.pk)


@rule(Publication, "edit", _("Chỉ người của đơn vị phát ngôn và biên tập viên sửa bài này."))
def _edit(actor) -> Q:
    own = _of_agencies(actor, Role.AGENCY_OFFICER, Role.AGENCY_LEADER, Role.EDITOR)
    translated = Q(source__isnull=False, locale__in=_languages(actor))
    return own | _of_sections(actor, Role.EDITOR) | translated


rule(Publication, "request", _("Chỉ người được sửa bài mới trình duyệt bài."))(_edit)
rule(Publication, "translate", _("Chỉ biên tập viên và người biết ngoại ngữ dịch bài này."))(
    lambda actor: _edit(actor) | (Q(pk__isnull=False) if _languages(actor) else NOTHING)
)


@rule(Publication, "publish", _("Chỉ đơn vị phát ngôn và cơ quan phụ trách chuyên mục đăng bài."))
def _publish(actor) -> Q:
    own = _of_agencies(actor, *BOUND_ROLES) | _of_sections(actor, Role.EDITOR)
    return EVERYTHING if actor.has_role(Role.COORDINATOR) else own


@rule(Publication, "emergency", _("Chỉ lãnh đạo, người phát ngôn và điều phối viên đăng khẩn cấp."))
def _emergency(actor) -> Q:
    own = _of_agencies(actor, Role.AGENCY_LEADER, Role.SPOKESPERSON)
    return EVERYTHING if actor.has_role(Role.COORDINATOR) else own


@rule(
    Publication,
    "withdraw",
    _("Chỉ đơn vị phát ngôn, cơ quan phụ trách chuyên mục, người duyệt và điều phối viên gỡ bài."),
)
def _withdraw(actor) -> Q:
    if actor.has_role(Role.COORDINATOR, Role.REVIEWER, Role.PROVINCIAL_LEADER):
        return EVERYTHING
    own = _of_agencies(actor, Role.AGENCY_LEADER, Role.SPOKESPERSON, Role.EDITOR)
    return own | _of_sections(actor, Role.EDITOR) | Q(responsible_id=actor.pk)


@rule(Publication, "review", _("Chỉ người biết ngoại ngữ này hiệu đính bản dịch."))
def _review(actor) -> Q:
    return Q(source__isnull=False, locale__in=_languages(actor))


def _languages(actor) -> list[str]:
    """Languages that the actor can answer for; read once per request."""
    known = getattr(actor, "_languages_known", None)
    if known is None:
        known = list(LanguageSkill.objects.filter(user=actor).values_list("locale", flat=True))
        actor._languages_known = known
    return known
