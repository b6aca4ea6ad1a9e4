"""Makes every file of ``samples/`` from the sources beside it: ``python samples/make.py``.

Needs LibreOffice and Tesseract for the scan and the damaged text; ``--docx-only`` does not.
"""

import argparse
import json
import sys
from pathlib import Path

from plan_docx import write_plan
from plan_source import Duty, Plan, plan_of_2026, plan_of_2027

HERE = Path(__file__).parent


def expectation(plan: Plan) -> dict:
    """What a parser should find in ``plan``; keys as in the parser's own JSON."""
    return {
        "header": {
            "issuer": "Ủy ban nhân dân tỉnh Hưng Yên",
            "number": plan.number.partition("/")[0],
            "symbol": plan.number.partition("/")[2],
            "date": plan.date,
            "place": "Hưng Yên",
            "type": "Kế hoạch",
            "title": f"Thông tin đối ngoại tỉnh Hưng Yên năm {plan.year}",
            "plan_year": plan.year,
        },
        "legal_bases": [{"number": number, "date": date} for _, number, date in plan.bases],
        "tasks": [_task(duty) for duty in plan.duties],
    }


def _task(duty: Duty) -> dict:
    return {
        "id": duty.id,
        "agencies": duty.agencies,
        "role": duty.role,
        "partners": duty.partners,
        "deadline": duty.deadline,
        "recurrence": duty.recurrence,
        "condition": duty.condition,
        "text": " ".join(duty.paragraphs),
    }


def _write_expectation(plan: Plan) -> None:
    text = json.dumps(expectation(plan), ensure_ascii=False, indent=1)
    (HERE / f"ke-hoach-mau-{plan.year}.json").write_text(text + "\n", encoding="utf-8")


def _write_scan() -> None:
    from plan_scan import read_wrongly, scan

    pages = scan(HERE / "ke-hoach-mau-2026.docx", HERE / "ke-hoach-mau-2026.pdf")
    damaged = read_wrongly(pages)
    (HERE / "ke-hoach-mau-2026.ocr.txt").write_text(damaged, encoding="utf-8")


def main() -> int:
    """Write the plans of both years, the expectations, and the scan of the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docx-only", action="store_true")
    options = parser.parse_args()
    for plan in (plan_of_2026(), plan_of_2027()):
        write_plan(plan, HERE / f"ke-hoach-mau-{plan.year}.docx")
        _write_expectation(plan)
    if not options.docx_only:
        _write_scan()
    return 0


if __name__ == "__main__":
    sys.exit(main())
