"""Makes live, corrected and withdrawn items without the newsroom's signatures, for many at once.

The way through writers and signatures is tested in tests/newsroom; here only what is public
counts: versions with true fingerprints. The events are those of the newsroom.
"""

import datetime as dt
import itertools

from django.db import transaction
from wagtail.models import Locale, Page

from phohien.clearance.enums import CaseState, ClassCode
from phohien.clearance.models import Case, ContentClass
from phohien.clearance.subjects import fingerprint
from phohien.kernel import clock, events
from phohien.kernel.transitions import transition
from phohien.newsroom import tree
from phohien.newsroom.enums import PublicationState
from phohien.newsroom.events import ItemPublished, ItemWithdrawn
from phohien.newsroom.models import Publication, Section, Version
from phohien.newsroom.workflow import PUBLIC
from phohien.organisation.models import Agency
from tests.factories import agency as agency_of

_numbers = itertools.count(1)
PICTURE = {
    "media": "photo:7", "hash": "0a" * 20, "alt": "Đầm sen", "caption": "Đầm sen sớm mai",
    "credit": "Người Chụp Mẫu", "source": "", "licence": "cc-by",
}  # fmt: skip
MEDIA = {
    "photo:7": {
        "id": 7, "hash": "0a" * 20, "width": 1200, "height": 800,
        "src": "/tep/anh/7/0a0a0a0a/dam-sen-1200.jpg",
        "sources": [
            {"url": "/tep/anh/7/0a0a0a0a/dam-sen-480.webp", "width": 480, "type": "image/webp"}
        ],
        "share": {"url": "/tep/anh/7/0a0a0a0a/dam-sen-1200x630.jpg", "width": 1200, "height": 630},
        "colour": "#aabbcc",
    }
}  # fmt: skip


def snapshot(number: int, section: Section, agency: Agency, locale: str, **parts) -> dict:
    """A complete snapshot of schema 1."""
    known = {
        "schema": 1, "type": "item", "kind": "news", "locale": locale, "section": section.code,
        "slug": f"bai-{number}", "title": f"Mùa sen {number}",
        "lead": "Hoa nở rộ từ đầu tháng sáu.", "byline": "Người Viết Mẫu",
        "agency": {"code": agency.code, "name": agency.name, "name_en": agency.name_en},
        "information_kind": "promotion", "topics": ["van-hoa-du-lich"], "places": [],
        "facts": {}, "ai": [], "sources": [{"label": "Ban biên tập", "url": ""}],
        "main_picture": None, "translation": None,
        "body": [
            {"type": "heading", "text": "Buổi sớm"},
            {"type": "text", "html": "<p>Đầm rộng hơn mười mẫu nằm bên đê.</p>"},
        ],
    }  # fmt: skip
    return known | parts


def make(
    *,
    locale: str = "vi",
    section: str = "van-hoa-du-lich",
    agency: str = "12904",
    source: Publication | None = None,
    published_at: dt.datetime | None = None,
    tell: bool = True,
    **parts,
) -> Publication:
    """A live item; ``parts`` are parts of its snapshot. ``tell``: publish the newsroom's event."""
    number, row, speaker = next(_numbers), _section(section), agency_of(agency)
    words = snapshot(number, row, speaker, locale, **parts)
    moment = published_at or clock.now() - dt.timedelta(hours=1) + dt.timedelta(seconds=number)
    publication = Publication.objects.create(
        page=_page(words, locale), locale=locale, agency=speaker, section=row,
        type=words["type"], kind=words["kind"], information_kind=words["information_kind"],
        title=words["title"], path=f"/{locale}/{row.slug(locale)}/{words['slug']}/",
        topics=words["topics"], source=source,
    )  # fmt: skip
    with transaction.atomic():
        _version(publication, words, moment, first=True, tell=tell)
    return publication


def _section(code: str) -> Section:
    if not Section.objects.exists():
        tree.load()
    return Section.objects.get(code=code)


def _page(words: dict, locale: str) -> Page:
    """Wagtail's row that a publication must have; the public site never reads it."""
    Locale.objects.get_or_create(language_code=locale)
    number = next(_numbers)
    root = Page.objects.get(depth=1)
    page = Page(title="Bản nháp, không ai được thấy", slug=f"nhap-{number}", live=False,
                locale=Locale.objects.get(language_code=locale))  # fmt: skip
    return root.add_child(instance=page)


def case_for(publication: Publication, words: dict) -> Case:
    moment = clock.now()
    content_class, _new = ContentClass.objects.get_or_create(
        code=ClassCode.ROUTINE, defaults={"name": "Thường"}
    )
    return Case.objects.create(
        subject_type="publication", subject_id=publication.pk, locale=publication.locale,
        title=words["title"], agency=publication.agency, owner=publication.agency,
        content_class=content_class, fingerprint=fingerprint(words), snapshot=words,
        state=CaseState.EMERGENCY, emergency_reason="Bài mẫu của kiểm thử.", requested_at=moment,
    )  # fmt: skip


def _version(publication, words, moment, *, first, tell, note="", is_correction=False):
    """The next version, as the newsroom writes it."""
    last = publication.versions.count()
    version = Version.objects.create(
        publication=publication, number=last + 1, fingerprint=fingerprint(words),
        snapshot=words, media=MEDIA, case=case_for(publication, words), note=note,
        is_correction=is_correction, published_at=moment,
    )  # fmt: skip
    publication.current, publication.last_published_at = version, moment
    publication.first_published_at = publication.first_published_at or moment
    if publication.state != PublicationState.LIVE:
        transition(publication, "publish", PUBLIC)
    publication.sequence, publication.changed_at = next(_numbers), moment
    publication.withdrawn_reason, publication.withdrawn_at = "", None
    publication.save()
    codes = [row["code"] for row in words["places"]]
    publication.communes.set(Agency.objects.filter(code__in=codes))
    if tell:
        events.publish(
            ItemPublished(publication_id=publication.pk, version_id=version.pk, first=first,
                          is_correction=is_correction)
        )  # fmt: skip
    return version


@transaction.atomic
def change(publication: Publication, *, note: str = "", correction: bool = False, **parts):
    """Publish the next version, with other ``parts``."""
    words = publication.current.snapshot | parts
    return _version(publication, words, clock.now(), first=False, tell=True, note=note,
                    is_correction=correction)  # fmt: skip


@transaction.atomic
def withdraw(publication: Publication, reason: str = "Số liệu chưa được kiểm tra.") -> None:
    transition(publication, "withdraw", PUBLIC)
    publication.withdrawn_at, publication.withdrawn_reason = clock.now(), reason
    publication.sequence = next(_numbers)
    publication.save()
    events.publish(ItemWithdrawn(publication_id=publication.pk, reason=reason))
