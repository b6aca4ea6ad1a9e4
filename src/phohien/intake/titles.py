"""A short name for a task, taken from its own first words."""

import re

from django.utils import translation
from django.utils.translation import gettext as _

from phohien.plans.codes import CLOSING

LIMIT = 120


def short_title(text: str) -> str:
    """The first clause of ``text``, at most 120 characters, cut at a word; capitals made small."""
    first = re.split(r"[;.:]\s|\n", text.strip(), maxsplit=1)[0].strip(" .;:")
    if first.isupper():
        first = first.capitalize()
    if len(first) <= LIMIT:
        return first
    cut = first[:LIMIT].rsplit(" ", 1)[0].rstrip(" ,")
    return f"{cut}…"


def title_of(code: str, title: str | None, text: str) -> str:
    """The paper's own title, else the first clause; the closing duty has a name of its own."""
    if code == CLOSING:
        with translation.override("vi"):  # stored in the plan, like the titles read from paper
            return _("Báo cáo kết quả thực hiện Kế hoạch")
    return short_title(title or text)
