"""Where long names and titles are broken: even lines, words that belong stay together.

Only centred texts of a few lines; the body is broken by the word processor.
"""

from itertools import pairwise

from vanban.writing.metrics import text_width, wrap

_TOGETHER = (
    "ủy ban nhân dân, hội đồng nhân dân, ban quản lý, khu kinh tế, khu công nghiệp, kinh tế,"
    " công nghiệp, văn hóa, thể thao, du lịch, thông tin, đối ngoại, khoa học, công nghệ,"
    " nông nghiệp, môi trường, giáo dục, đào tạo, tài chính, xây dựng, tư pháp, công thương,"
    " nội vụ, dân tộc, tôn giáo, phát thanh, truyền hình, văn phòng, đồng chí, phó chủ tịch,"
    " chủ tịch, giám đốc, hội nghị, tổng kết, triển khai, nhiệm vụ, kế hoạch, báo chí, công tác,"
    " kết quả, thực hiện, phương hướng, hưng yên, quốc phòng, an ninh, đề nghị, cung cấp"
)
_PAIRS = {pair for phrase in _TOGETHER.split(", ") for pair in pairwise(phrase.split())}
_LEADING = {"tỉnh", "xã", "phường", "và", "về", "của", "năm", "số", "ngày", "tháng"}
_BEFORE_AND = 0.3  # what is gained by a line that begins with "và"
_APART = 10  # what parting two words that belong together costs, in squared mean widths


def broken(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Lines for explicit breaks: as few as fit ``width`` twips, then the best by ``_cost``."""
    words = text.split()
    count = len(wrap(text, width, size, bold))
    if count < 2 or len(words) > 60:
        return wrap(text, width, size, bold)
    best: dict[tuple[int, int], tuple[float, list[str]]] = {(0, 0): (0.0, [])}
    mean = text_width(text, size, bold) / count
    for line in range(1, count + 1):
        for end in range(line, len(words) + 1):
            ways = [
                (cost + _cost(words, start, end, mean, size, bold), [*lines, row])
                for start in range(line - 1, end)
                if (line - 1, start) in best
                for cost, lines in [best[line - 1, start]]
                for row in [" ".join(words[start:end])]
                if text_width(row, size, bold) <= width
            ]
            if ways:
                best[line, end] = min(ways)
    return best[count, len(words)][1]


def balanced(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Lines a word processor makes by itself in some narrower width; the best of those."""
    greedy = wrap(text, width, size, bold)
    if len(greedy) < 2:
        return greedy
    mean = text_width(text, size, bold) / len(greedy)
    tried = [wrap(text, width - step * width / 100, size, bold) for step in range(50)]
    fitting = [lines for lines in tried if len(lines) == len(greedy)]
    return min(fitting, key=lambda lines: _whole_cost(lines, mean, size, bold))


def _whole_cost(lines: list[str], mean: float, size: float, bold: bool) -> float:
    words = " ".join(lines).split()
    cost, start = 0.0, 0
    for line in lines:
        end = start + len(line.split())
        cost += _cost(words, start, end, mean, size, bold)
        start = end
    return cost


def _cost(words: list[str], start: int, end: int, mean: float, size: float, bold: bool) -> float:
    """How far a line is from the mean width, and whether it ends between words that belong."""
    ragged = (text_width(" ".join(words[start:end]), size, bold) / mean - 1) ** 2
    if end == len(words):
        return ragged
    left, right = words[end - 1].lower(), words[end].lower().strip(",.;")
    apart = (left, right) in _PAIRS or left in _LEADING
    return ragged + (_APART if apart else 0) - (_BEFORE_AND if right == "và" else 0)
