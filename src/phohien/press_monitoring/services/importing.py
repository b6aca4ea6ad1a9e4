"""Sources from an OPML file: what was taken, and for each that was not, why."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput
from phohien.organisation.policies import require_any
from phohien.press_monitoring.enums import Language, Region
from phohien.press_monitoring.models import PressSource, Watch
from phohien.press_monitoring.opml import Outline, read_opml
from phohien.press_monitoring.services.records import record
from phohien.press_monitoring.services.sources import checked_address


@dataclass(slots=True)
class Import:
    """``taken``: new sources; ``skipped``: (feed of the file, reason)."""

    taken: list[PressSource] = field(default_factory=list)
    skipped: list[tuple[Outline, str]] = field(default_factory=list)


@transaction.atomic
def import_sources(*, actor, data: bytes) -> Import:
    """Add the feeds of an OPML file. Raises NotAllowed, InvalidInput when it cannot be read.

    Region and language come from the file where it was exported from here, else they are
    "central" and Vietnamese, to be corrected by hand.
    """
    require_any(actor, "change", PressSource)
    done = Import()
    for outline in read_opml(data):
        try:
            address = checked_address(outline.address)
        except InvalidInput as error:
            done.skipped.append((outline, error.message))
            continue
        done.taken.append(_source(actor, outline, address))
    watch, _made = Watch.objects.get_or_create(pk=1)
    counts = {"taken": (None, len(done.taken)), "skipped": (None, len(done.skipped))}
    record(actor, "import_sources", watch, counts)
    return done


def _source(actor, outline: Outline, address: str) -> PressSource:
    regions = {str(label): value for value, label in Region.choices}
    homepage = outline.homepage if urlsplit(outline.homepage).scheme in ("http", "https") else ""
    host = (urlsplit(homepage or address).hostname or "").removeprefix("www.")
    language = outline.language[:2].lower()
    return PressSource.objects.create(
        name=(outline.title or host)[:160],
        outlet=(outline.title.split(" - ")[0] or host)[:120],
        address=address,
        homepage=homepage[:300],
        language=language if language in Language.values else Language.VI,
        region=regions.get(outline.group, Region.CENTRAL),
        added_by=actor,
        added_at=clock.now(),
    )
