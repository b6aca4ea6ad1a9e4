"""How long each page of the workspace takes with five years of plans, beside its limit.

The database is built once into var/bench (some minutes) and used again until a migration changes.
PostgreSQL is the server of ``PHOHIEN_TEST_DATABASE_URL``, or one of its own where it is installed.
Run: ``./phohien bench workspace``.
"""

import os
import secrets
import statistics
import subprocess
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMIT_MS, LIMIT_QUERIES, REPEATS = 300, 25, 20
ALL = ("officer", "coordinator", "leader")
PAGES = (
    ("trang chủ của vai", "/", (*ALL, "administrator", "auditor")),
    ("ma trận", "/ma-tran/", ("coordinator", "leader", "auditor")),
    ("tìm", "/tim/?q=nhan+long", ALL),
    ("tìm, có dấu", "/tim/?q=đối+ngoại", ALL),
    ("tìm, từ rất thường gặp", "/tim/?q=tinh", ALL),
    ("tìm, một chữ đầu", "/tim/?q=t", ALL),
    ("tìm, không có gì", "/tim/?q=hoaky", ALL),
    ("tìm, minh chứng trang 30", "/tim/?q=to&loai=minh-chung&trang=30", ALL),
    ("hộp thư", "/hop-thu/", ALL),
    ("báo cáo", "/bao-cao/", ALL),
    ("một báo cáo", "/bao-cao/don-vi/{report}/", ALL),
    ("tình hình gửi báo cáo", "/bao-cao/{round}/danh-sach/", ("coordinator",)),
    ("báo cáo tổng hợp", "/bao-cao/{round}/tong-hop/", ("coordinator",)),
    ("kế hoạch", "/ke-hoach/", ALL),
    ("một kế hoạch", "/ke-hoach/{plan}/", ALL),
    ("so với bản trước", "/ke-hoach/{plan}/khac-biet/", ("coordinator",)),
    ("nhiệm vụ", "/nhiem-vu/{task}/", ALL),
    ("việc", "/viec/", ALL),
    ("việc, mọi năm", "/viec/?ke_hoach=tat_ca", ALL),
    ("việc, xếp đơn vị", "/viec/?ke_hoach=tat_ca&xep=don_vi&trang=40", ("coordinator",)),
    ("việc, tìm", "/viec/?q=le+hoi", ALL),
    ("việc, lọc mục và im lặng", "/viec/?muc={section}&im_lang=on", ("coordinator",)),
    ("một việc", "/viec/{assignment}/", ALL),
    ("ghi minh chứng", "/viec/{assignment}/minh-chung/event/", ("officer",)),
    ("minh chứng", "/minh-chung/", ALL),
    ("minh chứng, mọi năm", "/minh-chung/?nam=tat_ca", ALL),
    ("minh chứng, tìm mọi năm", "/minh-chung/?nam=tat_ca&q=nhan+long", ("coordinator",)),
    ("minh chứng, theo mục", "/minh-chung/?muc={section}", ("coordinator",)),
    ("minh chứng, cùng sự kiện", "/minh-chung/?cung_su_kien=co", ("coordinator",)),
    ("minh chứng, trang 500", "/minh-chung/?trang=500", ("coordinator",)),
    ("một minh chứng", "/minh-chung/{evidence}/", ALL),
    ("sửa minh chứng", "/minh-chung/{evidence}/sua/", ("officer",)),
    ("căn cứ", "/can-cu/", ALL),
    ("đơn vị", "/don-vi/", ALL),
    ("một đơn vị", "/don-vi/{agency}/", ALL),
    ("đầu mối", "/dau-moi/", ALL),
    ("tài khoản", "/tai-khoan-nguoi-dung/", ("administrator",)),
    ("nhật ký", "/nhat-ky/", ("auditor",)),
    ("nhật ký, lọc", "/nhat-ky/?q=phố+hiến", ("auditor",)),
)  # fmt: skip


def main() -> None:
    """Measure on SQLite, and on PostgreSQL where a server is given; each in its own process."""
    _measure_in_process("SQLite", "")
    with _postgresql() as url:
        if url is None:
            print("PostgreSQL: bỏ qua, chưa cài.")
        else:
            _measure_in_process("PostgreSQL", url)


def _postgresql() -> AbstractContextManager[str | None]:
    from launcher import servers

    given = os.environ.get("PHOHIEN_TEST_DATABASE_URL")
    return nullcontext(given) if given else servers.postgres()


def _measure_in_process(label: str, url: str) -> None:
    print(f"\n{label}", flush=True)
    command = [sys.executable, __file__, "--measure"]
    subprocess.run(command, env=_environment(url), check=True, cwd=ROOT)


def _environment(url: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "PHOHIEN_VAR": str(ROOT / "var" / "bench"),
        "PHOHIEN_DATABASE_URL": url,
        "PHOHIEN_SECRET_KEY": secrets.token_urlsafe(64),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "PYTHONWARNINGS": "ignore",
    }


def measure() -> None:
    """Build when needed, then print one line per page and role."""
    _start()
    _build_once()
    print(
        f"Mili giây; hạn p95 {LIMIT_MS}, hạn truy vấn {LIMIT_QUERIES}; CPU là phần của tiến trình."
    )
    print(f"{'trang':28}{'vai':14}{'truy vấn':>9}{'giữa':>7}{'p95':>7}{'CPU':>7}{'p95/hạn':>9}")
    slow = [line for page in PAGES for line in _page(*page)]
    print("Vượt hạn: " + (", ".join(slow) if slow else "không trang nào."))


def _start() -> None:
    import logging

    import django
    from django.conf import settings

    (ROOT / "var" / "bench").mkdir(parents=True, exist_ok=True)
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"] = {"BACKEND": storage}
    settings.ALLOWED_HOSTS = ["*"]
    django.setup()
    logging.disable(logging.CRITICAL)


def _build_once() -> None:
    from django.core.management import call_command

    from bench import workspace_reports, workspace_world
    from phohien.plans.models import Evidence
    from phohien.reports.models import AgencyReport

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if Evidence.objects.count() < workspace_world.EVIDENCE:
        start = time.monotonic()
        workspace_world.build()
        print(f"Dựng dữ liệu: {time.monotonic() - start:.0f} giây", flush=True)
    if not AgencyReport.objects.exists():
        workspace_reports.build()
    _analyse()  # also after a migration: the planner must know new indexes


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _page(label: str, path: str, roles: tuple[str, ...]) -> list[str]:
    slow = []
    for role in roles:
        queries, times, cpu = _ask(role, "/lam-viec" + path.format(**_numbers(role)))
        p95 = sorted(times)[int(len(times) * 0.95) - 1]
        middle, ratio = statistics.median(times), p95 / LIMIT_MS
        print(
            f"{label:28}{role:14}{queries:>9}{middle:>7.0f}{p95:>7.0f}{cpu:>7.0f}{ratio:>9.2f}",
            flush=True,
        )
        if ratio > 1 or queries > LIMIT_QUERIES:
            slow.append(f"{label} ({role})")
    return slow


def _numbers(role: str) -> dict[str, int]:
    from phohien.organisation.models import Agency
    from phohien.plans.models import Assignment, Plan
    from phohien.reports.models import AgencyReport

    plan = Plan.objects.get(state="adopted")
    agency = Agency.objects.get(code="11953")
    owed = Assignment.objects.filter(plan=plan, agency=agency, evidence__withdrawn_at=None)
    sent = AgencyReport.objects.exclude(submitted_at=None)
    report = sent.filter(agency=agency).latest("round__year")
    first = owed.filter(evidence__isnull=False).order_by("pk")[0]
    return {
        "plan": plan.pk,
        "task": first.task_id,
        "section": first.task.section_id,
        "assignment": first.pk,
        "evidence": first.evidence.first().pk,
        "agency": agency.pk,
        "report": report.pk,
        "round": report.round_id,
    }


def _ask(role: str, url: str) -> tuple[int, list[float], float]:
    """``(queries, wall times, median CPU time)`` of one page, in milliseconds."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from phohien.organisation.models import User

    client = Client()
    client.force_login(User.objects.get(username=role))
    with CaptureQueriesContext(connection) as captured:
        status = client.get(url).status_code
    if status != 200:
        raise SystemExit(f"{url}: {status}")
    queries, times, used = len(captured), [], []
    for _repeat in range(REPEATS):
        start, cpu = time.perf_counter(), time.process_time()
        client.get(url)
        times.append((time.perf_counter() - start) * 1000)
        used.append((time.process_time() - cpu) * 1000)
    return queries, times, statistics.median(used)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    measure() if "--measure" in sys.argv else main()
