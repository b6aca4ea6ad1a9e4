"""Says in Vietnamese which evidence decided, strongest first. Decides nothing."""

from collections import Counter

from newswatch.places.evidence import COUNTING, Evidence
from newswatch.places.roles import Role

FOR = {
    "title": "Tiêu đề nêu {names}.",
    "lead": "Phần mở đầu nêu {names}.",
    "body": "Bài nhắc {count} lần tới địa danh của tỉnh: {names}.",
    "agency": "Có cơ quan hoặc người dân của tỉnh: {agency}.",
    "here": "Sự việc diễn ra tại {here}.",
    "ours_first": "Bài nêu địa danh của tỉnh trước các nơi khác.",
    "dateline": "Bài mở đầu bằng địa danh của tỉnh.",
    "host": "Địa chỉ là của cơ quan báo chí hoặc cơ quan nhà nước của tỉnh.",
}
AGAINST = {
    "none": "Không có địa danh nào của tỉnh được tính là nơi câu chuyện xảy ra.",
    "title_others": "Tiêu đề nêu địa phương khác: {others}.",
    "happens_there": "Sự việc diễn ra ở địa phương khác: {others}.",
    "others_share": "Phần lớn địa danh trong bài là của nơi khác: {others}.",
    "lead_others": "Phần mở đầu nêu địa phương khác: {others}.",
    "before_ours": "Bài nêu địa phương khác trước: {others}.",
    "spread": "Bài nhắc nhiều địa phương: {others}.",
    "thin": "Bài dài mà ít nói tới tỉnh.",
    "bulletin": "Tiêu đề là của bản tin giá cả, thời tiết, xổ số hoặc danh sách.",
    "national": "Mở đầu nói chuyện cả nước hoặc nhiều địa phương.",
}


def reasons(evidence: Evidence, shares: dict[str, float], concerns: bool) -> list[str]:
    """At most five sentences: what speaks for the answer, then names that were set aside."""
    sign = 1 if concerns else -1
    texts = FOR if concerns else AGAINST
    strongest = sorted(
        (n for n in texts if sign * shares.get(n, 0) > 0.15), key=lambda n: -sign * shares[n]
    )
    words = _words(evidence)
    said = [texts[name].format(**words) for name in strongest[:3]]
    if not evidence.mentions:
        return ["Bài không nêu địa danh nào của tỉnh."]
    return [*said, *_set_aside(evidence)][:5] or [f"Địa danh trong bài: {words['names']}."]


def _words(evidence: Evidence) -> dict[str, str]:
    counted = [m for m in evidence.mentions if m.role in COUNTING] or evidence.mentions
    top = [name for name, _ in Counter(m.match.name.name for m in counted).most_common(4)]
    others = sorted(evidence.others, key=lambda name: -evidence.others[name])[:4]
    return {
        "names": ", ".join(top),
        "count": str(len(counted)),
        "agency": _of_role(evidence, Role.AGENCY),
        "here": _of_role(evidence, Role.HERE),
        "others": ", ".join(others) or "không rõ",
    }


def _of_role(evidence: Evidence, role: Role) -> str:
    names = dict.fromkeys(m.match.name.name for m in evidence.mentions if m.role is role)
    return ", ".join(list(names)[:3])


def _set_aside(evidence: Evidence) -> list[str]:
    """Names that were found and not counted, with the reason."""
    by_role: dict[Role, list[str]] = {}
    for mention in evidence.mentions:
        if mention.role not in COUNTING:
            by_role.setdefault(mention.role, []).append(mention.match.name.name)
    return [
        f"{', '.join(dict.fromkeys(names))}: chỉ là {role}." for role, names in by_role.items()
    ][:2]
