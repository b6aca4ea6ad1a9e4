"""Files of two agencies, stored in this process's own var/."""

import itertools
from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile

from phohien.media.enums import Consent, Licence
from phohien.media.models import Clip, Paper, Photo
from phohien.organisation.enums import Role
from phohien.organisation.models import User
from tests import factories
from tests.media import pictures

OWN, OTHER = "11953", "11977"
_seeds = itertools.count(100)
RIGHTS = {
    "credit": "Nguyễn Văn Mẫu", "source": "Đơn vị tự chụp", "licence": Licence.OWN_SHARED,
    "consent": Consent.NOBODY,
}  # fmt: skip


@pytest.fixture
def make_photo(db) -> Callable[..., Photo]:
    """A stored photo with everything that publishing asks for, of agency ``OWN`` unless given."""

    def make(*, body: bytes | None = None, agency: str = OWN, name: str = "chùa keo.jpg", **fields):
        row = Photo(
            **({"title": "Chùa Keo", "alt": "Gác chuông", "caption": "Gác chuông chùa Keo"}
               | RIGHTS | {"agency": factories.agency(agency)} | fields)
        )  # fmt: skip
        row.file = ContentFile(body or pictures.jpeg(seed=next(_seeds)), name)
        row._set_image_file_metadata()
        row.save()
        return row

    return make


@pytest.fixture
def make_paper(db) -> Callable[..., Paper]:
    def make(*, body: bytes = b"%PDF-1.4\n%%EOF", agency: str = OWN, name: str = "sách.pdf"):
        row = Paper(title="Sách ảnh", agency=factories.agency(agency), **RIGHTS)
        row.file = ContentFile(body, name)
        row._set_document_file_metadata()
        row.save()
        return row

    return make


@pytest.fixture
def make_clip(db, make_photo) -> Callable[..., Clip]:
    def make(*, body: bytes = bytes(range(256)) * 40, agency: str = OWN, **fields):
        row = Clip(title="Hội chùa", agency=factories.agency(agency), **(RIGHTS | fields))
        row.file.save("hội chùa.mp4", ContentFile(body), save=False)
        row.file_hash = "c" * 40
        row.save()
        return row

    return make


@pytest.fixture
def officer(db) -> User:
    return factories.make_user(Role.AGENCY_OFFICER, OWN)


@pytest.fixture
def stranger(db) -> User:
    return factories.make_user(Role.AGENCY_OFFICER, OTHER)


@pytest.fixture
def editor(db) -> User:
    return factories.make_user(Role.EDITOR, OWN)
