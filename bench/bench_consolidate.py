"""How long the consolidated report takes for 130 agencies × 60 tasks, beside a naive loop.

The peer counts the same figures the plain way: for each agency and each task fetch the rows and
add them up in Python. Both run in one process on one throw-away SQLite database.
Run: ``./phohien bench consolidate``.
"""

import io
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AGENCIES, TASKS, LIMIT, REPEATS = 130, 60, 5.0, 3


def main() -> None:
    """Measure in a process of its own, with a database that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="phohien-bench-") as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.local",
            "PHOHIEN_VAR": folder,
            "PHOHIEN_DATABASE_URL": os.environ.get("PHOHIEN_BENCH_DATABASE_URL", ""),
            "PHOHIEN_SECRET_KEY": secrets.token_urlsafe(64),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "PYTHONWARNINGS": "ignore",
        }
        command = [sys.executable, __file__, "--measure"]
        subprocess.run(command, env=environment, check=True, cwd=ROOT)


def measure() -> None:
    """Build the world, then print one line per step with its share of the peer's time."""
    import logging

    import django

    django.setup()
    logging.disable(logging.CRITICAL)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.consolidate_world import build

    round = build(AGENCIES, TASKS)
    _print(round)


def _print(round) -> None:
    from phohien.plans.models import Assignment, Evidence
    from phohien.reports.compiling import compile_round
    from phohien.reports.documents import consolidated_document, write_workbook
    from phohien.reports.figures import figures_by_agency, province_figures
    from vanban.writing import render

    print(f"{Assignment.objects.count()} việc, {Evidence.objects.count()} minh chứng")
    figures = _best(lambda: (province_figures(round), figures_by_agency(round)))
    naive = _best(lambda: naive_figures(round), 1)
    compiled = compile_round(round)
    document = _best(lambda: render(consolidated_document(compile_round(round))))
    workbook = _best(lambda: write_workbook(compiled, io.BytesIO()))
    print(f"{'bước':44}{'giây':>8}{'so với vòng lặp':>18}")
    for name, seconds in (
        ("số liệu toàn tỉnh và từng đơn vị", figures),
        ("cùng số liệu, vòng lặp ORM thường", naive),
        ("tổng hợp và tệp Word", document),
        ("tệp Excel", workbook),
    ):
        print(f"{name:44}{seconds:8.2f}{seconds / naive:17.2f}×")
    whole = document + workbook
    print(f"Cả hai tệp: {whole:.2f} giây, {whole / LIMIT:.2f} của hạn {LIMIT:.0f} giây.")
    same = naive_figures(round) == {k: v.items for k, v in figures_by_agency(round).items()}
    print("Hai cách đếm cho cùng số tin, bài." if same else "HAI CÁCH ĐẾM KHÁC NHAU.")


def naive_figures(round) -> dict[int, int]:
    """Published items of each agency, the way one writes it first."""
    from phohien.organisation.models import Agency
    from phohien.plans.models import Assignment

    found = {}
    for agency in Agency.objects.filter(assignments__plan=round.plan).distinct():
        seen, total = set(), 0
        for assignment in Assignment.objects.filter(plan=round.plan, agency=agency):
            for row in assignment.evidence.filter(withdrawn_at=None):
                in_time = round.starts_on <= row.happened_on <= round.cutoff_on
                if row.pk not in seen and in_time and assignment.task.code != "closing":
                    seen.add(row.pk)
                    total += row.item_count if row.kind == "published_item" else 0
        found[agency.pk] = total
    return found


def _best(act: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds of the quickest run."""
    times = []
    for _turn in range(repeats):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    measure() if "--measure" in sys.argv else main()
