"""What contradicts the decree is refused with a reason, and nothing is written."""

from dataclasses import replace

import pytest

from vanban.errors import VanbanError
from vanban.writing import (
    Column,
    Heading,
    InconsistentDocument,
    Numbered,
    Paragraph,
    Signature,
    Table,
    write,
)
from vanban.writing.examples import decision, letter, notice, plan, report, submission


def _head(document, **changes):
    return replace(document, letterhead=replace(document.letterhead, **changes))


TWO_POWERS = Signature(position="Phó Giám đốc", for_head="Giám đốc", by_order_of="Giám đốc")
RAGGED = Table((Column("A"), Column("B")), ((1,),))
REFUSED = [
    (_head(letter(), symbol="BC-SVHTTDL"), "letter-abbreviation"),
    (_head(report(), symbol="KH-SVHTTDL"), "kind-abbreviation"),
    (_head(report(), symbol="BCKQ-SVHTTDL"), "kind-abbreviation"),
    (_head(report(), symbol="BC - SVHTTDL"), "symbol"),
    (_head(report(), symbol="BC"), "symbol"),
    (_head(report(), number=0), "number"),
    (_head(report(), place=" "), "missing"),
    (replace(report(), subject=""), "missing"),
    (replace(decision(), authority=""), "missing"),
    (replace(letter(), addressees=()), "addressee"),
    (replace(submission(), addressees=()), "addressee"),
    (replace(plan(), addressees=("Bộ",)), "addressee"),
    (replace(notice(), signature=TWO_POWERS), "signature"),
    (replace(report(), urgency="GẤP"), "urgency"),
    (replace(report(), body=(Heading("Sâu", 4),)), "level"),
    (replace(report(), body=(Numbered("Sâu", 1),)), "level"),
    (replace(report(), body=(RAGGED,)), "table"),
    (replace(report(), body=(Table((), ()),)), "table"),
    (replace(report(), body=tuple(Numbered("x", 3) for _ in range(24))), "label-overflow"),
]


@pytest.mark.parametrize(("document", "code"), REFUSED, ids=[code for _, code in REFUSED])
def test_refused(document, code, tmp_path) -> None:
    with pytest.raises(InconsistentDocument) as refusal:
        write(document, tmp_path / "a.docx")
    assert refusal.value.code == code
    assert isinstance(refusal.value, VanbanError)
    assert refusal.value.what.endswith((".", "”."))
    assert refusal.value.todo.endswith(".")
    assert not (tmp_path / "a.docx").exists()


def test_23_points_are_the_most_and_are_written(tmp_path) -> None:
    body = (*(Numbered("x", 3) for _ in range(23)), Paragraph("Hết"))
    write(replace(report(), body=body), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").exists()
