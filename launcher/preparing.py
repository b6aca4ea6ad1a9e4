"""What must be in place before serving: translations, tables, agencies, demo, static files."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from launcher import fingerprints
from launcher.console import Refusal, step
from launcher.ledger import Steps, steps_done
from launcher.places import PYTHON, ROOT, Site

FROM_DJANGO = {"migrate", "createcachetable"}


@dataclass(frozen=True)
class Step:
    """One management command; recorded in the database under name and fingerprint."""

    name: str
    label: str
    command: list[str]
    fingerprint: str
    show: bool = False  # let the command's own progress through


def prepare(site: Site, *, plan: Path | None = None, demo: bool = True) -> None:
    """Run the steps that are not done yet, each at most once per change of what it depends on."""
    compile_messages()
    steps = _database_steps(steps_done(site), plan=plan, demo=demo)
    with _gathered_beside(site):
        if wanted := [item for item in steps if _available(item)]:
            _run(site, wanted)


def _available(item: Step) -> bool:
    """Commands of ours exist as files; one that this version does not have is passed over."""
    files = (ROOT / "src" / "phohien").glob(f"*/management/commands/{item.command[0]}.py")
    return item.command[0] in FROM_DJANGO or any(files)


def compile_messages() -> None:
    script = ROOT / "scripts" / "compile_messages.py"
    if script.exists() and fingerprints.messages_stale():
        with step("Biên dịch các bản dịch giao diện"):
            subprocess.run([PYTHON, script], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _database_steps(done: Steps, *, plan: Path | None, demo: bool) -> list[Step]:
    steps = [
        Step("migrate", "Chuẩn bị cơ sở dữ liệu", ["migrate"], fingerprints.migrations()),
        Step("cache", "Tạo bảng nhớ đệm", ["createcachetable"], "1"),
        _load("organisation", "Nạp đơn vị và 104 xã, phường", "load_organisation"),
        _load("plans", "Nạp danh mục căn cứ pháp lý", "load_legal_bases"),
        _load("clearance", "Nạp chủ đề và các bước duyệt", "load_clearance"),
        _load("newsroom", "Dựng chuyên mục của năm ngôn ngữ", "load_sections"),
        _load("syndication", "Nạp các kênh phát hành", "load_channels"),
        _load("press_monitoring", "Nạp danh mục nguồn tin", "load_sources"),
    ]
    wanted = [item for item in steps if (item.name, item.fingerprint) not in done]
    return wanted + (_demo_step(done, plan) if demo else [])


def _load(room: str, label: str, command: str) -> Step:
    """Loading adds and corrects what is shipped; it may run any number of times."""
    return Step(room, label, [command], fingerprints.data_of(room))


def _demo_step(done: Steps, plan: Path | None) -> list[Step]:
    """The sample is built once per database; a given plan once per content of the file."""
    mark = fingerprints.plan(plan)
    built = any(name == "demo" for name, _mark in done)
    if ("demo", mark) in done or (built and plan is None):
        return []
    command = ["build_demo"] + (["--plan", str(plan)] if plan else [])
    return [Step("demo", "Dựng thế giới mẫu từ kế hoạch", command, mark, show=True)]


def _static_stamp(site: Site) -> Path:
    return site.var / ".static-fingerprint"


@contextmanager
def _gathered_beside(site: Site) -> Iterator[None]:
    """Static files are gathered by a second process meanwhile: they need no database."""
    stamp, mark = _static_stamp(site), fingerprints.static_files()
    if stamp.exists() and stamp.read_text() == mark and (site.var / "static").is_dir():
        yield
        return
    command = [str(PYTHON), str(ROOT / "manage.py"), "collectstatic", "--noinput", "-v0"]
    with _started(site, command) as process:
        yield
        with step("Gom tệp tĩnh của giao diện"):
            _finish(site, process)
    stamp.write_text(mark)


def _run(site: Site, steps: list[Step]) -> None:
    """One Django process for all steps: it shows each with its seconds."""
    wanted = json.dumps([asdict(item) for item in steps])
    with _started(site, [str(PYTHON), str(ROOT / "manage.py"), "prepare", wanted]) as process:
        _finish(site, process)


@contextmanager
def _started(site: Site, command: list[str]) -> Iterator[subprocess.Popen]:
    """The running command; it does not outlive the block, however that is left."""
    with _log(site).open("ab") as errors:
        process = subprocess.Popen(command, env=site.environment(), stderr=errors)
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def _finish(site: Site, process: subprocess.Popen) -> None:
    if process.wait():
        sys.stdout.flush()
        raise Refusal(
            "Chưa chuẩn bị xong nên chưa phục vụ; những bước đã xong được giữ nguyên.\n"
            f"Chi tiết ở {_log(site)}. Chạy lại ./phohien up là làm tiếp."
        )


def _log(site: Site) -> Path:
    return site.logs / "prepare.log"
