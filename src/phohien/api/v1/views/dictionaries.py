"""Agencies, sections, topics and public counts."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query

from phohien.api import problems
from phohien.api.enums import Resource
from phohien.api.problems import Problem, Words
from phohien.api.v1 import counting, naming, paging, schemas
from phohien.api.v1.filters import AgencyFilter, Code, StatisticsFilter
from phohien.api.v1.paging import Order
from phohien.api.v1.routes import read
from phohien.api.v1.views.answering import link
from phohien.clearance.models import Topic
from phohien.newsroom import selectors as newsroom
from phohien.organisation.models import Agency
from phohien.portal.selectors import map as chart

BY_CODE = Order("agencies", "code", paging.code)
AgencyCode = Annotated[Code, Path(description="Mã đơn vị · Agency code")]


@read(
    "/agencies",
    "agencies",
    Resource.AGENCIES,
    schemas.AgencyPage,
    Words("Danh sách đơn vị", "List agencies"),
    Words(
        "Sở, ban, ngành, xã, phường với tên chính thức, mã đơn vị hành chính và trang công khai.",
        "Departments, communes and wards with official names, administrative codes and pages.",
    ),
)
def agencies(request: HttpRequest, response: HttpResponse, asked: Query[AgencyFilter]):
    rows = Agency.objects.filter(is_active=True).select_related("parent")
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    cut = paging.cut(rows, BY_CODE, asked.cursor, asked.limit)
    following = paging.next_address(request, cut.next)
    link(response, following)
    return {"data": [naming.agency(row) for row in cut.rows], "next": following}


@read(
    "/agencies/{code}",
    "agency",
    Resource.AGENCIES,
    schemas.Agency,
    Words("Một đơn vị", "One agency"),
    Words("Theo mã của đơn vị.", "By the code of the agency."),
)
def agency(request: HttpRequest, code: AgencyCode):
    row = chart.agency(code)
    if row is None:
        raise Problem(problems.NOT_FOUND)
    return naming.agency(row)


@read(
    "/sections",
    "sections",
    Resource.SECTIONS,
    schemas.SectionList,
    Words("Chuyên mục", "Sections"),
    Words("Tên, lời giới thiệu và trang, theo ngôn ngữ.", "Titles, intros and pages by language."),
)
def sections(request: HttpRequest):
    return {"data": [naming.section(row) for row in newsroom.sections()]}


@read(
    "/topics",
    "topics",
    Resource.TOPICS,
    schemas.TopicList,
    Words("Chủ đề nội dung", "Content topics"),
    Words("Các chủ đề của kế hoạch năm.", "The topics of the yearly plan."),
)
def topics(request: HttpRequest):
    rows = Topic.objects.values("code", "order", "name", "name_en").order_by("order", "code")
    return {"data": list(rows)}


@read(
    "/statistics",
    "statistics",
    Resource.STATISTICS,
    schemas.Statistics,
    Words("Số bài đang đăng", "Counts of live items"),
    Words(
        "Theo loại, ngôn ngữ, chuyên mục, đơn vị và tháng đăng lần đầu (giờ Việt Nam).",
        "By type, language, section, agency and month of first publication (Việt Nam time).",
    ),
)
def statistics(request: HttpRequest, asked: Query[StatisticsFilter]):
    request.caller.require_language(asked.language)
    return counting.counts(request.caller, asked.language)
