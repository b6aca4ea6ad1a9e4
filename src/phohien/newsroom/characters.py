"""Characters that came along with a paste and that no feed may hold (XML 1.0, section 2.2)."""

import re
from typing import Any

BREAKS = re.compile(r"[\x0b\x0c]")  # Word's line break inside a paragraph, a PDF's end of page
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def printable(value: Any) -> Any:
    """``value`` (text, or lists and dicts of it) without control characters."""
    if isinstance(value, str):
        return UNSEEN.sub("", BREAKS.sub(" ", value))
    if isinstance(value, list):
        return [printable(item) for item in value]
    if isinstance(value, dict):
        return {name: printable(item) for name, item in value.items()}
    return value
