"""How an element must look, and the findings when it does not. Shared by all rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from vanban.linting.finding import ERROR, WARNING, Finding
from vanban.linting.source import Line

DOCUMENT = "toàn văn bản"


def departs(rule: str, article: str, where: str | Line, message: str, severity=ERROR) -> Finding:
    """A finding at a paragraph or a named place."""
    return Finding(
        rule, article, severity, where if isinstance(where, str) else where.where, message
    )


def warns(rule: str, article: str, where: str | Line, message: str) -> Finding:
    """A finding that does not fail the document."""
    return departs(rule, article, where, message, WARNING)


@dataclass(frozen=True)
class Look:
    """The type of an element; None leaves a property free."""

    name: str
    sizes: tuple[float, float]
    bold: bool | None = False
    italic: bool = False
    upper: bool | None = None
    align: str | None = "center"


def check_look(line: Line, look: Look, rule: str, article: str) -> Iterator[Finding]:
    """One finding that names everything wrong with the type of ``line``."""
    wrong = [*_wrong(line, look)]
    if wrong:
        yield departs(rule, article, line, f"{look.name} cần {', '.join(wrong)}.")


def _wrong(line: Line, look: Look) -> Iterator[str]:
    forms = [run.form for run in line.inked]
    low, high = look.sizes
    if any(not low <= form.size <= high for form in forms):
        found = ", ".join(sorted({f"{form.size:g}" for form in forms}))
        span = f"{low:g}" if low == high else f"{low:g} đến {high:g}"
        yield f"cỡ chữ {span} (đang là {found})"
    if look.bold is not None and any(form.bold != look.bold for form in forms):
        yield "chữ đậm" if look.bold else "chữ không đậm"
    if any(form.italic != look.italic for form in forms):
        yield "kiểu chữ nghiêng" if look.italic else "kiểu chữ đứng"
    if look.upper is not None and line.text and line.text.isupper() != look.upper:
        yield "chữ in hoa" if look.upper else "chữ in thường"
    if look.align and line.shape.align != look.align:
        yield {"center": "canh giữa", "both": "canh đều hai lề"}[look.align]


def check_stroke(
    length: float | None, share: float, name: str, rule: str, article: str, line: Line
) -> Iterator[Finding]:
    """A short line must be 1/3 to 1/2 of the text above; ``share`` is what it is.

    A wrong length is a warning: the decree's own forms draw a good quarter.
    """
    if length is None:
        yield departs(rule, article, line, f"Thiếu đường kẻ ngang, nét liền bên dưới {name}.")
    elif not 0.31 <= share <= 0.53:
        yield warns(
            rule,
            article,
            line,
            f"Đường kẻ dưới {name} dài {share:.0%} dòng chữ; cần từ 1/3 đến 1/2, canh giữa.",
        )
