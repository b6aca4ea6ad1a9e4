"""The outline of a report: ordered entries with key, label, title and how they are filled."""

import re

from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput
from phohien.reports.grouping import GROUPS

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
FILLS = ("", "text", "direction", "staffing", "group")
GROUPED = ("group", "staffing")
MOST_ENTRIES = 40


def checked_outline(entries: list[dict]) -> list[dict]:
    """Entries in order with fresh labels and a key each; raises InvalidInput("outline", …).

    An entry has ``title``, ``level`` 1 ("I") or 2 ("1"), ``fill`` of FILLS and, for GROUPED
    ones, ``group`` "1" … "6". A key that is there is kept: texts hang on it.
    """
    entries = [entry for entry in entries if entry.get("title", "").strip()]
    if not entries or len(entries) > MOST_ENTRIES:
        raise InvalidInput("outline", _("Đề cương cần từ 1 đến 40 mục có tiêu đề."))
    taken = {entry["key"] for entry in entries if entry.get("key")}
    made, top, sub = [], 0, 0
    for entry in entries:
        if level_of(entry) == 1:
            top, sub = top + 1, 0
        elif top == 0:
            raise InvalidInput("outline", _("Mục đầu tiên của đề cương phải là mục lớn (I, II…)."))
        else:
            sub += 1
        label = ROMAN[min(top, len(ROMAN)) - 1] if level_of(entry) == 1 else str(sub)
        made.append(_entry(entry, label, taken))
    if len({entry["key"] for entry in made}) < len(made):
        raise InvalidInput("outline", _("Đề cương có hai mục trùng mã. Hãy tải lại trang rồi sửa."))
    return made


def _entry(entry: dict, label: str, taken: set[str]) -> dict:
    title, fill = " ".join(entry["title"].split()), entry.get("fill", "")
    if fill not in FILLS or len(title) > 300:
        raise InvalidInput("outline", _("Mục “%(title)s” chưa hợp lệ.") % {"title": title[:60]})
    made = {"key": entry.get("key") or _new_key(taken), "label": label, "title": title}
    if not re.fullmatch(r"[a-z0-9_]{1,30}", made["key"]):
        raise InvalidInput("outline", _("Mục “%(title)s” chưa hợp lệ.") % {"title": title[:60]})
    made["fill"] = fill
    if fill in GROUPED:
        if entry.get("group") not in GROUPS:
            raise InvalidInput(
                "outline",
                _("Hãy chọn nhóm nhiệm vụ cho mục “%(title)s”.") % {"title": title[:60]},
            )
        made["group"] = entry["group"]
    return made


def _new_key(taken: set[str]) -> str:
    number = next(number for number in range(1, 1000) if f"muc{number}" not in taken)
    taken.add(f"muc{number}")
    return f"muc{number}"


def level_of(entry: dict) -> int:
    """1 for "I", 2 for "1"."""
    if "level" in entry:
        return int(entry["level"])
    return 1 if entry["label"] in ROMAN else 2
