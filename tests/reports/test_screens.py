"""The screens: who sees what, what was typed stays, filing without scripts, lists and files."""

import io
import zipfile

import pytest
from django.test import Client

from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.plans.enums import AssignmentState
from phohien.reports.models import AgencyReport, ReportingRegime
from phohien.reports.services import start_report, write_sections
from phohien.reports.writing import fingerprint
from tests import factories
from tests.factories import make_evidence

HOME = "/lam-viec/bao-cao/"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def get(user, address: str = ""):
    return client_of(user).get(HOME + address)


def post(user, address: str, data: dict):
    return client_of(user).post(HOME + address, data)


def filled(report: AgencyReport, **typed: str) -> dict[str, str]:
    """What the form sends: every section, with the mark of what it was opened with."""
    data = {}
    for entry in report.round.outline:
        if entry["fill"]:
            text = report.sections.get(entry["key"], "")
            data[entry["key"]] = typed.get(entry["key"], text)
            data[f"cu-{entry['key']}"] = fingerprint(text)
    return data


def test_an_agency_goes_from_nothing_to_a_submitted_report(province):
    page = get(province.officer).content.decode()
    assert "gửi trước ngày 01/12/2026" in page
    assert "Bắt đầu báo cáo" in page
    begun = post(province.officer, f"{province.round.pk}/bat-dau/", {"don_vi": province.commune.pk})
    report = AgencyReport.objects.get(agency=province.commune)
    assert begun.url == report.get_absolute_url()
    address = f"don-vi/{report.pk}/"
    saved = post(province.officer, address + "luu/", filled(report, causes="Thiếu người."))
    assert saved.status_code == 302
    report.refresh_from_db()
    assert report.sections["causes"] == "Thiếu người."
    assert "Gửi báo cáo" not in get(province.officer, address).content.decode()
    typed = filled(report, limits="Còn ít ảnh.")
    sent = post(province.leader, address + "gui/", typed)
    assert sent.status_code == 302
    report.refresh_from_db()
    assert (report.state, report.sections["limits"]) == ("submitted", "Còn ít ảnh.")
    assert province.duty().state == AssignmentState.DONE
    assert report.versions.get().sections["limits"] == "Còn ít ảnh."


def test_the_leader_is_told_which_sections_are_empty_and_may_still_submit(province):
    report = province.report()
    address = f"don-vi/{report.pk}/"
    page = get(province.leader, address)
    assert {line.key for line in page.context["empty"]} >= {"limits", "causes"}
    assert "strengths" not in {line.key for line in page.context["empty"]}
    assert "chưa có nội dung" in page.content.decode()
    assert '<li><a href="#muc-limits">' in page.content.decode()
    assert "chưa có nội dung" not in get(province.officer, address).content.decode()
    empty = {line.key: "Đã viết." for line in page.context["empty"]}
    write_sections(actor=province.officer, report=report, sections=empty)
    assert "chưa có nội dung" not in get(province.leader, address).content.decode()
    write_sections(actor=province.officer, report=report, sections={"limits": ""})
    report.refresh_from_db()
    assert post(province.leader, address + "gui/", filled(report)).status_code == 302


def test_an_item_in_two_languages_is_explained(province):
    address = f"{province.round.pk}/tong-hop/"
    words = "được tính ở từng thứ tiếng"
    assert words not in get(province.coordinator, address).content.decode()
    make_evidence(
        province.officer,
        province.duty(code="II.5"),
        kind="published_item",
        url="https://example.vn/bai",
        item_count=1,
        languages=["vi", "en"],
    )
    assert words in get(province.coordinator, address).content.decode()


def test_an_officer_cannot_submit_and_another_agency_finds_nothing(province):
    report = province.report()
    address = f"don-vi/{report.pk}/"
    assert post(province.officer, address + "gui/", filled(report)).status_code == 403
    for way in ("", "xem-truoc/", "tep/", "ban/1/", "ban/1/tep/"):
        assert get(province.other, address + way).status_code == 404
    for way in ("luu/", "gui/", "dien-lai/g2/", "tiep-nhan/", "tra-lai/", "mo-lai/"):
        assert post(province.other, address + way, filled(report)).status_code == 404
    report.refresh_from_db()
    assert report.state == "draft"


def test_agencies_do_not_read_the_province(province):
    pk = province.round.pk
    for way in ("danh-sach/", "tong-hop/", "tong-hop/sua/", "tong-hop/tep/", "tong-hop/bang/"):
        assert get(province.leader, f"{pk}/{way}").status_code == 403
    assert get(province.leader, f"{pk}/so-lieu/items/").status_code == 404
    ward = province.ward.pk
    assert get(province.leader, f"{pk}/so-lieu/items/?don_vi={ward}").status_code == 404
    own = province.commune.pk
    assert get(province.leader, f"{pk}/so-lieu/items/?don_vi={own}").status_code == 200


def test_a_lost_race_shows_both_and_saves_nothing(province):
    report = province.report()
    typed = filled(report, causes="Bản của tôi.")
    write_sections(actor=province.leader, report=report, sections={"causes": "Bản của lãnh đạo."})
    answer = post(province.officer, f"don-vi/{report.pk}/luu/", typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của tôi." in page and "Bản của lãnh đạo." in page
    assert province.leader.full_name in page
    report.refresh_from_db()
    assert report.sections["causes"] == "Bản của lãnh đạo."
    again = typed | {"cu-causes": fingerprint("Bản của lãnh đạo.")}
    assert f'value="{again["cu-causes"]}"' in page
    assert post(province.officer, f"don-vi/{report.pk}/luu/", again).status_code == 302
    report.refresh_from_db()
    assert report.sections["causes"] == "Bản của tôi."


def test_what_was_typed_comes_back_when_the_report_was_sent_meanwhile(province):
    report = province.report()
    typed = filled(report, causes="Những lời không được mất.")
    province.submitted()
    answer = post(province.officer, f"don-vi/{report.pk}/luu/", typed)
    assert answer.status_code == 409
    assert "Những lời không được mất." in answer.content.decode()


def test_a_section_that_is_too_long_stays_typed(province):
    report = province.report()
    answer = post(
        province.officer, f"don-vi/{report.pk}/luu/", filled(report, causes="dài " * 15_001)
    )
    assert answer.status_code == 422
    assert answer.content.decode().count("dài dài") > 1000
    assert "Chưa lưu được" in answer.content.decode()


def test_refilling_takes_new_evidence_and_keeps_other_sections(province):
    report = province.report()
    make_evidence(province.officer, province.duty(code="II.5"), title="Đón đoàn phóng viên Nhật")
    answer = post(
        province.officer,
        f"don-vi/{report.pk}/dien-lai/g5/",
        filled(report, g5="Lời cũ.", causes="Lời mới."),
    )
    assert answer.status_code == 302
    report.refresh_from_db()
    assert "Đón đoàn phóng viên Nhật" in report.sections["g5"]
    assert report.sections["causes"] == "Lời mới."


def test_the_co_ordinator_returns_with_a_reason_and_accepts(province):
    report = province.submitted()
    address = f"don-vi/{report.pk}/"
    nothing = post(province.coordinator, address + "tra-lai/", {"reason": " "})
    assert nothing.status_code == 422
    reason = "Thiếu số liệu mục II.3."
    assert post(province.coordinator, address + "tra-lai/", {"reason": reason}).status_code == 302
    assert reason in get(province.officer, address).content.decode()
    assert reason in get(province.officer).content.decode()
    report.refresh_from_db()
    post(province.leader, address + "gui/", filled(report))
    assert post(province.coordinator, address + "tiep-nhan/", {}).status_code == 302
    assert post(province.coordinator, address + "tiep-nhan/", {}).status_code == 409
    report.refresh_from_db()
    assert report.state == "accepted"


def test_a_returned_text_under_work_is_not_for_other_readers(province):
    from phohien.reports.services import return_report

    report = province.submitted()
    return_report(actor=province.coordinator, report=report, reason="Thiếu.")
    write_sections(actor=province.officer, report=report, sections={"limits": "Đang viết dở."})
    reader = factories.make_user(Role.FINANCE_APPRAISER)
    page = get(reader, f"don-vi/{report.pk}/").content.decode()
    assert "Đang viết dở." not in page and "Tin, bài được đăng đều." in page
    assert get(reader, f"don-vi/{report.pk}/tep/").status_code == 403
    assert get(reader, f"don-vi/{report.pk}/ban/1/").status_code == 200
    assert "Đang viết dở." in get(province.coordinator, f"don-vi/{report.pk}/").content.decode()


def test_the_list_of_a_round_filters_sorts_and_exports(province):
    province.submitted()
    start_report(actor=province.other, round=province.round, agency=province.ward)
    address = f"{province.round.pk}/danh-sach/"

    def names(query: str) -> list[str]:
        page = get(province.coordinator, address + query).context["page"]
        return [row.name for row in page]

    commune, ward, department = (
        str(row) for row in (province.commune, province.ward, province.department)
    )
    assert set(names("")) == {commune, ward, department}
    assert names("?trang_thai=submitted") == [commune]
    assert names("?trang_thai=draft") == [ward]
    assert names("?trang_thai=not_begun") == [department]
    assert set(names("?trang_thai=missing")) == {ward, department}
    assert names("?muon=on") == []
    assert names("?loai_don_vi=department") == [department]
    assert names("?q=cong thuong") == [department]
    assert names("?xep=-don_vi") == names("?xep=don_vi")[::-1]
    file = get(province.coordinator, address + "?xuat=xlsx")
    assert zipfile.ZipFile(io.BytesIO(file.content)).testzip() is None


def test_late_is_the_first_submission_on_or_after_the_deadline(province):
    import datetime as dt

    report = province.report()
    with clock.at(dt.datetime(2026, 11, 30, 16, 59, tzinfo=dt.UTC)):  # 23:59 in Việt Nam
        post(province.leader, f"don-vi/{report.pk}/gui/", filled(report))
    ward_leader = factories.make_user(Role.AGENCY_LEADER, province.ward)
    other = start_report(actor=ward_leader, round=province.round, agency=province.ward)
    with clock.at(dt.datetime(2026, 11, 30, 17, 0, tzinfo=dt.UTC)):  # 00:00 on 01/12
        post(ward_leader, f"don-vi/{other.pk}/gui/", filled(other, causes="x"))
    with clock.at(dt.date(2026, 12, 3)):
        address = f"{province.round.pk}/danh-sach/?muon=on"
        assert [row.pk for row in get(province.coordinator, address).context["page"]] == [
            province.ward.pk
        ]
        page = get(province.coordinator, f"{province.round.pk}/tong-hop/")
    assert [row.agency.pk for row in page.context["compiled"].late] == [province.ward.pk]


def test_pages_take_few_queries(province, django_assert_max_num_queries):
    province.submitted()
    clients = {who: client_of(getattr(province, who)) for who in ("coordinator", "officer")}
    for who, way in (
        ("coordinator", ""),
        ("coordinator", f"{province.round.pk}/danh-sach/"),
        ("coordinator", f"{province.round.pk}/tong-hop/"),
        ("officer", ""),
    ):
        with django_assert_max_num_queries(25):
            assert clients[who].get(HOME + way).status_code == 200


def test_the_consolidated_text_can_be_written_and_given_back(province):
    province.submitted()
    address = f"{province.round.pk}/tong-hop/"
    form = get(province.coordinator, address + "sua/").context["form"]
    shown = {name: form[name].initial or "" for name in form.fields}
    assert "Đề nghị mở lớp tập huấn" in shown["proposals"]
    typed = shown | {"proposals": "Đề nghị của tỉnh."}
    assert post(province.coordinator, address + "sua/", typed).status_code == 302
    province.round.refresh_from_db()
    assert province.round.sections == {"proposals": "Đề nghị của tỉnh."}
    assert "Đề nghị của tỉnh." in get(province.coordinator, address).content.decode()
    late = shown | {"proposals": "Lời của người thứ hai."}
    lost = post(factories.make_user(Role.COORDINATOR), address + "sua/", late)
    assert lost.status_code == 409
    assert "Lời của người thứ hai." in lost.content.decode()
    assert "Đề nghị của tỉnh." in lost.content.decode()
    now = typed | {"cu-proposals": fingerprint("Đề nghị của tỉnh."), "tu_dong": "proposals"}
    post(province.coordinator, address + "sua/", now)
    province.round.refresh_from_db()
    assert province.round.sections == {}


def test_files_have_names_without_marks(province):
    report = province.submitted()
    name = get(province.officer, f"don-vi/{report.pk}/tep/")["Content-Disposition"]
    assert name.isascii() and "bao-cao-ket-qua" in name and name.endswith('.docx"')


def outline_rows(regime: ReportingRegime) -> dict[str, str]:
    data = {"muc-TOTAL_FORMS": str(len(regime.outline)), "muc-INITIAL_FORMS": "0"}
    for number, entry in enumerate(regime.outline):
        level = "1" if entry["label"] in ("I", "II", "III", "IV", "V") else "2"
        row = {**entry, "level": level, "order": str(number)}
        data |= {f"muc-{number}-{name}": value for name, value in row.items() if name != "label"}
    return data


def test_a_regime_is_changed_and_the_rule_of_the_decree_is_told(province):
    regime = province.round.regime
    fields = {
        "name": regime.name,
        "kind": "periodic",
        "period": "year",
        "cutoff_day": "25",
        "cutoff_month": "11",
        "due_before_day": "26",
        "due_before_month": "11",
        "recipients": "Ủy ban nhân dân tỉnh Hưng Yên",
        "is_active": "on",
    } | outline_rows(regime)
    refused = post(province.coordinator, f"che-do/{regime.pk}/", fields)
    assert refused.status_code == 422
    assert "Điều 8 khoản 5" in refused.content.decode()
    good = fields | {"due_before_day": "5", "due_before_month": "12", "muc-0-title": "Chỉ đạo"}
    assert post(province.coordinator, f"che-do/{regime.pk}/", good).status_code == 302
    province.round.refresh_from_db()
    assert (province.round.due_before.day, province.round.outline[0]["title"]) == (5, "Chỉ đạo")
    assert post(province.leader, f"che-do/{regime.pk}/", good).status_code == 403


def test_a_quarterly_regime_opens_four_rounds(province):
    rows = outline_rows(province.round.regime)
    fields = {
        "code": "ttdn-quy",
        "name": "Báo cáo thông tin đối ngoại quý",
        "kind": "periodic",
        "period": "quarter",
        "due_before_day": "20",
        "due_before_month": "0",
        "recipients": "Ủy ban nhân dân tỉnh Hưng Yên",
        "is_active": "on",
    } | rows
    assert post(province.coordinator, "che-do/moi/", fields).status_code == 302
    regime = ReportingRegime.objects.get(code="ttdn-quy")
    assert [row.cutoff_on.month for row in regime.rounds.order_by("number")] == [3, 6, 9, 12]
    page = get(province.officer).content.decode()
    assert "quý III năm 2026" in page
    assert post(province.coordinator, "che-do/moi/", fields).status_code == 422


@pytest.mark.parametrize("address", ["", "che-do/", "1/tong-hop/", "don-vi/1/"])
def test_nobody_without_an_account_reads_anything(db, address):
    assert Client().get(HOME + address).status_code == 302
