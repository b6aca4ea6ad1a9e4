"""The OpenAPI 3.1 document: ninja's, with problem details, headers, keys and this server."""

from functools import cache

from phohien.api import problems
from phohien.portal import addresses

ROOT = "/api/v1"
DESCRIPTION = """\
Dữ liệu công khai của Cổng thông tin đối ngoại tỉnh Hưng Yên. Đọc không cần khóa trong hạn mức
chung; đối tác có khóa riêng. Chỉ có nội dung đã duyệt và đang đăng.

Public data of the external information portal of Hưng Yên province, Việt Nam. Reading needs no
key within the common limit; partners have keys of their own. Only what is cleared and published.
"""
HEADERS = {
    "ETag": "Dấu của câu trả lời · Mark of the answer",
    "Cache-Control": "Được giữ bao lâu · How long it may be kept",
}
KEYS = {
    "Bearer": {"type": "http", "scheme": "bearer"},
    "ApiKey": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}


@cache
def document() -> dict:
    """Made once a process; nothing in it changes while the program runs."""
    from phohien.api.v1.views import api

    made = dict(api.get_openapi_schema(path_prefix=""))
    made["info"]["description"] = DESCRIPTION
    made["servers"] = [{"url": addresses.absolute(ROOT)}]
    held = made["components"]["schemas"].items()
    made["components"] = {
        "schemas": {name: row for name, row in held if not name.endswith("Filter")},
        "securitySchemes": KEYS,
    }
    made["security"] = [{}, *({name: []} for name in KEYS)]
    for path in made["paths"].values():
        _complete(path["get"])
    return made


def _complete(operation: dict) -> None:
    for row in operation["parameters"]:
        if row["schema"].get("default", 0) is None:
            del row["schema"]["default"]
    for status, answer in operation["responses"].items():
        _answer(int(status), answer)


def _answer(status: int, answer: dict) -> None:
    if status >= 400:
        answer["content"] = {problems.MEDIA_TYPE: answer["content"]["application/json"]}
    else:
        answer["headers"] = {
            name: {"description": words, "schema": {"type": "string"}}
            for name, words in HEADERS.items()
        }
    if status == 429:
        whole = {"type": "integer", "minimum": 1}
        answer["headers"] = {"Retry-After": {"description": "giây · seconds", "schema": whole}}
    if status == 401:
        text = {"schema": {"type": "string"}}
        answer["headers"] = {"WWW-Authenticate": text}


@cache
def parameters(name: str) -> list[dict]:
    """The parameters of one operation; none for an address that is no operation."""
    paths = document()["paths"].values()
    found = (path["get"]["parameters"] for path in paths if path["get"]["operationId"] == name)
    return next(found, [])
