"""Lines that say who, with whom and by when under a duty: "Cơ quan chủ trì: …".

They belong to the duty above them and are no duties themselves.
"""

import re
from dataclasses import dataclass

from vanban.parsing.abbreviations import expand
from vanban.parsing.agencies import Mention, scan
from vanban.parsing.loose import nfc, skeleton

_KEY = re.compile(
    r"(?:^|(?<=[.;:(\n])\s*|(?<=- )|(?<=\+ ))\s*(?:"
    r"(?P<lead>(?:(?:cac )?(?:co quan|don vi|bo phan"
    r"|nganh)(?:, don vi)?\s+)?(?:chu tri|dau moi|chiu trach nhiem chinh)(?: thuc hien"
    r"| tham muu)?)"
    r"|(?P<do>(?:co quan|don vi|bo phan)(?:, don vi)? (?:thuc hien|chiu trach nhiem"
    r"|phu trach)|phan cong(?: thuc hien)?)"
    r"|(?P<partners>(?:(?:cac )?(?:co quan|don vi|bo phan"
    r"|nganh)(?:, don vi)?\s+)?phoi hop(?: thuc hien)?)"
    r"|(?P<deadline>(?:thoi gian|thoi han|tien do|han)(?: (?:thuc hien|hoan thanh"
    r"|trien khai|bao cao))*)"
    r"|(?P<other>san pham|ket qua dau ra|ket qua|kinh phi(?: thuc hien)?|dia diem"
    r"|lanh dao (?:phu trach|chi dao)|"
    r"thanh phan|so luong|quy mo|doi tuong|hinh thuc|ghi chu)"
    r")(?: du kien)?\s*:\s*"
)


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the attribute lines of a duty say; None and empty where they are silent."""

    bodies: tuple[Mention, ...] = ()
    role: str | None = None
    partners: tuple[Mention, ...] = ()
    deadline: str | None = None

    def __bool__(self) -> bool:
        return bool(self.bodies or self.partners or self.deadline is not None)

    def over(self, other: "Attributes") -> "Attributes":
        """These attributes, with ``other``'s where these are silent."""
        deadline = self.deadline if self.deadline is not None else other.deadline
        return Attributes(
            self.bodies or other.bodies,
            self.role or other.role,
            self.partners or other.partners,
            deadline,
        )


def is_attribute(text: str) -> bool:
    """Whether the text begins with such a key."""
    match = _KEY.match(skeleton(nfc(text))[:120])
    return bool(match)


def read_attributes(text: str) -> Attributes:
    """Gather the attributes anywhere in ``text``."""
    full = expand(nfc(text))
    skel = skeleton(full)
    keys = list(_KEY.finditer(skel))
    result = Attributes()
    for n, key in enumerate(keys):
        end = keys[n + 1].start() if n + 1 < len(keys) else len(full)
        result = result.over(_one(key, full[key.end() : end]))
    return result


def _one(key: re.Match[str], value: str) -> Attributes:
    name = key.lastgroup
    if name == "deadline":
        return Attributes(deadline=value.split("\n")[0].strip())
    if name in {"lead", "do", "partners"}:
        bodies = tuple(scan(value[:600])[0])
        if name == "partners":
            return Attributes(partners=bodies)
        return Attributes(bodies=bodies, role="lead" if name == "lead" else None)
    return Attributes()
