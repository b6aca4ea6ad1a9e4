"""Who speaks for which agency, and its official accounts: a page, and the same as JSON and CSV.

What stands here is the public register (Decree 244/2026/NĐ-CP, art. 3.3 and 5.2), no more.
"""

import csv
import io

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.organisation.models import Agency
from phohien.portal import addresses, frames
from phohien.portal import dependencies as needs
from phohien.portal.frames import Head
from phohien.portal.selectors import map as chart
from phohien.portal.speaking_pages import Account, Speaker, SpeakersPage, Speaking
from phohien.portal.views.public import public, respond
from phohien.spokespersons.enums import Network, SpokespersonKind
from phohien.spokespersons.models import SocialAccount, Spokesperson
from phohien.spokespersons.selectors import register

FIELDS = (
    "agency_code", "agency", "agency_en", "kind", "full_name", "position", "phone", "email",
    "matter", "valid_from", "valid_to", "published_at",
)  # fmt: skip


@public
def speakers(request: HttpRequest, locale: str) -> HttpResponse:
    """By groups of agencies; names, posts, numbers and addresses as the register has them."""
    head = Head(
        addresses.page("spokespersons", locale),
        _("Người phát ngôn của các cơ quan"),
        description=_("Danh sách người phát ngôn và tài khoản chính thức của các cơ quan tỉnh."),
        others=frames.everywhere(lambda code: addresses.page("spokespersons", code)),
    )
    page = SpeakersPage(
        frames.frame(locale, head),
        groups=_groups(locale),
        accounts=tuple(_account(row, locale) for row in _accounts()),
        json=f"{head.path}register.json",
        csv=f"{head.path}register.csv",
    )
    return respond(page)


def _rows() -> list[Spokesperson]:
    """The register of today; the answer holds until the day is over or the register changes."""
    needs.on(needs.REGISTER, needs.DICTIONARIES)
    needs.today()
    return list(register.public_register())


def _accounts() -> list[SocialAccount]:
    needs.on(needs.REGISTER)
    return list(register.public_accounts())


def _groups(locale: str) -> tuple[tuple[str, tuple[Speaking, ...]], ...]:
    """(title, agencies with who speaks for them), in the order of the list of agencies."""
    words, held = _kinds(), {}
    for row in _rows():
        title = chart.group_title(row.agency)
        people = held.setdefault(title, {}).setdefault(row.agency, [])
        people.append(_speaker(row, words))
    return tuple(
        (title, tuple(_speaking(agency, people, locale) for agency, people in agencies.items()))
        for title, agencies in held.items()
    )


def _speaking(agency: Agency, people: list[Speaker], locale: str) -> Speaking:
    name = chart.spoken_name(agency, locale)
    return Speaking(name, addresses.agency(agency.code, locale), tuple(people))


def _speaker(row: Spokesperson, words: dict[str, str]) -> Speaker:
    return Speaker(
        kind=words[row.kind],
        name=row.full_name,
        position=row.position,
        phone=row.phone,
        email=row.email,
        matter=row.matter,
        until=row.valid_to,
        published_at=row.published_at,
    )


def _kinds() -> dict[str, str]:
    return {
        SpokespersonKind.HEAD: _("Người đứng đầu"),
        SpokespersonKind.REGULAR: _("Người phát ngôn thường xuyên"),
        SpokespersonKind.AUTHORISED: _("Người được ủy quyền phát ngôn"),
    }


def _account(row: SocialAccount, locale: str) -> Account:
    other = row.network == Network.OTHER
    network = _("Nền tảng khác") if other else row.get_network_display()
    return Account(row.name, network, row.url, chart.spoken_name(row.agency, locale))


@public
def register_json(request: HttpRequest, locale: str) -> HttpResponse:
    """The register for machines: the same rows as the page, field names in English."""
    accounts = [
        {
            "agency_code": row.agency.code, "agency": row.agency.name, "network": row.network,
            "name": row.name, "url": row.url, "announced_at": _moment(row.announced_at),
        }
        for row in _accounts()
    ]  # fmt: skip
    body = {"spokespersons": [_plain(row) for row in _rows()], "official_accounts": accounts}
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 1})


@public
def register_csv(request: HttpRequest, locale: str) -> HttpResponse:
    """UTF-8 with a mark so that spreadsheets see it; no cell can become a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, FIELDS)
    writer.writeheader()
    for row in _rows():
        writer.writerow({name: _safe(value) for name, value in _plain(row).items()})
    return HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")


def _safe(value: str | None) -> str:
    text = value or ""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _plain(row: Spokesperson) -> dict[str, str | None]:
    return {
        "agency_code": row.agency.code,
        "agency": row.agency.name,
        "agency_en": row.agency.name_en,
        "kind": row.kind,
        "full_name": row.full_name,
        "position": row.position,
        "phone": row.phone,
        "email": row.email,
        "matter": row.matter,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "published_at": _moment(row.published_at),
    }


def _moment(value) -> str:
    local = timezone.localtime(value, timezone.get_default_timezone())
    return local.isoformat(timespec="seconds")
