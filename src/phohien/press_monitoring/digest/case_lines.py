"""What rooms above know about a story's case, asked by a registered callable. Holds no case."""

from collections.abc import Callable, Mapping, Sequence

from phohien.press_monitoring.digest.page import CaseLine

Lines = Mapping[int, list[CaseLine]]
_providers: list[Callable[[Sequence[int]], Lines]] = []


def register_case_lines(provider: Callable[[Sequence[int]], Lines]) -> None:
    """Let ``provider(story_ids) -> {story_id: [CaseLine, …]}`` tell the state of their cases.

    Called once for all stories of a page, without an actor: the page is for provincial leaders.
    Sentences are Vietnamese, short, with the time limit in them; a settled case says
    ``is_settled`` and its story leaves the part "needs an answer".
    """
    if provider not in _providers:
        _providers.append(provider)


def case_lines(story_ids: Sequence[int]) -> dict[int, list[CaseLine]]:
    """Lines of each story, from every provider."""
    found: dict[int, list[CaseLine]] = {}
    for provider in _providers if story_ids else ():
        for story_id, lines in provider(story_ids).items():
            found.setdefault(story_id, []).extend(lines)
    return found
