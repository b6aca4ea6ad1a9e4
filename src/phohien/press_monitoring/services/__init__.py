"""Writing: what people do with sources, stories and captures, and what polling stores."""

from phohien.press_monitoring.services.capturing import capture_article
from phohien.press_monitoring.services.deciding import (
    confirm_story,
    mark_story,
    reject_story,
    tag_story,
)
from phohien.press_monitoring.services.importing import import_sources
from phohien.press_monitoring.services.moving import merge_stories, split_story
from phohien.press_monitoring.services.sources import (
    add_source,
    ask_now,
    change_source,
    switch_source,
    switch_watch,
)
from phohien.press_monitoring.services.undoing import undo_decision

__all__ = [
    "add_source",
    "ask_now",
    "capture_article",
    "change_source",
    "confirm_story",
    "import_sources",
    "mark_story",
    "merge_stories",
    "reject_story",
    "split_story",
    "switch_source",
    "switch_watch",
    "tag_story",
    "undo_decision",
]
