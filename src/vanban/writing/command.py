"""The command ``write``: JSON in, .docx out; ``--example`` prints a JSON to begin with."""

import json
from pathlib import Path

from vanban.errors import UnreadableInput
from vanban.skeleton import fold
from vanban.writing.errors import InconsistentDocument
from vanban.writing.examples import EXAMPLES
from vanban.writing.json_form import from_json, to_json
from vanban.writing.writer import write

_NAMES = {fold(kind).replace(" ", "-"): kind for kind in EXAMPLES}


def register(commands) -> None:
    """Add ``write`` to the commands."""
    parser = commands.add_parser(
        "write", help="write a .docx in the form of Decree 30/2020 from JSON"
    )
    parser.add_argument("input", nargs="?", help="JSON file, see --example")
    parser.add_argument("-o", "--output", help="the .docx to write")
    parser.add_argument(
        "--example", metavar="KIND", help="print an example JSON: báo-cáo, công-văn, …"
    )
    parser.set_defaults(run=_run)


def _run(options) -> int:
    if options.example:
        document = _example(options.example)
        print(json.dumps(to_json(document), ensure_ascii=False, indent=2))
        return 0
    if not options.input or not options.output:
        raise InconsistentDocument(
            "usage",
            "Lệnh write cần tệp JSON đầu vào và nơi ghi.",
            "Ví dụ: python -m vanban write bao-cao.json -o bao-cao.docx",
        )
    write(from_json(_load(options.input)), options.output)
    return 0


def _example(name: str):
    key = fold(name).replace(" ", "-")
    if key not in _NAMES:
        raise InconsistentDocument(
            "unknown-kind",
            f"Không có mẫu văn bản “{name}”.",
            "Xin chọn một trong: " + ", ".join(EXAMPLES) + ".",
        )
    return EXAMPLES[_NAMES[key]]


def _load(name: str):
    try:
        return json.loads(Path(name).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UnreadableInput(
            "not-json",
            f"Không đọc được tệp JSON “{Path(name).name}”: {error}.",
            "Xin kiểm tra lại tệp, hoặc bắt đầu từ mẫu in bởi lệnh “write --example báo-cáo”.",
        ) from error
