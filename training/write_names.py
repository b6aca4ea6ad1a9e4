"""Write short phrases with the names of communes, bodies, provinces and dates.

They teach the language model names that no older corpus holds; nothing else is claimed.
Names of people are put together at random from common surnames, middle and given names.
"""

import argparse
import csv
import random
from pathlib import Path

NAMES = Path(__file__).parent / "names"
PROVINCES = (NAMES / "provinces.txt").read_text("utf-8").splitlines()
COUNTRIES = (NAMES / "countries.txt").read_text("utf-8").splitlines()
PEOPLE = [
    (NAMES / f"{part}.txt").read_text("utf-8").splitlines()
    for part in ("surnames", "middles", "given")
]
PHRASES = (
    "Ủy ban nhân dân {kind} {commune} tổ chức thực hiện; Đảng ủy {kind} {commune}.",
    "Chủ tịch Ủy ban nhân dân {kind} {commune} chịu trách nhiệm; {kind} {commune}, tỉnh Hưng Yên.",
    "Giao {body} chủ trì, phối hợp với {other} và Ủy ban nhân dân {kind} {commune}.",
    "{body} có trách nhiệm hướng dẫn, kiểm tra; {other} phối hợp thực hiện.",
    "Các {kind}: {commune}, {commune2}, {commune3}.",
    "UBND tỉnh {province}; tỉnh {province}, thành phố {city}; kế hoạch của tỉnh {province}.",
    "Quan hệ hữu nghị Việt Nam - {country}; đoàn công tác của {country}; thị trường {country}.",
    "Trên địa bàn tỉnh {province}; Ủy ban nhân dân tỉnh {province}, ngày 05 tháng 11 năm 2026.",
    "{body} báo cáo Ủy ban nhân dân tỉnh trước ngày 10 tháng 12 năm 2026.",
)


def read_column(path: Path, column: str) -> list[str]:
    """Read one column of a CSV file."""
    with path.open(newline="") as rows:
        return [row[column] for row in csv.DictReader(rows)]


def write_people(rng: random.Random, count: int) -> list[str]:
    """Give full names, some after an office as they stand under a document."""
    offices = ("", "", "Đồng chí ", "Ông ", "Bà ", "Giám đốc ", "Phó Giám đốc ", "Chủ tịch ")
    return [
        rng.choice(offices) + " ".join(rng.choice(names) for names in PEOPLE) for _ in range(count)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("communes", type=Path)
    parser.add_argument("departments", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    rng = random.Random(7)  # noqa: S311
    names = read_column(options.communes, "name")
    kinds = dict(zip(names, read_column(options.communes, "kind"), strict=True))
    bodies = read_column(options.departments, "name_vi")
    lines = []
    for name in names * 4 + bodies * 6:
        commune = name if name in kinds else rng.choice(names)
        lines.append(rng.choice(PHRASES).format(
            commune=commune, kind=kinds[commune], commune2=rng.choice(names),
            commune3=rng.choice(names), other=rng.choice(bodies), country=rng.choice(COUNTRIES),
            body=name if name in bodies else rng.choice(bodies),
            province=rng.choice(PROVINCES), city=rng.choice(PROVINCES[:2] + PROVINCES[20:30]),
        ))  # fmt: skip
    lines += write_people(rng, 1500)
    options.out.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
