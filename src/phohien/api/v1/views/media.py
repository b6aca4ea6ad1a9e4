"""Public photos, clips and papers."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query

from phohien.api import problems
from phohien.api.enums import Resource
from phohien.api.problems import Problem, Words
from phohien.api.v1 import files, paging, schemas
from phohien.api.v1.filters import AnyMedia, MediaFilter, Number
from phohien.api.v1.paging import Order
from phohien.api.v1.routes import read
from phohien.api.v1.views.answering import link

NEWEST_USE = Order("media", "use", paging.number, descending=True, key="object_id")
Kind = Annotated[AnyMedia, Path(description="photo, clip, paper")]
FileNumber = Annotated[Number, Path(description="Số của tệp · Number of the file")]


@read(
    "/media",
    "media",
    Resource.MEDIA,
    schemas.MediumPage,
    Words("Ảnh, video và tài liệu công khai", "Public photos, clips and papers"),
    Words(
        "Chỉ tệp đang dùng trong bài đang đăng, với giấy phép, ghi công, địa chỉ các cỡ và lời đã "
        "duyệt. Quyền dùng lại theo licence của từng tệp.",
        "Only files in use by a live item, with licence, credit, addresses of all sizes and the "
        "cleared words. What you may do with each is said by its licence.",
    ),
)
def media(request: HttpRequest, response: HttpResponse, asked: Query[MediaFilter]):
    rows = files.in_use(request.caller, asked)
    cut = paging.cut(rows, NEWEST_USE, asked.cursor, asked.limit)
    following = paging.next_address(request, cut.next)
    link(response, following)
    keys = [f"{row['kind']}:{row['object_id']}" for row in cut.rows]
    shown = files.described(request.caller, keys)
    return {"data": [shown[key] for key in keys if key in shown], "next": following}


@read(
    "/media/{kind}/{number}",
    "medium",
    Resource.MEDIA,
    schemas.Medium,
    Words("Một tệp", "One file"),
    Words(
        "Tệp không còn trong bài nào đang đăng thì không còn ở đây.",
        "A file that no live item uses any more is not here any more.",
    ),
)
def medium(request: HttpRequest, kind: Kind, number: FileNumber):
    key = f"{kind}:{number}"
    found = files.described(request.caller, [key]).get(key)
    if found is None:
        raise Problem(problems.NOT_FOUND)
    return found
