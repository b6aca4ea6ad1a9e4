"""The documentation of the API for people, in Vietnamese and English, within the public site."""

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import loader
from django.utils.translation import override

from phohien.api import asking, docs_words, problems
from phohien.api.docs_words import CHAPTERS, LABELS, LEAD, TITLE
from phohien.api.enums import Resource
from phohien.api.problems import Words
from phohien.api.v1 import openapi
from phohien.api.v1.routes import OPERATIONS, Operation
from phohien.portal import addresses, frames
from phohien.portal.frames import Head
from phohien.portal.page_parts import Frame

ROOT = "/api/v1"
ADDRESSES = {"vi": f"{ROOT}/tai-lieu", "en": f"{ROOT}/docs"}


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    about: str
    possible: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One address as the page shows it; ``link`` is empty when it needs a number."""

    name: str
    path: str
    summary: str
    about: str
    parameters: tuple[Row, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Chapter:
    anchor: str
    title: str
    paragraphs: tuple[str, ...]
    sample: str


@dataclass(frozen=True, slots=True)
class DocsPage:
    template: ClassVar[str] = "api/docs.html"
    frame: Frame
    title: str
    lead: str
    other: str
    labels: dict[str, str]
    chapters: tuple[Chapter, ...]
    operations: tuple[Shown, ...]
    problems: tuple[tuple[int, str, str, str], ...]


def vietnamese(request: HttpRequest) -> HttpResponse:
    return _page("vi")


def english(request: HttpRequest) -> HttpResponse:
    return _page("en")


def front(request: HttpRequest) -> HttpResponse:
    """The root leads a person to the page, a program to the document."""
    wants_page = request.get_preferred_type(["application/json", "text/html"]) == "text/html"
    return HttpResponseRedirect(ADDRESSES["vi"] if wants_page else f"{ROOT}/openapi.json")


def _page(locale: str) -> HttpResponse:
    with override(locale):
        page = DocsPage(
            frame=frames.frame(locale, _head(locale)),
            title=_in(TITLE, locale),
            lead=_in(LEAD, locale),
            other=ADDRESSES["en" if locale == "vi" else "vi"],
            labels={name: _in(words, locale) for name, words in LABELS.items()},
            chapters=tuple(_chapter(row, locale) for row in CHAPTERS),
            operations=tuple(_operation(row, locale) for row in in_order()),
            problems=tuple(_problem(kind, locale) for kind in problems.KINDS),
        )
        text = loader.render_to_string(page.template, {"page": page})
    response = HttpResponse(text)
    response.headers["Content-Language"] = locale
    return response


def in_order() -> list[Operation]:
    """By resource, as the closed list of resources has them."""
    order = list(Resource)
    return sorted(OPERATIONS.values(), key=lambda row: order.index(Resource(row.resource)))


def _head(locale: str) -> Head:
    return Head(
        ADDRESSES[locale], _in(TITLE, locale), description=_in(LEAD, locale), others=ADDRESSES
    )


def _in(words: Words, locale: str) -> str:
    return words.vi if locale == "vi" else words.en


def _chapter(row: docs_words.Chapter, locale: str) -> Chapter:
    return Chapter(
        row.anchor,
        _in(row.title, locale),
        tuple(_in(words, locale) for words in row.paragraphs),
        row.sample.replace("{root}", addresses.absolute(ROOT)),
    )


def _operation(row: Operation, locale: str) -> Shown:
    rows = openapi.parameters(row.name)
    return Shown(
        name=row.name,
        path=row.path,
        summary=_in(row.summary, locale),
        about=_in(row.about, locale),
        parameters=tuple(_parameter(found, locale) for found in rows),
        link="" if "{" in row.path else ROOT + row.path,
    )


def _parameter(found: dict, locale: str) -> Row:
    """Descriptions are ``Vietnamese · English``."""
    vi, _dot, en = found.get("description", "").partition(" · ")
    possible = _in(asking.possible(found["schema"]), locale)
    return Row(found["name"], vi if locale == "vi" else en or vi, possible)


def _problem(kind: problems.Kind, locale: str) -> tuple[int, str, str, str]:
    detail = _in(kind.detail, locale)
    for name in ("what", "allowed", "seconds", "reason"):
        detail = detail.replace(f"{{{name}}}", "…")
    return kind.status, kind.code, _in(kind.title, locale), detail
