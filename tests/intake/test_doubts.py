"""Uncertain words point at themselves in the restored line, with plain alternatives."""

import pytest

from phohien.intake.models import IntakeLine
from phohien.intake.selectors import pieces
from tests.intake.conftest import upload

pytestmark = pytest.mark.django_db
DAMAGED = """Ké hoach
Thong tin d6i ngoai tinh Hung Yén nam 2026

I. T6 CHUC THUC HIEN
1. S6 Tai chinh
a) Chu tri, phdi hop vdi cac s6, nganh quang ba hinh anh cua tinh dén ban bé qudc té.
b) Xay dung tai liéu gidi thiéu méi trudng dau tu biing nhiéu thir tiéng zxqv mbn.
"""


def test_doubts_point_at_their_own_words(coordinator):
    intake = upload(coordinator, DAMAGED)
    assert intake.was_damaged
    marked = [row for row in IntakeLine.objects.filter(intake=intake) if row.doubts]
    assert marked, "nothing in such a text is doubted"
    for row in marked:
        shown = [piece for piece in pieces(row) if piece.doubt]
        assert shown and "".join(piece.text for piece in pieces(row)) == row.text
        for piece in shown:
            assert piece.text == piece.doubt["text"]
            assert all(isinstance(word, str) for word in piece.doubt["alternatives"])
