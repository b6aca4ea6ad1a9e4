"""Small words for walking WordprocessingML by local name (transitional and strict alike)."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

_OFF = ("0", "false", "off", "none")


def name(element: Element) -> str:
    """Local name of an element; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along ``path`` of local names, or None."""
    for step in path:
        if element is None:
            return None
        element = next((x for x in element if name(x) == step), None)
    return element


def children(element: Element | None, wanted: str) -> Iterator[Element]:
    """Direct children with this local name."""
    return (x for x in (element if element is not None else ()) if name(x) == wanted)


def attribute(element: Element | None, wanted: str) -> str | None:
    """The attribute with this local name, whatever its namespace."""
    if element is None:
        return None
    return next((v for k, v in element.items() if k.rpartition("}")[2] == wanted), None)


def value(element: Element | None, *path: str) -> str | None:
    """``w:val`` of the descendant along ``path``."""
    return attribute(child(element, *path), "val")


def number(text: str | None, default: int = 0) -> int:
    """A whole number of the markup; ``default`` where it is absent or broken."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def switched_on(element: Element | None) -> bool:
    """A toggle property: present and not switched off."""
    return element is not None and (attribute(element, "val") or "1").lower() not in _OFF
