"""Scores a parse against what a person expects of the plan. Used by the tests and the bench."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from vanban.parsing import ParsedPlan
from vanban.skeleton import fold

PLANS = Path(__file__).parent / "plans"
MEASURES = (
    "tasks", "role", "assignee", "partners", "deadline", "recurrence", "condition", "header",
    "bases",
)  # fmt: skip


@dataclass
class Score:
    """Right and all, per measure; ``wrong`` says what was expected and what came."""

    right: dict[str, float] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0.0))
    all: dict[str, float] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0.0))
    wrong: list[str] = field(default_factory=list)

    def judge(self, measure: str, good: bool, note: str) -> None:
        self.all[measure] += 1
        self.right[measure] += good
        if not good:
            self.wrong.append(f"{measure}: {note}")

    def add(self, other: "Score") -> None:
        for measure in MEASURES:
            self.right[measure] += other.right[measure]
            self.all[measure] += other.all[measure]
        self.wrong += other.wrong

    def share(self, measure: str) -> float:
        return self.right[measure] / self.all[measure] if self.all[measure] else 1.0


def expected(name: str) -> dict:
    return json.loads((PLANS / f"{name}.json").read_text("utf-8"))


def names() -> list[str]:
    return sorted(path.stem for path in PLANS.glob("*.json"))


def score(plan: ParsedPlan, want: dict, marks: bool = True) -> Score:
    """Compare. ``marks`` False compares names on the skeleton, for text without marks."""
    result = Score()
    same = _key if marks else _bare
    _score_tasks(result, {t.id: t for t in plan.tasks}, want["tasks"], same)
    for key, value in want["header"].items():
        got = getattr(plan.header, key)
        good = (
            got == value if not isinstance(value, str) else bool(got) and same(got) == same(value)
        )
        result.judge("header", good, f"{key} {value!r}, got {got!r}")
    _score_bases(result, plan, want["legal_bases"], same)
    return result


def _score_tasks(result, got, want, same) -> None:
    """F1: twice the found over the expected and the given."""
    found = [task for task in want if task["id"] in got]
    extra = sorted(set(got) - {task["id"] for task in want})
    result.right["tasks"] += 2 * len(found)
    result.all["tasks"] += len(want) + len(got)
    result.wrong += [f"tasks: {t['id']} missing" for t in want if t["id"] not in got]
    result.wrong += [f"tasks: {key} is none: {got[key].text[:60]}" for key in extra]
    for task in found:
        mine = got[task["id"]]
        result.judge(
            "role", mine.role == task["role"], f"{task['id']} {task['role']}, got {mine.role}"
        )
        good = sorted(map(same, mine.agencies)) == sorted(map(same, task["agencies"]))
        result.judge("assignee", good, f"{task['id']} {task['agencies']}, got {mine.agencies}")
        good = mine.deadline == task["deadline"]
        result.judge("deadline", good, f"{task['id']} {task['deadline']}, got {mine.deadline}")
        _score_details(result, mine, task, same)


def _score_details(result, mine, task, same) -> None:
    """Partners, recurrence and condition, in the plans whose expectation names them."""
    if "partners" not in task:
        return

    def group(name: str) -> str:
        return same(name).removeprefix("các ").removeprefix("cac ")

    good = sorted(map(group, mine.partners)) == sorted(map(group, task["partners"]))
    result.judge("partners", good, f"{task['id']} {task['partners']}, got {mine.partners}")
    good = mine.recurrence == task["recurrence"]
    result.judge("recurrence", good, f"{task['id']} {task['recurrence']}, got {mine.recurrence}")
    want, got = same(task["condition"] or ""), same(mine.condition or "")
    good = bool(want) == bool(got) and (want in got or got in want)
    result.judge("condition", good, f"{task['id']} {want!r}, got {got!r}")


def _score_bases(result, plan, want, same) -> None:
    got = {(b.kind, b.number, b.date): b for b in plan.legal_bases}
    keys = {(b["kind"], b["number"], b["date"]): b for b in want}
    found = [key for key in keys if key in got]
    good = sum(
        not keys[k]["issuer"] or same(keys[k]["issuer"]) == same(got[k].issuer or "") for k in found
    )
    result.right["bases"] += 2 * good
    result.all["bases"] += len(keys) + len(got)
    result.wrong += [f"bases: {key} missing" for key in keys if key not in got]
    result.wrong += [f"bases: {key} is none" for key in got if key not in keys]
    result.wrong += [
        f"bases: {k} issuer {keys[k]['issuer']!r}, got {got[k].issuer!r}"
        for k in found
        if keys[k]["issuer"] and same(keys[k]["issuer"]) != same(got[k].issuer or "")
    ]


def _key(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").split())


def _bare(name: str) -> str:
    return " ".join(fold(name).replace(",", " ").split())
