"""Short files, short functions, said what they are for, and named for what they hold."""

import ast
import warnings
from functools import cache
from pathlib import Path

from tests.architecture.source import python_files, shown

FILE_LIMIT, FILE_AIM = 400, 300
FUNCTION_LIMIT, FUNCTION_AIM = 60, 25
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[tuple[str, int]]:
    """(where, lines) of each function, decorators and docstring included."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]
    return [
        (f"{shown(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for node in nodes
    ]


def lengths() -> list[tuple[str, int]]:
    return [(shown(path), path.read_text("utf-8").count("\n")) for path in python_files()]


def test_no_file_is_longer_than_the_limit():
    too_long = [f"{name}: {lines}" for name, lines in lengths() if lines > FILE_LIMIT]
    assert not too_long, "\n".join(too_long)


def test_no_function_is_longer_than_the_limit():
    every = [item for path in python_files() for item in functions(path)]
    too_long = [f"{name}: {lines}" for name, lines in every if lines > FUNCTION_LIMIT]
    assert not too_long, "\n".join(too_long)


def test_long_ones_are_listed_as_a_warning():
    """Never fails: between the aim and the limit it only says where to look next."""
    files = [f"{name}: {lines}" for name, lines in lengths() if lines > FILE_AIM]
    every = [item for path in python_files("src/", "config/") for item in functions(path)]
    long = [f"{name}: {lines}" for name, lines in every if lines > FUNCTION_AIM]
    if files or long:
        warnings.warn("longer than the aim:\n" + "\n".join(files + long), stacklevel=1)


def test_every_module_says_what_it_is_for():
    silent = [
        shown(path)
        for path in python_files()
        if path.read_text("utf-8").strip() and not ast.get_docstring(tree(path))
    ]
    assert not silent, "\n".join(silent)


def test_no_file_is_named_for_nothing():
    named = [shown(p) for p in python_files() if {p.stem, p.parent.name} & FORBIDDEN]
    assert not named, "\n".join(named)
