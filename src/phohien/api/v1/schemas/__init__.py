"""What version 1 gives. A field that no schema names never leaves the house."""

from phohien.api.v1.schemas.dictionaries import (
    Agency,
    AgencyPage,
    Section,
    SectionList,
    Statistics,
    Topic,
    TopicList,
)
from phohien.api.v1.schemas.flow import Change, ChangePage, Version, VersionList
from phohien.api.v1.schemas.items import Item, ItemPage, WholeItem
from phohien.api.v1.schemas.media import Medium, MediumPage
from phohien.api.v1.schemas.places import EventPage, Happening, Place, PlacePage
from phohien.api.v1.schemas.problems import Problem

__all__ = [
    "Agency",
    "AgencyPage",
    "Change",
    "ChangePage",
    "EventPage",
    "Happening",
    "Item",
    "ItemPage",
    "Medium",
    "MediumPage",
    "Place",
    "PlacePage",
    "Problem",
    "Section",
    "SectionList",
    "Statistics",
    "Topic",
    "TopicList",
    "Version",
    "VersionList",
    "WholeItem",
]
