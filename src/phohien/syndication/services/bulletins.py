"""Writing a bulletin, having it cleared, sending it to communes, hearing back from them."""

import hashlib

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clearance import selectors as clearance
from phohien.clearance import services as clearance_services
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.kernel.transitions import transition
from phohien.notices.enums import NoticeKind
from phohien.notices.services import notify
from phohien.organisation.enums import AGENCY_ROLES, COMMUNE_KINDS
from phohien.organisation.models import Agency, RoleGrant, User
from phohien.security import audit
from phohien.security.policies import allowed, refusal, require
from phohien.syndication.bulletins import mp3, spoken
from phohien.syndication.bulletins.subject import TYPE, fingerprint_of, subject_of
from phohien.syndication.enums import BulletinState as B
from phohien.syndication.enums import Priority, Slot
from phohien.syndication.models import Airing, Bulletin
from phohien.syndication.workflow import BULLETIN

WORDS = ("title", "summary", "text", "source", "topics", "locale")
FRAME = ("priority", "valid_from", "valid_to", "slots")
EDITABLE = (B.DRAFT, B.IN_CLEARANCE, B.CLEARED)


@transaction.atomic
def write_bulletin(
    *,
    actor,
    bulletin: Bulletin | None = None,
    agency: Agency | None = None,
    communes: list[Agency] | None = None,
    audio: File | None = None,
    **fields,
) -> Bulletin:
    """Create or change a bulletin. Changed words lose their clearance; days and communes do not.

    ``fields``: title, summary, text, source, topics, locale, publication, priority, valid_from,
    valid_to, slots. Raises InvalidInput by field, RuleBroken when it is out already.
    """
    if bulletin is None:
        bulletin = _new(actor, agency)
    else:
        bulletin = _locked(bulletin)
        require(actor, "write", bulletin)
        if bulletin.state not in EDITABLE:
            raise RuleBroken("out", _("Bản tin đã gửi đi; hãy dừng phát và soạn bản mới."))
    before = fingerprint_of(bulletin) if bulletin.pk else ""
    changes = audit.changed(bulletin, fields)
    _check_frame(bulletin)
    if audio is not None:
        changes |= _take_audio(bulletin, audio)
    _save(actor, bulletin, before)
    if communes is not None:
        bulletin.communes.set(_only_communes(communes))
    _record(actor, "write_bulletin", bulletin, {k: v for k, v in changes.items() if k != "text"})
    return bulletin


def _new(actor, agency: Agency | None) -> Bulletin:
    rows = Agency.objects.filter(allowed(actor, "speak_in_bulletins", Agency))
    if agency is None or not rows.filter(pk=agency.pk).exists():
        raise NotAllowed("speak_in_bulletins", refusal(Agency, "speak_in_bulletins"))
    return Bulletin(agency=agency)


def _locked(bulletin: Bulletin) -> Bulletin:
    rows = Bulletin.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.get(pk=bulletin.pk)


def _check_frame(bulletin: Bulletin) -> None:
    if bulletin.valid_to < bulletin.valid_from:
        raise InvalidInput("valid_to", _("Ngày cuối phải sau hoặc bằng ngày đầu."))
    if not bulletin.slots or set(bulletin.slots) - set(Slot.values):
        raise InvalidInput("slots", _("Hãy chọn ít nhất một khung giờ phát."))


def _only_communes(rows: list[Agency]) -> list[Agency]:
    if any(row.kind not in COMMUNE_KINDS for row in rows):
        raise InvalidInput("communes", _("Bản tin truyền thanh chỉ gửi cho xã, phường."))
    return rows


def _take_audio(bulletin: Bulletin, audio: File) -> dict:
    sound = mp3.checked(audio)
    old = bulletin.audio_hash
    bulletin.audio_hash = hashlib.sha256(audio.read()).hexdigest()
    audio.seek(0)
    bulletin.audio_seconds = round(sound.seconds)
    bulletin.audio.save(f"{bulletin.audio_hash[:16]}.mp3", audio, save=False)
    return {"audio": (old, bulletin.audio_hash)} if old != bulletin.audio_hash else {}


def _save(actor, bulletin: Bulletin, before: str) -> None:
    """Whoever changes a word is a writer of it, and its clearance is asked for anew."""
    now = fingerprint_of(bulletin)
    if now != before:
        bulletin.written_by, bulletin.written_at = actor, clock.now()
        bulletin.writer_ids = sorted({*bulletin.writer_ids, actor.pk})
        bulletin.cleared_fingerprint = ""
        if bulletin.state != B.DRAFT:
            transition(bulletin, "rewrite", BULLETIN)
            clearance_services.void_cases(
                actor=None,  # follows from the change itself, whoever may make it
                subject_type=TYPE,
                subject_id=bulletin.pk,
                locale=bulletin.locale,
                reason=_("Lời bản tin đã thay đổi."),
            )
    bulletin.save()


@transaction.atomic
def request_bulletin(*, actor, bulletin: Bulletin) -> Bulletin:
    """Hand exactly these words in to be cleared. Raises InvalidInput, SecretSuspected."""
    bulletin = _locked(bulletin)
    require(actor, "write", bulletin)
    found = spoken.problems(bulletin.text)
    if found:
        raise InvalidInput("text", " ".join(found))
    if not bulletin.communes.exists():
        raise InvalidInput("communes", _("Hãy chọn xã, phường sẽ phát bản tin."))
    old, new = transition(bulletin, "request", BULLETIN)
    bulletin.save(update_fields=["state"])
    clearance_services.request_clearance(actor=actor, subject=subject_of(bulletin))
    _record(actor, "request_bulletin", bulletin, {"state": (old, new)})
    return bulletin


def follow_decision(*, bulletin_id: int, outcome: str, reason: str = "") -> None:
    """Clearance has decided: cleared for sending, back to its writer, or to be stopped."""
    bulletin = _locked(Bulletin(pk=bulletin_id))
    if outcome == "cleared" and bulletin.state == B.IN_CLEARANCE:
        _clear(bulletin)
    elif outcome in ("returned", "changes") and bulletin.state == B.IN_CLEARANCE:
        transition(bulletin, "rewrite", BULLETIN)
        bulletin.save(update_fields=["state"])
        _tell_writers(bulletin, _("Bản tin “%(title)s” được trả lại để sửa"))
    elif outcome in ("void", "struck_down") and bulletin.state == B.SENT:
        _stop(None, bulletin, reason or _("Nội dung không còn được duyệt."))


def _clear(bulletin: Bulletin) -> None:
    fingerprint = fingerprint_of(bulletin)
    if clearance.standing_case(TYPE, bulletin.pk, bulletin.locale, fingerprint) is None:
        return  # other words were cleared than those that stand here now
    old, new = transition(bulletin, "clear", BULLETIN)
    bulletin.cleared_fingerprint = fingerprint
    bulletin.save(update_fields=["state", "cleared_fingerprint"])
    _record(None, "clear_bulletin", bulletin, {"state": (old, new), "sha256": (None, fingerprint)})
    _tell_writers(bulletin, _("Bản tin “%(title)s” đã được duyệt, chờ gửi"))


@transaction.atomic
def send_bulletin(*, actor, bulletin: Bulletin) -> list[Airing]:
    """Send to every chosen commune, if exactly these words stand cleared now."""
    bulletin = _locked(bulletin)
    require(actor, "send", bulletin)
    fingerprint = fingerprint_of(bulletin)
    case = clearance.standing_case(TYPE, bulletin.pk, bulletin.locale, fingerprint)
    if case is None or bulletin.cleared_fingerprint != fingerprint:
        raise RuleBroken("not-cleared", _("Lời bản tin này chưa được duyệt nên không gửi được."))
    if bulletin.valid_to < clock.today():
        raise RuleBroken("over", _("Bản tin đã hết ngày phát; hãy sửa ngày rồi gửi."))
    old, new = transition(bulletin, "send", BULLETIN)
    bulletin.sent_by, bulletin.sent_at = actor, clock.now()
    bulletin.save()
    communes = list(bulletin.communes.order_by("sort_name"))
    airings = Airing.objects.bulk_create(
        [Airing(bulletin=bulletin, commune=row, asked_at=clock.now()) for row in communes]
    )
    _record(actor, "send_bulletin", bulletin, {"state": (old, new)})
    _tell_communes(bulletin, communes, _("Bản tin cần phát: %(title)s"), "phat")
    return airings


@transaction.atomic
def stop_bulletin(*, actor, bulletin: Bulletin, reason: str) -> Bulletin:
    """No station reads it from now on; those that have it are told."""
    bulletin = _locked(bulletin)
    require(actor, "send", bulletin)
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi lý do dừng; xã, phường sẽ đọc được."))
    _stop(actor, bulletin, reason.strip())
    return bulletin


def _stop(actor, bulletin: Bulletin, reason: str) -> None:
    old, new = transition(bulletin, "stop", BULLETIN)
    bulletin.stopped_at, bulletin.stopped_reason = clock.now(), reason
    bulletin.save()
    _record(actor, "stop_bulletin", bulletin, {"state": (old, new), "reason": (None, reason)})
    communes = Agency.objects.filter(pk__in=bulletin.airings.values("commune_id"))
    _tell_communes(bulletin, list(communes), _("DỪNG phát bản tin: %(title)s"), "dung")


@transaction.atomic
def confirm_airing(*, actor, airing: Airing, times: int = 1, note: str = "") -> Airing:
    """The commune says that its station has read it out, how many times."""
    rows = Airing.objects.select_for_update(of=("self",)).select_related("bulletin", "commune")
    airing = rows.get(pk=airing.pk)
    require(actor, "confirm", airing)
    if airing.bulletin.state != B.SENT:
        raise RuleBroken("stopped", _("Bản tin này đã dừng; đề nghị không phát nữa."))
    if not 1 <= times <= 99:
        raise InvalidInput("times", _("Số lần phát từ 1 đến 99."))
    changes = audit.changed(airing, {"times": times, "note": note.strip()[:300]})
    airing.read_at = airing.read_at or clock.now()
    airing.confirmed_by, airing.confirmed_at = actor, clock.now()
    airing.save()
    audit.record(
        actor=actor,
        action="syndication.confirm_airing",
        on=airing,
        changes=changes,
        agency_id=airing.commune_id,
    )
    return airing


def _tell_communes(bulletin: Bulletin, communes: list[Agency], words: str, mark: str) -> None:
    grants = RoleGrant.objects.in_force(clock.today()).filter(
        agency__in=communes, role__in=AGENCY_ROLES
    )
    urgent = bulletin.priority == Priority.URGENT
    notify(
        recipients=User.objects.filter(is_active=True, pk__in=grants.values("user_id")),
        kind=NoticeKind.DEADLINE,
        key=f"ban-tin-{mark}-{bulletin.pk}",
        subject=(_("KHẨN. ") if urgent else "") + words % {"title": bulletin.title},
        body=bulletin.stopped_reason or bulletin.summary,
        url=f"/lam-viec/kenh/ban-tin/{bulletin.pk}/",
    )


def _tell_writers(bulletin: Bulletin, words: str) -> None:
    notify(
        recipients=User.objects.filter(pk__in=bulletin.writer_ids, is_active=True),
        kind=NoticeKind.CLEARANCE,
        key=f"ban-tin-{bulletin.state}-{bulletin.pk}-{clock.now():%Y%m%d%H%M%S}",
        subject=words % {"title": bulletin.title},
        url=f"/lam-viec/kenh/ban-tin/{bulletin.pk}/",
    )


def _record(actor, what: str, bulletin: Bulletin, changes: dict) -> None:
    audit.record(
        actor=actor,
        action=f"syndication.{what}",
        on=bulletin,
        changes=changes,
        agency_id=bulletin.agency_id,
    )
