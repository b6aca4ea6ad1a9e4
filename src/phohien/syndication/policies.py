"""Who sees the ledger, carries items, handles receipts, approves posts, confirms bulletins."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.newsroom.models import Publication
from phohien.organisation.enums import (
    AGENCY_ROLES,
    BOUND_ROLES,
    COMMUNE_KINDS,
    PROVINCE_READERS,
    AgencyKind,
    Role,
)
from phohien.organisation.models import Agency
from phohien.organisation.policies import everywhere
from phohien.security.policies import EVERYTHING, NOTHING, rule
from phohien.syndication.enums import BulletinState, PostState
from phohien.syndication.models import Airing, Bulletin, Channel, Delivery, Offer, Post, Take


@rule(Channel, "view")
def _view_channel(actor) -> Q:
    """Where the province's items go is common knowledge among staff; settings are not shown."""
    return EVERYTHING if actor.live_grants else NOTHING


rule(Channel, "change", _("Chỉ điều phối viên và quản trị hệ thống sửa kênh."))(
    everywhere(Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR)
)
rule(Delivery, "ledger", _("Sổ đưa tin dành cho cấp tỉnh, biên tập viên và người phụ trách kênh."))(
    everywhere(*PROVINCE_READERS, *BOUND_ROLES)
)


@rule(Publication, "carry", _("Chỉ điều phối viên và biên tập viên đưa bài này đi các kênh."))
def _carry(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    edited = actor.agency_ids(Role.EDITOR)
    return Q(agency_id__in=edited) | Q(section__owner_id__in=edited)


@rule(Delivery, "view")
def _view_delivery(actor) -> Q:
    """The province's readers see all; an agency what became of its own items; one's own tasks."""
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    own = actor.agency_ids(*BOUND_ROLES)
    mine = Q(assigned_to_id=actor.pk) | Q(channel__responsible_id=actor.pk)
    edited = actor.agency_ids(Role.EDITOR)
    return mine | Q(publication__agency_id__in=own) | Q(publication__section__owner_id__in=edited)


@rule(
    Delivery, "handle", _("Chỉ người phụ trách kênh, biên tập viên và điều phối viên làm việc này.")
)
def _handle(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    edited = actor.agency_ids(Role.EDITOR)
    return (
        Q(assigned_to_id=actor.pk)
        | Q(channel__responsible_id=actor.pk)
        | Q(publication__agency_id__in=edited)
        | Q(publication__section__owner_id__in=edited)
    )


def _through_delivery(rows) -> Q:
    return EVERYTHING if rows == EVERYTHING else Q(delivery__in=Delivery.objects.filter(rows))


@rule(Post, "view")
def _view_post(actor) -> Q:
    return _through_delivery(_view_delivery(actor))


@rule(Post, "write", _("Chỉ người phụ trách kênh, biên tập viên và điều phối viên soạn bài này."))
def _write_post(actor) -> Q:
    return _through_delivery(_handle(actor))


@rule(
    Post,
    "approve",
    _("Người thứ hai duyệt: lãnh đạo đơn vị phát ngôn, biên tập viên hoặc điều phối viên khác."),
)
def _approve_post(actor) -> Q:
    """Never who wrote it last; that is also a constraint of the database."""
    other = ~Q(written_by_id=actor.pk) & Q(state=PostState.PROPOSED)
    if actor.has_role(Role.COORDINATOR):
        return other
    agencies = actor.agency_ids(Role.AGENCY_LEADER, Role.SPOKESPERSON, Role.EDITOR)
    return other & Q(delivery__publication__agency_id__in=agencies)


@rule(Bulletin, "view")
def _view_bulletin(actor) -> Q:
    """Drafts for their agency and the province; what is sent out also for its communes."""
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    own = actor.agency_ids(*BOUND_ROLES)
    sent = Q(state__in=(BulletinState.SENT, BulletinState.STOPPED))
    targets = Airing.objects.filter(commune_id__in=actor.agency_ids(*AGENCY_ROLES))
    return Q(agency_id__in=own) | (sent & Q(pk__in=targets.values("bulletin_id")))


@rule(Bulletin, "write", _("Chỉ biên tập viên, cán bộ của đơn vị và điều phối viên soạn bản tin."))
def _write_bulletin(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(agency_id__in=actor.agency_ids(Role.EDITOR, *AGENCY_ROLES))


@rule(Bulletin, "send", _("Chỉ điều phối viên, lãnh đạo và biên tập viên của đơn vị gửi bản tin."))
def _send_bulletin(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(agency_id__in=actor.agency_ids(Role.EDITOR, Role.AGENCY_LEADER))


@rule(Agency, "speak_in_bulletins", _("Anh/chị không soạn bản tin thay đơn vị này."))
def _speak(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(pk__in=actor.agency_ids(Role.EDITOR, *AGENCY_ROLES))


@rule(Airing, "view")
def _view_airing(actor) -> Q:
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    own = Q(commune_id__in=actor.agency_ids(*AGENCY_ROLES))
    return own | Q(bulletin__agency_id__in=actor.agency_ids(*BOUND_ROLES))


@rule(Airing, "confirm", _("Chỉ người của xã, phường xác nhận đã phát."))
def _confirm(actor) -> Q:
    mine = actor.agency_ids(*AGENCY_ROLES)
    return Q(commune_id__in=mine, commune__kind__in=COMMUNE_KINDS)


def press_agencies(actor) -> list[int]:
    """Press organs for which the actor works."""
    known = actor.agency_ids(*AGENCY_ROLES)
    rows = Agency.objects.filter(pk__in=known, kind=AgencyKind.PRESS, is_active=True)
    return list(rows.values_list("pk", flat=True)) if known else []


@rule(Offer, "view")
def _view_offer(actor) -> Q:
    """Press organs see what is open; the province all; an agency what it offers."""
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    own = Q(agency_id__in=actor.agency_ids(*BOUND_ROLES))
    return own | Q(closed_at=None) if press_agencies(actor) else own


@rule(Offer, "take", _("Kho dùng chung dành cho cơ quan báo chí của tỉnh và điều phối viên."))
def _take(actor) -> Q:
    able = actor.has_role(Role.COORDINATOR) or bool(press_agencies(actor))
    return Q(closed_at=None) if able else NOTHING


@rule(Offer, "close", _("Chỉ đơn vị chia sẻ và điều phối viên thôi chia sẻ."))
def _close(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(agency_id__in=actor.agency_ids(Role.EDITOR, Role.AGENCY_LEADER))


@rule(
    Agency, "share_with_press", _("Chỉ biên tập viên, lãnh đạo đơn vị và điều phối viên chia sẻ.")
)
def _share(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(pk__in=actor.agency_ids(Role.EDITOR, Role.AGENCY_LEADER))


@rule(Take, "view")
def _view_take(actor) -> Q:
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    own = actor.agency_ids(*BOUND_ROLES)
    return Q(agency_id__in=own) | Q(offer__agency_id__in=own)
