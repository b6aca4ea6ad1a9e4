"""Documents as JSON and back: the same names as the dataclasses, ``kind`` beside them.

A block is ``{"type": "heading", "text": …, "level": 1}``; the types are the class names of
``blocks`` in lower case. Text is a string or a list of strings and ``{"text", "bold",
"italic"}`` or ``{"note"}`` objects. Dates are ISO; a date in a table cell is
``{"date": "2026-12-01"}``.
"""

import dataclasses
from datetime import date
from typing import Any

from vanban.writing import blocks
from vanban.writing.errors import InconsistentDocument
from vanban.writing.model import KINDS, Document, Letterhead, Signature

_BLOCKS = (
    blocks.Heading,
    blocks.Numbered,
    blocks.Article,
    blocks.Paragraph,
    blocks.Bullet,
    blocks.Quote,
    blocks.Table,
)
_TYPES = {one.__name__.lower(): one for one in _BLOCKS}


def from_json(data: Any) -> Document:
    """Build a document. Raises ``InconsistentDocument`` naming the place that is wrong."""
    _need(isinstance(data, dict), "văn bản", "một đối tượng JSON")
    data = dict(data)
    kind = data.pop("kind", None)
    _need(kind in KINDS, "kind", "một trong: " + ", ".join(KINDS))
    for name, reader in _PARTS.items():
        if name in data:
            data[name] = reader(data[name], name)
    return _build(KINDS[kind], data, "văn bản")


def to_json(document: Document) -> dict[str, Any]:
    """The JSON form of ``document``; ``from_json`` gives the same document back."""
    return {"kind": document.kind} | _fields(document)


def _fields(item) -> dict[str, Any]:
    values = {field.name: getattr(item, field.name) for field in dataclasses.fields(item)}
    return {name: _plain(value) for name, value in values.items()}


def _plain(value) -> Any:
    if isinstance(value, _BLOCKS):
        rows = {"rows": [[_cell_out(one) for one in row] for row in getattr(value, "rows", ())]}
        table = rows if isinstance(value, blocks.Table) else {}
        return {"type": type(value).__name__.lower()} | _fields(value) | table
    if isinstance(value, blocks.Note):
        return {"note": value.text}
    if dataclasses.is_dataclass(value):
        return _fields(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, frozenset)):
        return [_plain(one) for one in (sorted(value) if isinstance(value, frozenset) else value)]
    return value


def _cell_out(value) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()[:10]}
    return value if value is None or isinstance(value, (str, int, float)) else float(value)


def _need(true: bool, where: str, wanted: str) -> None:
    if not true:
        raise InconsistentDocument(
            "json-shape",
            f"Dữ liệu ở “{where}” không đúng dạng: cần {wanted}.",
            "Xin xem mẫu bằng lệnh “python -m vanban write --example báo-cáo”.",
        )


def _build(kind, data: Any, where: str):
    _need(isinstance(data, dict), where, "một đối tượng JSON")
    names = {field.name for field in dataclasses.fields(kind)}
    extra = sorted(set(data) - names)
    _need(not extra, where, f"chỉ các khóa đã định, không có {', '.join(extra)}")
    optional = (dataclasses.MISSING, dataclasses.MISSING)
    missing = [
        field.name
        for field in dataclasses.fields(kind)
        if (field.default, field.default_factory) == optional and field.name not in data
    ]
    _need(not missing, where, "đủ các khóa " + ", ".join(missing))
    return kind(**{name: _checked(value, where, name) for name, value in data.items()})


_TEXTS = {"issuer", "symbol", "place", "parent", "position", "name", "title", "caption", "unit"}
_TEXTS |= {"subject", "archive", "urgency", "drafter", "contact", "authority", "align", "group"}


def _checked(value, where: str, name: str):
    if name in _TEXTS:
        _need(isinstance(value, str), f"{where}.{name}", "chuỗi chữ")
    if name in ("number", "level", "year") and value is not None:
        _need(isinstance(value, int), f"{where}.{name}", "số nguyên")
    return value


def _letterhead(data: Any, where: str) -> Letterhead:
    _need(isinstance(data, dict), where, "một đối tượng JSON")
    if data.get("date"):
        data = data | {"date": _day(data["date"], f"{where}.date")}
    return _build(Letterhead, data, where)


def _day(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        _need(False, where, "ngày theo dạng 2026-12-05")
        raise


def _signature(data: Any, where: str) -> Signature:
    return _build(Signature, data, where)


def _strings(data: Any, where: str) -> tuple[str, ...]:
    good = isinstance(data, list) and all(isinstance(one, str) for one in data)
    _need(good, where, "một danh sách chuỗi chữ")
    return tuple(data)


def _listed(data: Any, where: str) -> list:
    _need(isinstance(data, list), where, "một danh sách")
    return data


def _blocks(data: Any, where: str) -> tuple:
    return tuple(_block(one, f"{where}[{n}]") for n, one in enumerate(_listed(data, where)))


def _block(data: Any, where: str):
    _need(isinstance(data, dict) and data.get("type") in _TYPES, where, f"type: {list(_TYPES)}")
    kind = _TYPES[data["type"]]
    rest = {name: value for name, value in data.items() if name != "type"}
    if kind is blocks.Table:
        return _table(rest, where)
    if "text" in rest:
        rest["text"] = _text(rest["text"], f"{where}.text")
    return _build(kind, rest, where)


def _text(data: Any, where: str):
    if isinstance(data, str):
        return data
    return tuple(_inline(one, where) for one in _listed(data, where))


def _inline(data: Any, where: str):
    if isinstance(data, str):
        return data
    if isinstance(data, dict) and set(data) == {"note"}:
        return blocks.Note(str(data["note"]))
    return _build(blocks.Run, data, where)


def _table(data: dict, where: str) -> blocks.Table:
    columns = _listed(data.get("columns"), f"{where}.columns")
    rows = _listed(data.get("rows"), f"{where}.rows")
    data = data | {
        "columns": tuple(_build(blocks.Column, one, f"{where}.columns") for one in columns),
        "rows": tuple(tuple(map(_cell_in, _listed(row, f"{where}.rows"))) for row in rows),
        "bold_rows": frozenset(_listed(data.get("bold_rows", []), f"{where}.bold_rows")),
    }
    return _build(blocks.Table, data, where)


def _cell_in(value: Any):
    if isinstance(value, dict):
        return _day(value.get("date"), "ô bảng")
    _need(value is None or isinstance(value, (str, int, float)), "ô bảng", "chữ, số hoặc ngày")
    return value


def _appendices(data: Any, where: str) -> tuple[blocks.Appendix, ...]:
    return tuple(_appendix(one, f"{where}[{n}]") for n, one in enumerate(_listed(data, where)))


def _appendix(data: Any, where: str) -> blocks.Appendix:
    _need(isinstance(data, dict), where, "một đối tượng JSON")
    parts = data | {"blocks": _blocks(data.get("blocks"), f"{where}.blocks")}
    return _build(blocks.Appendix, parts, where)


_PARTS = {
    "letterhead": _letterhead,
    "signature": _signature,
    "body": _blocks,
    "appendices": _appendices,
} | dict.fromkeys(("recipients", "addressees", "legal_bases"), _strings)
