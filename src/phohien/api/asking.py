"""What is wrong with the parameters of a request, and what they may be. Pure functions."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from phohien.api import problems
from phohien.api.problems import Problem, Words, Wrong

SHOWN = 60  # signs of a wrong value that are repeated
NO_PARAMETERS = Words("địa chỉ này không có tham số", "this address takes none")


def check(given: QueryDict, parameters: Iterable[Mapping]) -> None:
    """Raise Problem 422 for names nobody knows, names given twice and NUL characters."""
    known = {row["name"] for row in parameters if row["in"] == "query"}
    wrong = [_unknown(name, known) for name in given if name not in known]
    wrong += [_repeated(name) for name, held in given.lists() if name in known and len(held) > 1]
    wrong += [_nul(name) for name, held in given.lists() if any("\0" in text for text in held)]
    if wrong:
        raise Problem(problems.UNUSABLE, wrong=wrong)


def _unknown(name: str, known: set[str]) -> Wrong:
    if not known:
        possible = NO_PARAMETERS
    else:
        names = ", ".join(sorted(known))
        possible = Words(f"chỉ có: {names}", f"known are: {names}")
    shown = _shown(name)
    return Wrong(
        shown,
        Words(
            f"Không có tham số “{shown}”; {possible.vi}.",
            f"There is no parameter “{shown}”; {possible.en}.",
        ),
    )


def _repeated(name: str) -> Wrong:
    return Wrong(
        name,
        Words(f"Tham số “{name}” chỉ được ghi một lần.", f"Give the parameter “{name}” only once."),
    )


def _nul(name: str) -> Wrong:
    shown = _shown(name)
    return Wrong(
        shown,
        Words(
            f"Tham số “{shown}” có ký tự NUL, không dùng được.",
            f"The parameter “{shown}” holds a NUL character.",
        ),
    )


def unusable(errors: Iterable[Mapping], parameters: Iterable[Mapping]) -> Problem:
    """Problem 422 from pydantic's errors: which parameter, what was sent, what may be."""
    known = {row["name"]: row["schema"] for row in parameters}
    names = dict.fromkeys(_name(error, known) for error in errors)
    return Problem(problems.UNUSABLE, wrong=[_misfit(name, known.get(name, {})) for name in names])


def _name(error: Mapping, known: Mapping) -> str:
    return next((str(part) for part in reversed(error["loc"]) if part in known), "?")


def _misfit(name: str, schema: Mapping) -> Wrong:
    may = possible(schema)
    return Wrong(
        name,
        Words(
            f"Tham số “{name}” không dùng được; cần {may.vi}.",
            f"The parameter “{name}” cannot be used; it must be {may.en}.",
        ),
    )


def possible(schema: Mapping) -> Words:
    """What a parameter may be, from its JSON Schema, in words."""
    choices = [row for row in schema.get("anyOf", [schema]) if row.get("type") != "null"]
    told = [_one(row) for row in choices]
    return Words(" hoặc ".join(row.vi for row in told), " or ".join(row.en for row in told))


def _one(schema: Mapping) -> Words:
    if "enum" in schema:
        listed = ", ".join(str(value) for value in schema["enum"])
        return Words(f"một trong: {listed}", f"one of: {listed}")
    if schema.get("type") == "integer":
        low, high = schema.get("minimum", 0), schema.get("maximum", 0)
        return Words(f"số nguyên từ {low} đến {high}", f"an integer from {low} to {high}")
    if schema.get("format") == "date":
        return Words("ngày dạng 2026-09-02", "a date such as 2026-09-02")
    if schema.get("format") == "date-time":
        example = "2026-09-02T08:00:00+07:00"
        return Words(f"thời điểm dạng {example}", f"a moment such as {example}")
    if "pattern" in schema:
        pattern = schema["pattern"]
        return Words(f"chữ theo mẫu {pattern}", f"text of the form {pattern}")
    return Words("một giá trị hợp lệ", "a valid value")


def _shown(text: str) -> str:
    return text.replace("\0", "␀")[:SHOWN]
