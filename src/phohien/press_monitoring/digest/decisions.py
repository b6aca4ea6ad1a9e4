"""What people decided about the press on one day, in a few sentences, from the room's records."""

import datetime as dt
from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phohien.press_monitoring.digest.composing import moment_of
from phohien.press_monitoring.digest.cutting import shortened
from phohien.press_monitoring.digest.wording import clock_of
from phohien.press_monitoring.enums import DecisionKind, Mark, Relevance
from phohien.press_monitoring.models import Decision, Digest

NAMED, TITLE = 3, 90


def decided_on(day: dt.date) -> list[str]:
    """Sentences about ``day`` (Việt Nam), the weighty ones first; none when nothing was done."""
    start, end = moment_of(day, dt.time()), moment_of(day + dt.timedelta(days=1), dt.time())
    rows = Decision.objects.filter(at__gte=start, at__lt=end, undone_at=None)
    last = _last_of_each(rows.select_related("story").order_by("at", "pk"))
    lines = [*_marks(last), *_relevance(last), *_moves(last)]
    return [*lines, *_sent(day)]


def _last_of_each(rows) -> dict[str, list[Decision]]:
    """By kind; a story decided twice the same way counts once, by its last decision."""
    kinds: dict[str, dict] = defaultdict(dict)
    for row in rows:
        once = row.kind in (DecisionKind.RELEVANCE, DecisionKind.MARK, DecisionKind.TOPICS)
        kinds[row.kind][row.story_id if once else row.pk] = row
    return {kind: list(found.values()) for kind, found in kinds.items()}


def _after(row: Decision, name: str) -> str:
    return str(row.after.get(name, ""))


def _marks(last: dict[str, list[Decision]]) -> list[str]:
    by_mark: dict[str, list[str]] = defaultdict(list)
    for row in last.get(DecisionKind.MARK, ()):
        by_mark[_after(row, "mark")].append(row.story.title)
    lines = []
    for mark in (Mark.NEEDS_ANSWER, Mark.GOOD_NEWS):
        if by_mark[mark]:
            lines.append(_named(str(mark.label), by_mark[mark]))
    set_aside = len(by_mark[Mark.NOTHING])
    if set_aside:
        told = ngettext("%(n)s tin không cần xử lý.", "%(n)s tin không cần xử lý.", set_aside)
        lines.append(told % {"n": set_aside})
    return lines


def _named(label: str, titles: list[str]) -> str:
    told = "; ".join(f"“{shortened(title, TITLE)}”" for title in titles[:NAMED])
    words = {"label": label, "count": len(titles), "titles": told, "rest": len(titles) - NAMED}
    if len(titles) > NAMED:
        return _("%(label)s (%(count)s): %(titles)s và %(rest)s tin khác.") % words
    return _("%(label)s (%(count)s): %(titles)s.") % words


def _relevance(last: dict[str, list[Decision]]) -> list[str]:
    words = [_after(row, "relevance") for row in last.get(DecisionKind.RELEVANCE, ())]
    told = {"yes": words.count(Relevance.CONFIRMED), "no": words.count(Relevance.REJECTED)}
    if told["yes"] and told["no"]:
        return [_("Xác nhận %(yes)s tin là về tỉnh; loại %(no)s tin không liên quan.") % told]
    if told["yes"]:
        return [_("Xác nhận %(yes)s tin là về tỉnh.") % told]
    return [_("Loại %(no)s tin không liên quan tới tỉnh.") % told] if told["no"] else []


def _moves(last: dict[str, list[Decision]]) -> list[str]:
    told = {kind: len(last.get(kind, ())) for kind in ("merge", "split", "topics")}
    parts = []
    if told["merge"]:
        parts.append(_("gộp tin trùng %(merge)s lần") % told)
    if told["split"]:
        parts.append(_("tách tin %(split)s lần") % told)
    if told["topics"]:
        parts.append(_("gắn chủ đề cho %(topics)s tin") % told)
    line = "; ".join(parts)
    return [f"{line[:1].upper()}{line[1:]}."] if line else []


def _sent(day: dt.date) -> list[str]:
    digest = Digest.objects.filter(day=day).select_related("edited_by").first()
    if digest is None or digest.sent_at is None:
        return [_("Chưa gửi điểm báo của ngày hôm qua.")] if digest else []
    people = digest.deliveries.count()
    words = {"time": clock_of(digest.sent_at), "people": people, "name": digest.edited_by or ""}
    if digest.edited_by is None:
        return [
            _("Điểm báo gửi %(people)s người lúc %(time)s, như phần mềm gom; không ai sửa.") % words
        ]
    return [_("Điểm báo gửi %(people)s người lúc %(time)s, sau khi %(name)s soát.") % words]
