"""Plans of many forms, clean, without marks, and read by an engine without Vietnamese."""

import pytest

from tests.vanban.parsing.scoring import MEASURES, PLANS, Score, expected, names, score
from vanban.parsing import mend, parse
from vanban.skeleton import strip_marks


def lines_of(path) -> list[str]:
    return path.read_text("utf-8").rstrip("\n").split("\n")


def together(read) -> Score:
    total = Score()
    for name in names():
        source = read(name)
        if source is not None:
            total.add(score(parse(mend(source), source), expected(name)))
    return total


@pytest.mark.parametrize("name", names())
def test_clean_plan_is_read_without_a_mistake(name):
    source = lines_of(PLANS / f"{name}.txt")
    result = score(parse(source), expected(name))
    assert result.wrong == []


def test_plans_without_marks():
    total = together(
        lambda name: strip_marks("\n".join(lines_of(PLANS / f"{name}.txt"))).split("\n")
    )
    floors = dict.fromkeys(MEASURES, 0.95) | {"tasks": 0.98, "deadline": 1.0}
    assert {m: total.share(m) for m in MEASURES if total.share(m) < floors[m]} == {}, total.wrong


def test_plans_read_by_the_wrong_engine():
    def read(name):
        path = PLANS / f"{name}.ocr.txt"
        return lines_of(path) if path.exists() else None

    total = together(read)
    assert total.all["header"] > 80, "the damaged plans are missing"
    floors = dict.fromkeys(MEASURES, 0.95) | {"tasks": 0.98, "deadline": 1.0}
    assert {m: total.share(m) for m in MEASURES if total.share(m) < floors[m]} == {}, total.wrong


def test_damaged_plans_parse_even_unrestored():
    total = Score()
    for name in names():
        source = strip_marks("\n".join(lines_of(PLANS / f"{name}.txt"))).split("\n")
        total.add(score(parse(source), expected(name), marks=False))
    assert total.share("tasks") >= 0.98, total.wrong
    assert total.share("assignee") >= 0.90, total.wrong
