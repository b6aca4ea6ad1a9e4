"""Short signs that stand for themselves, labels read with a stroke too many, usage."""

import pytest

from vanban.restoring import restore
from vanban.restoring.labels import find_signs
from vanban.restoring.protecting import restore_ordinal, restore_sign

SENTENCE = "Uy ban nhan dan tinh bao c4o Chinh pht két qua cong tac thong tin d6i ngoai"


@pytest.mark.parametrize(
    ("read", "kept"),
    [("b/c", "b/c"), ("T/M", "T/M"), ("VX2", "VX2"), ("2026’", "2026"), ("B4", None)],
)
def test_signs_that_stand_for_themselves(read: str, kept: str | None) -> None:
    assert restore_sign(read) == kept


@pytest.mark.parametrize(
    ("before", "read", "numeral"),
    [("HDND tinh khoa ", "Xi", "XI"), ("lan thu ", "XiV", "XIV"), ("san xuat ", "Xi", None)],
)
def test_ordinals_after_their_noun(before: str, read: str, numeral: str | None) -> None:
    assert restore_ordinal(read, before) == numeral


def test_note_mark_in_brackets_is_kept() -> None:
    assert "ngoại(1)," in restore([SENTENCE + "(1), dén nam 2027(2)."]).lines[0]


def test_roman_labels_with_a_stroke_too_many() -> None:
    lines = ["I- MUC DICH", "", "IIl- NHIEM VU", "", "IL GIAI PHAP"]
    labels = find_signs(lines).labels
    assert [labels[n][1].strip() for n in (0, 2, 4)] == ["I-", "II-", "II."]


def test_every_year_and_goods_of_a_year() -> None:
    lines = restore([SENTENCE + " hang nam;", SENTENCE + " tai ngan hang nam 2026."]).lines
    assert lines[0].endswith("hằng năm;")
    assert "ngân hàng năm 2026" in lines[1]
