"""Points of Decree 30/2020/NĐ-CP as they are cited in findings."""


def part_one(point: str) -> str:
    """``II.2.b`` → the point in Part I of Appendix I."""
    return f"Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục {point}"


ABBREVIATIONS = "Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I"
CAPITALS = "Nghị định 30/2020/NĐ-CP, Phụ lục II"
