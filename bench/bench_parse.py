"""How much of a plan is found, and how fast. The peer is what an office does without a parser:
points picked by a regular expression, their body taken from the nearest "Sở …" above.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
LIMIT = 0.25  # seconds for the ten pages of a plan, restored before
FLOORS = {
    "tasks": 0.98,
    "role": 0.95,
    "assignee": 0.95,
    "partners": 0.95,
    "deadline": 1.0,
    "recurrence": 0.95,
    "condition": 0.95,
    "header": 0.95,
    "bases": 0.95,
}
_POINT = re.compile(r"^\s*(?:[a-zđ]\)|\d+\.|[-+])\s+(.+)")
_BODY = re.compile(r"(?:Sở|Công an|Ủy ban nhân dân|UBND|Bộ|Ban) [^:;,.]+")


def forms() -> dict[str, Callable[[str], list[str] | None]]:
    from tests.vanban.parsing.scoring import PLANS
    from vanban.skeleton import strip_marks

    def text(name: str, suffix: str) -> list[str] | None:
        path = PLANS / f"{name}{suffix}"
        return path.read_text("utf-8").rstrip("\n").split("\n") if path.exists() else None

    return {
        "clean": lambda name: text(name, ".txt"),
        "without marks": lambda name: [strip_marks(line) for line in text(name, ".txt") or []],
        "wrong engine": lambda name: text(name, ".ocr.txt"),
    }


def plans(read: Callable[[str], list[str] | None]) -> Iterator[tuple[dict, list[str]]]:
    from tests.vanban.parsing.scoring import expected, names

    for name in names():
        lines = read(name)
        if lines:
            yield expected(name), lines


def accuracy(read: Callable[[str], list[str] | None]) -> None:
    from tests.vanban.parsing.scoring import Score, score
    from vanban.parsing import mend, parse

    total, found, given, wanted = Score(), 0, 0, 0
    for want, lines in plans(read):
        total.add(score(parse(mend(lines), lines), want))
        good, all_given = peer(lines, want)
        found, given, wanted = found + good, given + all_given, wanted + len(want["tasks"])
    for measure, floor in FLOORS.items():
        share = total.share(measure)
        print(f"  {measure:<10}{share:>8.3f}   floor {floor:.2f}   {share / floor:>5.2f} of it")
    share = 2 * found / (given + wanted)
    print(f"  {'regex':<10}{share:>8.3f}   peer: F1 of bodies and days of duties")


def peer(lines: list[str], want: dict) -> tuple[int, int]:
    """Duties whose body and day the plain way gets right, and how many it gives."""
    got, body = [], ""
    for line in lines:
        match = _POINT.match(line)
        heading = _BODY.search(line)
        if match and heading and len(line) < 60:
            body = heading.group().strip()
        elif match:
            day = re.search(r"(\d{1,2})/(\d{1,2})/(\d{4})", line)
            iso = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else None
            got.append((body.casefold(), iso))
    wanted = [(";".join(t["agencies"]).casefold(), t["deadline"]) for t in want["tasks"]]
    return sum(min(got.count(pair), wanted.count(pair)) for pair in set(wanted)), len(got)


def long_plan(pages: int) -> list[str]:
    """A plan of so many pages: one body and eight points of four lines on each."""
    point = "phối hợp với Sở Nội vụ, Công an tỉnh và Ủy ban nhân dân các xã, phường rà soát"
    lines = ["KẾ HOẠCH", "Đối ngoại năm 2026", "", "I. TỔ CHỨC THỰC HIỆN"]
    for page in range(1, pages + 1):
        lines += ["", f"{page}. Sở Tài chính"]
        for letter in "abcdđegh":
            lines += [f"{letter}) Chủ trì, {point}", f"hồ sơ, {point}", point]
            lines += ["danh mục các nhiệm vụ được giao, xong trước ngày 30/6/2026.", ""]
    return lines


def speed() -> None:
    from vanban.parsing import parse

    parse(long_plan(1))
    for pages in (10, 100, 500):
        lines = long_plan(pages)
        start = time.process_time()
        count = len(parse(lines).tasks)
        took = time.process_time() - start
        share = took * 10 / pages / LIMIT
        print(f"  {pages:>4} pages{took:>8.2f} s  {count:>5} duties  {share:>5.2f} of the limit")


def main() -> None:
    """Print accuracy in three conditions beside the floors and the peer, then speed."""
    for name, read in forms().items():
        print(name)
        accuracy(read)
    print("speed")
    speed()


if __name__ == "__main__":
    main()
