"""Says in Vietnamese why two documents were put together. Decides nothing."""

from newswatch.stories.heads import SMALL
from newswatch.stories.rows import NAME, Print, figure_of


def why_text(one: Print, other: Print, share: float) -> str:
    """ "14 câu trùng, 92% nội dung bản ngắn hơn có trong bản kia"."""
    parts = []
    sentences = (one.sentences & other.sentences).bit_count()
    if sentences:
        parts.append(f"{sentences} câu trùng")
    parts.append(f"{share:.0%} nội dung bản ngắn hơn có trong bản kia")
    if one.title and one.title == other.title:
        parts.append("cùng tiêu đề")
    elif one.title:
        parts.append("tiêu đề khác nhau")
    return ", ".join(parts)


def why_event(one: Print, other: Print) -> str:
    """ "4 tên riêng chung, cùng số liệu 2.300, cùng nêu ngày 12/3, cách nhau 5 giờ"."""
    parts = []
    names = sum(bool(kinds & NAME & other.terms.get(t, 0)) for t, kinds in one.terms.items())
    if names:
        parts.append(f"{names} tên riêng chung")
    values = sorted(set.intersection(*(_values(p) for p in (one, other))))[-3:]
    if values:
        parts.append("cùng số liệu " + ", ".join(map(_written, values)))
    dates = sorted(one.dates & other.dates)[:2]
    parts += [f"cùng nêu ngày {day & 31}/{day >> 5}" for day in dates]
    if shared := (one.concepts & other.concepts).bit_count():
        parts.append(f"cùng loại sự việc ({shared} dấu hiệu)")
    gap = abs(one.hour - other.hour)
    if gap == gap:
        parts.append(f"cách nhau {gap:.0f} giờ")
    if one.english != other.english:
        parts.append("khác ngôn ngữ")
    return ", ".join(parts)


def _values(one: Print) -> set[float]:
    return {value for value, _ in map(figure_of, one.figures) if value > SMALL}


def _written(value: float) -> str:
    """As Vietnamese writes numbers. Five digits: a row keeps no more of a value."""
    if value >= 1e9:
        return f"{_written(value / 1e9)} tỷ"
    digits = f"{float(f'{value:.5g}'):,.10g}"
    return digits.translate(str.maketrans(",.", ".,"))


def why_new(bulletin: bool) -> str:
    if bulletin:
        return "bản tin định kỳ, mỗi ngày là một tin riêng"
    return "chưa có bài nào trước đó kể cùng sự việc"
