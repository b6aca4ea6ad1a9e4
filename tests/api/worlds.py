"""A small world for the API: two languages, a place, an event, media, withdrawn, drafts."""

from dataclasses import dataclass

from django.db import connection

from phohien.media.models import MediaUse, Photo
from phohien.newsroom.models import Publication
from tests.newsroom.factories import Desk
from tests.portal import items

SECRET = "Lời chưa ai duyệt"
PLACE = {
    "latitude": 20.45, "longitude": 106.1, "commune": "12904", "commune_name": "Xã Nam Thụy Anh",
    "visiting": "Xe buýt từ trung tâm.",
}  # fmt: skip
EVENT = {
    "starts_on": "2026-12-01", "ends_on": "2026-12-03", "place_name": "Quảng trường",
    "organiser": "Sở Văn hóa", "expected": True,
}  # fmt: skip
BODY = [
    {"type": "heading", "text": "Buổi sớm"},
    {"type": "text", "html": '<p>Đọc thêm <a href="/vi/lien-he/">ở đây</a>.</p>'},
    {"type": "picture", **items.PICTURE},
    {"type": "gallery", "pictures": [items.PICTURE]},
    {"type": "quote", "text": "Sen nở rồi.", "who": "Người Kể Mẫu"},
    {"type": "figures", "caption": "Diện tích", "source": "",
     "rows": [{"label": "Đầm", "value": "10", "unit": "mẫu"}]},
    {"type": "video", "media": "clip:3", "title": "Mùa sen", "transcript": "Nhạc.", "credit": "X",
     "licence": "own"},
    {"type": "document", "media": "paper:2", "label": "Bản đồ"},
    {"type": "note", "html": "<p>Ghi chú.</p>"},
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class World:
    vietnamese: Publication
    english: Publication
    place: Publication
    event: Publication
    corrected: Publication
    withdrawn: Publication
    draft: Publication


def world() -> World:
    vietnamese = items.make(body=BODY, main_picture=items.PICTURE)
    use_photo(7, vietnamese)
    corrected, withdrawn = items.make(kind="feature"), items.make(title=SECRET + " đã gỡ")
    items.change(corrected, note="Sửa số mẫu đầm từ 8 thành 10.", correction=True)
    items.withdraw(withdrawn)
    use_photo(8, withdrawn, live=False)
    return World(
        vietnamese=vietnamese,
        english=items.make(locale="en", source=vietnamese, title="Lotus season"),
        place=items.make(type="place", kind="pagoda", facts=PLACE,
                         places=[{"code": "12904", "name": "Nam Thụy Anh"}]),
        event=items.make(type="happening", kind="event", facts=EVENT, section="asean"),
        corrected=corrected,
        withdrawn=withdrawn,
        draft=draft(),
    )  # fmt: skip


def draft() -> Publication:
    """Written, never public: the newsroom's own draft, with its page."""
    return Desk.make().draft(title=SECRET + " còn nháp")


def use_photo(number: int, publication: Publication, live: bool = True) -> MediaUse:
    """Say that ``publication`` shows photo ``number``; the row of the library is not needed."""
    return MediaUse.objects.create(
        kind=Photo._meta.model_name, object_id=number, subject_type="publication",
        subject_id=publication.pk, live=live,
    )  # fmt: skip


def forge(publication: Publication) -> Publication:
    """Change its public words as somebody could who reaches the database past its triggers.

    Within a test's transaction only: what is done to the triggers is undone with it.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SET CONSTRAINTS ALL IMMEDIATE"
            )  # else its pending checks are in the way
            cursor.execute("ALTER TABLE newsroom_version DISABLE TRIGGER USER")
        else:
            query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
            cursor.execute(query, ["newsroom_version"])
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
    version = publication.current
    version.snapshot = version.snapshot | {"title": SECRET + " bị sửa lén"}
    version.save(update_fields=["snapshot"])
    return publication
