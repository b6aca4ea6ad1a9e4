"""Written documents opened by LibreOffice: pages, fonts, numbers where they are seen."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from vanban.skeleton import fold
from vanban.writing import Appendix, Column, Heading, Paragraph, Table, write
from vanban.writing.examples import EXAMPLES, report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
    pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler-utils is not installed"),
]
SENTENCE = "Các cơ quan, đơn vị và địa phương đã chủ động triển khai nhiều hoạt động phong phú. "


def _convert(folder, *sources) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, sources)], check=True, timeout=180, capture_output=True)


def _pages(pdf) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    return text.split("\f")[:-1]


def _fonts(pdf) -> set[str]:
    out = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
    return {line.split()[0].split("+")[-1] for line in out.splitlines()[2:]}


def test_every_kind_is_one_page_and_one_family(tmp_path) -> None:
    names = {kind: fold(kind).replace(" ", "-") for kind in EXAMPLES}
    for kind, name in names.items():
        write(EXAMPLES[kind], tmp_path / f"{name}.docx")
    _convert(tmp_path, *(tmp_path / f"{name}.docx" for name in names.values()))
    for kind, name in names.items():
        pdf = tmp_path / f"{name}.pdf"
        assert len(_pages(pdf)) == 1 + len(EXAMPLES[kind].appendices)
        assert {re.split("[-,]", font)[0] for font in _fonts(pdf)} <= {
            "LiberationSerif",
            "TimesNewRoman",
            "TimesNewRomanPS",
            "TimesNewRomanPSMT",
        }


def _long_report():
    part = (Heading("Nhóm nhiệm vụ"), *(Paragraph(SENTENCE * 4) for _ in range(12)))
    columns = (Column("STT"), Column("Đơn vị"), *(Column(f"Chỉ tiêu {n}") for n in range(9)))
    rows = tuple((n, f"Ủy ban nhân dân xã số {n}", *range(n, n + 9)) for n in range(130))
    flat = Appendix("Số liệu", (Table(columns, rows),), landscape=True)
    return replace(report(), body=part * 7, appendices=(flat,))


def test_a_long_report_is_numbered_from_page_two_and_its_appendix_apart(tmp_path) -> None:
    write(_long_report(), tmp_path / "long.docx")
    _convert(tmp_path, tmp_path / "long.docx")
    pages = _pages(tmp_path / "long.pdf")
    first = next(n for n, page in enumerate(pages) if page.lstrip().startswith("Phụ lục"))
    heads = [page.lstrip().split("\n")[0].strip() for page in pages]
    assert first >= 9
    assert heads[1:first] == [str(n) for n in range(2, first + 1)]
    assert heads[first + 1 :] == [str(n) for n in range(2, len(pages) - first + 1)]
    assert "Nguyễn Văn A" in pages[first - 1]
    assert "GIÁM ĐỐC" in pages[first - 1]
    body = pages[first - 1].split("Nơi nhận")[0]
    assert "Phụ lục kèm theo./." in body, "the signature stands alone on its page"
    assert all("Chỉ tiêu" in page for page in pages[first:] if "Ủy ban nhân dân" in page)


def test_a_long_list_of_recipients_does_not_push_the_signature_away(tmp_path) -> None:
    names = tuple(f"Ủy ban nhân dân xã số {n}" for n in range(130))
    write(replace(report(), recipients=names), tmp_path / "many.docx")
    _convert(tmp_path, tmp_path / "many.docx")
    signed = [n for n, page in enumerate(_pages(tmp_path / "many.pdf")) if "Nguyễn Văn A" in page]
    assert signed[0] <= 1
    assert "Lưu: VT" in "".join(_pages(tmp_path / "many.pdf"))
