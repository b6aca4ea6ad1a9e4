"""Letterhead and signature of whoever speaks, by the kind of agency (Decree 30/2020, App. I)."""

from phohien.organisation.enums import COMMUNE_KINDS, AgencyKind
from phohien.organisation.models import Agency
from phohien.spokespersons.clocks import PROVINCE_OFFICE
from phohien.spokespersons.enums import SpokespersonKind
from phohien.spokespersons.models import Spokesperson
from vanban.writing import Letterhead, Signature

PROVINCE = "Ủy ban nhân dân tỉnh Hưng Yên"
COMMITTEE = "Ủy ban nhân dân"
SEAT = "Hưng Yên"
UNIT = "TTĐN"
HEADS = {
    AgencyKind.OFFICE: "Chánh Văn phòng",
    AgencyKind.DEPARTMENT: "Giám đốc",
    AgencyKind.MANAGEMENT_BOARD: "Trưởng ban",
    AgencyKind.ARMED_FORCES: "Thủ trưởng",
    AgencyKind.PARTY: "Trưởng ban",
    AgencyKind.PRESS: "Tổng Biên tập",
    AgencyKind.MASS_ORGANISATION: "Chủ tịch",
    AgencyKind.PUBLIC_UNIT: "Giám đốc",
}
NAMED = (
    ("Thanh tra", "Chánh Thanh tra"),
    ("Công an", "Giám đốc"),
    ("Bộ Chỉ huy", "Chỉ huy trưởng"),
)
UNDER_PROVINCE = (AgencyKind.OFFICE, AgencyKind.DEPARTMENT, AgencyKind.MANAGEMENT_BOARD)


def letterhead_of(agency: Agency | None, kind: str, year: int) -> Letterhead:
    """``kind`` is the symbol's first part for a titled document ("BC"), "" for an official letter.

    ``agency`` None is the province's committee itself. Number and day are left for the clerk.
    """
    if agency is None:
        return Letterhead(
            issuer=PROVINCE, symbol=_symbol(kind, "UBND", "TTĐN"), place=SEAT, year=year
        )
    if agency.kind in COMMUNE_KINDS:
        place = agency.short_name.split(" ", 1)[1]
        return Letterhead(
            issuer=agency.name, symbol=_symbol(kind, "UBND", "VHXH"), place=place, year=year
        )
    parent = PROVINCE if agency.kind in UNDER_PROVINCE else ""
    issuer = f"{agency.name} {SEAT}" if agency.name.endswith(" tỉnh") else agency.name
    symbol = _symbol(kind, agency.symbol, UNIT)
    return Letterhead(parent=parent, issuer=issuer, symbol=symbol, place=SEAT, year=year)


def _symbol(kind: str, who: str, unit: str) -> str:
    return f"{kind}-{who}" if kind else f"{who}-{unit}"


def signature_of(agency: Agency | None) -> Signature:
    """The head as the register names them; for the province the head of its office, by order."""
    if agency is None:
        office = Agency.objects.filter(code=PROVINCE_OFFICE).first()
        chief = head_of(office) if office else None
        name = chief.full_name if chief else ""
        return Signature(position=HEADS[AgencyKind.OFFICE], by_order_of="Chủ tịch", name=name)
    head = head_of(agency)
    name = head.full_name if head else ""
    if agency.kind in COMMUNE_KINDS:
        return Signature(position="Chủ tịch", on_behalf_of=COMMITTEE, name=name)
    return Signature(position=_position(agency), name=name)


def head_of(agency: Agency) -> Spokesperson | None:
    """The head of the agency in the register."""
    rows = Spokesperson.objects.in_force().filter(agency=agency, kind=SpokespersonKind.HEAD)
    return rows.first()


def _position(agency: Agency) -> str:
    named = next((told for start, told in NAMED if agency.name.startswith(start)), "")
    return named or HEADS.get(agency.kind, "Thủ trưởng đơn vị")
