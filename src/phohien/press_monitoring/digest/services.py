"""Writing the morning page: composed, edited by people, frozen when it is sent."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import NotVisible, RuleBroken
from phohien.kernel.transitions import transition
from phohien.press_monitoring.digest import composing, editing
from phohien.press_monitoring.digest.enums import DigestState
from phohien.press_monitoring.digest.errors import AlreadySent
from phohien.press_monitoring.digest.gathering import followed_sources, page_of
from phohien.press_monitoring.digest.recipients import recipients
from phohien.press_monitoring.digest.workflow import DIGEST
from phohien.press_monitoring.models import Digest, DigestDelivery, DigestEntry
from phohien.security import audit
from phohien.security.policies import require


@dataclass(frozen=True, slots=True)
class Step:
    """A move on the page: ``verb`` up, down, top, drop, keep (an entry) or add (a story)."""

    verb: str
    pk: int


def compose_due() -> Digest | None:
    """Today's page when it is time and there is none yet; nothing where no source is read."""
    now = clock.now()
    local = timezone.localtime(now, timezone.get_default_timezone())
    early = local.time() < composing.COMPOSE_AT
    if early or Digest.objects.filter(day=local.date()).exists():
        return None
    if not followed_sources().exists():
        return None
    return compose_digest(day=local.date())


def compose_digest(*, day: dt.date) -> Digest:
    """The page of ``day`` from what was read until now; the one there is when there is one."""
    try:
        with transaction.atomic():
            return _compose(day)
    except IntegrityError:  # another worker was quicker
        return Digest.objects.get(day=day)


def _compose(day: dt.date) -> Digest:
    found = Digest.objects.filter(day=day).first()
    if found is not None:
        return found
    now = clock.now()
    previous = Digest.objects.filter(day__lt=day).order_by("-day").first()
    since, until = composing.span_of(now, previous)
    digest = Digest.objects.create(day=day, composed_at=now, covers_from=since, covers_until=until)
    stories = composing.chosen(since, until)
    DigestEntry.objects.bulk_create(composing.entries_of(digest, stories))
    _record(None, "compose_digest", digest, {"stories": (None, len(stories))})
    return digest


@transaction.atomic
def edit_digest(
    *,
    actor,
    digest: Digest,
    texts: Mapping[str, str],
    seen: Mapping[str, str],
    step: Step | None = None,
) -> Digest:
    """Save typed ``texts`` (see editing.words_of) and then move one story; all or nothing.

    ``seen`` holds the fingerprint of each text as the form showed it. Raises EditedMeanwhile,
    InvalidInput, AlreadySent; then nothing is saved.
    """
    digest = _lock_draft(actor, digest)
    entries = list(digest.entries.all())
    present = editing.words_of(digest, entries)
    changes = editing.merged(present, texts, seen, str(digest.edited_by or ""))
    _write(digest, entries, changes)
    told = {_named(entries, key): (present[key], text) for key, text in changes.items()}
    if step is not None:
        told |= _move(digest, entries, step)
    if told:
        digest.edited_by, digest.edited_at = actor, clock.now()
        digest.save(update_fields=["opening", "edited_by", "edited_at"])
        _record(actor, "edit_digest", digest, told)
    return digest


@transaction.atomic
def approve_digest(*, actor, digest: Digest) -> Digest:
    """A person has read the page and lets it stand as it is."""
    digest = _lock_draft(actor, digest)
    digest.edited_by, digest.edited_at = actor, clock.now()
    digest.save(update_fields=["edited_by", "edited_at"])
    _record(actor, "approve_digest", digest, {})
    return digest


def _lock_draft(actor, digest: Digest) -> Digest:
    rows = Digest.objects.select_for_update(of=("self",)).select_related("edited_by")
    locked = rows.filter(pk=digest.pk).first()
    if locked is None:
        raise NotVisible()
    require(actor, "edit", locked)
    if locked.state != DigestState.DRAFT:
        raise AlreadySent()
    return locked


def _write(digest: Digest, entries: list[DigestEntry], changes: Mapping[str, str]) -> None:
    by_key = {str(entry.pk): entry for entry in entries}
    touched = {}
    for key, text in changes.items():
        if key == editing.OPENING:
            digest.opening = text
            continue
        number, field = key.split("-")
        entry = touched[number] = by_key[number]
        setattr(entry, field, text)
    DigestEntry.objects.bulk_update(touched.values(), ["headline", "summary", "note"])


def _named(entries: list[DigestEntry], key: str) -> str:
    """A changed text as the audit log names it."""
    if key == editing.OPENING:
        return key
    number, field = key.split("-")
    position = next(entry.position for entry in entries if str(entry.pk) == number)
    return f"{field} {position}"


def _move(digest: Digest, entries: list[DigestEntry], step: Step) -> dict:
    if step.verb == "add":
        return _add(digest, entries, step.pk)
    entry = next((row for row in entries if row.pk == step.pk), None)
    if entry is None:
        raise RuleBroken("gone", _("Tin này không còn trong trang. Hãy tải lại trang."))
    if step.verb in ("drop", "keep"):
        dropped = step.verb == "drop"
        if entry.is_dropped == dropped:
            return {}
        entry.is_dropped = dropped
        entry.save(update_fields=["is_dropped"])
        return {"is_dropped": (not dropped, f"{dropped}: {entry.headline}")}
    return _reorder(entries, entry, step.verb)


def _reorder(entries: list[DigestEntry], entry: DigestEntry, verb: str) -> dict:
    """Among the entries that stand; the dropped ones keep their places behind."""
    standing = [row for row in entries if not row.is_dropped]
    if entry not in standing:
        raise RuleBroken("dropped", _("Tin này đã được bỏ khỏi trang. Hãy đưa lại rồi sắp xếp."))
    old = standing.index(entry)
    new = {"up": max(0, old - 1), "down": min(len(standing) - 1, old + 1), "top": 0}[verb]
    if old == new:
        return {}
    standing.insert(new, standing.pop(old))
    rest = [row for row in entries if row.is_dropped]
    for position, row in enumerate([*standing, *rest], start=1):
        row.position = position
    DigestEntry.objects.bulk_update(entries, ["position"])
    return {"position": (old + 1, f"{new + 1}: {entry.headline}")}


def _add(digest: Digest, entries: list[DigestEntry], story_id: int) -> dict:
    """On top: who adds a story by hand finds it important."""
    known = next((entry for entry in entries if entry.story_id == story_id), None)
    if known is not None:
        return _move(digest, entries, Step("keep", known.pk))
    story = composing.shown_stories().filter(pk=story_id).first()
    if story is None:
        raise RuleBroken("gone", _("Tin này không còn đưa vào trang được: đã gộp hoặc đã loại."))
    for entry in entries:
        entry.position += 1
    DigestEntry.objects.bulk_update(entries, ["position"])
    added = composing.entries_of(digest, [story], is_added=True)
    DigestEntry.objects.bulk_create(added)
    return {"added": (None, added[0].headline)}


def release_due() -> Digest | None:
    """Freeze today's page when its hour has come; a page of a day gone by is never sent."""
    now = clock.now()
    local = timezone.localtime(now, timezone.get_default_timezone())
    if local.time() < composing.SEND_AT:
        return None
    digest = Digest.objects.filter(day=local.date(), state=DigestState.DRAFT).first()
    return release_digest(digest=digest) if digest else None


@transaction.atomic
def release_digest(*, digest: Digest) -> Digest:
    """Freeze what stands there as what everybody gets, and make a letter for each reader."""
    rows = Digest.objects.select_for_update(of=("self",)).select_related("edited_by")
    digest = rows.get(pk=digest.pk)
    if digest.state == DigestState.SENT:
        return digest
    _add_waiting(digest)
    digest.page = page_of(digest).plain()
    kept = json.dumps(digest.page, ensure_ascii=False, sort_keys=True)
    digest.sha256 = hashlib.sha256(kept.encode()).hexdigest()
    old, new = transition(digest, "send", DIGEST)
    digest.sent_at = clock.now()
    digest.save()
    people = list(recipients())
    letters = [DigestDelivery(digest=digest, recipient=person) for person in people]
    DigestDelivery.objects.bulk_create(letters)
    told = {"state": (old, new), "sha256": (None, digest.sha256), "letters": (None, len(letters))}
    _record(None, "send_digest", digest, told)
    return digest


def _add_waiting(digest: Digest) -> None:
    """Stories marked as needing an answer after the page was composed stand on it too."""
    known = set(digest.entries.values_list("story_id", flat=True))
    new = [row for row in composing.waiting_stories(clock.now()) if row.pk not in known]
    last = digest.entries.order_by("-position").values_list("position", flat=True).first() or 0
    DigestEntry.objects.bulk_create(composing.entries_of(digest, new, start=last + 1))


def _record(actor, what: str, on, changes: dict) -> None:
    audit.record(actor=actor, action=f"press_monitoring.{what}", on=on, changes=changes)
