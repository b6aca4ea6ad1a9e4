"""What agencies wrote, gathered: equal words once with all their agencies, long ones shortened."""

import re

from django.utils.translation import gettext as _

from phohien.organisation.models import Agency
from phohien.reports.compiling import Quote
from phohien.reports.wording import bullets
from vanban.writing.figures import number as figure

MOST_QUOTED = 15
LONGEST = 450  # characters of one quotation
MOST_NAMES = 3


def quoted(quotes: list[Quote]) -> str:
    """Dash lines, what most agencies say first; empty when nobody wrote."""
    said: dict[str, list[Agency]] = {}
    for quote in quotes:
        text = one_line(quote.text)
        if text:
            said.setdefault(text, []).append(quote.agency)
    ordered = sorted(said.items(), key=lambda pair: -len(pair[1]))
    lines = [f"{_short(text)} ({_names(agencies)})" for text, agencies in ordered[:MOST_QUOTED]]
    rest = sum(len(agencies) for _text, agencies in ordered[MOST_QUOTED:])
    if rest:
        lines.append(
            _("và ý kiến của %(count)s đơn vị khác, nêu trong báo cáo của các đơn vị")
            % {"count": figure(rest)}
        )
    return "\n".join(bullets(lines))


def one_line(text: str) -> str:
    """Lines and dashes run together; sentences keep their marks, the last one loses it."""
    lines = [re.sub(r"^[-+•\s]+", "", line).strip() for line in text.splitlines()]
    kept = [line for line in lines if line]
    joined = " ".join(line if line[-1] in ".;:!?" else f"{line};" for line in kept)
    return joined.rstrip(" .;,:")


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0].rstrip(" .;,:") + "…"


def _names(agencies: list[Agency]) -> str:
    names = ", ".join(row.short_name for row in agencies[:MOST_NAMES])
    rest = len(agencies) - MOST_NAMES
    if rest > 0:
        return _("%(names)s và %(count)s đơn vị khác") % {"names": names, "count": figure(rest)}
    return names
