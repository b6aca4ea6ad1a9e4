"""Demo accounts with generated passwords, and the two focal points of most agencies."""

import datetime as dt
import os
import random
import secrets
import string
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from phohien.demo.names import person
from phohien.organisation.enums import AGENCY_ROLES, COMMUNE_KINDS, FocalPointKind, Role
from phohien.organisation.models import Agency, User
from phohien.organisation.services import create_user, grant_role, name_focal_point

COMMUNES_WITH_ACCOUNTS = 24
MISSING_SHARE = 0.07  # agencies that have not named their people yet
PROVINCE = (
    ("quantri", Role.SYSTEM_ADMINISTRATOR, "Chuyên viên công nghệ thông tin"),
    ("dieuphoi1", Role.COORDINATOR, "Chuyên viên"),
    ("dieuphoi2", Role.COORDINATOR, "Trưởng phòng"),
    ("lanhdaotinh", Role.PROVINCIAL_LEADER, "Lãnh đạo Ủy ban nhân dân tỉnh"),
    ("duyet", Role.REVIEWER, "Chuyên viên thẩm định nội dung"),
    ("theodoibaochi", Role.PRESS_ANALYST, "Chuyên viên theo dõi báo chí"),
    ("daumoibaochi", Role.PRESS_DESK, "Chuyên viên Phòng Ngoại vụ"),
    ("taichinh", Role.FINANCE_APPRAISER, "Chuyên viên quản lý ngân sách"),
    ("kiemtra", Role.AUDITOR, "Thanh tra viên"),
)
EDITORS = ("so-vhttdl", "van-phong-ubnd", "so-tai-chinh", "so-cong-thuong", "bao-ptth-hung-yen")
SPOKESPERSONS = ("van-phong-ubnd", "so-vhttdl", "so-cong-thuong")
REVIEWERS = ("ban-tgdv-tinh-uy", "bo-chqs-tinh", "cong-an-tinh", "van-phong-ubnd")
HEADER = "tên đăng nhập\tmật khẩu\tvai trò\tđơn vị"


@dataclass(frozen=True, slots=True)
class Account:
    """One line of demo-accounts.tsv."""

    username: str
    password: str
    role: str
    agency: str


def password() -> str:
    """Twenty letters and digits from the system's source of randomness."""
    letters = string.ascii_letters + string.digits
    return "-".join("".join(secrets.choice(letters) for _n in range(5)) for _part in range(4))


def build(random: random.Random, since: dt.date, speaking: Collection[str] = ()) -> list[Account]:
    """Create accounts, grants and focal points; returns what to write into the file.

    The communes of the codes in ``speaking`` have accounts whatever their order.
    """
    accounts = [
        _account(random, name, role, None, position, since) for name, role, position in PROVINCE
    ]
    communes = Agency.objects.filter(kind__in=COMMUNE_KINDS).order_by(
        "-is_coastal", "order", "code"
    )
    with_accounts = {row.pk for row in communes[:COMMUNES_WITH_ACCOUNTS]}
    with_accounts |= set(communes.filter(code__in=speaking).values_list("pk", flat=True))
    for agency in Agency.objects.filter(owes_reports=True):
        if agency.kind not in COMMUNE_KINDS or agency.pk in with_accounts:
            accounts += _people_of(random, agency, since)
        else:
            _focal_points_only(random, agency, since)
    return accounts + _newsroom(random, since)


def _newsroom(random: random.Random, since: dt.date) -> list[Account]:
    """Two editors for each owner of a section, spokespersons, second reviewers."""
    wanted = [
        *[(code, f"bt{n}", Role.EDITOR, "Biên tập viên") for code in EDITORS for n in (1, 2)],
        *[(code, "pn", Role.SPOKESPERSON, "Người phát ngôn") for code in SPOKESPERSONS],
        *[(code, "td", Role.REVIEWER, "Người thẩm định nội dung") for code in REVIEWERS],
    ]
    return [
        _account(random, f"{_slug(agency)}.{suffix}", role, agency, position, since)
        for code, suffix, role, position in wanted
        for agency in [Agency.objects.get(code=code)]
    ]


def _slug(agency: Agency) -> str:
    return f"xp{agency.code}" if agency.code.isdigit() else agency.code.replace("-", "")


def _people_of(random: random.Random, agency: Agency, since: dt.date) -> list[Account]:
    return [
        _account(
            random, f"{_slug(agency)}.ld", Role.AGENCY_LEADER, agency, "Phó Thủ trưởng", since
        ),
        _account(random, f"{_slug(agency)}.cb", Role.AGENCY_OFFICER, agency, "Chuyên viên", since),
    ]


def _account(random, username, role, agency, position, since) -> Account:
    secret = password()
    user = create_user(
        actor=None,
        username=username,
        full_name=person(random),
        password=secret,
        email=f"{username}@phohien.example",
        position=position,
    )
    grant_role(actor=None, user=user, role=role, agency=agency, valid_from=since)
    if role in AGENCY_ROLES:
        _point_for(user, role, agency, since)
    return Account(username, secret, str(Role(role).label), agency.name if agency else "Cấp tỉnh")


def _point_for(user: User, role: str, agency: Agency, since: dt.date) -> None:
    kind = FocalPointKind.LEADER if role == Role.AGENCY_LEADER else FocalPointKind.OFFICER
    name_focal_point(
        actor=None,
        agency=agency,
        kind=kind,
        full_name=user.full_name,
        user=user,
        position=user.position,
        email=user.email,
        valid_from=since,
    )


def _focal_points_only(random: random.Random, agency: Agency, since: dt.date) -> None:
    for kind, position in (
        (FocalPointKind.LEADER, "Phó Chủ tịch Ủy ban nhân dân"),
        (FocalPointKind.OFFICER, "Công chức văn hóa - xã hội"),
    ):
        if random.random() > MISSING_SHARE:
            name_focal_point(
                actor=None,
                agency=agency,
                kind=kind,
                full_name=person(random),
                position=position,
                valid_from=since,
            )


def write_accounts(accounts: list[Account]) -> Path:
    """Write var/demo-accounts.tsv, readable by its owner only."""
    path = Path(settings.VAR) / "demo-accounts.tsv"
    lines = [f"{a.username}\t{a.password}\t{a.role}\t{a.agency}" for a in accounts]
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join([HEADER, *lines]) + "\n")
    path.chmod(0o600)
    return path
