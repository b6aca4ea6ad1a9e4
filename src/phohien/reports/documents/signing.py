"""Letterhead and signature of an agency by its kind (Decree 30/2020, Appendix I, II.2–II.7)."""

from phohien.organisation.enums import COMMUNE_KINDS, AgencyKind, FocalPointKind
from phohien.organisation.models import Agency
from phohien.organisation.selectors import current_focal_points
from phohien.reports.models import ReportVersion
from vanban.writing import Letterhead, Signature

COORDINATOR = "Sở Văn hóa, Thể thao và Du lịch"
PROVINCE = "Ủy ban nhân dân tỉnh Hưng Yên"
SEAT = "Hưng Yên"
UNDER_PROVINCE = (AgencyKind.OFFICE, AgencyKind.DEPARTMENT, AgencyKind.MANAGEMENT_BOARD)
HEADS = {
    AgencyKind.OFFICE: "Chánh Văn phòng",
    AgencyKind.DEPARTMENT: "Giám đốc",
    AgencyKind.MANAGEMENT_BOARD: "Trưởng ban",
    AgencyKind.PARTY: "Trưởng ban",
    AgencyKind.PRESS: "Tổng Biên tập",
    AgencyKind.MASS_ORGANISATION: "Chủ tịch",
    AgencyKind.PUBLIC_UNIT: "Giám đốc",
}
# Bodies whose name, not their kind, tells what their head is called and what stands above them.
NAMED_HEADS = (
    ("Thanh tra", "Chánh Thanh tra"),
    ("Công an", "Giám đốc"),
    ("Bộ Chỉ huy Quân sự", "Chỉ huy trưởng"),
)
NAMED_PARENTS = (("Công an", "Bộ Công an"), ("Bộ Chỉ huy Quân sự", "Quân khu 3"))


def letterhead_of(agency: Agency, year: int) -> Letterhead:
    """Number and day are left for the clerk."""
    if agency.kind in COMMUNE_KINDS:
        place = agency.short_name.split(" ", 1)[1]  # "Xã Nam Cường" signs at "Nam Cường"
        return Letterhead(issuer=agency.name, symbol="BC-UBND", place=place, year=year)
    parent = _by_name(agency, NAMED_PARENTS)
    if not parent and agency.kind in UNDER_PROVINCE:
        parent = PROVINCE
    issuer = f"{agency.name} {SEAT}" if agency.name.endswith(" tỉnh") else agency.name
    return Letterhead(
        parent=parent, issuer=issuer, symbol=f"BC-{agency.symbol}", place=SEAT, year=year
    )


def signature_of(agency: Agency, version: ReportVersion | None = None) -> Signature:
    """Signed by whoever submitted the frozen version, else by the responsible leader named."""
    name, position = _signer(agency, version)
    head = _head(agency)
    collective = "Ủy ban nhân dân" if agency.kind in COMMUNE_KINDS else ""
    if position.lower().startswith("phó"):
        return Signature(position=f"Phó {head}", for_head=head, on_behalf_of=collective, name=name)
    return Signature(position=head, on_behalf_of=collective, name=name)


def coordinator_signature() -> Signature:
    """Of the department that compiles."""
    agency = Agency.objects.filter(name=COORDINATOR).first()
    return signature_of(agency) if agency else Signature(position="Giám đốc")


def _signer(agency: Agency, version: ReportVersion | None) -> tuple[str, str]:
    if version is not None and version.submitted_by is not None:
        return version.submitted_by.full_name, version.submitted_by.position
    points = current_focal_points().filter(agency=agency, kind=FocalPointKind.LEADER)
    leader = points.order_by("-valid_from").first()
    return (leader.full_name, leader.position) if leader else ("", "")


def _head(agency: Agency) -> str:
    if agency.kind in COMMUNE_KINDS:
        return "Chủ tịch"
    return _by_name(agency, NAMED_HEADS) or HEADS.get(agency.kind, "Thủ trưởng đơn vị")


def _by_name(agency: Agency, words: tuple[tuple[str, str], ...]) -> str:
    return next((told for start, told in words if agency.name.startswith(start)), "")
