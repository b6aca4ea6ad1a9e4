"""The bodies listed in one cell of a task table. Rows and columns are read in ``tables``."""

import re

from vanban.parsing.abbreviations import expand
from vanban.parsing.agencies import Mention, scan, slug

_CELL_JOINTS = re.compile(
    r";|\n|\s/\s|(?:^|\s)[-–+•]\s(?=(?:Sở|Ban|Bộ|Công an|Ủy ban|Văn phòng|Các|Báo|Đài"
    r"|Hội|Trung tâm|Phòng)\s)"
)


def cell_bodies(cell: str) -> list[Mention]:
    """The bodies of a cell, listed with commas, semicolons, dashes or line breaks."""
    found: list[Mention] = []
    for part in _CELL_JOINTS.split(expand(cell)):
        at = 0
        while part[at:].strip():
            bodies, end = scan(part, at + len(part[at:]) - len(part[at:].lstrip(" ,.")))
            if not bodies:
                rest = part[at:].strip(" ,.")
                if rest and not found:
                    found.append(_unknown(rest))
                break
            found += bodies
            at = end
    return list({m.id: m for m in found}.values())


def _unknown(name: str) -> Mention:
    return Mention(slug(name), "other", name[:1].upper() + name[1:], 0, len(name))
