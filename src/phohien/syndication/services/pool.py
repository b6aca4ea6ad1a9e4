"""The sharing pool for press organs: offering, taking, closing; others' property stays out."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.media.enums import Licence
from phohien.media.models import Clip, Photo
from phohien.media.rights import sharing_problems
from phohien.media.selectors import is_public
from phohien.media.services import problems
from phohien.newsroom.models import Publication
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, User
from phohien.security import audit
from phohien.security.policies import allowed, may, refusal, require
from phohien.syndication.enums import OfferKind
from phohien.syndication.models import Offer, Take
from phohien.syndication.policies import press_agencies

Thing = Publication | Photo | Clip


@transaction.atomic
def open_offer(
    *, actor, thing: Thing, terms: str = "", embargo_until: dt.datetime | None = None
) -> Offer:
    """Put a live item, or a photo or clip that is public, into the pool.

    Raises InvalidInput with everything that stands against it (others' rights, missing consent,
    not public), NotAllowed, RuleBroken when it is offered already.
    """
    if found := problems_of(thing):
        raise InvalidInput("thing", " ".join(found))
    _require_sharer(actor, _agency_of(thing))
    _kind, field = _kind_of(thing)
    if Offer.objects.filter(closed_at=None, **{field: thing}).exists():
        raise RuleBroken("offered", _("Mục này đã có trong kho dùng chung."))
    told = {"terms": terms.strip()[:300], "embargo_until": embargo_until}
    offer = _new_offer(thing, offered_by=actor, offered_at=clock.now(), **told)
    shown = {"licence": (None, offer.licence), "embargo_until": (None, embargo_until)}
    _record(actor, "open_offer", offer, {k: v for k, v in shown.items() if v[1]})
    return offer


def _require_sharer(actor, agency: Agency) -> None:
    rows = Agency.objects.filter(allowed(actor, "share_with_press", Agency), pk=agency.pk)
    if not rows.exists():
        raise NotAllowed("share_with_press", refusal(Agency, "share_with_press"))


def _new_offer(thing: Thing, **told) -> Offer:
    """Two people at once: the table lets one of them through."""
    kind, field = _kind_of(thing)
    is_item = kind == OfferKind.ITEM
    rights = {
        "licence": Licence.OWN_SHARED if is_item else thing.licence,
        "credit": thing.agency.name if is_item else thing.credit,
    }
    known = {"kind": kind, "title": thing.title, "agency": thing.agency, field: thing}
    try:
        with transaction.atomic():
            return Offer.objects.create(**known, **rights, **told)
    except IntegrityError as error:
        raise RuleBroken("offered", _("Mục này đã có trong kho dùng chung.")) from error


def problems_of(thing: Thing) -> list[str]:
    """Why this may not be shared (now); asked when it is offered and whenever it is taken."""
    if isinstance(thing, Publication):
        return [] if thing.is_live else [_("Bài này hiện không đăng công khai.")]
    kind = "photo" if isinstance(thing, Photo) else "clip"
    found = [*sharing_problems(thing), *problems(thing)]
    if not thing.shareable:
        found.append(_("Tệp chưa được đơn vị đánh dấu “cho cơ quan báo chí dùng chung”."))
    if not is_public(kind, thing.pk):
        found.append(_("Tệp chưa có trong bài nào đang đăng nên chưa qua duyệt."))
    return list(dict.fromkeys(found))


def thing_of(offer: Offer) -> Thing:
    return offer.publication or offer.photo or offer.clip


def _kind_of(thing: Thing) -> tuple[str, str]:
    if isinstance(thing, Publication):
        return OfferKind.ITEM, "publication"
    return (OfferKind.PHOTO, "photo") if isinstance(thing, Photo) else (OfferKind.CLIP, "clip")


def _agency_of(thing: Thing) -> Agency:
    if thing.agency is None:
        raise InvalidInput("thing", _("Tệp chưa ghi đơn vị giữ."))
    return thing.agency


@transaction.atomic
def take(*, actor, offer: Offer, purpose: str = "") -> Take:
    """Record who takes it; the caller hands the file out only with this row.

    Raises RuleBroken before the embargo ends or when it may not be shared any more.
    """
    rows = Offer.objects.select_for_update(of=("self",)).select_related(
        "publication__current", "photo", "clip"
    )
    offer = rows.filter(pk=offer.pk).first()
    if offer is None:
        raise NotVisible()
    require(actor, "take", offer)
    if offer.embargo_until and offer.embargo_until > clock.now():
        raise RuleBroken("embargo", _("Mục này chưa đến giờ được dùng."))
    found = problems_of(thing_of(offer))
    if found:
        raise RuleBroken("not-shareable", " ".join(found))
    agencies = press_agencies(actor)
    made = Take.objects.create(
        offer=offer,
        agency_id=agencies[0] if agencies else None,
        user=actor,
        version=offer.publication.current if offer.publication else None,
        at=clock.now(),
        purpose=purpose.strip()[:200],
    )
    _record(actor, "take_offer", offer, {"purpose": (None, made.purpose)} if made.purpose else {})
    return made


@transaction.atomic
def close_offer(*, actor, offer: Offer, reason: str) -> Offer:
    """No longer offered; who took it is told why."""
    offer = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    require(actor, "close", offer)
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi lý do thôi chia sẻ; bên đã lấy sẽ đọc được."))
    _close(actor, offer, reason.strip())
    return offer


def _close(actor, offer: Offer, reason: str) -> None:
    if offer.closed_at is not None:
        return
    offer.closed_at, offer.closed_reason = clock.now(), reason[:300]
    offer.save(update_fields=["closed_at", "closed_reason"])
    _record(actor, "close_offer", offer, {"reason": (None, reason)})
    _tell_takers(offer, _("Thôi dùng “%(title)s” trong kho dùng chung"), reason, "dong")


def follow_withdrawal(*, publication_id: int, reason: str) -> None:
    """A withdrawn item leaves the pool; those who took it are asked to take it down."""
    for offer in Offer.objects.select_for_update().filter(
        publication_id=publication_id, closed_at=None
    ):
        _close(None, offer, reason)


def follow_version(*, publication_id: int, version_id: int, note: str) -> None:
    """Those who took an older version are told of the new one."""
    for offer in Offer.objects.filter(publication_id=publication_id, closed_at=None):
        _tell_takers(offer, _("Có bản mới của “%(title)s”"), note, f"ban-{version_id}")


def follow_publicity(*, kind: str, object_id: int, public: bool) -> None:
    """A photo or clip that no public content shows any more leaves the pool."""
    if not public:
        reason = _("Tệp không còn trong bài nào đang đăng.")
        follow_rights(kind=kind, object_id=object_id, reason=reason)


@transaction.atomic
def follow_rights(*, kind: str, object_id: int, reason: str) -> None:
    """A file that may not be public any more is offered no longer; its takers read why."""
    if kind not in ("photo", "clip"):
        return
    rows = Offer.objects.filter(closed_at=None, **{f"{kind}_id": object_id})
    for offer in rows.select_for_update():
        _close(None, offer, reason)


def may_take(actor, offer: Offer) -> bool:
    return may(actor, "take", offer)


def _tell_takers(offer: Offer, words: str, body: str, mark: str) -> None:
    takers = User.objects.filter(is_active=True, pk__in=offer.takes.values("user_id"))
    notify(
        recipients=takers,
        kind=NoticeKind.SYSTEM,
        key=f"kho-{offer.pk}-{mark}",
        subject=words % {"title": offer.title},
        body=body,
        url="/lam-viec/kenh/kho/",
    )


def is_press(actor) -> bool:
    """Whether the pool is meant for this person."""
    return actor.has_role(Role.COORDINATOR) or bool(press_agencies(actor))


def _record(actor, what: str, offer: Offer, changes: dict) -> None:
    audit.record(
        actor=actor,
        action=f"syndication.{what}",
        on=offer,
        changes=changes,
        agency_id=offer.agency_id,
    )
