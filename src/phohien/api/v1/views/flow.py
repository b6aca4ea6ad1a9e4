"""The flow of public changes: what a copy elsewhere must follow."""

from django.http import HttpRequest, HttpResponse
from ninja import Query

from phohien.api.enums import Resource
from phohien.api.problems import Words
from phohien.api.v1 import paging, reading, schemas, words
from phohien.api.v1.filters import ChangeFilter
from phohien.api.v1.routes import read
from phohien.api.v1.views.answering import dress, link
from phohien.newsroom.models import Publication


@read(
    "/changes",
    "changes",
    Resource.CHANGES,
    schemas.ChangePage,
    Words("Dòng thay đổi", "Flow of changes"),
    Words(
        "Bài mới, bài sửa, cải chính và bài gỡ kèm lý do, theo số thứ tự. Mỗi bài có một dòng: "
        "lần đổi gần nhất. Lần sau hỏi after=last.",
        "Published, changed, corrected and withdrawn items, with the reason, by sequence number. "
        "Each item has one row: its latest change. Next time ask after=last.",
    ),
)
def changes(request: HttpRequest, response: HttpResponse, asked: Query[ChangeFilter]):
    request.caller.require_language(asked.language)
    rows = request.caller.narrowed(reading.changes(asked.after, asked.since, asked.language))
    found = list(rows[: asked.limit + 1])
    more, found = len(found) > asked.limit, found[: asked.limit]
    last = found[-1].sequence if found else asked.after
    following = paging.address(request, after=last) if more else None
    dress(request, response, asked.language)
    link(response, following)
    return {"data": [_change(row) for row in found], "last": last, "more": more, "next": following}


def _change(row: Publication) -> dict:
    return {
        "sequence": row.sequence,
        "change": _kind(row),
        "at": row.changed_at,
        "id": row.pk,
        "type": row.type,
        "language": row.locale,
        "section": row.section.code,
        **{name: value for name, value in words.link(row, "").items() if name in ("url", "api")},
        "version": row.current.number,
        "fingerprint": row.current.fingerprint,
        "note": row.current.note,
        "reason": row.withdrawn_reason,
    }


def _kind(row: Publication) -> str:
    if not row.is_live:
        return "withdrawn"
    if row.current.is_correction:
        return "corrected"
    return "published" if row.first_published_at == row.last_published_at else "changed"
