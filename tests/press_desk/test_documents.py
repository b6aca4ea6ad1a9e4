"""Letters and reports in Decree 30 form: lint clean, no name of a reporter; packs; the year."""

import datetime as dt
import io
import zipfile

import pytest
from docx import Document

from phohien.kernel import clock
from phohien.organisation import services as organisation
from phohien.press_desk import letters, packs, selectors, services
from phohien.press_desk.kinds import kinds
from phohien.press_desk.services import erasing
from tests.factories import agency
from tests.newsroom.factories import Desk as Newsroom
from tests.press_desk.factories import MAIL, NAME, PASSPORT, moment
from vanban.linting import lint
from vanban.writing import render

pytestmark = pytest.mark.django_db


def text_of(body: bytes) -> str:
    document = Document(io.BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


@pytest.mark.parametrize("signer", ["chair", "vice_chair", "chief", "deputy_chief"])
@pytest.mark.parametrize("outcome", ["consent", "refusal"])
def test_letters_follow_decree_30(desk, tmp_path, outcome, signer):
    request = desk.proposed(outcome)
    services.decide(actor=desk.chief, request=request, signer=signer)
    services.issue(
        actor=desk.officer, request=request, number=8, symbol="UBND-NGV", issued_on=clock.today()
    )
    request.refresh_from_db()
    body = render(letters.letter(request))
    assert body == render(letters.letter(request)), "the same answer is the same file"
    (tmp_path / "letter.docx").write_bytes(body)
    assert [found for found in lint(tmp_path / "letter.docx") if found.severity != "info"] == []
    text = text_of(body)
    assert "Số: 08/UBND-NGV" in text and "Le Courrier du Delta" in text and request.code in text
    assert "khoản 3 Điều 16" in text and "Bộ Ngoại giao" in text and "Vũ Chánh Văn Phòng" in text
    for secret in (NAME, PASSPORT, MAIL, "Jean Exemple"):
        assert secret not in text
    assert ("Không đồng ý" in text) == (outcome == "refusal")


def test_every_kind_decided_here_has_its_letter(desk):
    for code, kind in kinds().items():
        if not kind.is_decided_here:
            continue
        request = desk.received("activity")
        type(request).objects.filter(pk=request.pk).update(kind=code)
        request.refresh_from_db()
        services.claim(actor=desk.officer, request=request)
        services.propose(actor=desk.officer, request=request, outcome="consent")
        request.refresh_from_db()
        assert kind.articles[0] in text_of(render(letters.letter(request)))
        told = " ".join(letters.courtesy(request))
        assert kind.articles[1] in told and "granted" in told


def test_the_report_is_due_three_working_days_after_and_reads_well(desk, tmp_path):
    with clock.at(moment("2026-12-04 09:00")):
        request = desk.decided(kind="programme_change")
        assert request.report.due_on.isoformat() == "2026-12-21"  # from Wednesday 16/12
        words = {"done": "Ghi hình tại làng hương.\nPhỏng vấn nghệ nhân.", "results": ""}
        services.write_report(actor=desk.officer, request=request, sections=words)
        request.refresh_from_db()
    organisation.name_focal_point(
        actor=None, agency=agency("van-phong-ubnd"), kind="leader", full_name="Vũ Chánh Văn Phòng"
    )
    body = render(letters.visit_report(request.report))
    (tmp_path / "report.docx").write_bytes(body)
    assert [found for found in lint(tmp_path / "report.docx") if found.severity != "info"] == []
    assert "Ghi hình tại làng hương." in text_of(body)


def test_a_resident_visit_owes_no_report(desk):
    assert not hasattr(desk.decided(kind="activity"), "report")


def test_the_year_counts_without_names(desk, client):
    desk.decided()
    desk.decided("refusal")
    desk.received("film_screening", people=[], country="JP")
    lines = selectors.year_lines(actor=desk.officer, year=clock.today().year)
    told = [
        (row.kind, row.country, row.received, row.consented, row.refused, row.people)
        for row in lines
    ]
    assert told == [("activity", "FR", 2, 1, 1, 4), ("film_screening", "JP", 1, 0, 0, 0)]
    assert selectors.year_lines(actor=desk.host, year=clock.today().year) == []
    client.force_login(desk.officer)
    page = client.get("/lam-viec/bao-chi-nuoc-ngoai/so-lieu/").content.decode()
    assert "Pháp" in page and NAME not in page and "Le Courrier" not in page
    sheet = client.get("/lam-viec/bao-chi-nuoc-ngoai/so-lieu/?xuat=xlsx")
    assert sheet.content[:2] == b"PK"


def test_a_pack_holds_live_publications_only(desk, client):
    newsroom = Newsroom.make()
    live = newsroom.live(title="Mùa sen nở sớm ở Phố Hiến")
    rows = packs.chosen(topics=[], locale="vi")
    assert [row.pk for row in rows] == [live.pk]
    body = packs.pack(rows, "vi")
    assert body == packs.pack(rows, "vi")
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        names = file.namelist()
        assert names[-1] == "index.html" and "mua-sen-no-som" in names[0]
        assert "Mùa sen nở sớm" in file.read(names[0]).decode()
    client.force_login(desk.officer)
    answer = client.get("/lam-viec/bao-chi-nuoc-ngoai/bo-tai-lieu/?ngon_ngu=vi&tai=1")
    assert answer["Content-Type"] == "application/zip"


def test_an_erased_request_gives_no_letter_that_differs_from_the_one_sent(desk, client):
    request = desk.decided("refusal")
    client.force_login(desk.officer)
    path = f"/lam-viec/bao-chi-nuoc-ngoai/{request.pk}/van-ban.docx"
    assert client.get(path).status_code == 200
    with clock.at(clock.now() + dt.timedelta(days=91)):
        assert erasing.erase_due() == 1
    assert client.get(path).status_code == 409
    assert client.get(f"/lam-viec/bao-chi-nuoc-ngoai/{request.pk}/").status_code == 200
