"""Sources as data: added, changed, switched off, asked now; and the switch over all of them."""

from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.jobs import enqueue
from phohien.organisation.policies import require_any
from phohien.press_monitoring.enums import Health
from phohien.press_monitoring.models import PressSource, Watch
from phohien.press_monitoring.services.records import lock_watch, record
from phohien.security import audit
from phohien.security.policies import require

CHANGEABLE = (
    "name", "outlet", "publisher", "owner", "address", "homepage", "language", "region", "note",
)  # fmt: skip


@transaction.atomic
def add_source(*, actor, address: str, **fields) -> PressSource:
    """A new source. Raises InvalidInput for an address that may not be asked or is known."""
    require_any(actor, "change", PressSource)
    address = checked_address(address)
    source = PressSource(address=address, added_by=actor, added_at=clock.now())
    audit.changed(source, _known(fields))
    source.save()
    record(actor, "add_source", source, {"address": (None, address)})
    return source


def checked_address(address: str, *, but: PressSource | None = None) -> str:
    """The address as it is stored. Raises InvalidInput."""
    from newswatch import FetchFailed
    from newswatch.fetching.addresses import checked

    address = address.strip()
    try:
        checked(address)
    except FetchFailed as error:
        raise InvalidInput("address", f"{error.what} {error.todo}") from error
    same = PressSource.objects.filter(address__iexact=address)
    same = same.exclude(pk=but.pk) if but else same
    if found := same.first():
        words = _("Địa chỉ này đã có ở nguồn “%(name)s”.") % {"name": found.name}
        raise InvalidInput("address", words)
    return address


def _known(fields: dict) -> dict:
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise TypeError(f"unknown fields: {unknown}")
    if (homepage := fields.get("homepage")) and urlsplit(homepage).scheme not in ("http", "https"):
        words = _("Trang chủ cần bắt đầu bằng http:// hoặc https://.")
        raise InvalidInput("homepage", words)
    return fields


@transaction.atomic
def change_source(*, actor, source: PressSource, **fields) -> PressSource:
    """Change what is known of a source. With another address it is read as a new feed."""
    source = _locked(actor, source)
    if "address" in fields:
        fields["address"] = checked_address(fields["address"], but=source)
    changes = audit.changed(source, _known(fields))
    if "address" in changes:
        _start_anew(source)
    if changes:
        source.save()
        record(actor, "change_source", source, changes)
    return source


def _locked(actor, source: PressSource) -> PressSource:
    source = PressSource.objects.select_for_update(of=("self",)).get(pk=source.pk)
    require(actor, "change", source)
    return source


def _start_anew(source: PressSource) -> None:
    """``polls`` goes up so that an attempt under way with the old address stores nothing."""
    source.state, source.health, source.polls = {}, Health.NEW, source.polls + 1
    source.failures, source.failing_since, source.next_due = 0, None, None
    source.error_code = source.error_what = source.error_todo = ""


@transaction.atomic
def switch_source(*, actor, source: PressSource, on: bool) -> PressSource:
    """Follow a source again, or not any more. Its articles stay."""
    source = _locked(actor, source)
    if source.is_active == on:
        return source
    source.is_active = on
    source.polls += 1
    source.save()
    record(actor, "switch_source", source, {"is_active": (not on, on)})
    return source


@transaction.atomic
def ask_now(*, actor, source: PressSource) -> PressSource:
    """Read it at the next occasion, within a minute or two. Raises RuleBroken when off."""
    watch = lock_watch()
    source = _locked(actor, source)
    if not watch.is_on:
        raise RuleBroken("off", _("Việc đọc nguồn tin đang tắt nên chưa hỏi được nguồn này."))
    if not source.is_active:
        raise RuleBroken("inactive", _("Nguồn này đang không được theo dõi. Hãy bật lại trước."))
    source.next_due = clock.now()
    if source.health == Health.GONE:  # told so once; a person wants to know again
        source.health = Health.FAILED
    source.save()
    enqueue("press_monitoring.poll_now", key="now")
    record(actor, "ask_source", source)
    return source


@transaction.atomic
def switch_watch(*, actor, on: bool) -> Watch:
    """Begin or stop reading sources at all. It is off until a person switches it on."""
    watch = lock_watch()
    require(actor, "switch", watch)
    if watch.is_on == on:
        return watch
    watch.is_on, watch.switched_by, watch.switched_at = on, actor, clock.now()
    watch.save()
    if on:
        enqueue("press_monitoring.poll_now", key="now")
    record(actor, "switch_watch", watch, {"is_on": (not on, on)})
    return watch
