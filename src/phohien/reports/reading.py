"""Plain text of sections as parts to show: headings, paragraphs, lists. Not: documents."""

from dataclasses import dataclass, field

from phohien.reports.outline import level_of


@dataclass(slots=True)
class Part:
    """A paragraph, or a list when ``lines`` are there."""

    text: str = ""
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """One entry of an outline with what stands under it."""

    key: str
    label: str
    title: str
    level: int
    fill: str
    parts: list[Part] = field(default_factory=list)


def sections_of(outline: list[dict], texts: dict[str, str]) -> list[Section]:
    """Every entry in order; an empty one has no parts."""
    return [
        Section(
            key=entry["key"],
            label=entry["label"],
            title=entry["title"],
            level=level_of(entry),
            fill=entry["fill"],
            parts=parts_of(texts.get(entry["key"], "")),
        )
        for entry in outline
    ]


def parts_of(text: str) -> list[Part]:
    """Lines beginning with a dash or plus run together into lists."""
    parts: list[Part] = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        if not line.startswith(("- ", "+ ")):
            parts.append(Part(text=line))
        elif parts and parts[-1].lines:
            parts[-1].lines.append(line[2:])
        else:
            parts.append(Part(lines=[line[2:]]))
    return parts
