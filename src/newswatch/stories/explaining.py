"""Says in Vietnamese why two documents were put together. Decides nothing."""

from newswatch.stories.signature import Signature


def why_text(one: Signature, other: Signature, share: float) -> str:
    """ "14 câu trùng, 92% nội dung bản ngắn hơn có trong bản kia"."""
    parts = []
    sentences = len(one.sentences & other.sentences)
    if sentences:
        parts.append(f"{sentences} câu trùng")
    parts.append(f"{share:.0%} nội dung bản ngắn hơn có trong bản kia")
    if one.title and one.title.keys() == other.title.keys():
        parts.append("cùng tiêu đề")
    elif one.title:
        parts.append("tiêu đề khác nhau")
    return ", ".join(parts)


def why_event(one: Signature, other: Signature) -> str:
    """ "4 tên riêng chung, cùng số 2300, cùng ngày 12/3, cách nhau 5 giờ"."""
    parts = []
    names = len(one.names.keys() & other.names.keys())
    if names:
        parts.append(f"{names} tên riêng chung")
    figures = ({f.value for f in s.head_figures if f.value > 12} for s in (one, other))
    values = sorted(set.intersection(*figures))[-3:]
    if values:
        parts.append("cùng số liệu " + ", ".join(f"{v:,.10g}".replace(",", ".") for v in values))
    parts += [f"cùng nêu ngày {day}/{month}" for month, day in sorted(one.dates & other.dates)[:2]]
    if one.concepts & other.concepts:
        parts.append(f"cùng loại sự việc ({len(one.concepts & other.concepts)} dấu hiệu)")
    gap = abs(one.hour - other.hour)
    if gap == gap:
        parts.append(f"cách nhau {gap:.0f} giờ")
    if one.english != other.english:
        parts.append("khác ngôn ngữ")
    return ", ".join(parts)


def why_new(signature: Signature) -> str:
    if signature.bulletin:
        return "bản tin định kỳ, mỗi ngày là một tin riêng"
    return "chưa có bài nào trước đó kể cùng sự việc"
