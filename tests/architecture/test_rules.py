"""Rules that a reader of one file cannot see: states, time, the core and its edge."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from tests.architecture.source import ROOT, python_files, shown

CORE = {"models", "enums", "errors", "workflow", "policies", "selectors", "services"}
# Leases: a job is claimed by a conditional UPDATE, which no transition() can be.
LEASES = "src/phohien/kernel/jobs/"
# One door for the program, one for the library that reads feeds (both refuse private addresses).
DOORS = ("src/phohien/kernel/outbound.py", "src/newswatch/fetching/")
EDITED = {"portal", "media", "newsroom"}  # rooms of editors' pages (docs/decisions/0006)


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8")))


def assigned(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else []


def sets_state(node: ast.AST) -> bool:
    """``x.state = …`` or ``….update(state=…)``, but not a field of a class body."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", "")
        return name == "update" and any(word.arg == "state" for word in node.keywords)
    return any(isinstance(to, ast.Attribute) and to.attr == "state" for to in assigned(node))


def test_states_change_only_in_transition():
    found = [
        f"{shown(path)}:{node.lineno}"
        for path in python_files("src/phohien/")
        if shown(path) != "src/phohien/kernel/transitions.py" and LEASES not in shown(path)
        for node in nodes(path)
        if sets_state(node)
    ]
    assert not found, "\n".join(found)


def test_time_comes_from_the_clock():
    pattern = re.compile(
        r"\b(timezone\.(now|localdate|localtime)\(\)|datetime\.(now|utcnow|today)\(|date\.today\()"
    )
    found = [
        f"{shown(path)}:{number}"
        for path in python_files("src/phohien/")
        if shown(path) != "src/phohien/kernel/clock.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)


def test_the_core_of_a_domain_knows_no_wagtail():
    found = []
    for path in python_files("src/phohien/"):
        place = path.relative_to(ROOT / "src" / "phohien").parts
        if len(place) > 1 and Path(place[1]).stem in CORE and place[0] not in EDITED:
            found += [shown(path) for node in nodes(path) if imports_wagtail(node)]
    assert not found, "\n".join(found)


def imports_wagtail(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] == "wagtail"
    names = node.names if isinstance(node, ast.Import) else []
    return any(name.name.split(".")[0] == "wagtail" for name in names)


def test_the_network_has_one_door():
    library = re.compile(
        r"^\s*(import|from) (requests|httpx|urllib\.request|urllib3|aiohttp)\b", re.M
    )
    found = [
        shown(path)
        for path in python_files("src/")
        if library.search(path.read_text("utf-8")) and not shown(path).startswith(DOORS)
    ]
    assert not found, "\n".join(found)


def test_no_model_of_ours_is_called_task():
    ours = [model for model in apps.get_models() if model.__module__.startswith("phohien.")]
    assert ours
    assert not [model for model in ours if model.__name__ == "Task"]
