"""Where the running text of a plan ends, and the report duty its last words hold."""

import re
from collections.abc import Sequence

from vanban.parsing.deadlines import find_deadline
from vanban.parsing.labels import labels_of
from vanban.parsing.lines import Line
from vanban.parsing.loose import loose, skeleton
from vanban.parsing.nodes import Piece
from vanban.parsing.paragraphs import join
from vanban.parsing.plan import PlanTask
from vanban.parsing.registry import Registry
from vanban.parsing.roles import find_condition, find_recurrence, find_role
from vanban.parsing.subjects import subject_of
from vanban.parsing.topics import find_channels, find_topics

_THIS = re.compile(rf"^{loose('trên đây là')}")
_OPENS = re.compile(
    rf"^(?:{loose('trên đây là')}|{loose('trong quá trình')}"
    rf"|{loose('quá trình thực hiện')}"
    rf"|{loose('yêu cầu')}\s+(?:cac|thu truong|so)|"
    rf"{loose('đề nghị')}\s+(?:cac|thu truong|so)|{loose('nhận được')}"
    rf"|{loose('căn cứ kế hoạch này')}|"
    rf"{loose('kế hoạch này')}|{loose('căn cứ nội dung kế hoạch')}|(?:uy ban nhan dan"
    rf"|ubnd|so|ban|bo)\s[^.;]{{3,90}}"
    rf"(?:{loose('yêu cầu')}|{loose('đề nghị')}|{loose('giao')})\s)"
)
_SIGNS = re.compile(
    rf"^(?:{loose('nơi nhận')}\s?:?|(?:tm|kt|tl|tuq|t/m|k/t)\s?\.\s?[a-z]"
    rf"|(?:pho )?(?:chu tich|giam doc|bo truong|thu truong|bi thu|truong ban|cuc truong"
    rf"|tong giam doc|chanh van phong|hieu truong)$)"
)
_AFTER = re.compile(
    rf"^(?:{loose('phụ lục')}|{loose('danh mục')}|bieu|{loose('bảng phân công')}"
    rf"|{loose('phân công')})"
)
_REPORT = re.compile(
    rf"(?<!hop, )(?<!hop )(?:{loose('báo cáo')}"
    rf"|{loose('gửi báo cáo')})\s+(?:{loose('kết quả')}|{loose('tình hình')}|"
    rf"{loose('về')}|{loose('định kỳ')}|(?:uy ban|ubnd|so|ban|bo|van phong)\s)"
    rf"|{loose('gửi kết quả')}"
)
_IF = re.compile(
    rf"{loose('nếu')}\s+{loose('có')}|{loose('trường hợp')}|{loose('khó khăn')}"
    rf"|{loose('vướng mắc')}"
)
_FULL_STOP = re.compile(r"[.,;]\s?/\s?[.,]?[^\w\s]{0,3}\s*$|[.;,]\s?/[^\s]{1,2}/\s*$")
_BACK = 30


def cut_at_signature(lines: Sequence[Line], start: int) -> tuple[list[Line], list[Line]]:
    """Split the lines from ``start`` into running text and annex; the signature goes nowhere."""
    end = next((n for n in range(start, len(lines)) if _signs(lines, n)), len(lines))
    stop = next((n + 1 for n in range(start, end) if _FULL_STOP.search(lines[n].text)), end)
    body = list(lines[start:stop])
    annex = next((n for n in range(end, len(lines)) if _is_annex(lines[n])), len(lines))
    return body, list(lines[annex:])


def _signs(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    match = _SIGNS.match(line.skel)
    if not match or not line.text[:1].isupper():
        return False
    return line.skel.startswith(("noi nhan", "n")) or len(line.text) < 90


def _is_annex(line: Line) -> bool:
    return bool(_AFTER.match(line.skel) and line.text[:1].isupper()) or line.text.count(" | ") >= 2


def take_closing(body: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the closing paragraphs, from "Trên đây là …" on, from the points before them."""
    low = max(0, len(body) - _BACK)
    start = None
    for n in range(len(body) - 1, low - 1, -1):
        if (_OPENS.match(body[n].skel) and _may_open(body, n)) or _reports_under_table(body, n):
            start = n
        elif " | " in body[n].text or (
            labels_of(body[n]) and not _THIS.match(body[n].skel) and _labelled(body, n)
        ):
            break
    if start is None:
        return body, []
    end = next(
        (n + 1 for n in range(start, len(body)) if _FULL_STOP.search(body[n].text)), len(body)
    )
    return body[:start], body[start:end]


def _reports_under_table(body: list[Line], n: int) -> bool:
    """ "Các cơ quan báo cáo kết quả …" right below a table of tasks."""
    under = n > 0 and " | " in body[n - 1].text and " | " not in body[n].text
    words = " ".join(line.skel for line in body[n : n + 3])
    return under and body[n].skel.startswith("cac ") and bool(_REPORT.search(words))


def _may_open(body: list[Line], n: int) -> bool:
    return bool(_THIS.match(body[n].skel)) or (
        body[n].text[:1].isupper() and (body[n].blank_before or body[n - 1].ends)
    )


def _labelled(body: list[Line], n: int) -> bool:
    return labels_of(body[n])[0].sure and (body[n].blank_before or n == 0 or body[n - 1].ends)


def closing_task(lines: list[Line], registry: Registry, plan_year: int | None) -> PlanTask | None:
    """The report duty of the closing words; None when they ask for no report."""
    text = join([Piece(line, line.text) for line in lines])
    skel = skeleton(text)
    match = _REPORT.search(skel)
    if not match or _IF.search(skel[max(0, match.start() - 120) : match.start()]):
        return None
    found, rest = subject_of(text, anywhere=True)
    ids = registry.add(found)
    return PlanTask(
        id="closing", section="", label=None, title=None, agency=ids,
        agencies=tuple(registry.name(i) for i in ids), role=find_role(rest) if found else "perform",
        partner_ids=(), partners=(), text=text, deadline=find_deadline(text, plan_year),
        recurrence=find_recurrence(text), condition=find_condition(text),
        channels=find_channels(text),
        topics=tuple(dict.fromkeys((*find_topics(text), "reporting"))),
        line_start=lines[0].number, line_end=lines[-1].number,
    )  # fmt: skip
