"""What press monitoring tells those above it."""

from dataclasses import dataclass

from phohien.kernel.events import DomainEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMarked(DomainEvent):
    """A person marked a story, or took the mark off; ``mark`` is of enums.Mark."""

    story_id: int
    mark: str
