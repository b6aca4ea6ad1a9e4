"""Agencies, sections, topics and counts."""

import datetime as dt

from ninja import Schema


class Agency(Schema):
    """``code`` of a commune or ward is its 5-digit unit code; ``area_km2`` in square kilometres."""

    code: str
    name: str
    short_name: str
    name_en: str
    kind: str
    parent: str | None
    commune_code: str | None
    is_coastal: bool
    former_province: str
    area_km2: float | None
    population: int | None
    latitude: float | None
    longitude: float | None
    pages: dict[str, str]
    api: str


class AgencyPage(Schema):
    data: list[Agency]
    next: str | None


class Section(Schema):
    code: str
    order: int
    is_special: bool
    owner: str
    titles: dict[str, str]
    intros: dict[str, str]
    pages: dict[str, str]


class SectionList(Schema):
    data: list[Section]


class Topic(Schema):
    code: str
    order: int
    name: str
    name_en: str


class TopicList(Schema):
    data: list[Topic]


class LanguageCount(Schema):
    language: str
    items: int


class CodeCount(Schema):
    code: str
    items: int


class MonthCount(Schema):
    """``month`` as 2026-09, by the day of first publication in Việt Nam."""

    month: str
    items: int


class Statistics(Schema):
    """Live items now, counted four ways; an item in two languages counts in each."""

    at: dt.date
    items: int
    by_type: list[CodeCount]
    by_language: list[LanguageCount]
    by_section: list[CodeCount]
    by_agency: list[CodeCount]
    by_month: list[MonthCount]
