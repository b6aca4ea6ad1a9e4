"""The command ``write`` and the JSON form."""

import json

import pytest

from vanban.__main__ import main
from vanban.writing import InconsistentDocument
from vanban.writing.examples import EXAMPLES, report
from vanban.writing.json_form import from_json, to_json


@pytest.mark.parametrize("kind", EXAMPLES)
def test_json_there_and_back(kind) -> None:
    assert from_json(json.loads(json.dumps(to_json(EXAMPLES[kind])))) == EXAMPLES[kind]


@pytest.mark.parametrize("name", ["báo-cáo", "bao cao", "Công văn", "tờ-trình", "quyet-dinh"])
def test_example_is_written_and_clean(name, tmp_path, capsys) -> None:
    assert main(["write", "--example", name]) == 0
    source, target = tmp_path / "a.json", tmp_path / "a.docx"
    source.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["write", str(source), "-o", str(target)]) == 0
    assert main(["lint", str(target)]) == 0


def _with(**changes) -> dict:
    return to_json(report()) | changes


WRONG = [
    [],
    _with(kind="thư"),
    _with(body=[{"type": "picture"}]),
    _with(body=[{"type": "heading"}]),
    _with(body="chữ"),
    _with(extra=1),
    _with(recipients=[1]),
    _with(letterhead=to_json(report())["letterhead"] | {"date": "05/12/2026"}),
    _with(body=[{"type": "table", "columns": [{"title": "A"}], "rows": [[[]]]}]),
    {"kind": "báo cáo"},
    _with(appendices=["Phụ lục"]),
    _with(signature=None),
    _with(body=[{"type": "heading", "text": "A", "level": "1"}]),
    _with(body=[{"type": "paragraph", "text": 5}]),
]


@pytest.mark.parametrize("data", WRONG)
def test_wrong_json_names_the_place(data) -> None:
    with pytest.raises(InconsistentDocument) as refusal:
        from_json(data)
    assert refusal.value.code == "json-shape"


def test_command_refuses_politely(tmp_path, capsys) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert main(["write", str(bad), "-o", str(tmp_path / "a.docx")]) == 1
    assert main(["write", str(tmp_path / "none.json"), "-o", "a.docx"]) == 1
    assert main(["write", "--example", "thơ"]) == 1
    assert main(["write"]) == 1
    assert "Xin" in capsys.readouterr().err
    assert not (tmp_path / "a.docx").exists()
