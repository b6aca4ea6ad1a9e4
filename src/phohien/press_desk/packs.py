"""The information pack for reporters: live publications by topic and language, as one ZIP.

Only what is public and cleared; nothing of who asked for it is kept.
"""

import io
import zipfile

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.newsroom import selectors as newsroom
from vanban.skeleton import fold

MOST = 30
MOMENT = (1980, 1, 1, 0, 0, 0)  # of every member: the same items are the same file


def chosen(*, topics: list[str], locale: str) -> list:
    """Live publications of the topics (all when none), newest first, at most MOST."""
    rows = newsroom.live_items(locale)
    if not topics:
        return list(rows[:MOST])
    found, seen = [], set()
    for topic in topics:
        for row in newsroom.live_items(locale, topic=topic)[:MOST]:
            if row.pk not in seen:
                seen.add(row.pk)
                found.append(row)
    return found[:MOST]


def offered(locale: str) -> list[Topic]:
    """Topics that have something live in the language."""
    marks = " ".join(newsroom.live_items(locale).values_list("topic_marks", flat=True)[:500])
    return [topic for topic in Topic.objects.all() if f"|{topic.code}|" in marks]


def pack(publications: list, locale: str) -> bytes:
    """One page of contents and one plain page for each publication."""
    buffer = io.BytesIO()
    with translation.override(locale), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        pages = [
            (f"{number:02d}-{_name(row)}.html", row) for number, row in enumerate(publications, 1)
        ]
        for name, row in pages:
            _add(
                file,
                name,
                "press_desk/pack/item.html",
                {"item": row, "content": row.current.content},
            )
        _add(file, "index.html", "press_desk/pack/index.html", {"pages": pages})
    return buffer.getvalue()


def _add(file: zipfile.ZipFile, name: str, template: str, context: dict) -> None:
    shared = {
        "base": settings.BASE_URL,
        "today": clock.today(),
        "locale": translation.get_language(),
    }
    member = zipfile.ZipInfo(name, MOMENT)
    member.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(member, render_to_string(template, shared | context))


def _name(row) -> str:
    words = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(row.title).lower())
    return "-".join(part for part in words.split("-") if part)[:60] or str(row.pk)
