"""Plain text of a section into the blocks of a document."""

from vanban.writing import Block, Bullet, Heading, Paragraph

ROMAN = frozenset("IVX")


def blocks_of(text: str) -> list[Block]:
    """Lines beginning with "- " become dashes, "+ " the dashes below, others paragraphs."""
    made: list[Block] = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        if line.startswith("- "):
            made.append(Bullet(line[2:].strip()))
        elif line.startswith("+ "):
            made.append(Bullet(line[2:].strip(), level=2))
        else:
            made.append(Paragraph(line))
    return made


def outlined(outline: list[dict], sections: dict[str, str], nothing: str) -> list[Block]:
    """Headings of the outline, each with its text; an empty section says ``nothing``."""
    made: list[Block] = []
    for entry in outline:
        made.append(Heading(entry["title"], level=level_of(entry)))
        if entry["fill"]:
            made += blocks_of(sections.get(entry["key"], "")) or [Paragraph(nothing)]
    return made


def level_of(entry: dict) -> int:
    """1 for "I", 2 for "1"."""
    return 1 if set(entry["label"]) <= ROMAN else 2
