"""Tables of the newsroom: sections, the editors' pages, publications and their versions."""

from phohien.newsroom.models.pages import (
    FrontPage,
    HappeningPage,
    Item,
    PlacePage,
    PublicPage,
    SectionPage,
)
from phohien.newsroom.models.publications import FormerPath, LanguageSkill, Publication, Version
from phohien.newsroom.models.sections import Section

__all__ = [
    "FormerPath",
    "FrontPage",
    "HappeningPage",
    "Item",
    "LanguageSkill",
    "PlacePage",
    "PublicPage",
    "Publication",
    "Section",
    "SectionPage",
    "Version",
]
