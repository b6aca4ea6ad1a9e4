"""The launcher's parts: keys, refusals, options, what makes a step run again."""

import stat
import subprocess
import sys

import pytest

from launcher import environment, fingerprints, keys, preparing
from launcher.__main__ import main
from launcher.console import Refusal
from launcher.ledger import steps_done
from launcher.options import up_parser
from launcher.places import PYTHON, ROOT, Site


def test_keys_are_made_once_long_and_private(tmp_path):
    first = keys.load_keys(tmp_path)
    assert len(first["PHOHIEN_SECRET_KEY"]) >= 64
    assert keys.load_keys(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.env"]


def test_keys_readable_by_others_are_closed_again(tmp_path):
    keys.load_keys(tmp_path)
    (tmp_path / "secrets.env").chmod(0o644)
    keys.load_keys(tmp_path)
    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600


def test_of_two_first_runs_one_wins(tmp_path, monkeypatch):
    """The other one wrote its keys between our look and our writing."""
    path = tmp_path / "secrets.env"
    monkeypatch.setattr(type(path), "exists", lambda self: False)
    keys._write(path, {"PHOHIEN_SECRET_KEY": "first"})
    keys._write(path, {"PHOHIEN_SECRET_KEY": "second"})
    assert path.read_text() == "PHOHIEN_SECRET_KEY=first\n"
    assert [item.name for item in tmp_path.iterdir()] == ["secrets.env"]


def test_a_python_without_venv_gets_the_command_that_helps(monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(Refusal, match="apt install python3-venv"):
        environment._make_venv()


@pytest.mark.parametrize(
    "arguments", [["--port", "0"], ["--port", "x"], ["--database", "mysql://x"], ["--prot", "1"]]
)
def test_wrong_options_are_refused_in_vietnamese(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        up_parser().parse_args(arguments)
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "Cách dùng: ./phohien up" in said
    assert "Tham số chưa đúng" in said


def test_help_and_unknown_commands(capsys):
    assert main([]) == 0
    assert "up" in capsys.readouterr().out
    assert main(["bay"]) == 2
    assert "Không có lệnh “bay”" in capsys.readouterr().err


def test_a_new_database_has_done_nothing(tmp_path):
    assert steps_done(Site(tmp_path)) == set()
    (tmp_path / "phohien.sqlite3").write_bytes(b"")
    assert steps_done(Site(tmp_path)) == set()


def test_compiled_modules_are_kept_even_where_they_may_not_lie_beside_the_sources(
    tmp_path, monkeypatch
):
    """Without them every start compiles two thousand modules again."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "kept"))
    environment = Site(tmp_path).environment() | {"PYTHONPATH": str(ROOT)}
    subprocess.run(
        [PYTHON, "-c", "import launcher.console"], check=True, env=environment, cwd=tmp_path
    )
    assert list((tmp_path / "kept").rglob("launcher/console.*.pyc"))


def test_bytecode_lies_in_the_environment_unless_told_otherwise(tmp_path, monkeypatch):
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert Site(tmp_path).environment()["PYTHONPYCACHEPREFIX"].startswith(str(ROOT / ".venv"))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
    assert "PYTHONPYCACHEPREFIX" not in Site(tmp_path).environment()


HEAVY = {
    "docx", "numpy", "openpyxl", "pypdf", "pypdfium2", "trafilatura", "xlsxwriter",
    "vanban.parsing.parser", "vanban.reading.pdf", "vanban.restoring.model",
}  # fmt: skip


def test_starting_the_site_loads_nothing_that_only_some_requests_need(tmp_path):
    said = "import sys, config.wsgi; print(*sys.modules)"
    environment = Site(tmp_path).environment() | {
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "PHOHIEN_VAR": str(tmp_path),
    }
    done = subprocess.run(
        [PYTHON, "-c", said], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "phohien.plans.models" in loaded
    assert sorted(HEAVY & loaded) == []


def names(done, **options) -> list[str]:
    return [step.name for step in preparing._database_steps(done, **options)]


def test_each_step_runs_once_and_the_demo_once_for_each_plan(tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("kế hoạch")
    every = preparing._database_steps(set(), plan=None, demo=True)
    done = {(step.name, step.fingerprint) for step in every}
    loads = [step.name for step in every[2:-1]]
    assert [step.name for step in every] == ["migrate", "cache", *loads, "demo"]
    assert loads[:2] == ["organisation", "plans"]  # the rooms above stand on these
    assert names(done, plan=None, demo=True) == []
    assert names(done, plan=plan, demo=True) == ["demo"]
    assert names(done | {("demo", fingerprints.plan(plan))}, plan=plan, demo=True) == []
    assert names(set(), plan=None, demo=False) == ["migrate", "cache", *loads]


def test_a_changed_plan_is_another_plan(tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("một")
    before = fingerprints.plan(plan)
    plan.write_text("hai")
    assert fingerprints.plan(plan) != before
