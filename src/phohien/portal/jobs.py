"""Work of the public site outside requests: the static copy, and looking after what was missed."""

import datetime as dt
import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from phohien.kernel.jobs import JobHandle, job, periodic
from phohien.newsroom.models import Section
from phohien.organisation.models import Agency
from phohien.portal import dependencies as needs
from phohien.portal.baking import removal, site
from phohien.portal.cache import invalidation
from phohien.portal.search import index


@job("portal.bake", time_limit=dt.timedelta(hours=1))
def bake(handle: JobHandle, *, path: str = "", names: list[str] | None = None) -> None:
    """Write the static copy anew where it is stale, the page at ``path`` first."""
    if names:
        invalidation.bump(names)
    site.bring_up_to_date(removal.root(), first=[path] if path else [], progress=handle.progress)
    with handle.finish():
        pass


@periodic("portal.look_after", every=dt.timedelta(minutes=5))
def look_after(handle: JobHandle) -> None:
    """What nobody tells: edited names of sections and agencies, time that passed, a lost index."""
    if dictionaries_changed():
        invalidation.bump([needs.DICTIONARIES])
    index.catch_up()
    site.bring_up_to_date(removal.root(), progress=handle.progress)
    with handle.finish():
        pass


def dictionaries_changed() -> bool:
    """Whether a section or an agency reads otherwise than when last asked.

    They are edited in the administrator's screens, which tell nobody.
    """
    rows = [*Section.objects.order_by("pk").values(), *Agency.objects.order_by("pk").values()]
    text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False)
    now, file = hashlib.sha256(text.encode()).hexdigest(), _known()
    if file.exists() and file.read_text() == now:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(now)
    return True


def _known() -> Path:
    return Path(settings.VAR) / "portal" / "dictionaries"
