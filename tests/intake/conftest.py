"""A small plan of our own as a file, and the people who bring it in."""

import pytest
from django.core.files.base import ContentFile

from phohien.intake import services
from phohien.intake.models import Intake
from phohien.organisation.enums import Role
from tests import factories

TEXT = """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HƯNG YÊN                   Độc lập - Tự do - Hạnh phúc
Số: 812/KH-UBND                 Hưng Yên, ngày 14 tháng 11 năm 2025

KẾ HOẠCH
Truyền thông đối ngoại tỉnh Hưng Yên năm 2026

Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Giới thiệu tỉnh với bạn bè quốc tế.

II. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
a) Chủ trì, phối hợp với Sở Công Thương giới thiệu danh mục dự án; hoàn thành trước ngày 30/6/2026.
b) Thường xuyên cập nhật thông tin về môi trường đầu tư trên trang thông tin điện tử.
2. Ủy ban nhân dân các xã, phường ven biển
a) Tuyên truyền cho ngư dân về phòng, chống khai thác IUU.
3. Hội Sinh vật cảnh liên huyện
a) Phối hợp giới thiệu vườn cây cảnh cổ với du khách.
"""  # noqa: E501


def upload(actor, text: str = TEXT, *, name: str = "ke-hoach.txt", previous=None) -> Intake:
    """Receive ``text`` as a file and read it as the job would."""
    file = ContentFile(text.encode(), name=name)
    intake = services.receive(actor=actor, file=file, previous=previous)
    services.start_reading(intake=intake)
    found = services.read_paper(intake, progress=lambda done, total, note: None)
    return services.keep_reading(intake=intake, found=found)


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    """Uploaded files of tests go to a folder that is thrown away."""
    from django.core.files.storage import storages

    storages["private"].__dict__.pop("base_location", None)
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path), "base_url": None},
        }
    }


@pytest.fixture
def coordinator(db):
    factories.load_organisation()
    return factories.make_user(Role.COORDINATOR)


@pytest.fixture
def intake(coordinator) -> Intake:
    return upload(coordinator)
