"""What restoring promises of any text: lines kept, sound text untouched, codes left alone."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vanban.restoring.scoring import held_out
from vanban.restoring import is_damaged, restore
from vanban.restoring.labels import read_label
from vanban.restoring.protecting import restore_code

SOUND = [
    "Ủy ban nhân dân tỉnh đề nghị các cơ quan gửi file Excel qua e-mail trước thứ Sáu.",
    "",
    "Chương trình Startup Weekend và cuộc thi Hackathon có hơn một trăm đội đăng ký.",
]
WORDS = st.sampled_from(
    ["Uy", "ban", "nhan", "dén", "d6i", "cia", "B6", "72/2015/ND-CP", "¢)", "-", ".", "“", "16p"]
)
LINES = st.lists(
    st.lists(WORDS | st.text(max_size=6).map(lambda t: "".join(t.split()))).map(" ".join)
)


@settings(max_examples=40, deadline=None)
@given(LINES)
def test_lines_are_kept(lines: list[str]) -> None:
    result = restore(lines)
    assert len(result.lines) == len(lines)
    assert not any("\n" in line for line in result.lines)
    for token in result.tokens:
        assert lines[token.line - 1][token.start : token.end] == token.source
        assert 0 <= token.confidence <= 1


def test_blank_lines_stay_where_they_are() -> None:
    read, _ = held_out()
    spread = [part for line in read[:20] for part in (line, "", "")]
    restored = restore(spread).lines
    assert [bool(line) for line in restored] == [bool(line) for line in spread]


def test_sound_text_is_not_touched() -> None:
    assert not is_damaged(SOUND)
    assert restore(SOUND).lines == SOUND
    _, gold = held_out()
    assert restore(gold).lines == gold


def test_other_languages_are_not_touched() -> None:
    english = ["The province has issued a plan for external information work in the coming year."]
    assert not is_damaged(english)
    assert restore(english).lines == english


def test_only_the_damaged_part_of_a_mixed_text_changes() -> None:
    read, gold = held_out()
    mixed = [*SOUND, "", *read[:10]]
    restored = restore(mixed).lines
    assert restored[: len(SOUND)] == SOUND
    assert restored[len(SOUND) + 1 :] != read[:10]


def test_codes_numbers_and_addresses() -> None:
    line = (
        "Can ctr Nghi dinh s6 72/2015/ND-CP ngay 07/9/2015, Quyét dinh s6 27/2019/Qb- UBND va "
        "trang https://www. vietnam.vn/ hoac thu tin@sach.example.vn chi 1.250.000 déng (15,5%)"
    )
    restored = restore([line]).lines[0]
    for kept in ("72/2015/NĐ-CP", "07/9/2015", "27/2019/QĐ-UBND", "https://www.vietnam.vn/",
                 "tin@sach.example.vn", "1.250.000", "(15,5%)"):  # fmt: skip
        assert kept in restored.split() or f"{kept}," in restored.split()


@pytest.mark.parametrize(
    ("read", "right"),
    [("1079/Qb-TTg", "1079/QĐ-TTg"), ("57- KL/TW", "57-KL/TW"), ("12/2020/NB-CP", "12/2020/NĐ-CP"),
     ("211-KH/TU", "211-KH/TU"), ("09/NQ-HDND", "09/NQ-HĐND")],
)  # fmt: skip
def test_document_symbols(read: str, right: str) -> None:
    assert restore_code(read) == right


def test_point_labels_follow_their_alphabet() -> None:
    labels, last = [], ""
    for read in ["a", "b", "¢", "d", "d", "e", "g", "h", "1", "k"]:
        last = read_label(read, last)
        labels.append(last)
    assert "".join(labels) == "abcdđeghik"


def test_same_input_same_output() -> None:
    read, _ = held_out()
    assert restore(read) == restore(list(read))


def run_command(path, *options: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "vanban", "restore", *options, str(path)],
        capture_output=True, text=True, env={"PYTHONPATH": "src", "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_command_prints_json(tmp_path) -> None:
    path = tmp_path / "letter.txt"
    read, _ = held_out()
    path.write_text("\n".join(read[:6]), encoding="utf-8")
    result = json.loads(run_command(path, "--json").stdout)
    assert len(result["lines"]) == 6
    token = result["tokens"][0]
    assert set(token) == {"line", "start", "end", "source", "text", "confidence", "alternatives"}
    assert all(
        set(a) == {"text", "confidence"} for t in result["tokens"] for a in t["alternatives"]
    )


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\xff" * 400])
def test_command_refuses_what_is_no_text(tmp_path, content: bytes) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(content)
    done = run_command(path)
    assert done.returncode == 1
    assert done.stderr.startswith("vanban: ")
