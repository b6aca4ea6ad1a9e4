"""The command ``lint``: findings as text or JSON; exit 0 without errors, 3 with errors."""

import json

from vanban.linting.finding import ERROR, Finding
from vanban.linting.linter import lint

_SEVERITY = {ERROR: "LỖI", "warning": "LƯU Ý"}


def register(commands) -> None:
    """Add ``lint`` to the commands."""
    parser = commands.add_parser(
        "lint",
        help="say where a .docx departs from Decree 30/2020",
        epilog="exit status: 0 no errors (warnings allowed), 3 errors, 1 unreadable file",
    )
    parser.add_argument("input", help="the .docx")
    parser.add_argument("--json", action="store_true", help="print a JSON list of findings")
    parser.set_defaults(run=_run)


def _run(options) -> int:
    findings = lint(options.input)
    if options.json:
        print(json.dumps([one.to_dict() for one in findings], ensure_ascii=False, indent=2))
    else:
        _tell(findings)
    return 3 if any(one.severity == ERROR for one in findings) else 0


def _tell(findings: list[Finding]) -> None:
    for one in findings:
        print(f"{_SEVERITY[one.severity]} {one.rule} · {one.where}")
        print(f"    {one.message}")
        print(f"    {one.article}")
    errors = sum(one.severity == ERROR for one in findings)
    print(
        f"{errors} lỗi, {len(findings) - errors} lưu ý."
        if findings
        else "Văn bản đúng thể thức Nghị định 30/2020/NĐ-CP theo mọi quy tắc đã kiểm tra."
    )
